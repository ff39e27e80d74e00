"""Care as pages show it."""

import dataclasses
import datetime
import typing
import uuid
from collections.abc import Callable, Mapping

from joined.caseload import words
from joined.caseload.rules import bumps, continuity, load, looking, measures
from joined.people import queries as people
from joined.steps import queries as steps


@dataclasses.dataclass(frozen=True, kw_only=True)
class Clock:
    """How long since somebody met them, and by when the next contact is. Words and colour for a tag."""

    state: str
    last_on: datetime.date | None
    due_on: datetime.date | None
    days_since: int
    late_by: int
    max_days: int
    tag: str
    meaning: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class Met:
    """One contact, planned or past, as a line."""

    id: uuid.UUID
    at: datetime.datetime
    team_name: str
    worker: str
    how: str
    became: str
    is_planned: bool
    counts: bool
    why: str
    where: str
    line: str
    from_other: bool
    help: str
    written_at: datetime.datetime
    written_by: str
    is_late: bool
    is_corrected: bool
    may_correct: bool
    copy: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class Helped:
    """A course of help as a line: how far, who gives it, and when next. `waited`: days until its first session."""

    id: uuid.UUID
    name: str
    state: str
    tag: str
    meaning: str
    said: str
    wish: str
    agreed_on: datetime.date
    waited: int
    next_at: datetime.datetime | None
    worker: str
    team_name: str
    result: str
    line: str
    ended_on: datetime.date | None
    may_change: bool


@dataclasses.dataclass(frozen=True, kw_only=True)
class InShort:
    """Help of somebody on a list: its name, and how far it is or how long they wait."""

    name: str
    said: str
    is_running: bool


@dataclasses.dataclass(frozen=True, kw_only=True)
class Paused:
    """A pause as a line."""

    id: uuid.UUID
    kind: str
    name: str
    from_on: datetime.date
    until_on: datetime.date | None
    why: str
    review_on: datetime.date | None
    is_running: bool


@dataclasses.dataclass(frozen=True, kw_only=True)
class Rung:
    """One rung of the ladder: whether it is what comes next, within so many working days (local rule), and who tried
    there without reaching them."""

    name: str
    is_now: bool
    within: int
    tried: tuple[steps.Attempted, ...]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Care:
    """One person's care: the clock, who knows them, what is booked, what was, who helps them."""

    people: tuple[uuid.UUID, ...]
    spell_id: uuid.UUID
    began_on: datetime.date
    is_open: bool
    came_back: bool
    is_back: bool
    intensity: str
    max_days_why: str
    clock: Clock
    lead: str
    lead_id: uuid.UUID | None
    lead_since: datetime.date | None
    deputy: str
    next: Met | None
    last_face_on: datetime.date | None
    last_nhs_on: datetime.date | None
    planned: tuple[Met, ...]
    ladder: tuple[Rung, ...]
    groups: tuple[tuple[uuid.UUID | None, str], ...]
    past: tuple[Met, ...]
    pauses: tuple[Paused, ...]
    helped_by: str
    looks_after: str
    asked_circle_at: datetime.datetime | None
    asked_circle_by: str
    handover: str
    workers_met: int
    courses: tuple[Helped, ...]
    came_today: bool
    continuous: "Continuous"
    unexplained: tuple[datetime.date, ...]
    may_write: bool
    may_keep: bool

    @property
    def pace(self) -> str:
        return words.INTENSITIES[self.intensity]

    @property
    def running(self) -> Paused | None:
        """The pause that is said: of a ward and a break at once, the ward."""
        now = (one for one in self.pauses if one.is_running)
        return min(now, key=lambda one: one.kind != "ward", default=None)

    @property
    def is_on_ward(self) -> bool:
        return self.running is not None and self.running.kind == "ward"


@dataclasses.dataclass(frozen=True, kw_only=True)
class Row:
    """Somebody on a caseload: what needs doing first, then who, when and how."""

    person: people.Person
    clock: Clock
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
    courses: tuple[InShort, ...]
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


@dataclasses.dataclass(frozen=True)
class Continuous:
    """One person over six months, and how often they were moved."""

    found: continuity.Continuity
    moved: bumps.Bumps

    @property
    def is_shown(self) -> bool:
        """Below three contacts no index means anything."""
        return self.found.upc is not None

    def of(self, share: float) -> int:
        """So many of the contacts."""
        return round(share * self.found.contacts)


@dataclasses.dataclass(frozen=True, kw_only=True)
class MonthContinuity:
    """The middle of a team's people over six months. `people`: None, and no index, where they are few."""

    month: datetime.date
    people: int | None
    upc: float | None = None
    coc: float | None = None
    secon: float | None = None
    kwc: float | None = None


@dataclasses.dataclass(frozen=True, kw_only=True)
class LastDays:
    """Of a team's contacts of a month in the last four days in time, those that were a check-in only. None: too few."""

    month: datetime.date
    share: measures.Share | None


@dataclasses.dataclass(frozen=True, kw_only=True)
class TeamContinuity:
    """One team, month by month; how often people in its care were moved (None where they are few)."""

    name: str
    in_care: int
    moved: bumps.Bumps | None
    months: tuple[MonthContinuity, ...]
    last_days: tuple[LastDays, ...]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Continuities:
    """Every team of mine."""

    teams: tuple[TeamContinuity, ...]
    as_at: datetime.datetime


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
