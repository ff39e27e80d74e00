"""What the rows of a list became stays known when two records of one person are joined."""

import uuid

from joined.base import moving, rows
from joined.base.moving import Moved, Moving
from joined.imports import models
from joined.kit import actors
from joined.trail.writing import action


@action
def move_person(*, by: actors.Actor, from_: uuid.UUID, to: uuid.UUID) -> tuple[Moved, ...]:
    """What became `from_` is `to`."""
    with rows.house(from_, to):
        ours = Moving(from_=from_, to=to)
        ours.everything("imports")
    return tuple(ours.done)


@action
def move_back(*, by: actors.Actor, from_: uuid.UUID, to: uuid.UUID, moved: tuple[Moved, ...]) -> None:
    """Back to whom each row became."""
    with rows.house(from_, to):
        moving.put_back(models.Made, moved)
