"""Groups as pages show them."""

import dataclasses
import datetime
import uuid

from joined.people import queries as people


@dataclasses.dataclass(frozen=True, kw_only=True)
class Line:
    """A group as a line: when and where it meets as a rule, who runs it, how many are in it, and its next session."""

    id: uuid.UUID
    name: str
    team_name: str
    when: str
    where: str
    leader: str
    members: int
    next_at: datetime.datetime | None
    to_answer: uuid.UUID | None


@dataclasses.dataclass(frozen=True, kw_only=True)
class Groups:
    """Groups of my teams, by name, and the teams that may begin one; `partners`: those of charities here."""

    lines: tuple[Line, ...]
    partners: tuple[Line, ...]
    is_partner: bool
    teams: tuple[tuple[uuid.UUID, str], ...]


@dataclasses.dataclass(frozen=True, kw_only=True)
class FirstName:
    """All that a charity reads of somebody in its group: what they are called. No id, so nothing leads on."""

    name: str
    id: None = None


@dataclasses.dataclass(frozen=True, kw_only=True)
class In:
    """Somebody in a group, since when, with how they said yes."""

    id: uuid.UUID
    person: people.Person | FirstName
    since: datetime.date
    said_yes: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class Session:
    """One session: how many were booked, came, and are still to be answered for."""

    id: uuid.UUID
    at: datetime.datetime
    where: str
    leader: str
    booked: int
    came: int
    waiting: int
    cancelled_why: str
    is_to_come: bool
    is_cancelled: bool


@dataclasses.dataclass(frozen=True, kw_only=True)
class Group:
    """One group, for the team that runs it; `is_partner`: a charity, which reads first names."""

    people: tuple[uuid.UUID, ...]
    is_partner: bool
    line: Line
    how: str
    is_over: bool
    members: tuple[In, ...]
    coming: tuple[Session, ...]
    past: tuple[Session, ...]


@dataclasses.dataclass(frozen=True, kw_only=True)
class There:
    """Somebody at a session, and what became of it for them; their attending's id."""

    id: uuid.UUID
    person: people.Person | FirstName
    became: str
    is_planned: bool
    counts: bool
    why: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class Register:
    """Who came to one session."""

    people: tuple[uuid.UUID, ...]
    group_id: uuid.UUID
    group_name: str
    session: Session
    rows: tuple[There, ...]

    @property
    def waiting(self) -> tuple[There, ...]:
        return tuple(row for row in self.rows if row.is_planned)


@dataclasses.dataclass(frozen=True, kw_only=True)
class CouldJoin:
    """People who may be asked. `partner`: the charity that runs it; `members`: then, whom I see of those in it."""

    people: tuple[uuid.UUID, ...]
    rows: tuple[people.Person, ...]
    partner: str
    members: tuple[In, ...]
