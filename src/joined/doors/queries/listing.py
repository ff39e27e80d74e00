"""The in-take queue, what Today says of requests, and one request."""

import uuid

from django.db.models import Q

from joined.base import rows
from joined.doors import access, models, rules, words
from joined.doors.queries import finding, shapes
from joined.kit import actors, clock, errors
from joined.people import access as people
from joined.steps import queries as steps
from joined.trail.writing import shows

LISTED_AT_MOST = 200


def open_requests(to: actors.Staff) -> tuple[shapes.Request, ...]:
    """Of those for whom my teams are responsible or have to answer, in my name, or that my teams asked."""
    held = {*steps.held_by(to=to), *steps.promised_by(to=to, source="request")}
    ours = Q(person_id__in=held) | Q(holder_id=to.id) | Q(asker_team_id__in=to.team_ids)
    found = models.Referral.objects.filter(ours, matter__ended_at=None, joined_to=None).order_by("received_at")
    return finding.as_requests(to, finding.read(found[:LISTED_AT_MOST]))


@shows
def queue(*, to: actors.Staff, show: str) -> shapes.Queue:
    """Every open request that is ours, in one view."""
    every = open_requests(to)
    views = {name: tuple(one for one in every if _is_in(one, name, to)) for name in words.SHOWS}
    shown = views.get(show, views["all"])
    first = tuple(sorted(filter(is_first, shown), key=lambda one: one.duty_step is None))
    return shapes.Queue(
        show=show if show in views else "all",
        first=first,
        groups=_by_how_soon([one for one in shown if not is_first(one)]),
        counts={name: len(requests) for name, requests in views.items()},
        late=sum(1 for one in every if is_first(one) and not one.duty_step),
        people=tuple({one.person.id for one in shown}),
    )


def _is_in(one: shapes.Request, view: str, to: actors.Staff) -> bool:
    return {
        "all": True,
        "unnamed": one.may_take,
        "cannot-wait": one.duty_step is not None,
        "team": one.is_ours,
        "mine": one.holder_id == to.id,
    }[view]


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
    every = open_requests(to)
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
