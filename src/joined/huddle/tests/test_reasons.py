"""Truth tables: why somebody stands on an agenda that makes itself, in which order and words, and when they leave."""

import datetime
import types

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joined.huddle import reasons
from joined.huddle.reasons import Reason

MONDAY, TUESDAY = datetime.date(2026, 3, 2), datetime.date(2026, 3, 3)
PLACES = {"asked_again": 20, "late_step": 30, "waiting": 90}
SENTENCES = {"late_step": "A promise is late since {day}", "waiting": "Waiting since {day}"}


def test_each_reason_counts_once_with_its_earliest_day_and_the_weightiest_is_first():
    found = [Reason("waiting", MONDAY), Reason("late_step", TUESDAY), Reason("late_step", MONDAY)]
    assert reasons.in_order(found, PLACES) == (Reason("late_step", MONDAY), Reason("waiting", MONDAY))


def test_reasons_are_kept_and_read_alike():
    found = (Reason("late_step", MONDAY), Reason("waiting", TUESDAY))
    assert reasons.read(reasons.kept(found)) == found


@pytest.mark.parametrize(
    ("current", "before", "now", "place"),
    [
        (100, (), (Reason("waiting", MONDAY),), 90),
        (100, (), (Reason("waiting", MONDAY), Reason("late_step", MONDAY)), 30),
        (15, (), (Reason("late_step", MONDAY),), 15),
        (95, (Reason("late_step", MONDAY),), (Reason("late_step", MONDAY),), 95),
        (30, (Reason("late_step", MONDAY),), (), 30),
    ],
)
def test_only_a_new_reason_moves_somebody_and_only_up(current, before, now, place):
    """95: what was known already when they were put there does not move them up."""
    assert reasons.place(current, before, now, PLACES) == place


@pytest.mark.parametrize(
    ("first", "found", "line"),
    [
        ("Asked for the first time", (), "Asked for the first time"),
        ("", (Reason("late_step", MONDAY),), "A promise is late since 2 March"),
        (
            "Carried over",
            (Reason("late_step", MONDAY), Reason("waiting", TUESDAY)),
            "Carried over; a promise is late since 2 March; waiting since 3 March",
        ),
        ("", (Reason("of a room that is gone", MONDAY),), ""),
    ],
)
def test_everything_stands_in_one_line_with_its_days(first, found, line):
    assert reasons.in_words(found, SENTENCES, first=first, day=lambda day: f"{day:%-d %B}") == line


@pytest.mark.parametrize(
    ("is_made", "state", "is_talked_about", "is_said", "leaves"),
    [
        (True, "waiting", False, False, True),
        (False, "waiting", False, False, False),
        (True, "proposed", False, False, False),
        (True, "waiting", True, False, False),
        (True, "waiting", False, True, False),
    ],
)
def test_the_house_takes_off_only_its_own_line_of_which_nobody_said_a_word(
    is_made, state, is_talked_about, is_said, leaves
):
    may = reasons.may_leave(is_made=is_made, state=state, is_talked_about=is_talked_about, is_said=is_said)
    assert may == leaves


SAME = (Reason("late_step", MONDAY),)


def line(state="waiting", *, is_made=True, found=SAME):
    return types.SimpleNamespace(state=state, is_made=is_made, reasons=reasons.kept(found))


@pytest.mark.parametrize(
    ("there", "found", "stands"),
    [
        (None, (), True),
        (None, SAME, False),
        (line(), SAME, True),
        (line(), (), False),
        (line(found=()), SAME, False),
        (line(is_made=False, found=()), (), True),
        (line(is_made=False), (), False),
        (line("withdrawn"), SAME, False),
        (line("withdrawn"), (), True),
        (line("withdrawn", is_made=False), SAME, True),
        (line("proposed"), SAME, True),
        (line("carried_over"), (), True),
    ],
)
def test_nothing_is_written_where_nothing_has_changed(there, found, stands):
    assert reasons.stands_so(there, found) == stands


def test_what_they_said_no_to_heads_the_agenda_and_what_is_new_comes_last():
    assert sorted(("asked", "carried_over", "not_this", "asked_again"), key=reasons.orders) == [
        "not_this",
        "asked_again",
        "carried_over",
        "asked",
    ]


def stands(name, order, chair_place=None, *, minute=0):
    at = datetime.datetime(2026, 3, 3, 9, minute, tzinfo=datetime.UTC)
    return types.SimpleNamespace(name=name, order=order, chair_place=chair_place, brought_at=at)


AGAIN, LATE, NEW = stands("again", 20), stands("late", 30), stands("new", 100, minute=1)
FIRST, SECOND = stands("first", 100, 1), stands("second", 20, 2)


@pytest.mark.parametrize(
    ("items", "names"),
    [
        ([NEW, stands("newer", 100, minute=2), LATE, AGAIN], "again late new newer"),
        ([SECOND, FIRST], "first second"),  # asked again, and the chair has put somebody before them
        ([FIRST, SECOND, NEW, LATE], "first second late new"),
        ([FIRST, SECOND, AGAIN], "again first second"),
        ([FIRST, SECOND, AGAIN, stands("not this", 10)], "not this again first second"),
        ([FIRST, stands("same place", 100, 1, minute=5)], "first same place"),
    ],
)
def test_the_chair_s_order_stands_and_what_heads_the_agenda_and_came_since_is_first(items, names):
    assert " ".join(item.name for item in reasons.in_line(items)) == names


@pytest.mark.parametrize(
    ("asked", "line_after"),
    [
        ({"to": "earlier"}, "bacd"),
        ({"to": "later"}, "acbd"),
        ({"to": "end"}, "acdb"),
        ({"before": "a"}, "bacd"),
        ({"before": "d"}, "acbd"),
        ({"before": "elsewhere"}, "abcd"),
        ({}, "abcd"),
    ],
)
def test_one_is_moved_and_the_others_keep_their_order(asked, line_after):
    assert "".join(reasons.reordered("abcd", "b", **asked)) == line_after


ORDERS = st.integers(1, 100)


@given(st.lists(st.tuples(ORDERS, st.integers(1, 6)), max_size=6), st.lists(ORDERS, max_size=4))
def test_whatever_comes_later_those_whom_the_chair_has_put_somewhere_stay_in_that_order(placed, late):
    there = [stands(str(n), order, place) for n, (order, place) in enumerate(placed)]
    after = reasons.in_line([*(stands("late", order) for order in late), *there])
    assert [item for item in after if item.chair_place] == reasons.in_line(there)
    heads = next((n for n, item in enumerate(after) if item.chair_place), 0)
    assert all(item.order <= reasons.HEADS for item in after[:heads])
