"""What came of ringing somebody."""

import dataclasses
import datetime
import uuid

from joined.kit import actors
from joined.messages import models
from joined.messages import words as said
from joined.trail.writing import shows


@dataclasses.dataclass(frozen=True)
class Tried:
    """One try to reach somebody by telephone."""

    result: str
    words: str
    at: datetime.datetime
    by: str


@dataclasses.dataclass(frozen=True)
class Attempts:
    """What came of ringing somebody, newest first."""

    attempts: tuple[Tried, ...]
    people: tuple[uuid.UUID, ...]


@shows
def attempts(*, to: actors.Actor, person: uuid.UUID) -> Attempts:
    """Every try to reach somebody by telephone that `to` may see."""
    found = models.Attempt.objects.filter(about=person).order_by("-at")
    tried = (Tried(said.ATTEMPTS[row.result], row.words, row.at, row.by_name) for row in found)
    return Attempts(tuple(tried), (person,))
