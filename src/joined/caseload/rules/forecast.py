"""Who will pass the last day in time, on which day and why, while there is time to book (S4). A local rule.

It reads what is booked, and guesses nothing: nobody's illness, habits or not coming are in it.
"""

import dataclasses
import datetime
import typing
from collections.abc import Hashable, Iterable, Mapping, Sequence

from joined.caseload.rules import interval
from joined.kit import working_days

AHEAD_DAYS = 28

Leave = Mapping[Hashable, Sequence[tuple[datetime.date, datetime.date]]]
"""Days on which a worker is away: first and last day of each leave."""
Why = typing.Literal["on_leave", "does_not_count", "too_late", "nothing"]


class Booked(typing.NamedTuple):
    """Something booked with a worker, and whether it would count by the team's rule."""

    on: datetime.date
    worker: Hashable
    counts: bool = True


@dataclasses.dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody with where their clock stands today, and what is booked with them."""

    who: Hashable
    standing: interval.Standing
    booked: tuple[Booked, ...] = ()
    max_days: int = interval.LONGEST


class Passing(typing.NamedTuple):
    """Somebody who will not be seen in time: the last day in time, the first late one, and why (`words.WHY_PASSES`)."""

    person: Person
    due_on: datetime.date
    passes_on: datetime.date
    why: Why


class Proposal(typing.NamedTuple):
    """When, and with whom, somebody could be seen."""

    on: datetime.date
    worker: Hashable


def who_passes(
    *, people: Iterable[Person], today: datetime.date, days: int = AHEAD_DAYS, leave: Leave | None = None
) -> list[Passing]:
    """Who will be late within so many days if nothing more is booked, the soonest first.

    Whoever is late already is not forecast, and nobody whose clock is stopped, or paused without a known end.
    """
    last = today + datetime.timedelta(days=days)
    found = []
    for person in people:
        due_on = person.standing.due_on
        if due_on is None or person.standing.late_by:
            continue
        due_on = _due_with_what_is_booked(person, due_on, today, leave or {})
        passes_on = due_on + datetime.timedelta(days=1)
        if passes_on <= last:
            found.append(Passing(person, due_on, passes_on, _why(person, due_on, today, leave or {})))
    return sorted(found, key=lambda one: one.passes_on)


def propose(
    *,
    due_on: datetime.date,
    today: datetime.date,
    free: Mapping[Hashable, Iterable[datetime.date]],
    known_worker: Hashable | None = None,
) -> Proposal | None:
    """The earliest free working day in time, with the worker who knows them if at all, else with whoever is free.

    For somebody who is late already the earliest day of all. None when nobody is free in time.
    """
    last = due_on if due_on >= today else datetime.date.max
    earliest = {
        worker: min((day for day in days if today <= day <= last and working_days.is_working(day)), default=None)
        for worker, days in free.items()
    }
    found = [Proposal(day, worker) for worker, day in earliest.items() if day is not None]
    known = [one for one in found if one.worker == known_worker]
    return min(known or found, key=lambda one: one.on, default=None)


def _due_with_what_is_booked(
    person: Person, due_on: datetime.date, today: datetime.date, leave: Leave
) -> datetime.date:
    """The last day in time after every contact that is booked in time, counts, and has its worker there."""
    for booked in sorted(person.booked, key=lambda one: one.on):
        if today <= booked.on <= due_on and booked.counts and not _is_away(booked, leave):
            due_on = interval.due(last_on=booked.on, max_days=person.max_days)
    return due_on


def _why(person: Person, due_on: datetime.date, today: datetime.date, leave: Leave) -> Why:
    """What is nearest to being in time, as the reason that is easiest to mend."""
    ahead = [one for one in person.booked if one.on >= today]
    if any(one.counts and one.on <= due_on and _is_away(one, leave) for one in ahead):
        return "on_leave"
    if any(one.counts and one.on > due_on for one in ahead):
        return "too_late"
    return "does_not_count" if any(not one.counts for one in ahead) else "nothing"


def _is_away(booked: Booked, leave: Leave) -> bool:
    return any(first <= booked.on <= last for first, last in leave.get(booked.worker, ()))
