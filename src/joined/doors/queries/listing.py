"""The in-take queue, what Today says of requests, and one request."""

import contextlib
import dataclasses
import uuid
from collections.abc import Iterator

from django.db.models import Q, QuerySet

from joined.base import often, paging, rows
from joined.doors import access, models, rules, words
from joined.doors.queries import finding, shapes
from joined.kit import actors, clock, errors
from joined.people import access as people
from joined.steps import queries as steps
from joined.trail.writing import shows

AT_ONCE = 200
"""How many Today and a page of those who wait show; both say how to go on."""
OLDEST_FIRST = ("received_at", "id")


@dataclasses.dataclass(frozen=True, kw_only=True)
class _Ours:
    """Open requests that are mine to see, by their ids: of each view, and those that come first.

    `first` cannot wait or is late, whenever it came: it stands before the rest on every list, and is never cut off
    behind what is older.
    """

    views: dict[str, frozenset[uuid.UUID]]
    first: frozenset[uuid.UUID]

    def sections(self, view: frozenset[uuid.UUID]) -> tuple[QuerySet[models.Referral], QuerySet[models.Referral]]:
        return _these(view & self.first), _these(view - self.first)


def _these(asked: frozenset[uuid.UUID]) -> QuerySet[models.Referral]:
    found = models.Referral.objects
    return found.filter(pk__among=often.ids(asked)) if asked else found.none()


_ASKED = Q(holder_id=often.Given("me")) | Q(asker_team_id__among=often.Given("teams"))
_REACHED = Q(person_id__among=often.Given("people"))


def _open(which: Q) -> often.Question:
    found = models.Referral.objects.filter(matter__ended_at=None, joined_to=None)
    return often.Question(lambda: found.filter(which).values_list("id", "person_id", "holder_id"))


_MINE = {True: _open(_REACHED | _ASKED), False: _open(_ASKED)}
"""By whether my teams hold anybody: whoever holds nobody is not made to wait until all whom they may see are known."""


@contextlib.contextmanager
def _ours(to: actors.Staff, after: str = "") -> Iterator[_Ours]:
    """Of those for whom my teams are responsible or have to answer, in my name, or that my teams asked.

    Within it row security is asked about nobody but these, and whoever the mark `after` names.
    """
    held = steps.held_and_named(to=to)
    reached = {*held, *steps.promised_by(to=to, source="request")}
    mine = _MINE[bool(reached)](people=often.ids(reached), me=to.id, teams=often.ids(to.team_ids))
    people = {person for _, person, _ in mine}
    if after:
        named = models.Referral.objects.filter(pk__in=paging.named(after))
        people.update(named.values_list("person_id", flat=True))
    with rows.narrow(people):
        pressing = steps.pressing(to=to, people=people, what=words.DUTY_STEP) if people else {}
        yield _Ours(
            first=frozenset(pk for pk, person, _ in mine if person in pressing),
            views={
                "all": frozenset(pk for pk, _, _ in mine),
                "unnamed": frozenset(pk for pk, person, holder in mine if held.get(person) is False and holder is None),
                "cannot-wait": frozenset(pk for pk, person, _ in mine if pressing.get(person)),
                "team": frozenset(pk for pk, person, _ in mine if person in held),
                "mine": frozenset(pk for pk, _, holder in mine if holder == to.id),
            },
        )


def _read(
    to: actors.Staff, ours: _Ours, view: frozenset[uuid.UUID], after: str = ""
) -> tuple[paging.Page, tuple[shapes.Request, ...]]:
    """A page of a view, as many as are shown at once; what cannot wait or is late comes before the rest.

    Within the page oldest first.
    """
    shown = paging.page(*ours.sections(view), by=OLDEST_FIRST, after=after, size=AT_ONCE, read=finding.read)
    return shown, finding.as_requests(to, sorted(shown.rows, key=lambda one: (one.received_at, one.id)))


@dataclasses.dataclass(frozen=True, kw_only=True)
class Open:
    """A page of the open requests of mine, oldest first; `before`: those of my teams that came earlier than all of it.

    `every`: how many there are on all pages.
    """

    page: paging.Page
    requests: tuple[shapes.Request, ...]
    before: int
    every: int


def open_requests(to: actors.Staff, *, after: str = "") -> Open:
    """What waits with my teams or was asked by them; `after`: the mark of the page."""
    with _ours(to, after) as ours:
        page, found = _read(to, ours, ours.views["all"], after)
        earlier = _these(ours.views["team"]).filter(received_at__lt=found[0].received_at) if found else None
        before = earlier.count() if earlier is not None and not page.is_first else 0
    return Open(page=page, requests=found, before=before, every=len(ours.views["all"]))


@shows
def queue(*, to: actors.Staff, show: str, after: str = "") -> shapes.Queue:
    """A page of the open requests that are ours, in one view; `after`: the mark of the page."""
    with _ours(to, after) as ours:
        show = show if show in ours.views else "all"
        page = paging.page(*ours.sections(ours.views[show]), by=OLDEST_FIRST, after=after, read=finding.read)
        shown = finding.as_requests(to, list(page.rows))
    return shapes.Queue(
        show=show,
        page=page,
        first=tuple(sorted(filter(is_first, shown), key=lambda one: one.duty_step is None)),
        groups=_by_how_soon([one for one in shown if not is_first(one)]),
        counts={name: len(ours.views[name]) for name in words.SHOWS},
        late=len(ours.first - ours.views["cannot-wait"]),
        people=tuple({one.person.id for one in shown}),
    )


def is_first(one: shapes.Request) -> bool:
    """What stands in the red group: it cannot wait, a promise is late, or nobody took it in time."""
    return bool(one.duty_step or one.days_late or (one.is_ours and one.is_unnamed_too_long))


def _by_how_soon(requests: list[shapes.Request]) -> tuple[tuple[str, tuple[shapes.Request, ...]], ...]:
    groups: dict[str, list[shapes.Request]] = {name: [] for name in rules.HOW_SOON}
    for one in requests:
        due_on = one.now.next.due_on if one.now.next else None
        groups[rules.how_soon(due_on, clock.today())].append(one)
    return tuple((name, tuple(group)) for name, group in groups.items() if group)


@shows
def for_today(*, to: actors.Staff) -> shapes.ForToday:
    """Oldest first, each request once; whoever is not shown at once stands on the list, to which Today leads."""
    with _ours(to) as ours:
        wanted = ours.views["cannot-wait"] | ours.views["unnamed"]
        _, every = _read(to, ours, wanted)
    cannot_wait = [one for one in every if one.duty_step]
    unnamed = [one for one in every if one.may_take and not one.duty_step]
    return shapes.ForToday(
        cannot_wait=tuple(cannot_wait),
        unnamed_too_long=tuple(one for one in unnamed if one.is_unnamed_too_long),
        unnamed=tuple(one for one in unnamed if not one.is_unnamed_too_long),
        left_out=len(wanted) - len(every),
        people=tuple({one.person.id for one in (*cannot_wait, *unnamed)}),
    )


@shows
def request(*, to: actors.Staff, referral_id: uuid.UUID) -> shapes.Requests:
    """One request on its own page, for NHS, council and practices. Raises NotHere."""
    with rows.acting(to):
        found = finding.read(models.Referral.objects.filter(pk=referral_id))
    if not found:
        raise errors.NotHere()
    access.check_may_read(by=to, person=found[0].person_id)
    shown = finding.as_requests(to, found)
    if not shown:
        raise errors.NotHere()
    return shapes.Requests(shown, (found[0].person_id,))


def may_read_message(*, to: actors.Staff, asked: shapes.Request) -> bool:
    """Whether it came by message, and `to` may read the whole of that: it holds what is clinical."""
    return asked.door == words.DOORS["message"] and people.may(to=to, person=asked.person.id, scope="clinical")
