"""Reading responsibility, offers and next steps."""

import collections
import dataclasses
import datetime
import typing
import uuid
from collections.abc import Collection, Iterable, Mapping

from django.db import connection
from django.db.models import Count, QuerySet

from joined.accounts import queries as accounts
from joined.base import rows
from joined.kit import actors, clock
from joined.people import queries as persons
from joined.steps import access, models, rules, words
from joined.trail.writing import shows


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


Named = Mapping[uuid.UUID, tuple[str, datetime.date | None]]
"""Name and day of birth by person."""


class Row(typing.NamedTuple):
    """What is read of a step that is shown; the names are those of the columns.

    Not who the person is: who may do a step may not always know for whom, and must not lose sight of it.
    """

    id: uuid.UUID
    person_id: uuid.UUID
    what: str
    team_id: uuid.UUID
    team__name: str
    team__organisation__name: str
    someone_id: uuid.UUID | None
    someone__name: str | None
    due_on: datetime.date
    due_at: datetime.datetime | None
    made_at: datetime.datetime
    source: str
    source_id: uuid.UUID | None
    state: str
    closed_at: datetime.datetime | None
    closed_by: str | None
    reason: str


def read(found: QuerySet[models.NextStep]) -> list[Row]:
    """Steps column by column: lists make no object of every table that they touch."""
    return [Row(*columns) for columns in found.values_list(*Row._fields)]


def as_steps(
    found: Collection[Row], *, to: actors.Actor, last: Collection[uuid.UUID] = (), named: Named | None = None
) -> tuple[Step, ...]:
    """Rows as pages show them. `last`: people of whom this is the only live step."""
    today = clock.today()
    names = named or persons.names(to=to, people=[row.person_id for row in found])
    return tuple(
        _step(row, to=to, today=today, named=names[row.person_id], is_last=row.person_id in last) for row in found
    )


def _step(
    row: Row,
    *,
    to: actors.Actor,
    today: datetime.date,
    named: tuple[str, datetime.date | None],
    is_last: bool,
) -> Step:
    mine = to.kind == "staff" and (row.team_id in to.team_ids or row.someone_id == to.id)
    return Step(
        id=row.id,
        person_id=row.person_id,
        person_name=named[0],
        born_on=named[1],
        what=row.what,
        who=row.someone__name or row.team__name,
        team_id=row.team_id,
        team_name=row.team__name,
        due_on=row.due_on,
        due_at=row.due_at,
        days_late=rules.days_late(row.due_on, today) if row.state == "open" else 0,
        state=row.state,
        closed_at=row.closed_at,
        closed_by=row.closed_by or "",
        reason=row.reason,
        source=row.source,
        source_id=row.source_id,
        organisation_name=row.team__organisation__name,
        someone=row.someone__name or "",
        is_person_known=named[0] != persons.NAME_KEPT_BACK,
        is_mine=row.someone_id == to.id,
        is_last=is_last and row.state == "open",
        may_close=mine and row.state == "open",
    )


@shows
def mine(*, to: actors.Staff) -> Promises:
    """What I promised: my own open steps, then those of my teams that name nobody; earliest first."""
    own = read(models.NextStep.objects.filter(someone_id=to.id, state="open"))
    unnamed = read(models.NextStep.objects.filter(team_id__in=to.team_ids, someone=None, state="open"))
    found = sorted([*own, *unnamed], key=lambda row: (row.due_on, row.made_at))
    steps = as_steps(found, to=to, last=last_live(list({row.person_id for row in found})))
    return Promises(steps=steps, people=tuple({step.person_id for step in steps}))


def last_live(people: list[uuid.UUID]) -> set[uuid.UUID]:
    """Those of them with a single live step: it cannot be done without naming the next (P1)."""
    counted = models.NextStep.objects.filter(person_id__in=people, state="open").values_list("person_id")
    return {person for person, count in counted.annotate(n=Count("pk")).order_by() if count == 1}


@shows
def of_source(*, to: actors.Actor, source: str, source_ids: list[uuid.UUID]) -> Promises:
    """Steps that came from these proposals, open and closed, earliest first. A charity sees its own."""
    found = models.NextStep.objects.filter(source=source, source_id__in=source_ids).order_by("due_on", "made_at")
    steps = as_steps(_own(to, read(found)), to=to)
    return Promises(steps=steps, people=tuple({step.person_id for step in steps}))


@shows
def late_about(*, to: actors.Actor, people: list[uuid.UUID]) -> Promises:
    """Open steps about these people whose day has passed, the oldest first. A charity sees its own."""
    late = models.NextStep.objects.filter(person_id__in=people, state="open", due_on__lt=clock.today())
    steps = as_steps(_own(to, read(late.order_by("due_on"))), to=to)
    return Promises(steps=steps, people=tuple({step.person_id for step in steps}))


def _own(to: actors.Actor, found: Iterable[Row]) -> list[Row]:
    """Charities and volunteers see their own steps (decisions.md §4); everybody else what row security admits.

    That in-take compares somebody with another record is for in-take alone (T09).
    """
    if to.role_class not in ("vcse_worker", "volunteer"):
        return [row for row in found if row.source != "match" or row.team_id in to.team_ids]
    return [row for row in found if row.team_id in to.team_ids or row.someone_id == to.id]


@shows
def about(*, to: actors.Actor, person: uuid.UUID) -> Now:
    """Who is responsible for one person, and what comes next."""
    return about_each(to=to, people=[person])[person]


def about_each(*, to: actors.Actor, people: list[uuid.UUID], named: Named | None = None) -> dict[uuid.UUID, Now]:
    """The same for several people, in a constant number of statements; the caller writes the looks.

    `named`: their names and days of birth, where the caller has read them.
    """
    steps = read(models.NextStep.objects.filter(person_id__in=people).order_by("due_on", "made_at", "due_at"))
    live = collections.Counter(row.person_id for row in steps if row.state == "open" and row.source != "match")
    offers = list(_OFFERS.filter(person_id__in=people).order_by("-asked_at"))
    steps = _own(to, steps)
    if to.role_class in ("vcse_worker", "volunteer"):
        offers = [row for row in offers if row.to_team_id in to.team_ids]
    steps_of: dict[uuid.UUID, list[Step]] = collections.defaultdict(list)
    for step in as_steps(steps, to=to, last={person for person, count in live.items() if count == 1}, named=named):
        steps_of[step.person_id].append(step)
    offers_of: dict[uuid.UUID, list[Asked]] = collections.defaultdict(list)
    for row in offers:
        offers_of[row.person_id].append(as_asked(row, to=to))
    held = _held(people)
    return {
        person: _now(person, held=held[person], steps=steps_of[person], offers=offers_of[person]) for person in people
    }


class _Held(typing.NamedTuple):
    team_id: uuid.UUID
    team_name: str
    team_phone: str
    team_kind: str
    from_at: datetime.datetime
    until_at: datetime.datetime | None


def _held(people: list[uuid.UUID]) -> dict[uuid.UUID, list[_Held]]:
    """Which teams answered for these people, earliest first."""
    held: dict[uuid.UUID, list[_Held]] = collections.defaultdict(list)
    found = models.Responsibility.objects.filter(person_id__in=people).order_by("from_at")
    columns = ("team_id", "team__name", "team__phone", "team__kind", "from_at", "until_at")
    for person, *row in found.values_list("person_id", *columns):
        held[person].append(_Held(*row))
    return held


def _now(person: uuid.UUID, *, held: list[_Held], steps: list[Step], offers: list[Asked]) -> Now:
    current = next((row for row in held if row.until_at is None), None)
    return Now(
        people=(person,),
        is_open=current is not None,
        team_name=current.team_name if current else "",
        team_id=current.team_id if current else None,
        team_phone=current.team_phone if current else "",
        team_kind=current.team_kind if current else "",
        since=current.from_at if current else None,
        moves=rules.times_moved([(row.from_at, row.until_at) for row in held]),
        steps=tuple(step for step in steps if step.state == "open"),
        done=tuple(step for step in reversed(steps) if step.state != "open"),
        offers=tuple(offers),
    )


_OFFERS = models.Offer.objects.select_related("from_team", "to_team").only(
    *(field.name for field in models.Offer._meta.concrete_fields), "from_team__name", "to_team__name"
)


def as_asked(row: models.Offer, *, to: actors.Actor) -> Asked:
    """An offer as pages show it."""
    return Asked(
        id=row.pk,
        person_id=row.person_id,
        what=row.what,
        from_team=row.from_team.name,
        to_team=row.to_team.name,
        to_team_id=row.to_team_id,
        asked_at=row.asked_at,
        asked_by=row.asked_by,
        state=row.state,
        reason=row.reason,
        next_door=row.next_door,
        answered_at=row.answered_at,
        answered_by=row.answered_by or "",
        first_contact_on=row.first_contact_on,
        is_to_hold=row.is_to_hold,
        reason_words=words.REASONS_FOR_NO.get(row.reason_code) or words.NOT_REASONS.get(row.reason_code, ""),
        can_offer=row.can_offer,
        may_answer=row.state == "asked" and to.kind == "staff" and row.to_team_id in to.team_ids,
    )


@dataclasses.dataclass(frozen=True, kw_only=True)
class Asks:
    """Offers waiting for my teams' answer."""

    offers: tuple[Asked, ...]
    people: tuple[uuid.UUID, ...]


@shows
def asked_of(*, to: actors.Staff) -> Asks:
    """What other teams asked of mine and nobody has answered yet, oldest first."""
    found = _OFFERS.filter(to_team_id__in=to.team_ids, state="asked").order_by("asked_at")
    offers = tuple(as_asked(row, to=to) for row in found)
    return Asks(offers=offers, people=tuple({offer.person_id for offer in offers}))


def held_by(*, to: actors.Staff) -> list[uuid.UUID]:
    """Ids of the people for whom my teams are responsible now."""
    held = models.Responsibility.objects.filter(team_id__in=to.team_ids, until_at=None)
    return list(held.values_list("person_id", flat=True))


def promised_by(*, to: actors.Staff, source: str) -> list[uuid.UUID]:
    """Ids of the people for whom my teams have a live step of this source, such as a request to read or answer."""
    live = models.NextStep.objects.filter(team_id__in=to.team_ids, source=source, state="open")
    return list(live.values_list("person_id", flat=True))


def is_held_by(*, to: actors.Staff, person: uuid.UUID) -> bool:
    """Whether one of my teams is responsible for this person now."""
    return models.Responsibility.objects.filter(person_id=person, team_id__in=to.team_ids, until_at=None).exists()


def step(*, to: actors.Actor, step_id: uuid.UUID) -> models.NextStep | None:
    """One step, for the action that answers it; None where `to` may not see it."""
    with rows.acting(to):
        return models.NextStep.objects.filter(pk=step_id).select_related("matter", "team", "person").first()


def named_worker(*, to: actors.Actor, person: uuid.UUID, team_id: uuid.UUID) -> uuid.UUID | None:
    """Who of this team was last named for the person and still works there; None where nobody is."""
    here = {member.user_id for member in accounts.members(team_ids=[team_id])}
    with rows.acting(to, people=[person]):
        named = models.NextStep.objects.filter(person_id=person, team_id=team_id).exclude(someone=None)
        latest = named.order_by("-made_at").values_list("someone_id", flat=True)
    return next((worker for worker in latest if worker in here), None)


def has_source(*, to: actors.Actor, source_id: uuid.UUID) -> bool:
    """Whether a step was made already because of this message or deed."""
    with rows.acting(to):
        return models.NextStep.objects.filter(source_id=source_id).exists()


def has_open(*, to: actors.Actor, matter: uuid.UUID, source: str) -> bool:
    """Whether a step of this source is still open for a matter."""
    return models.NextStep.objects.filter(matter_id=matter, source=source, state="open").exists()


def live_sources(*, to: actors.Actor, person: uuid.UUID) -> set[str]:
    """Of what the live steps of somebody came."""
    with rows.acting(to, people=[person]):
        return set(models.NextStep.objects.filter(person_id=person, state="open").values_list("source", flat=True))


def offer(*, to: actors.Actor, offer_id: uuid.UUID) -> models.Offer | None:
    """One offer, for the action that answers it; None where `to` may not see it."""
    with rows.acting(to):
        return (
            models.Offer.objects.filter(pk=offer_id)
            .select_related("matter", "from_team", "to_team__organisation")
            .first()
        )


def open_matter(*, to: actors.Actor, person: uuid.UUID, also_worry: bool = False) -> models.Matter | None:
    """The matter that is open about a person, the request before the care.

    A worry is nobody's plan: it is given only where `also_worry` asks for whatever is open, and then last.
    """
    with rows.acting(to, people=[person]):
        found = models.Matter.objects.filter(person_id=person, ended_at=None)
        asked = found.exclude(kind="worry").order_by("-kind", "opened_at").first()
        return asked or (found.order_by("opened_at").first() if also_worry else None)


def late() -> list[tuple[uuid.UUID, uuid.UUID]]:
    """Ids of steps past their day, and of their people: for the hourly look, from a listed function."""
    return _pairs("SELECT step, person FROM steps_late(%s)", clock.today())


def of_worker(*, user_id: uuid.UUID) -> list[tuple[uuid.UUID, uuid.UUID]]:
    """Ids of a leaver's open steps, and of their people."""
    return _pairs("SELECT step, person FROM steps_of_worker(%s)", user_id)


@dataclasses.dataclass(frozen=True)
class Load:
    """How many people a team answers for, how many steps are with it, and how many asks wait for its answer."""

    people: int
    steps: int
    asked: int

    @property
    def is_empty(self) -> bool:
        return not (self.people or self.steps or self.asked)


def load_of(*, to: actors.Actor, team_id: uuid.UUID) -> Load:
    """What a team would leave behind, as numbers: for whoever keeps its set-up, who sees nobody's record."""
    with rows.acting(to), connection.cursor() as cursor:
        cursor.execute("SELECT people, steps, asked FROM steps_of_team(%s)", [team_id])
        return Load(*(cursor.fetchone() or (0, 0, 0)))


@dataclasses.dataclass(frozen=True)
class Hold:
    """What somebody holds in one team: so many steps that came of this, so many of them late."""

    team_id: uuid.UUID
    source: str
    steps: int
    late: int


def held_by_worker(*, to: actors.Actor, user_id: uuid.UUID) -> list[Hold]:
    """What a leaver holds in the teams of the organisation that `to` administers, as numbers."""
    with rows.acting(to), connection.cursor() as cursor:
        cursor.execute("SELECT team, source, steps, late FROM steps_held(%s, %s)", [user_id, clock.today()])
        return [Hold(*row) for row in cursor.fetchall()]


def _pairs(sql: str, value: object) -> list[tuple[uuid.UUID, uuid.UUID]]:
    with rows.context(actors.System("sweep")), connection.cursor() as cursor:
        cursor.execute(sql, [value])
        return cursor.fetchall()


def may_close(*, to: actors.Staff, step: models.NextStep) -> bool:
    """Whether the three answers to a step are offered to `to`."""
    return access.may_close(by=to, step=step)
