"""Worries about two records of one person: each keeps its own matter and its own answer, and nobody's own words."""

import uuid

from django.db.models import F

from joined.base import moving, rows
from joined.base.moving import Moved, Moving
from joined.kit import actors
from joined.trail.writing import action
from joined.worries import models


@action
def move_person(*, by: actors.Actor, from_: uuid.UUID, to: uuid.UUID) -> tuple[Moved, ...]:
    """Worries about `from_` are about `to`."""
    with rows.house(from_, to):
        ours = Moving(from_=from_, to=to)
        ours.everything("worries")
    return tuple(ours.done)


@action
def move_back(*, by: actors.Actor, from_: uuid.UUID, to: uuid.UUID, moved: tuple[Moved, ...]) -> None:
    """Back, and whatever came since goes with its matter."""
    with rows.house(from_, to):
        moving.put_back(models.Worry, moved)
        for one in models.Worry.objects.filter(person_id=to).exclude(matter__person_id=F("person_id")):
            models.Worry.objects.filter(pk=one.pk).update(person_id=from_)
