"""Numbers: how long half waited, what may be shown, and what nobody can work out from it."""

import datetime
import itertools
import statistics

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joined.base.tests.amount import examples
from joined.insight import rules, words
from joined.insight.rules import Waited

DONE, OPEN, ENDED = "done", "open", "ended"


@pytest.mark.parametrize(
    ("count", "shown"),
    [(0, "*"), (4, "*"), (5, "5"), (7, "5"), (8, "10"), (12, "10"), (13, "15"), (254, "255")],
)
def test_a_count_is_shown_as_the_national_rule_says(count, shown):
    assert rules.shown(count) == shown


@pytest.mark.parametrize(
    ("count", "out_of", "shown"), [(4, 5, "*"), (0, 9, "*"), (5, 9, "56%"), (9, 9, "100%"), (17, 20, "85%")]
)
def test_a_percentage_is_hidden_with_its_numerator(count, out_of, shown):
    assert rules.percent(count, out_of) == shown


def test_a_commissioner_s_row_hides_the_small_cell_and_the_next_smallest():
    counts = {"a": 3, "b": 7, "c": 12}  # T9: *, 5, 10, and the total or the next cell hidden as well
    assert [rules.shown(count) for count in counts.values()] == ["*", "5", "10"]
    assert rules.hidden(counts) == {"a", "b"}


@pytest.mark.parametrize(
    ("counts", "hidden"),
    [
        ({"a": 5, "b": 6}, ""),
        ({"a": 0, "b": 50}, "ab"),
        ({"a": 2, "b": 2, "c": 50, "d": 60}, "ab"),
        ({"a": 1, "b": 2, "c": 50, "d": 60}, "abc"),
        ({"a": 4, "b": 4, "c": 9}, "ab"),
        ({"a": 0, "b": 0, "c": 0}, "abc"),
        ({"a": 7}, ""),
        ({}, ""),
    ],
)
def test_as_many_are_hidden_as_keep_subtraction_from_the_small_ones(counts, hidden):
    assert rules.hidden(counts) == set(hidden)


COUNTS = st.dictionaries(st.sampled_from("abcd"), st.integers(0, 12), min_size=1)


def worked_out(key, hidden, counts, at_most):
    """Every value that a hidden count can have for somebody who knows the sum and all that is shown, by trying all."""
    together = sum(counts[one] for one in hidden)
    ranges = [range(min(at_most.get(one, together), together) + 1) for one in hidden]
    tried = (dict(zip(hidden, values, strict=True)) for values in itertools.product(*ranges))
    return {values[key] for values in tried if sum(values.values()) == together}


@settings(max_examples=examples(150), deadline=None)
@given(COUNTS, st.data())
def test_nobody_who_subtracts_is_left_with_fewer_than_five_values(counts, data):
    most = {key: count + data.draw(st.integers(0, 6)) for key, count in counts.items() if data.draw(st.booleans())}
    hidden = sorted(rules.hidden(counts, at_most=most))
    assert {key for key, count in counts.items() if count < 5} <= set(hidden)
    for key in hidden:
        values = worked_out(key, hidden, counts, most)
        assert counts[key] in values
        assert len(values) >= rules.FEWER_THAN or set(hidden) == set(counts)


@pytest.mark.parametrize(
    ("waited", "half", "nine"),
    [
        ([], None, None),
        ([Waited(4, DONE, 1)], 60, 60),
        ([Waited(1, DONE, 1), Waited(2, DONE, 1), Waited(3, DONE, 1), Waited(4, DONE, 1)], 30, 60),
        ([Waited(1, DONE, 5), Waited(9, OPEN, 5)], 15, None),
        ([Waited(1, DONE, 4), Waited(9, OPEN, 5)], None, None),
        ([Waited(1, OPEN, 5), Waited(2, DONE, 4), Waited(8, DONE, 1)], 30, 120),
        ([Waited(1, ENDED, 5), Waited(2, DONE, 4), Waited(8, DONE, 1)], 30, 120),
        # 6, 6, 6, 7, 10, 13, 16, 22, 23 had it; the others were last seen waiting: the textbook's example, half at 23
        (
            [
                *(Waited(t, DONE, n) for t, n in ((6, 3), (7, 1), (10, 1), (13, 1), (16, 1), (22, 1), (23, 1))),
                *(Waited(t, OPEN, 1) for t in (6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35)),
            ],
            23 * 15,
            None,
        ),
    ],
)
def test_half_and_nine_of_ten_count_whoever_still_waits(waited, half, nine):
    found = rules.pace(waited)
    assert (found.half, found.nine) == (half, nine)


@settings(max_examples=examples(100), deadline=None)
@given(st.lists(st.integers(0, 40), min_size=1))
def test_where_nobody_waits_any_more_half_is_the_plain_median(amounts):
    found = rules.pace([Waited(amount, DONE, 1) for amount in amounts])
    assert found.half == statistics.median_low(amounts) * words.UNIT
    assert found.nine == sorted(amounts)[-(-9 * len(amounts) // 10) - 1] * words.UNIT


@settings(max_examples=examples(100), deadline=None)
@given(st.lists(st.tuples(st.integers(0, 40), st.sampled_from([DONE, OPEN, ENDED])), min_size=1), st.integers(0, 40))
def test_somebody_more_who_waits_never_makes_it_look_quicker(given_, longer):
    waited = [Waited(amount, state, 1) for amount, state in given_]
    before, after = rules.pace(waited), rules.pace([*waited, Waited(longer, OPEN, 1)])
    assert after.half is None or (before.half is not None and after.half >= before.half)


def test_it_says_how_many_are_counted_and_who_waits_longest():
    found = rules.pace([Waited(1, DONE, 5), Waited(2, ENDED, 1), Waited(3, OPEN, 1), Waited(9, OPEN, 1)])
    assert (found.done, found.ended, found.open, found.people, found.longest_open) == (5, 1, 2, 8, 135)


def test_small_groups_of_many_are_one_group_that_always_stands_there():
    assert rules.folded({"en": 20, "so": 5, "cy": 4, "ar": 0}, into="") == {"en": "en", "so": "so", "cy": "", "ar": ""}


@pytest.mark.parametrize(("decile", "fifth"), [(1, 1), (2, 1), (3, 2), (8, 4), (9, 5), (10, 5)])
def test_fifths_of_deprivation_are_two_tenths_each(decile, fifth):
    assert rules.fifth(decile) == fifth


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("2026-03", datetime.date(2026, 3, 1)),
        ("2026-13", None),
        ("2026-3", None),
        ("words", None),
        ("2026-03-03", None),
    ],
)
def test_a_month_in_an_address(text, month):
    assert rules.month_of(text) == month


def test_months_follow_each_other_over_the_year_s_end():
    december = datetime.date(2026, 12, 1)
    assert rules.next_month(december) == datetime.date(2027, 1, 1)
    assert [f"{month:%Y-%m}" for month in rules.months_to(datetime.date(2027, 1, 20), 3)] == [
        "2026-11",
        "2026-12",
        "2027-01",
    ]


def test_the_tallest_bar_fills_the_plot_and_nothing_known_is_no_bar():
    assert rules.bars([None, 0, 2, 4], height=48) == [None, 0, 24, 48]
    assert rules.bars([None, 0], height=48) == [None, 0]


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0, "0 min"), (45, "45 min"), (60, "1 h"), (195, "3 h 15 min"), (2879, "47 h 59 min"),
        (2880, "2 days"), (6000, "4 days 4 h"),
    ],
)  # fmt: skip
def test_a_length_in_words(minutes, said):
    assert words.length(minutes).replace("\u00a0", " ") == said


@pytest.mark.parametrize(
    ("role", "may"),
    [("team_manager", True), ("coordinator", True), ("chair", False), ("place_lead", False), ("gp", False)],
)
def test_managers_and_coordinators_bring_in_what_it_was_like_before(role, may):
    assert rules.may_keep_before(role) is may


@given(st.dates(datetime.date(2020, 1, 1), datetime.date(2040, 12, 31)), st.integers(1, 12))
def test_periods_hold_their_month_follow_on_each_other_and_never_overlap(day, at_least):
    period = rules.period_of(day, at_least=at_least)
    assert period.months >= at_least
    assert period.first <= day < period.after
    assert period.before.after == period.first
    assert rules.period_of(period.after - datetime.timedelta(days=1), at_least=at_least) == period
    assert rules.period_of(period.before.first, at_least=at_least) == period.before
