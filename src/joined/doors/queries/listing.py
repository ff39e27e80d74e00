"""The in-take queue, what Today says of requests, and one request."""

import dataclasses
import uuid

from django.db.models import Count, Q, QuerySet

from joined.base import often, paging, rows
from joined.doors import access, models, rules, words
from joined.doors.queries import finding, shapes
from joined.kit import actors, clock, errors
from joined.people import access as people
from joined.steps import queries as steps
from joined.trail.writing import shows

AT_ONCE = 200
"""How many Today and the line of those who wait show; the list itself goes on page by page."""
OLDEST_FIRST = ("received_at", "id")


@dataclasses.dataclass(frozen=True, kw_only=True)
class _Ours:
    """Open requests that are mine to see, and for each view of them what is in it.

    `first` cannot wait or is late, whenever it came: it stands before the `rest` on every list, and is never cut off
    behind what is older.
    """

    found: QuerySet[models.Referral]
    first: Q
    views: dict[str, Q]

    def sections(self, view: Q) -> tuple[QuerySet[models.Referral], QuerySet[models.Referral]]:
        of_view = self.found.filter(view)
        return of_view.filter(self.first), of_view.exclude(self.first)


def _ours(to: actors.Staff) -> _Ours:
    """Of those for whom my teams are responsible or have to answer, in my name, or that my teams asked."""
    held = steps.held_and_named(to=to)
    reached = {*held, *steps.promised_by(to=to, source="request")}
    mine = Q(person_id__among=often.ids(reached)) | Q(holder_id=to.id) | Q(asker_team_id__among=often.ids(to.team_ids))
    found = models.Referral.objects.filter(mine, matter__ended_at=None, joined_to=None)
    pressing = steps.pressing(to=to, people=found.values("person_id"), what=words.DUTY_STEP)
    nobody = often.ids(person for person, is_named in held.items() if not is_named)
    duty = often.ids(person for person, is_duty in pressing.items() if is_duty)
    return _Ours(
        found=found,
        first=Q(person_id__among=often.ids(pressing)),
        views={
            "all": Q(),
            "unnamed": Q(person_id__among=nobody, holder=None),
            "cannot-wait": Q(person_id__among=duty),
            "team": Q(person_id__among=often.ids(held)),
            "mine": Q(holder_id=to.id),
        },
    )


def _read(to: actors.Staff, ours: _Ours, view: Q) -> tuple[shapes.Request, ...]:
    """As many of a view as are shown at once, oldest first; what cannot wait or is late is always among them."""
    shown = paging.page(*ours.sections(view), by=OLDEST_FIRST, size=AT_ONCE, read=finding.read)
    return finding.as_requests(to, sorted(shown.rows, key=lambda one: (one.received_at, one.id)))


def open_requests(to: actors.Staff) -> tuple[shapes.Request, ...]:
    """The open requests of mine, as many as are shown at once, oldest first."""
    ours = _ours(to)
    return _read(to, ours, ours.views["all"])


@shows
def queue(*, to: actors.Staff, show: str, after: str = "") -> shapes.Queue:
    """A page of the open requests that are ours, in one view; `after`: the mark of the page."""
    ours = _ours(to)
    show = show if show in ours.views else "all"
    page = paging.page(*ours.sections(ours.views[show]), by=OLDEST_FIRST, after=after, read=finding.read)
    shown = finding.as_requests(to, list(page.rows))
    counted = {name.replace("-", "_"): Count("pk", filter=view) for name, view in ours.views.items() if view}
    counts = ours.found.aggregate(all=Count("pk"), first=Count("pk", filter=ours.first), **counted)
    return shapes.Queue(
        show=show,
        page=page,
        first=tuple(sorted(filter(is_first, shown), key=lambda one: one.duty_step is None)),
        groups=_by_how_soon([one for one in shown if not is_first(one)]),
        counts={name: counts[name.replace("-", "_")] for name in words.SHOWS},
        late=counts["first"] - counts["cannot_wait"],
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
    """Oldest first, each request once."""
    ours = _ours(to)
    every = _read(to, ours, ours.views["cannot-wait"] | ours.views["unnamed"])
    cannot_wait = [one for one in every if one.duty_step]
    unnamed = [one for one in every if one.may_take and not one.duty_step]
    return shapes.ForToday(
        cannot_wait=tuple(cannot_wait),
        unnamed_too_long=tuple(one for one in unnamed if one.is_unnamed_too_long),
        unnamed=tuple(one for one in unnamed if not one.is_unnamed_too_long),
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
