"""Who will pass day 28 and why, and which day would keep the worker who knows them."""

import dataclasses
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joined.caseload import words
from joined.caseload.rules import forecast, interval

TODAY = datetime.date(2026, 3, 2)


def on(days: int) -> datetime.date:
    return TODAY + datetime.timedelta(days=days)


def person(*booked: forecast.Booked, left: int = 10, max_days: int = 28, **clock: object) -> forecast.Person:
    stands = interval.standing(
        began_on=on(-60), contacts=[on(left - max_days)], today=TODAY, max_days=max_days, **clock
    )
    return forecast.Person(who="somebody", standing=stands, booked=booked, max_days=max_days)


def passing(*people: forecast.Person, **more: object) -> list[tuple[datetime.date, str]]:
    return [(one.passes_on, one.why) for one in forecast.who_passes(people=people, today=TODAY, **more)]


def visit(days: int, *, worker: str = "Ana", counts: bool = True) -> forecast.Booked:
    return forecast.Booked(on(days), worker, counts)


AWAY = {"Ana": [(on(5), on(9))], "Cem": [(on(10), on(10))]}


@pytest.mark.parametrize(
    ("booked", "why"),
    [
        ([], "nothing"),
        ([visit(10)], None),
        ([visit(0)], None),
        ([visit(11)], "too_late"),
        ([visit(4, counts=False)], "does_not_count"),
        ([visit(4, counts=False), visit(20)], "too_late"),
        ([visit(7)], "on_leave"),
        ([visit(5), visit(20)], "on_leave"),
        ([visit(9)], "on_leave"),
        ([visit(10), visit(7)], None),
        ([visit(7, worker="Ben")], None),
        ([visit(-1)], "nothing"),
        ([visit(-1, counts=False)], "nothing"),
        ([visit(0, counts=False)], "does_not_count"),
        ([visit(10, worker="Cem")], "on_leave"),
    ],
)
def test_who_passes_and_why(booked, why):
    found = passing(person(*booked), leave=AWAY)
    assert found == ([] if why is None else [(on(11), why)])
    assert why is None or why in words.WHY_PASSES


def test_only_whose_clock_runs_or_will_run_and_who_is_not_late_yet():
    known_end, no_end = [(on(-2), on(3))], [(on(-2), None)]
    assert passing(person(pauses=no_end), person(stopped_on=on(-1)), person(left=-1)) == []
    assert passing(person(pauses=known_end)) == [(on(16), "nothing")]
    assert passing(person(left=0)) == [(on(1), "nothing")]


def test_the_soonest_stands_first_and_nothing_past_the_days_asked_for():
    people = [person(left=20), person(left=3), person(left=27), person(left=28)]
    assert [day for day, _ in passing(*people)] == [on(4), on(21), on(28)]
    assert [day for day, _ in passing(*people, days=7)] == [on(4)]


def test_with_a_shorter_interval_one_contact_is_not_enough():
    assert passing(person(visit(4), max_days=14)) == [(on(19), "nothing")]
    assert passing(person(visit(4), visit(15), max_days=14)) == []


class TestProposing:
    FREE = {"Ben": [on(2), on(3)], "Ana": [on(8), on(7), on(30)]}

    def proposed(self, left: int = 10, known: str | None = "Ana", **free: object) -> forecast.Proposal | None:
        return forecast.propose(due_on=on(left), today=TODAY, free=free or self.FREE, known_worker=known)

    def test_the_worker_who_knows_them_comes_first(self):
        assert self.proposed() == (on(7), "Ana")

    @pytest.mark.parametrize(("left", "known"), [(6, "Ana"), (10, None), (10, "Zoe")])
    def test_else_whoever_is_free_earliest(self, left, known):
        assert self.proposed(left, known) == (on(2), "Ben")

    def test_today_and_the_last_day_in_time_are_days_too(self):
        assert self.proposed(Ana=[on(0)]) == (on(0), "Ana")
        assert self.proposed(Ana=[on(10)]) == (on(10), "Ana")

    def test_never_at_a_weekend_on_a_bank_holiday_or_too_late(self):
        assert self.proposed(Ana=[on(5), on(6)]) is None
        assert self.proposed(40, Ana=[datetime.date(2026, 4, 6), on(36)]) == (on(36), "Ana")
        assert self.proposed(Ana=[on(11), on(-3)]) is None
        assert self.proposed(Ana=[]) is None

    def test_who_is_late_already_is_seen_as_soon_as_anybody_who_knows_them_can(self):
        assert self.proposed(-3) == (on(7), "Ana")


@given(st.integers(0, 27), st.lists(st.integers(0, 40), max_size=6), st.lists(st.integers(0, 40), max_size=6))
def test_whoever_is_booked_as_proposed_does_not_pass_that_day(left, ana, ben):
    somebody = person(left=left)
    free = {"Ana": [on(day) for day in ana], "Ben": [on(day) for day in ben]}
    found = forecast.propose(due_on=on(left), today=TODAY, free=free, known_worker="Ana")
    if found:
        booked = dataclasses.replace(somebody, booked=(forecast.Booked(found.on, found.worker),))
        assert on(left + 1) not in [day for day, _ in passing(booked)]


def test_ten_thousand_people_are_looked_through_at_once():
    people = [person(visit(n % 40), left=n % 28) for n in range(200)]
    assert len(passing(*people * 50, leave=AWAY)) == 50 * len(passing(*people, leave=AWAY)) > 0
