"""Care as lists show it: everybody of a team or of mine, who will pass, who would have another key worker."""

import dataclasses
import datetime
import typing
import uuid
from collections.abc import Callable, Mapping

from joined.caseload import words
from joined.caseload.queries import shapes
from joined.caseload.rules import load, looking, measures
from joined.people import queries as people


@dataclasses.dataclass(frozen=True, kw_only=True)
class Row:
    """Somebody on a caseload: what needs doing first, then who, when and how."""

    person: people.Listed
    clock: shapes.Clock
    lead: str
    lead_id: uuid.UUID | None
    is_mine: bool
    next_at: datetime.datetime | None
    next_how: str
    last_on: datetime.date | None
    last_face_on: datetime.date | None
    last_nhs_on: datetime.date | None
    intensity: str
    weight: load.Weight
    missing: tuple[str, ...]
    tried: str
    why_not_as_promised: tuple[str, ...]
    active: measures.Share
    courses: tuple[shapes.InShort, ...]
    order: tuple[int, datetime.date]
    views: frozenset[str] = frozenset()

    @property
    def is_as_promised(self) -> bool:
        return not self.why_not_as_promised

    @property
    def weighs(self) -> str:
        """Each point, and what it is for."""
        return ", ".join(f"{words.NEEDS[need]} {points}" for need, points in self.weight.parts)


ORDERS: Mapping[str, Callable[[Row], typing.Any]] = {
    "": lambda row: 0,
    "name": lambda row: row.person.name,
    "seen": lambda row: row.last_on or datetime.date.min,
    "weight": lambda row: -row.weight.points,
}
"""By `words.SORTS`; those that are alike stay by what needs doing."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Caseload:
    """Mine or my team's, by what needs doing; how many of them are seen as promised, and how many helped, of how many.

    `active`: of whoever was seen and is not paused, those with a session of help in the last interval, a plan and a
    key worker.
    """

    whose: str
    rows: tuple[Row, ...]
    people: tuple[uuid.UUID, ...]
    as_at: datetime.datetime
    is_outside: bool = False
    weighs: tuple[str, ...] = ()

    def looked_at(self, looking: looking.Looking) -> "Caseload":
        """One way of looking: some of them, in its order. A charity is shown no weights, not even by the order."""
        found = self.only(looking.show)
        rows = [row for row in found.rows if looking.worker in (None, row.lead_id)]
        return dataclasses.replace(
            found, rows=tuple(sorted(rows, key=ORDERS[looking.sort if looking.sort in self.sorts else ""]))
        )

    @property
    def sorts(self) -> dict[str, str]:
        """The orders that are offered, of `words.SORTS`."""
        return {key: name for key, name in words.SORTS.items() if key != "weight" or not self.is_outside}

    def only(self, view: str) -> "Caseload":
        """Those of one of `words.VIEWS`; everybody for any other word."""
        rows = tuple(row for row in self.rows if view in row.views) if view in words.VIEWS and view else self.rows
        return dataclasses.replace(self, rows=rows)

    def count(self, view: str) -> int:
        """How many one way of looking shows."""
        return len(self.only(view).rows)

    @property
    def active(self) -> measures.Share:
        return measures.Share(sum(row.active.part for row in self.rows), sum(row.active.whole for row in self.rows))

    @property
    def as_promised(self) -> int:
        return sum(row.is_as_promised for row in self.rows)

    @property
    def points(self) -> int:
        return sum(row.weight.points for row in self.rows)

    @property
    def late(self) -> int:
        return sum(row.clock.meaning == "late" for row in self.rows)


@dataclasses.dataclass(frozen=True, kw_only=True)
class WillPass:
    """Somebody who will not be seen in time unless somebody books: the last day in time, why, and what is proposed.

    `why`: of `words.WHY_PASSES`; `after`: where nothing is booked after this day. `at`, `worker_id`: the booking that
    would prevent it; None where nobody is free.
    """

    person: people.Person
    due_on: datetime.date
    passes_on: datetime.date
    why: str
    after: datetime.date | None
    team_id: uuid.UUID
    at: datetime.datetime | None
    worker_id: uuid.UUID | None
    worker: str
    is_known: bool


@dataclasses.dataclass(frozen=True)
class Week:
    """Who passes within one week."""

    monday: datetime.date
    rows: tuple[WillPass, ...]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Forecast:
    """Four weeks ahead. `late`: so many are late already, and are not forecast. `per_day`: local rule, by team."""

    whose: str
    weeks: tuple[Week, ...]
    late: int
    looked_at: int
    per_day: Mapping[uuid.UUID, int]
    people: tuple[uuid.UUID, ...]
    as_at: datetime.datetime

    @property
    def rows(self) -> tuple[WillPass, ...]:
        """Everybody who passes, the soonest first."""
        return tuple(row for week in self.weeks for row in week.rows)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Moves:
    """Somebody who would have another key worker; `is_same`: that is who it is now; `knew`: who it was once."""

    person: people.Person
    from_name: str
    is_same: bool
    warning: str
    knew: bool = False


@dataclasses.dataclass(frozen=True, kw_only=True)
class ToMove:
    """Several people, and who would be key worker of them all."""

    rows: tuple[Moves, ...]
    to_id: uuid.UUID
    to_name: str
    people: tuple[uuid.UUID, ...]
