"""Promise P1 as plain rules: what is missing, and where a late step goes."""

import datetime

import pytest

from joined.steps import rules, words

FRIDAY = datetime.date(2026, 3, 6)


@pytest.mark.parametrize(
    ("matters", "teams", "steps", "missing"),
    [
        (0, 0, 0, []),
        (1, 1, 1, []),
        (2, 1, 3, []),
        (1, 0, 1, [words.NOBODY_RESPONSIBLE]),
        (1, 2, 1, [words.NOBODY_RESPONSIBLE]),
        (1, 1, 0, [words.NO_NEXT_STEP]),
        (1, 0, 0, [words.NOBODY_RESPONSIBLE, words.NO_NEXT_STEP]),
    ],
)
def test_what_is_missing_about_a_person(matters, teams, steps, missing):
    assert rules.what_is_missing(rules.Standing(matters, teams, steps)) == missing


@pytest.mark.parametrize(
    ("days", "is_far"), [(-1, False), (0, False), (366, False), (400, False), (401, True), (13_149, True)]
)
def test_a_promise_is_never_further_away_than_whatever_comes_round_once_a_year(days, is_far):
    assert rules.is_too_far(FRIDAY + datetime.timedelta(days=days), FRIDAY) == is_far


@pytest.mark.parametrize(
    ("today", "goes"),
    [
        (FRIDAY - datetime.timedelta(days=1), None),
        (FRIDAY, None),
        (FRIDAY + datetime.timedelta(days=1), rules.HOLDER),  # Saturday: no working day has passed
        (FRIDAY + datetime.timedelta(days=3), rules.LEAD),
        (FRIDAY + datetime.timedelta(days=4), rules.HUDDLE),
    ],
)
def test_a_late_step_goes_to_its_holder_then_the_lead_then_the_huddle(today, goes):
    assert rules.goes_to(FRIDAY, today) == goes


def test_a_bank_holiday_is_not_a_working_day_passed():
    thursday = datetime.date(2026, 4, 2)
    assert rules.goes_to(thursday, datetime.date(2026, 4, 6)) == rules.HOLDER
    assert rules.goes_to(thursday, datetime.date(2026, 4, 7)) == rules.LEAD
