"""What steps, offers and responsibility look like to pages: values, no rows."""

import dataclasses
import datetime
import uuid


@dataclasses.dataclass(frozen=True, kw_only=True)
class Step:
    """A next step as pages show it."""

    id: uuid.UUID
    person_id: uuid.UUID
    person_name: str
    born_on: datetime.date | None
    what: str
    who: str
    team_id: uuid.UUID
    team_name: str
    due_on: datetime.date
    due_at: datetime.datetime | None
    days_late: int
    state: str
    closed_at: datetime.datetime | None
    closed_by: str
    reason: str
    source: str
    source_id: uuid.UUID | None
    organisation_name: str = ""
    someone: str = ""
    is_person_known: bool = True
    is_mine: bool = False
    is_last: bool = False
    may_close: bool = False


@dataclasses.dataclass(frozen=True, kw_only=True)
class Asked:
    """An offer as pages show it."""

    id: uuid.UUID
    person_id: uuid.UUID
    what: str
    from_team: str
    to_team: str
    to_team_id: uuid.UUID
    asked_at: datetime.datetime
    asked_by: str
    state: str
    reason: str
    next_door: str
    answered_at: datetime.datetime | None = None
    answered_by: str = ""
    first_contact_on: datetime.date | None = None
    is_to_hold: bool = False
    may_answer: bool = False
    reason_words: str = ""
    can_offer: str = ""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Asks:
    """Offers waiting for my teams' answer."""

    offers: tuple[Asked, ...]
    people: tuple[uuid.UUID, ...]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Promises:
    """Next steps of somebody or of a team; `people` are those shown."""

    steps: tuple[Step, ...]
    people: tuple[uuid.UUID, ...]

    @property
    def late(self) -> tuple[Step, ...]:
        return tuple(step for step in self.steps if step.days_late)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Now:
    """Who is responsible for a person, what is next, and what was asked of whom."""

    people: tuple[uuid.UUID, ...]
    is_open: bool
    team_name: str
    team_id: uuid.UUID | None
    team_phone: str
    team_kind: str
    since: datetime.datetime | None
    moves: int
    steps: tuple[Step, ...]
    offers: tuple[Asked, ...]
    done: tuple[Step, ...]

    @property
    def next(self) -> Step | None:
        return self.steps[0] if self.steps else None


@dataclasses.dataclass(frozen=True)
class Load:
    """How many people a team answers for, how many steps are with it, and how many asks wait for its answer."""

    people: int
    steps: int
    asked: int

    @property
    def is_empty(self) -> bool:
        return not (self.people or self.steps or self.asked)


@dataclasses.dataclass(frozen=True)
class Hold:
    """What somebody holds in one team: so many steps that came of this, so many of them late."""

    team_id: uuid.UUID
    source: str
    steps: int
    late: int
