"""Each measure against a month that was counted by hand (`month.py`); and whose numbers count whom."""

import pytest

from joined.insight import figures, groups, measures
from joined.insight.rules import Share, Waited

DONE, OPEN, ENDED = "done", "open", "ended"
DAY, WEEK = 96, 7 * 96
GITA = Waited(1, OPEN, 1)
EFUA = Waited(DAY, ENDED, 1)


def waited(march, key):
    return sorted(march["all"].waited(key), key=lambda one: (one.amount, one.state))


def test_conversation_to_decision(march):
    still = [EFUA, Waited(WEEK, OPEN, 1)]
    assert waited(march, "decided") == [GITA, Waited(14, DONE, 2), Waited(15, DONE, 1), *still]


def test_decision_to_told(march):
    assert waited(march, "telling") == [Waited(6, DONE, 1), Waited(86, DONE, 1), Waited(658, OPEN, 1)]


def test_conversation_to_told(march):
    assert waited(march, "told") == [GITA, Waited(20, DONE, 1), EFUA, Waited(100, DONE, 1), Waited(WEEK, OPEN, 2)]


def test_told_to_first_contact(march):
    assert waited(march, "meeting") == [Waited(2 * DAY, DONE, 1), Waited(4 * DAY + 92, DONE, 1)]


def test_conversation_to_first_contact(march):
    begun = [Waited(212, DONE, 1), Waited(6 * DAY, DONE, 1)]
    assert waited(march, "first_contact") == [GITA, EFUA, *begun, Waited(WEEK, OPEN, 2)]


def test_told_the_same_day(march):
    assert march["all"].share("same_day") == Share(yes=1, no=4, pending=1)


def test_helped_by_the_first_door(march):
    assert march["all"].share("doors") == Share(yes=1, no=1, pending=3)
    (shown,) = [one for one in figures.every(march["all"], before={}) if one.measure.key == "doors"]
    assert shown.notes == ("Doors tried: one for 1 person, two for 1 person.", "3 still without first contact.")


def test_decided_and_not_told(march):
    assert march["all"].share("not_told") == Share(yes=1, no=2)


def test_promises_kept_late_or_not_yet(march):
    late, in_time, pending = march["promises"]
    assert march["all"].share("late_promises") == Share(yes=late, no=in_time, pending=pending)
    assert late >= 2
    assert pending >= 2


def test_asked_again_within_90_days(march):
    assert march["all"].share("asked_again") == Share(yes=1, no=0, pending=5)


def test_every_measure_of_the_page_is_counted(march):
    assert all(march["all"].waited(one.key) for one in measures.ALL)


def test_made_in_error_and_asked_again_are_no_request_of_their_own(march):
    assert march["all"].asked() == 6
    assert (march["month"].groups, march["month"].asked("2026-03")) == (["2026-03"], 6)


def test_a_sitting_counts_whom_it_talked_about(march):
    assert march["sitting"].asked() == 4
    assert march["sitting"].share("not_told") == Share(yes=1, no=2)


@pytest.mark.parametrize(
    ("who", "asked"),
    [
        ("all", 6),
        ("excluded", 4),  # neither whom they must not know of, nor somebody restricted to named staff
        ("partner", 5),
        ("partner's sitting", 1),  # whom else the room talked about, this charity may not hear
        ("elsewhere", 0),
        ("not a manager", 0),
        ("gp's own", 5),
        ("nurse's own", 3),
        ("charity's own", 0),
        ("volunteer's own", 0),
    ],
)
def test_the_database_counts_for_each_only_what_they_may_see(march, who, asked):
    assert march[who].asked() == asked


def test_groups_are_counted_by_what_is_known(march):
    counted = {by: {group: march[by].asked(group) for group in march[by].groups} for by in ("ethnicity", "language")}
    assert counted == {"ethnicity": {"": 2, "13": 1, "14": 1, "18": 1, "6": 1}, "language": {"en": 5, "so": 1}}
    assert {group: march["age"].asked(group) for group in march["age"].groups} == {"": 1, "0": 1, "18": 1, "25": 3}
    by_decile = {group: march["deprivation"].asked(group) for group in march["deprivation"].groups}
    assert by_decile == {"": 4, "2": 1, "9": 1}  # the longest beginning of a postcode wins


def test_the_database_gives_groups_of_whole_months_that_are_over_and_of_nothing_smaller(march):
    assert march["age"].groups == ["", "0", "18", "25"]
    for asked in ("by age, too early", "a day by age", "a sitting by age"):
        assert march[asked].groups == []


@pytest.mark.parametrize("by", ["ethnicity", "language", "age", "deprivation"])
def test_of_so_few_nothing_is_shown(march, by):
    cells = {cell for _, *row in groups.table(march[by], by=by) for cell in row}
    assert cells == {"*"} if by != "language" else cells <= {"*", "5"}
