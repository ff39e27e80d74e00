"""Who of those present may hear each item: the room counts, not only the screen."""

import uuid
from collections.abc import Sequence

from joined.huddle import models
from joined.people import queries as people


def staying(
    items: Sequence[models.AgendaItem],
    present: Sequence[models.Presence],
    known: dict[uuid.UUID, people.Hearing] | None = None,
) -> dict[uuid.UUID, list[models.Presence]]:
    """For each item, those present who may hear it, in two statements for all. Nobody else is ever named.

    `known`: what was worked out already in the same look, and is added to.
    """
    known = {} if known is None else known
    unknown = [item.person_id for item in items if item.person_id not in known]
    if unknown:
        known.update(people.hearing(people=unknown))
    return {
        item.pk: []
        if item.sharing == "no_name"
        else [
            row
            for row in present
            if (item.sharing != "nhs_council" or row.organisation.kind in people.DIRECT_CARE)
            and known[item.person_id].may_hear(
                organisation=row.organisation_id, kind=row.organisation.kind, user=row.user_id
            )
        ]
        for item in items
    }
