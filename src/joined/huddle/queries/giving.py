"""Who of the partners heard a sitting's asks. Organisations alone; nobody it was about."""

import uuid

from joined.huddle import models
from joined.people import queries as people


def partners_heard(*, sitting: models.Sitting) -> tuple[uuid.UUID, ...]:
    """Partner organisations that heard today's asks: they came, or somebody of theirs wrote a view or an offer."""
    found = set(models.Presence.objects.filter(sitting=sitting).values_list("organisation_id", "organisation__kind"))
    said = models.View.objects.filter(item__sitting=sitting)
    found |= set(said.values_list("organisation_id", "organisation__kind"))
    offered = models.HuddleOffer.objects.filter(item__sitting=sitting)
    found |= set(offered.values_list("team__organisation_id", "team__organisation__kind"))
    return tuple(organisation for organisation, kind in found if kind not in people.DIRECT_CARE)
