"""What a board, an item and an outcome hold: shaped like the pages, nothing to work out."""

import dataclasses
import datetime
import uuid

from joined.doors import queries as requests
from joined.huddle.queries import planned
from joined.kit import clock
from joined.people import queries as people
from joined.steps import queries as steps


@dataclasses.dataclass(frozen=True, kw_only=True)
class Header:
    """One sitting as headings and lists show it."""

    id: uuid.UUID
    neighbourhood_id: uuid.UUID
    name: str
    on: datetime.date
    starts_at: datetime.datetime
    ends_at: datetime.datetime
    state: str
    part: str
    closed_part_at: datetime.datetime
    chair_name: str
    link: str
    count: int
    may_run: bool
    is_mine: bool
    now_item_id: uuid.UUID | None
    scribe_name: str = ""
    is_scribe: bool = False
    may_see_numbers: bool = False

    @property
    def minutes_left(self) -> int:
        return max(0, int((self.ends_at - clock.now()).total_seconds() // 60))

    @property
    def has_begun(self) -> bool:
        return self.state == "open" and self.starts_at <= clock.now()

    @property
    def is_over(self) -> bool:
        return self.state == "closed" or self.ends_at <= clock.now()


@dataclasses.dataclass(frozen=True, kw_only=True)
class Line:
    """One line of an agenda. A closed item has no name until its part opens."""

    id: uuid.UUID | None
    number: int
    title: str
    line: str
    why: str
    tag: str
    is_now: bool
    is_hidden: bool
    stays: int


@dataclasses.dataclass(frozen=True, kw_only=True)
class Here:
    """Who is in the room for one organisation, and how to ring them when nobody is."""

    organisation: str
    names: tuple[str, ...]
    phone: str


@dataclasses.dataclass(frozen=True)
class Said:
    """A view as the board shows it."""

    words: str
    by_name: str
    by_role: str
    organisation: str
    at: datetime.datetime
    said_at: datetime.datetime | None = None


@dataclasses.dataclass(frozen=True)
class Offered:
    """An offer, or a "not for us, but"."""

    id: uuid.UUID
    team_id: uuid.UUID
    team_name: str
    by_name: str
    kind: str
    service: str
    what: str
    who: str
    first_on: datetime.date | None
    languages: str
    space: str
    next_door: str
    is_in_plan: bool


@dataclasses.dataclass(frozen=True, kw_only=True)
class AskedFirst:
    """What a partner asks before it says yes, with its answer once it is there. `may_answer`: this viewer may, now."""

    id: uuid.UUID
    question: str
    asked_by: str
    organisation: str
    to_team: str
    answer_by: datetime.date
    answer: str
    answered_by: str
    may_answer: bool


@dataclasses.dataclass(frozen=True, kw_only=True)
class Card:
    """The person now. A partner's card holds only the line written for partners (decisions.md §4)."""

    item_id: uuid.UUID
    version: int
    state: str
    kind: str
    person: people.Person
    ask: str
    asker: str
    why: str
    in_their_words: str
    words_said_at: datetime.datetime | None
    words_by: str
    story: str
    safety: str
    partner_line: str
    needs: tuple[str, ...]
    brought_at: datetime.datetime
    now: steps.Now | None
    views: tuple[Said, ...]
    offers: tuple[Offered, ...]
    plan: planned.Plan | None
    stays: tuple[str, ...]
    must_confirm: bool
    may_decide: bool
    asks: tuple[AskedFirst, ...] = ()
    asked: tuple[requests.Time, ...] = ()
    to_sign_off: bool = False

    @property
    def times(self) -> str:
        """How often they have asked, in words; nothing for the first time."""
        return requests.times_in_words(len(self.asked))


@dataclasses.dataclass(frozen=True, kw_only=True)
class Choice:
    """A team that a plan can name, and who of it can say yes."""

    id: uuid.UUID
    name: str
    may_hold: bool
    members: tuple[tuple[uuid.UUID, str], ...]


@dataclasses.dataclass(frozen=True)
class Cover:
    """Who runs a sitting whose chair is away: those of the chairing team who are here, or whom to ring for one."""

    chair: str
    names: tuple[str, ...]
    team: str = ""
    phone: str = ""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Board:
    """One sitting, as `to` may see it."""

    sitting: Header
    present: tuple[Here, ...]
    open_part: tuple[Line, ...]
    closed_part: tuple[Line, ...]
    promises: tuple[steps.Step, ...]
    card: Card | None
    i_am_here: bool
    people: tuple[uuid.UUID, ...]
    cover: Cover | None = None
    heard: int | None = None

    @property
    def waiting(self) -> int:
        """How many on this agenda wait to be talked about."""
        return sum(line.tag in ("waiting", "talking") for line in (*self.open_part, *self.closed_part))

    @property
    def late(self) -> tuple[steps.Step, ...]:
        return tuple(step for step in self.promises if step.days_late)


@dataclasses.dataclass(frozen=True)
class Talk:
    """What is said alone, for a board that is open: the rest of the card stands there already."""

    views: tuple[Said, ...]
    offers: tuple[Offered, ...]
    asks: tuple[AskedFirst, ...]
    may_decide: bool


@dataclasses.dataclass(frozen=True)
class Saying:
    """The same, with whom it shows."""

    card: Talk
    people: tuple[uuid.UUID, ...]


@dataclasses.dataclass(frozen=True)
class Week:
    """Sittings of my huddles, past week and next; `left_out`: bank holidays on which one would have sat."""

    sittings: tuple[Header, ...]
    left_out: tuple[datetime.date, ...] = ()


@dataclasses.dataclass(frozen=True)
class Coming:
    """When somebody brought now would be talked about."""

    name: str
    on: datetime.date
    starts_at: datetime.datetime
    number: int
    is_today: bool


@dataclasses.dataclass(frozen=True)
class Sheet:
    """Every card of a sitting on paper, with who printed it and when."""

    sitting: Header
    cards: tuple[Card, ...]
    unnamed: tuple[str, ...]
    printed_by: str
    printed_at: datetime.datetime
    good_until: datetime.datetime
    people: tuple[uuid.UUID, ...]


@dataclasses.dataclass(frozen=True)
class Shown:
    """One item on its own page."""

    sitting: Header
    card: Card
    people: tuple[uuid.UUID, ...]
    addenda: tuple[Said, ...] = ()
    may_add: bool = False


@dataclasses.dataclass(frozen=True)
class Attendance:
    """Everybody who is usually there, by organisation, with whether they are here now."""

    sitting: Header
    groups: tuple[tuple[str, tuple[tuple[uuid.UUID, str, str, bool], ...]], ...]
