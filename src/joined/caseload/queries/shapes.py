"""Care as pages show it."""

import dataclasses
import datetime
import uuid

from joined.caseload import words
from joined.caseload.rules import load
from joined.people import queries as people


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
    written_at: datetime.datetime
    written_by: str
    is_late: bool
    is_corrected: bool
    may_correct: bool
    copy: str


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
class Care:
    """One person's care: the clock, who knows them, what is booked, what was, who helps them."""

    people: tuple[uuid.UUID, ...]
    spell_id: uuid.UUID
    began_on: datetime.date
    is_open: bool
    came_back: bool
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
    past: tuple[Met, ...]
    pauses: tuple[Paused, ...]
    helped_by: str
    looks_after: str
    asked_circle_at: datetime.datetime | None
    asked_circle_by: str
    handover: str
    workers_met: int
    unexplained: tuple[datetime.date, ...]
    may_write: bool
    may_keep: bool

    @property
    def pace(self) -> str:
        return words.INTENSITIES[self.intensity]

    @property
    def running(self) -> Paused | None:
        return next((one for one in self.pauses if one.is_running), None)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Row:
    """Somebody on a caseload: what needs doing first, then who, when and how."""

    person: people.Person
    clock: Clock
    lead: str
    is_mine: bool
    next_at: datetime.datetime | None
    next_how: str
    last_on: datetime.date | None
    last_face_on: datetime.date | None
    last_nhs_on: datetime.date | None
    intensity: str
    weight: load.Weight
    missing: tuple[str, ...]
    why_not_active: tuple[str, ...]
    order: tuple[int, datetime.date]

    @property
    def is_active(self) -> bool:
        return not self.why_not_active

    @property
    def weighs(self) -> str:
        """Each point, and what it is for."""
        return ", ".join(f"{words.NEEDS[need]} {points}" for need, points in self.weight.parts)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Caseload:
    """Mine or my team's, by what needs doing; how many of them are seen as promised, out of how many."""

    whose: str
    rows: tuple[Row, ...]
    people: tuple[uuid.UUID, ...]
    as_at: datetime.datetime

    @property
    def active(self) -> int:
        return sum(row.is_active for row in self.rows)

    @property
    def points(self) -> int:
        return sum(row.weight.points for row in self.rows)

    @property
    def late(self) -> int:
        return sum(row.clock.meaning == "late" for row in self.rows)
