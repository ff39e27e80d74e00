"""Working days, NHS numbers, tables of states, actors and errors: plain Python that every room leans on."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joined.kit import actors, errors, nhs_number, states, working_days

DAYS = st.dates(datetime.date(2020, 1, 1), datetime.date(2035, 12, 31))
EASTER_MONDAY, CHRISTMAS = datetime.date(2026, 4, 6), datetime.date(2026, 12, 25)


def test_weekends_and_englands_bank_holidays_are_left_out():
    assert not working_days.is_working(datetime.date(2026, 3, 7))
    assert not working_days.is_working(EASTER_MONDAY)
    assert not working_days.is_working(CHRISTMAS)
    assert working_days.is_working(datetime.date(2026, 3, 3))


def test_the_day_after_a_long_weekend():
    assert working_days.add(datetime.date(2026, 4, 2), 1) == datetime.date(2026, 4, 7)
    assert working_days.this_or_next(datetime.date(2026, 4, 3)) == datetime.date(2026, 4, 7)
    assert working_days.latest(EASTER_MONDAY) == datetime.date(2026, 4, 2)


@given(DAYS, st.integers(1, 30))
def test_so_many_working_days_on_are_so_many_between(day, count):
    later = working_days.add(day, count)
    assert working_days.is_working(later)
    assert working_days.between(day, later) == count
    assert working_days.between(later, day) == 0


@given(DAYS, st.integers(1, 30))
def test_forth_and_back_is_home(day, count):
    start = working_days.this_or_next(day)
    assert working_days.add(working_days.add(start, count), -count) == start


def test_an_nhs_number_keeps_its_check_digit_through_any_spacing():
    for text in ("9990123454", "999 012 3454", " 999-012-3454 "):
        assert nhs_number.clean(text) == "9990123454"
        assert nhs_number.is_valid(text)
    assert nhs_number.spaced("9990123454") == "999 012 3454"


@given(st.integers(0, 9), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(place, by):
    right = "9990123454"
    wrong = right[:place] + str((int(right[place]) + by) % 10) + right[place + 1 :]
    assert not nhs_number.is_valid(wrong)


@pytest.mark.parametrize("text", ["", "999012345", "99901234545", "999012345x", "٩٩٩٠١٢٣٤٥٤", "999 012 3455"])
def test_what_is_no_number_is_none(text):
    assert not nhs_number.is_valid(text)


def test_ten_noughts_pass_the_sum_and_are_nobodys():
    assert not nhs_number.is_valid("0000000000")
    assert nhs_number.is_valid("0000000019")


@pytest.mark.parametrize(("number", "kept"), [("9990123454", True), ("0000000019", False), ("9990123455", False)])
def test_a_number_of_the_range_that_nobody_gets_is_known(number, kept):
    assert nhs_number.is_for_tests(number) is kept


LIFE = states.Table(
    name="A life",
    moves={"asked": {"accept": "accepted", "decline": "declined"}, "accepted": {}, "declined": {}},
    words={"asked": "Asked", "declined": "Said no"},
)


def test_a_table_knows_where_it_begins_and_what_may_follow():
    assert (LIFE.start, LIFE.states) == ("asked", ("asked", "accepted", "declined"))
    assert LIFE.after("asked", "accept") == "accepted"
    assert LIFE.may("asked", "decline")
    assert not LIFE.may("accepted", "decline")


def test_a_move_that_is_not_in_the_table_is_refused_in_the_words_that_people_read():
    with pytest.raises(errors.Refused, match="This cannot be done now: it is “Said no”."):
        LIFE.after("declined", "accept")


def test_a_table_is_drawn_with_its_beginning_and_its_ends():
    drawn = LIFE.mermaid().splitlines()
    assert drawn[:3] == ["stateDiagram-v2", "    [*] --> asked", "    asked --> accepted: accept"]
    assert "    declined --> [*]" in drawn


def test_every_role_has_a_name_and_a_column_of_the_access_matrix():
    assert set(actors.ROLE_NAMES) == set(actors.ROLE_CLASSES)


def test_a_part_of_the_house_has_the_same_id_everywhere_and_no_two_share_one():
    assert actors.System("sweep").id == actors.System("sweep").id
    assert actors.System("sweep").id != actors.System("sweeps").id


def test_what_is_not_here_says_the_same_to_everybody():
    assert (errors.NotHere().status, errors.NotHere().sentence) == (404, "We cannot find that page.")
    assert errors.Conflict(yours={}, theirs={}, by="").status == 409
    assert errors.Forbidden("No.").status == 403
