"""Did not come: the next rung with its day, and what must stand before anything ends."""

import datetime
import itertools

import pytest

from joined.caseload import words
from joined.caseload.rules import ladder

FRIDAY = datetime.date(2026, 3, 6)
ORGANISATIONS = words.CLOSING_ORGANISATIONS.format(least=2)


@pytest.mark.parametrize(
    ("tried", "rung", "by"),
    [
        ([], "again", datetime.date(2026, 3, 9)),
        (["again"], "other_way", datetime.date(2026, 3, 10)),
        (["again", "other_way"], "carer_or_charity", datetime.date(2026, 3, 10)),
        (["again", "other_way", "carer_or_charity"], "visit", datetime.date(2026, 3, 11)),
        (["again", "other_way", "carer_or_charity", "visit"], "huddle", datetime.date(2026, 3, 9)),
        (list(words.LADDER), "huddle", datetime.date(2026, 3, 9)),
        (["visit"], "again", datetime.date(2026, 3, 9)),
    ],
)
def test_what_follows_is_the_lowest_rung_not_tried(tried, rung, by):
    assert ladder.next_rung(missed_on=FRIDAY, tried=tried) == (rung, by)


def test_a_rung_that_is_not_safe_is_left_out_and_the_huddle_never():
    tried = ["again", "other_way"]
    assert ladder.next_rung(missed_on=FRIDAY, tried=tried, closed=["carer_or_charity"]).rung == "visit"
    assert ladder.next_rung(missed_on=FRIDAY, tried=[], closed=list(words.LADDER)).rung == "huddle"


def test_how_soon_is_the_place_s_rule():
    days = dict.fromkeys(words.LADDER, 4)
    assert ladder.next_rung(missed_on=FRIDAY, tried=[], days=days).by_on == datetime.date(2026, 3, 12)


def test_there_is_always_something_that_follows():
    rungs = list(words.LADDER)
    for tried in itertools.chain.from_iterable(itertools.combinations(rungs, n) for n in range(len(rungs) + 1)):
        found = ladder.next_rung(missed_on=FRIDAY, tried=tried)
        assert found.by_on > FRIDAY
        assert found.rung not in tried or found.rung == ladder.HUDDLE


@pytest.mark.parametrize(
    ("outcome", "organisations", "clinicians", "missing"),
    [
        ("closing_agreed", 2, 1, []),
        ("closing_agreed", 5, 3, []),
        ("closing_agreed", 1, 1, [ORGANISATIONS]),
        ("closing_agreed", 2, 0, [words.CLOSING_CLINICIAN]),
        ("plan", 2, 1, [words.CLOSING_NOT_AGREED]),
        ("", 0, 0, [words.CLOSING_NOT_AGREED, ORGANISATIONS, words.CLOSING_CLINICIAN]),
    ],
)
def test_nothing_ends_for_not_coming_without_two_organisations_and_a_clinician(
    outcome, organisations, clinicians, missing
):
    huddled = ladder.Huddled(outcome=outcome, organisations=organisations, clinicians=clinicians)
    assert ladder.may_close_for_not_coming(huddled=huddled) == missing


def test_without_a_huddle_everything_is_missing():
    everything = [words.CLOSING_NOT_AGREED, ORGANISATIONS, words.CLOSING_CLINICIAN]
    assert ladder.may_close_for_not_coming(huddled=None) == everything
