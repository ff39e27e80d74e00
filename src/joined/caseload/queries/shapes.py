"""One person's care as pages show it, and how much the same it stays."""

import dataclasses
import datetime
import uuid

from joined.caseload import words
from joined.caseload.rules import bumps, continuity, measures
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
    may_answer: bool
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
