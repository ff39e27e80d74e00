"""Reading requests."""

import datetime
import uuid

from joined.base import rows
from joined.doors import models
from joined.kit import actors, errors


def row(*, to: actors.Actor, referral_id: uuid.UUID) -> models.Referral:
    """The request, for pages and actions. Raises NotHere where `to` may not see it."""
    with rows.acting(to):
        found = (
            models.Referral.objects.filter(pk=referral_id)
            .select_related("person", "matter", "joined_to__matter", "asker_team")
            .first()
        )
    if found is None:
        raise errors.NotHere()
    return found


def asked_before(*, to: actors.Actor, person: uuid.UUID) -> list[datetime.datetime]:
    """When somebody asked for this person before, while that request is still open; oldest first."""
    with rows.acting(to, people=[person]):
        asked = models.Referral.objects.filter(person_id=person, matter__ended_at=None)
        return list(asked.order_by("asked_at").values_list("asked_at", flat=True))
