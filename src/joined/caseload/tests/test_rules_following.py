"""Followed up after a ward: which days count, who is left out, and 48 hours for everybody."""

import dataclasses
import datetime

import pytest

from joined.caseload.rules import contacts, following
from joined.caseload.words import national as words

LEFT = following.Leaving(on=datetime.date(2026, 3, 27))  # a Friday, before the clocks change


def on(days: int) -> datetime.date:
    return LEFT.on + datetime.timedelta(days=days)


def seen(*days: int, mechanism: str = "01", attendance: str = "5") -> list[contacts.Contact]:
    return [contacts.Contact(on=on(day), mechanism=mechanism, attendance=attendance) for day in days]


def follows(met: list[contacts.Contact], today: int = 10, **changes: object) -> following.Following:
    left = dataclasses.replace(LEFT, **changes)
    return following.following(left=left, seen=met, today=on(today))


@pytest.mark.parametrize(
    ("days", "is_met", "early"),
    [
        ([0], False, False),
        ([1], True, True),
        ([2], True, True),
        ([3], True, False),
        ([4], False, False),
        ([0, 3], True, False),
        ([-1], False, False),
        ([], False, False),
    ],
)
def test_the_day_of_leaving_does_not_count_and_the_third_day_does(days, is_met, early):
    found = follows(seen(*days))
    assert (found.is_met, found.is_met_early) == (is_met, early)
    assert (found.wanted_on, found.due_on, found.left_out) == (on(2), on(3), "")


def test_the_first_day_stands_and_today_is_one():
    assert follows(seen(3, 1)).met_on == on(1)
    assert follows(seen(3), today=3).met_on == on(3)


@pytest.mark.parametrize(
    ("today", "is_met", "early"), [(0, None, None), (2, None, None), (3, None, False), (4, False, False)]
)
def test_while_there_is_time_nothing_is_late(today, is_met, early):
    found = follows(seen(5), today)
    assert (found.is_met, found.is_met_early, found.met_on) == (is_met, early, None)


@pytest.mark.parametrize(
    "met", [seen(1, mechanism="09"), seen(1, mechanism="05"), seen(1, attendance="3"), seen(1, attendance="7")]
)
def test_a_text_or_not_coming_is_no_follow_up(met):
    assert follows(met).is_met is False


@pytest.mark.parametrize(("day", "is_met"), [(0, False), (1, True), (3, True), (4, False)])
def test_going_back_to_a_ward_counts_within_the_three_days(day, is_met):
    assert follows([], readmitted_on=on(day)).is_met is is_met


@pytest.mark.parametrize("where", sorted(set(words.WENT_TO) - {"home"}))
def test_who_went_to_a_ward_prison_court_or_died_is_left_out(where):
    found = follows(seen(1), went_to=where)
    assert (found.left_out, found.due_on, found.is_met) == (words.LEFT_OUT[where], None, None)


@pytest.mark.parametrize(("day", "left_out"), [(0, True), (3, True), (4, False)])
def test_who_died_within_the_three_days_is_left_out(day, left_out):
    assert bool(follows([], died_on=on(day)).left_out) is left_out


@pytest.mark.parametrize("bed", [*sorted(following.ACUTE_BEDS), "203", "300"])
def test_from_another_bed_we_follow_up_all_the_same_though_nobody_counts_it(bed):
    found = follows(seen(3), bed=bed)
    assert (found.left_out == "") is (bed in following.ACUTE_BEDS)
    assert (found.is_met, found.wanted_on) == (True, on(2))
