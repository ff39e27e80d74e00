"""What was said of either record holds for the one that goes on."""

import uuid

from django.db.models import Q

from joined.base import moving, rows
from joined.base.moving import Moved, Moving
from joined.kit import actors, clock
from joined.matching import models
from joined.trail.writing import action


@action
def move_person(*, by: actors.Actor, from_: uuid.UUID, to: uuid.UUID) -> tuple[Moved, ...]:
    """Whoever is not `from_` is not `to` either; that these two were two is over."""
    with rows.house(from_, to):
        ours = Moving(from_=from_, to=to)
        live = models.Different.objects.filter(until_at=None)
        between = Q(person_id=from_, other_id=to) | Q(person_id=to, other_id=from_)
        ours.change(live.filter(between), until_at=clock.now())
        known = set(live.filter(person_id=to).values_list("other_id", flat=True))
        ours.change(live.filter(person_id=from_, other_id__in=known), until_at=clock.now())
        ours.everything("matching")
    return tuple(ours.done)


@action
def move_back(*, by: actors.Actor, from_: uuid.UUID, to: uuid.UUID, moved: tuple[Moved, ...]) -> None:
    """Each back to the record of which it was said."""
    with rows.house(from_, to):
        moving.put_back(models.Different, moved)
