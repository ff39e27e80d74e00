"""A tiny history, counted by hand: what the forecast knew two weeks before, and what a booking would have spared."""

import datetime

import pytest

from joined.caseload.rules import replay

BEGAN = datetime.date(2026, 3, 2)
"""A Monday. Without a contact day 28 is 30 March, and the 31st is late; the forecast is asked on the 17th."""


def on(days: int) -> datetime.date:
    return BEGAN + datetime.timedelta(days=days)


def person(who: str, *bookings: replay.Booking, key_worker: str = "Ana") -> replay.Person:
    return replay.Person(who, BEGAN, key_worker, bookings)


def booking(made: int, day: int, **more: object) -> replay.Booking:
    return replay.Booking(on(made), on(day), more.pop("worker", "Ana"), **more)


def replayed(*people: replay.Person, leave=(), a_day: int = 6, comes=True) -> tuple[int, int, int, int]:
    found = replay.replay(people=people, leave=leave, first=on(20), last=on(40), a_day=a_day, comes=lambda *_: comes)
    return found.late, found.forecast, found.hit, found.avoided


@pytest.mark.parametrize(
    ("bookings", "late_forecast_hit_avoided"),
    [
        ([], (1, 1, 1, 1)),  # nothing booked: late, foreseen, and a booking would have spared it
        ([booking(3, 20)], (0, 0, 0, 0)),  # booked early, and met
        ([booking(18, 25)], (0, 1, 0, 0)),  # booked only after the forecast: it came to nothing
        ([booking(3, 20, took_place=False)], (1, 0, 0, 0)),  # they did not come: nobody could foresee it
        ([booking(3, 20, counts=False)], (1, 1, 1, 1)),  # only a text
        ([booking(3, 30)], (1, 1, 1, 1)),  # booked for day 30
        ([booking(3, 20, took_place=False, gone_on=on(10))], (1, 1, 1, 1)),  # cancelled before it was asked
        ([booking(3, 20, took_place=False, gone_on=on(16))], (1, 0, 0, 0)),  # cancelled a day after
    ],
)
def test_one_person(bookings, late_forecast_hit_avoided):
    assert replayed(person("Bo", *bookings)) == late_forecast_hit_avoided


def test_leave_that_is_known_is_in_the_forecast_and_illness_is_not():
    gone = booking(3, 20, took_place=False, gone_on=on(20))
    planned, ill = (replay.Leave("Ana", on(known), on(19), on(40)) for known in (1, 19))
    assert replayed(person("Bo", gone), leave=[planned]) == (1, 1, 1, 1)
    assert replayed(person("Bo", gone), leave=[ill]) == (1, 0, 0, 0)


def test_only_a_proposal_that_somebody_has_room_for_and_to_which_they_come_spares_anything():
    away = [replay.Leave("Ana", on(1), on(1), on(40))]
    assert replayed(person("Bo"), leave=away) == (1, 1, 1, 0)
    seen_by_ben = person("Cy", booking(1, 10, worker="Ben"), booking(5, 30, worker="Ben"), key_worker="Ben")
    assert replayed(person("Bo"), seen_by_ben, leave=away) == (1, 1, 1, 1)
    assert replayed(person("Bo"), comes=False) == (1, 1, 1, 0)
    assert replayed(*[person(f"P{n}") for n in range(12)], a_day=1) == (12, 12, 12, 10)


def test_shares_are_of_something_or_not_there():
    found = replay.Outcome(late=4, forecast=5, hit=3, avoided=2)
    assert (found.precision, found.recall) == (0.6, 0.75)
    assert (replay.Outcome(0, 0, 0, 0).precision, replay.Outcome(0, 0, 0, 0).recall) == (None, None)
