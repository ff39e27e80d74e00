"""Reading requests: one queue for every door, one request, and "where is my request?"."""

import dataclasses
import datetime
import uuid

from django.db import connection
from django.db.models import Q

from joined.base import rows
from joined.doors import access, models, rules, words
from joined.kit import actors, clock, errors
from joined.people import queries as persons
from joined.places import queries as places
from joined.steps import queries as steps
from joined.trail.writing import shows

LISTED_AT_MOST = 200


@dataclasses.dataclass(frozen=True, kw_only=True)
class Before:
    """Another time that they asked."""

    id: uuid.UUID
    asked_at: datetime.datetime
    asker_name: str
    ask: str
    is_joined: bool


@dataclasses.dataclass(frozen=True, kw_only=True)
class Request:
    """One request as lists and its own page show it, with where the person stands now."""

    id: uuid.UUID
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
    """Requests of one view. `first`: cannot wait or late; `groups`: the others by how soon, oldest first."""

    show: str
    first: tuple[Request, ...]
    groups: tuple[tuple[str, tuple[Request, ...]], ...]
    counts: dict[str, int]
    late: int
    people: tuple[uuid.UUID, ...]

    @property
    def is_empty(self) -> bool:
        return not self.first and not any(requests for _, requests in self.groups)


@dataclasses.dataclass(frozen=True)
class Requests:
    """Some requests; `people` are those shown."""

    requests: tuple[Request, ...]
    people: tuple[uuid.UUID, ...]


_ROWS = models.Referral.objects.select_related(
    "matter", "holder", "asker_team", "asker_organisation", "joined_to"
)


def row(*, to: actors.Actor, referral_id: uuid.UUID) -> models.Referral:
    """The row, for pages and actions. Raises NotHere where `to` may not see it."""
    with rows.acting(to):
        found = _ROWS.filter(pk=referral_id).first()
    if found is None:
        raise errors.NotHere()
    return found


def asked_before(*, to: actors.Actor, person: uuid.UUID) -> list[datetime.datetime]:
    """When the open request was asked, and asked again; within a page that shows the person."""
    with rows.acting(to):
        found = models.Referral.objects.filter(person_id=person, matter__ended_at=None)
        return list(found.order_by("asked_at").values_list("asked_at", flat=True))


def _before(one: models.Referral, *, of: models.Referral | None) -> Before:
    return Before(
        id=one.pk,
        asked_at=one.asked_at,
        asker_name=one.asker_name,
        ask=one.ask,
        is_joined=of is not None and one.joined_to_id == of.pk,
    )


def _requests(to: actors.Staff, found: list[models.Referral]) -> tuple[Request, ...]:
    """Rows with who they are about and where these stand, in a constant number of statements."""
    ids = list({one.person_id for one in found})
    if not ids:
        return ()
    with rows.narrow(ids):
        people = persons.each(to=to, people=ids)
        now = steps.about_each(to=to, people=ids)
        others: dict[uuid.UUID, list[models.Referral]] = {}
        for other in models.Referral.objects.filter(person_id__in=ids).order_by("asked_at"):
            others.setdefault(other.person_id, []).append(other)
    minutes = {
        place: places.local_rule("named_worker_minutes", place_id=place)
        for place in {one.neighbourhood_id for one in found}
    }
    held = {team.pk: team.kind for team in places.teams(team_ids=[n.team_id for n in now.values() if n.team_id])}
    return tuple(
        _request(
            to,
            one,
            person=people[one.person_id],
            now=now[one.person_id],
            others=others.get(one.person_id, []),
            minutes=minutes[one.neighbourhood_id],
            kind=held.get(now[one.person_id].team_id, ""),
        )
        for one in found
        if one.person_id in people
    )


def _request(
    to: actors.Staff,
    one: models.Referral,
    *,
    person: persons.Person,
    now: steps.Now,
    others: list[models.Referral],
    minutes: int,
    kind: str,
) -> Request:
    tag, meaning = words.TAGS[one.state]
    where = _where(one)
    return Request(
        id=one.pk,
        reference=one.reference,
        person=person,
        ask=one.ask,
        in_their_words=one.in_their_words,
        door=words.DOORS[one.door],
        asked_by=one.asker_name,
        asked_by_where=where if where != one.asker_name else "",
        asked_at=one.asked_at,
        received_at=one.received_at,
        state=one.state,
        tag=tag,
        meaning=meaning,
        holder_id=one.holder_id,
        holder_name=one.holder.name if one.holder else "",
        holder_since=one.holder_since,
        minutes_to_name=minutes,
        talked=words.TALKED[one.talked],
        talked_because=one.talked_because,
        sharing=words.SHARING[one.sharing],
        basis=words.BASES[one.basis],
        safety=one.safety,
        safety_words=one.safety_words,
        who_was_rung=one.who_was_rung,
        decided_at=one.decided_at,
        told_at=one.told_at,
        ended_at=one.matter.ended_at,
        ending=one.matter.get_ending_display() if one.matter.ending else "",
        before=tuple(_before(other, of=one) for other in others if other.pk != one.pk),
        now=now,
        is_ours=now.team_id in to.team_ids,
        is_with_intake=kind == "intake",
    )


def _open(to: actors.Staff) -> tuple[Request, ...]:
    """Of those for whom my teams are responsible or have to answer, in my name, or that my teams asked."""
    held = [*steps.held_by(to=to), *steps.promised_by(to=to, source="request")]
    ours = Q(person_id__in=held) | Q(holder_id=to.id) | Q(asker_team_id__in=to.team_ids)
    found = _ROWS.filter(ours, matter__ended_at=None, joined_to=None).order_by("received_at")
    return _requests(to, list(found[:LISTED_AT_MOST]))


@shows
def queue(*, to: actors.Staff, show: str) -> Queue:
    """Every open request that is ours, in one view."""
    every = _open(to)
    views = {name: tuple(one for one in every if _is_in(one, name, to)) for name in words.SHOWS}
    shown = views.get(show, views["all"])
    first = tuple(sorted((one for one in shown if is_first(one)), key=lambda one: one.duty_step is None))
    return Queue(
        show=show if show in views else "all",
        first=first,
        groups=_by_how_soon([one for one in shown if one not in first]),
        counts={name: len(requests) for name, requests in views.items()},
        late=sum(1 for one in every if is_first(one) and not one.duty_step),
        people=tuple({one.person.id for one in shown}),
    )


def _is_in(one: Request, view: str, to: actors.Staff) -> bool:
    return {
        "all": True,
        "unnamed": one.may_take,
        "cannot-wait": one.duty_step is not None,
        "team": one.is_ours,
        "mine": one.holder_id == to.id,
    }[view]


def is_first(one: Request) -> bool:
    """What stands in the red group: it cannot wait, a promise is late, or nobody took it in time."""
    return bool(one.duty_step or one.days_late or (one.is_ours and one.is_unnamed_too_long))


def _by_how_soon(requests: list[Request]) -> tuple[tuple[str, tuple[Request, ...]], ...]:
    groups: dict[str, list[Request]] = {name: [] for name in rules.HOW_SOON}
    for one in requests:
        due_on = one.now.next.due_on if one.now.next else None
        groups[rules.how_soon(due_on, clock.today())].append(one)
    return tuple((name, tuple(group)) for name, group in groups.items() if group)


@dataclasses.dataclass(frozen=True, kw_only=True)
class ForToday:
    """What Today says of requests: those that cannot wait, and those that nobody has put their name to."""

    cannot_wait: tuple[Request, ...]
    unnamed_too_long: tuple[Request, ...]
    unnamed: tuple[Request, ...]
    people: tuple[uuid.UUID, ...]


@shows
def for_today(*, to: actors.Staff) -> ForToday:
    """Oldest first, each request once."""
    every = _open(to)
    cannot_wait = [one for one in every if one.duty_step]
    unnamed = [one for one in every if one.may_take and not one.duty_step]
    late = [one for one in unnamed if one.is_unnamed_too_long]
    return ForToday(
        cannot_wait=tuple(cannot_wait),
        unnamed_too_long=tuple(late),
        unnamed=tuple(one for one in unnamed if one not in late),
        people=tuple({one.person.id for one in (*cannot_wait, *unnamed)}),
    )


@shows
def request(*, to: actors.Staff, referral_id: uuid.UUID) -> Requests:
    """One request on its own page, for NHS, council and practices. Raises NotHere."""
    found = row(to=to, referral_id=referral_id)
    access.check_may_read(by=to, referral=found)
    shown = _requests(to, [found])
    if not shown:
        raise errors.NotHere()
    return Requests(shown, (found.person_id,))


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


@shows
def of_person(*, to: actors.Actor, person: uuid.UUID) -> Story:
    """Every request about one person that `to` may see."""
    found = _ROWS.filter(person_id=person).order_by("-asked_at")
    return Story(tuple(_once(one) for one in found), (person,))


def _once(one: models.Referral) -> Once:
    is_joined = one.joined_to_id is not None
    tag, meaning = ("", "waiting") if is_joined else words.TAGS[one.state]
    return Once(
        id=one.pk,
        asked_at=one.asked_at,
        asked_by=one.asker_name,
        where=_where(one) or words.DOORS[one.door],
        ask=one.ask,
        in_their_words=one.in_their_words,
        tag=tag,
        meaning=meaning,
        is_joined=is_joined,
        is_open=one.matter.ended_at is None and not is_joined,
    )


def _where(one: models.Referral) -> str:
    """The team that asked, else its organisation."""
    if one.asker_team:
        return one.asker_team.name
    return one.asker_organisation.name if one.asker_organisation else ""


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


@dataclasses.dataclass(frozen=True)
class Askings:
    """What my teams asked, latest first."""

    askings: tuple[Asked, ...]
    people: tuple[uuid.UUID, ...]


@shows
def asked_by_us(*, to: actors.Staff) -> Askings:
    """Where is my request? Its status to whoever asked, more where relationship and choice allow (C13)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, reference, asked_at, asked_by, state FROM doors_asked_by_us()")
        listed = cursor.fetchall()
    known: dict[uuid.UUID, Request] = {}
    if to.organisation_kind in persons.DIRECT_CARE:
        seen = _ROWS.filter(pk__in=[one[0] for one in listed])
        known = {one.id: one for one in _requests(to, list(seen))}
    askings = tuple(
        Asked(
            id=pk,
            reference=reference,
            asked_at=asked_at,
            asked_by=asked_by,
            status=words.PLAIN[state],
            tag=words.TAGS[state][0],
            meaning=words.TAGS[state][1],
            is_over=state == "ended",
            request=known.get(pk),
        )
        for pk, reference, asked_at, asked_by, state in listed
    )
    return Askings(askings, tuple({one.person.id for one in known.values()}))
