"""Truth tables: why somebody stands on an agenda that makes itself, in which order and words, and when they leave."""

import datetime
import types

import pytest

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
    """95: the chair moved them down after this reason was known; it does not move them up again."""
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
