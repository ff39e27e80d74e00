"""What requests look like to pages: values, no rows."""

import dataclasses
import datetime
import uuid

from joined.base import paging, wording
from joined.doors import words
from joined.kit import clock
from joined.people import queries as persons
from joined.steps import queries as steps


@dataclasses.dataclass(frozen=True, kw_only=True)
class Before:
    """Another time that they asked."""

    id: uuid.UUID
    asked_at: datetime.datetime
    asker_name: str
    ask: str
    door: str
    is_joined: bool


@dataclasses.dataclass(frozen=True, kw_only=True)
class Time:
    """One of the times that somebody asked: when, through which door, by whom."""

    at: datetime.datetime
    door: str
    asked_by: str


def times_in_words(count: int) -> str:
    """How often somebody has asked: "Asked for the third time"; nothing for the first."""
    return f"Asked {words.times(count)}" if count > 1 else ""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Request:
    """One request as lists and its own page show it, with where the person stands now."""

    id: uuid.UUID
    matter_id: uuid.UUID
    reference: str
    person: persons.Person
    ask: str
    in_their_words: str
    door: str
    asked_by: str
    asked_by_where: str
    asked_at: datetime.datetime
    received_at: datetime.datetime
    state: str
    tag: str
    meaning: str
    holder_id: uuid.UUID | None
    holder_name: str
    holder_since: datetime.datetime | None
    minutes_to_name: int
    talked: str
    talked_because: str
    sharing: str
    basis: str
    safety: str
    safety_words: str
    who_was_rung: str
    decided_at: datetime.datetime | None
    told_at: datetime.datetime | None
    ended_at: datetime.datetime | None
    ending: str
    before: tuple[Before, ...]
    now: steps.Now
    is_ours: bool
    is_with_intake: bool

    @property
    def days(self) -> int:
        """London days since it was received."""
        return (clock.today() - clock.london(self.received_at).date()).days

    @property
    def again(self) -> tuple[Before, ...]:
        """The times that they asked since, joined to this one; earliest first."""
        return tuple(one for one in self.before if one.is_joined)

    @property
    def times(self) -> str:
        """How often they have asked, in words; nothing for the first time."""
        return times_in_words(len(self.again) + 1)

    @property
    def again_words(self) -> str:
        """How often they have asked, and when last: "Asked for the third time, today, 8:20am"."""
        return f"{self.times}, {wording.short_moment(self.again[-1].asked_at)}" if self.times else ""

    @property
    def age_words(self) -> str:
        """How long ago it was received."""
        return f"Day {self.days}" if self.days else f"Today, {wording.time(self.received_at)}"

    @property
    def by(self) -> str:
        """Who asked, and from where."""
        return ", ".join(part for part in (self.asked_by, self.asked_by_where) if part)

    @property
    def known(self) -> str:
        """What we know of them already; nothing where that is nothing."""
        found = []
        if not self.is_with_intake and self.now.team_name:
            since = f" since {wording.short_day(self.now.since)}" if self.now.since else ""
            found.append(f"{self.now.team_name} holds them{since}")
        if self.earlier:
            found.append(f"asked before, {wording.short_day(self.earlier[-1].asked_at)}")
        found += self.person.needs[:2]
        if self.person.is_provisional:
            found.append("we will check whether we already know them")
        said = ", ".join(found)
        return said[:1].upper() + said[1:]

    @property
    def earlier(self) -> tuple[Before, ...]:
        return tuple(one for one in self.before if not one.is_joined and one.asked_at < self.asked_at)

    @property
    def duty_step(self) -> steps.Step | None:
        """What duty has to answer, while it has not."""
        return next((step for step in self.now.steps if step.what == words.DUTY_STEP), None)

    @property
    def days_late(self) -> int:
        return max((step.days_late for step in self.now.steps), default=0)

    @property
    def named_worker(self) -> str:
        """Who has put their name to it: of in-take; once another team said yes, who of it has a step."""
        if self.is_with_intake:
            return self.holder_name
        of_team = (step.someone for step in self.now.steps if step.team_id == self.now.team_id and step.someone)
        return next(of_team, self.holder_name)

    @property
    def is_unnamed_too_long(self) -> bool:
        """In-take puts a name to it within so many minutes of receipt (local rule)."""
        waited = (clock.now() - self.received_at).total_seconds() / 60
        return self.is_open and self.is_with_intake and not self.named_worker and waited > self.minutes_to_name

    @property
    def is_open(self) -> bool:
        return self.ended_at is None

    @property
    def may_take(self) -> bool:
        return self.is_open and self.is_ours and not self.named_worker


@dataclasses.dataclass(frozen=True, kw_only=True)
class Queue:
    """A page of the requests of one view. `first`: cannot wait or late; `groups`: the others by how soon.

    `counts` are of every view; `late`: with a promise whose day has passed.
    """

    show: str
    page: paging.Page
    first: tuple[Request, ...]
    groups: tuple[tuple[str, tuple[Request, ...]], ...]
    counts: dict[str, int]
    late: int
    people: tuple[uuid.UUID, ...]


@dataclasses.dataclass(frozen=True)
class Requests:
    """Some requests; `people` are those shown."""

    requests: tuple[Request, ...]
    people: tuple[uuid.UUID, ...]


@dataclasses.dataclass(frozen=True, kw_only=True)
class ForToday:
    """What Today says of requests: those that cannot wait, and those that nobody has put their name to.

    `left_out`: so many more stand on the list, page by page.
    """

    cannot_wait: tuple[Request, ...]
    unnamed_too_long: tuple[Request, ...]
    unnamed: tuple[Request, ...]
    left_out: int
    people: tuple[uuid.UUID, ...]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Once:
    """One time that somebody asked, as the story tells it. A request that joined another has no state of its own."""

    id: uuid.UUID
    asked_at: datetime.datetime
    asked_by: str
    where: str
    ask: str
    in_their_words: str
    tag: str
    meaning: str
    is_joined: bool
    is_open: bool


@dataclasses.dataclass(frozen=True)
class Story:
    """Every time that somebody asked about one person, latest first."""

    requests: tuple[Once, ...]
    people: tuple[uuid.UUID, ...]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Asked:
    """Where a request of ours is. `request` only where the person's choice lets me know more than the status."""

    id: uuid.UUID
    reference: str
    asked_at: datetime.datetime
    asked_by: str
    status: str
    tag: str
    meaning: str
    is_over: bool
    request: Request | None


@dataclasses.dataclass(frozen=True, kw_only=True)
class Answer:
    """What whoever asked is told at once: the reference, and when a person reads it. It shows nobody."""

    id: uuid.UUID
    reference: str
    received_at: datetime.datetime
    status: str
    is_with_duty: bool
    neighbourhood_id: uuid.UUID | None
    read_by: datetime.datetime | None
    read_on: datetime.date | None


@dataclasses.dataclass(frozen=True)
class Askings:
    """What my teams asked, latest first."""

    askings: tuple[Asked, ...]
    people: tuple[uuid.UUID, ...]
