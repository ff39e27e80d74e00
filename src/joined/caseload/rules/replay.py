"""Would the forecast have helped? A history is replayed day by day, as it was known on each day (S4).

It measures the forecast by what came: late contacts that were forecast so many days before, and those that came
without; and forecasts after which somebody was seen in time all the same, mostly because somebody booked.
"""

import dataclasses
import datetime
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

from joined.caseload.rules import forecast, interval
from joined.kit import working_days

BEFORE_DAYS = 14
"""Days before a contact is late on which the forecast is asked."""


@dataclasses.dataclass(frozen=True)
class Booking:
    """One booking of a history: made on a day, for a day, with a worker; `gone_on`: cancelled or moved, and known so.

    `took_place`: they met; `counts`: and it was a contact that counts by the rule.
    """

    made_on: datetime.date
    on: datetime.date
    worker: Hashable
    took_place: bool = True
    counts: bool = True
    gone_on: datetime.date | None = None

    def is_known(self, day: datetime.date) -> bool:
        """Whether it stood in the diary at the beginning of a day."""
        return self.made_on < day and (self.gone_on is None or self.gone_on >= day)


@dataclasses.dataclass(frozen=True)
class Person:
    """Somebody over the whole time: when care began, who is key worker, and everything that was ever booked."""

    who: Hashable
    began_on: datetime.date
    key_worker: Hashable
    bookings: tuple[Booking, ...]
    max_days: int = interval.LONGEST

    def seen_until(self, day: datetime.date) -> list[datetime.date]:
        """Days of contacts that counted before a day."""
        return [one.on for one in self.bookings if one.took_place and one.counts and one.on < day]


@dataclasses.dataclass(frozen=True)
class Leave:
    """Days on which a worker was away, both included, and since when that was known."""

    worker: Hashable
    known_on: datetime.date
    first: datetime.date
    last: datetime.date


@dataclasses.dataclass(frozen=True)
class Outcome:
    """Late contacts, forecasts, forecasts that came true, and late contacts that a booking would have spared."""

    late: int
    forecast: int
    hit: int
    avoided: int

    @property
    def precision(self) -> float | None:
        """Of the forecasts, how many were late; None without a forecast."""
        return self.hit / self.forecast if self.forecast else None

    @property
    def recall(self) -> float | None:
        """Of the late contacts, how many were forecast; None without one."""
        return self.hit / self.late if self.late else None


def replay(
    *,
    people: Sequence[Person],
    leave: Sequence[Leave],
    first: datetime.date,
    last: datetime.date,
    a_day: int,
    comes: Callable[[Hashable, datetime.date], bool],
    before: int = BEFORE_DAYS,
) -> Outcome:
    """Every day between first and last, on which a contact could become late, is asked `before` days ahead.

    `a_day`: booked contacts with which a worker's day is full. `comes`: whether somebody would have come on the day
    that was proposed, and whoever was to see them was there. What was proposed and taken takes up its worker's day
    from then on, also where nobody would have been late without it.
    """
    came = {(person.who, day) for person in people for day in _late(person, last) if first <= day <= last}
    taken: list[tuple[datetime.date, forecast.Proposal]] = []
    forecasts = hits = avoided = 0
    for ahead in range((last - first).days + 1):
        late_on = first + datetime.timedelta(days=ahead)
        today = late_on - datetime.timedelta(days=before)
        diary = _diary(people, taken, today)
        away = _leave(leave, today)
        for person, passing in _passing(people, away, today, late_on):
            forecasts += 1
            is_hit = (person.who, late_on) in came
            hits += is_hit
            free = _free(people, diary, away, today, passing.due_on, a_day)
            proposed = forecast.propose(due_on=passing.due_on, today=today, free=free, known_worker=person.key_worker)
            if proposed:
                taken.append((today, proposed))
                diary[proposed.worker, proposed.on] = diary.get((proposed.worker, proposed.on), 0) + 1
                avoided += is_hit and comes(person.who, proposed.on)
    return Outcome(len(came), forecasts, hits, avoided)


def _late(person: Person, last: datetime.date) -> list[datetime.date]:
    """The first days of somebody's late contacts."""
    seen = person.seen_until(last + datetime.timedelta(days=1))
    found = interval.breaches(began_on=person.began_on, contacts=seen, today=last, max_days=person.max_days)
    return [one.from_on for one in found]


def _passing(
    people: Iterable[Person], away: forecast.Leave, today: datetime.date, late_on: datetime.date
) -> list[tuple[Person, forecast.Passing]]:
    """Whom the forecast named, on that day, as late from `late_on` on."""
    of_who = {person.who: person for person in people if person.began_on <= today}
    stood = [
        forecast.Person(
            who=person.who,
            standing=interval.standing(
                began_on=person.began_on,
                contacts=person.seen_until(today),
                today=today,
                max_days=person.max_days,
            ),
            booked=tuple(
                forecast.Booked(one.on, one.worker, one.counts)
                for one in person.bookings
                if one.on >= today and one.is_known(today)
            ),
            max_days=person.max_days,
        )
        for person in of_who.values()
    ]
    days = (late_on - today).days
    found = forecast.who_passes(people=stood, today=today, days=days, leave=away)
    return [(of_who[one.person.who], one) for one in found if one.passes_on == late_on]


def _diary(
    people: Iterable[Person], taken: Iterable[tuple[datetime.date, forecast.Proposal]], today: datetime.date
) -> dict[tuple[Hashable, datetime.date], int]:
    """How many contacts stood booked with each worker on each day to come."""
    found: dict[tuple[Hashable, datetime.date], int] = {}
    booked = [(one.worker, one.on) for person in people for one in person.bookings if one.is_known(today)]
    booked += [(one.worker, one.on) for _, one in taken]
    for worker, day in booked:
        if day >= today:
            found[worker, day] = found.get((worker, day), 0) + 1
    return found


def _leave(leave: Iterable[Leave], today: datetime.date) -> dict[Hashable, list[tuple[datetime.date, datetime.date]]]:
    found: dict[Hashable, list[tuple[datetime.date, datetime.date]]] = {}
    for one in leave:
        if one.known_on <= today:
            found.setdefault(one.worker, []).append((one.first, one.last))
    return found


def _free(
    people: Iterable[Person],
    diary: Mapping[tuple[Hashable, datetime.date], int],
    away: forecast.Leave,
    today: datetime.date,
    due_on: datetime.date,
    a_day: int,
) -> dict[Hashable, list[datetime.date]]:
    """Working days in time on which each worker has room, as it was known that day."""
    days = [today + datetime.timedelta(days=n) for n in range(max(0, (due_on - today).days) + 1)]
    workers = sorted({person.key_worker for person in people}, key=str)
    return {
        worker: [
            day
            for day in days
            if working_days.is_working(day)
            and diary.get((worker, day), 0) < a_day
            and not any(first <= day <= last for first, last in away.get(worker, ()))
        ]
        for worker in workers
    }
