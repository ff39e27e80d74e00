"""Messages as they came, of two records of one person: each belongs with its request."""

import uuid

from django.db.models import F

from joined.base import moving, rows
from joined.base.moving import Moved, Moving
from joined.interop import models
from joined.kit import actors
from joined.trail.writing import action


@action
def move_person(*, by: actors.Actor, from_: uuid.UUID, to: uuid.UUID) -> tuple[Moved, ...]:
    """Originals of `from_` become `to`'s."""
    with rows.house(from_, to):
        ours = Moving(from_=from_, to=to)
        ours.everything("interop")
    return tuple(ours.done)


@action
def move_back(*, by: actors.Actor, from_: uuid.UUID, to: uuid.UUID, moved: tuple[Moved, ...]) -> None:
    """Back, and whatever came since goes with its request."""
    with rows.house(from_, to):
        for model, _ in moving.tables("interop"):
            moving.put_back(model, moved)
        for one in models.Original.objects.filter(person_id=to).exclude(referral__person_id=F("person_id")):
            models.Original.objects.filter(pk=one.pk).update(person_id=from_)
