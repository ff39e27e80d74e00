"""Half a year of a made-up team, from a seed: nobody of it is anybody, and no figure is anybody's."""

import dataclasses
import datetime
import random

from joined.caseload.rules import replay
from joined.kit import working_days

FIRST = datetime.date(2025, 9, 1)
DAYS = 182
WARM_UP = 42
"""Days before anything is measured."""
AGREED_AT_ONCE, COMES, TEXTS = 0.78, 0.84, 0.04
"""How often the next contact is booked at the end of the last, how often people come, how often it is only a text."""
LEAVE_KNOWN_DAYS = 28


@dataclasses.dataclass
class HalfYear:
    """People, workers' leave, and whether somebody would have come on a day."""

    people: list[replay.Person]
    leave: list[replay.Leave]
    seed: int

    @property
    def measured(self) -> tuple[datetime.date, datetime.date]:
        """The first and the last day on which a contact can become late and is counted."""
        return FIRST + datetime.timedelta(days=WARM_UP), FIRST + datetime.timedelta(days=DAYS - 1)

    def comes(self, who: object, day: datetime.date) -> bool:
        """As often as to every other contact; the same on each asking."""
        return random.Random(f"{self.seed} {who} {day}").random() < COMES  # noqa: S311  made up


def make(*, seed: int, people: int = 200, workers: int = 8) -> HalfYear:
    """The same for the same seed."""
    draw = random.Random(seed)  # noqa: S311  made up
    leave = [one for worker in range(workers) for one in _leave(draw, worker)]
    return HalfYear([_person(draw, n, n % workers, leave) for n in range(people)], leave, seed)


def _leave(draw: random.Random, worker: int) -> list[replay.Leave]:
    """Two planned weeks or two times one, known four weeks before, and a few days of illness known that morning."""
    found = []
    for _ in range(2):
        first = FIRST + datetime.timedelta(days=draw.randrange(DAYS))
        known = first - datetime.timedelta(days=LEAVE_KNOWN_DAYS)
        found.append(replay.Leave(worker, known, first, first + datetime.timedelta(days=draw.choice((4, 6, 11)))))
    for _ in range(2):
        ill = FIRST + datetime.timedelta(days=draw.randrange(DAYS))
        found.append(replay.Leave(worker, ill, ill, ill + datetime.timedelta(days=draw.randrange(1, 4))))
    return found


def _person(draw: random.Random, who: int, worker: int, leave: list[replay.Leave]) -> replay.Person:
    began_on = FIRST - datetime.timedelta(days=draw.randrange(1, 28))
    bookings: list[replay.Booking] = []
    today = began_on
    while today < FIRST + datetime.timedelta(days=DAYS):
        booking = _booking(draw, today, worker, leave)
        bookings.append(booking)
        today = booking.on
    return replay.Person(who, began_on, worker, tuple(bookings))


def _booking(draw: random.Random, today: datetime.date, worker: int, leave: list[replay.Leave]) -> replay.Booking:
    """The next one: booked at once or some days later, a little too far away now and then, and what became of it."""
    made_on = today if draw.random() < AGREED_AT_ONCE else today + datetime.timedelta(days=draw.randrange(2, 24))
    ahead = draw.choices((7, 14, 21, 26, 30), (2, 4, 3, 2, 1))[0] if made_on == today else draw.randrange(2, 12)
    on = working_days.this_or_next(made_on + datetime.timedelta(days=ahead))
    away = next((one for one in leave if one.worker == worker and one.first <= on <= one.last), None)
    is_text = draw.random() < TEXTS
    if away is not None:  # found out when it is known, or on the day itself where it was known before it was booked
        gone_on = max(away.known_on, made_on + datetime.timedelta(days=1))
        gone_on = gone_on if draw.random() < 0.5 else on
        return replay.Booking(made_on, on, worker, took_place=False, gone_on=min(gone_on, on))
    return replay.Booking(made_on, on, worker, took_place=is_text or draw.random() < COMES, counts=not is_text)
