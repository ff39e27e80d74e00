"""Texts of two records of one person: what is on its way to either stops, and somebody looks (F-36, H1)."""

import uuid

from joined.base import moving, rows
from joined.base.moving import Moved, Moving
from joined.kit import actors, clock
from joined.messages import holding, models
from joined.messages import words as said
from joined.trail.writing import action


@action
def move_person(*, by: actors.Actor, from_: uuid.UUID, to: uuid.UUID) -> tuple[Moved, ...]:
    """Messages of `from_` become `to`'s; none that waits to go is sent before somebody has looked."""
    with rows.house(from_, to):
        ours = Moving(from_=from_, to=to)
        _stop(ours)
        ours.everything("messages")
    return tuple(ours.done)


@action
def move_back(*, by: actors.Actor, from_: uuid.UUID, to: uuid.UUID, moved: tuple[Moved, ...]) -> tuple[Moved, ...]:
    """Back to whom they were about; what was written since and waits to go stops too: to whom was it meant?"""
    with rows.house(from_, to):
        ours = Moving(from_=to, to=from_)
        _stop(ours)
        for model, _ in moving.tables("messages"):
            moving.put_back(model, moved)
    return tuple(ours.done)


def _stop(ours: Moving) -> None:
    waiting = models.Message.objects.filter(about__in=(ours.from_, ours.to), state="queued")
    free = holding.free(waiting.values_list("pk", flat=True))
    ours.stopped(waiting.filter(pk__in=free), state="stopped", why_not=said.RECORDS_CHANGED, settled_at=clock.now())
