"""How much a text may say, ages, and names (domain.md §8.1, H1 to H3, F-23)."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joined.people import rules

SOCIAL = {"role_class": "social_worker", "organisation_kind": "council", "kinds": frozenset({"caseload"})}
TODAY = datetime.date(2026, 3, 3)
KNOWN = {
    "is_allowed": True,
    "safe": "yes",
    "level": 3,
    "number": "+447700900123",
    "confirmed_on": TODAY,
    "was_alone": "yes",
}


@pytest.mark.parametrize(
    ("changed", "allowed", "level"),
    [
        ({}, True, 3),
        ({"level": 2}, True, 2),
        ({"level": 1}, True, 1),
        ({"level": 0}, False, 0),
        ({"is_allowed": False}, False, 0),
        ({"safe": "no"}, False, 0),
        ({"safe": "unknown"}, True, 1),
        ({"was_alone": "no"}, True, 1),
        ({"was_alone": "unknown"}, True, 1),
        ({"confirmed_on": None}, True, 1),
        ({"confirmed_on": datetime.date(2025, 9, 3)}, True, 1),
        ({"confirmed_on": datetime.date(2025, 9, 4)}, True, 3),
        ({"number": ""}, False, 0),
    ],
)
def test_a_text_says_no_more_than_is_safe_now(changed, allowed, level):
    found = rules.may_text(rules.Channel(**(KNOWN | changed)), today=TODAY, months=6)
    assert (found.is_allowed, found.level) == (allowed, level)


def test_nothing_known_sends_nothing_and_says_what_else_to_do():
    found = rules.may_text(None, today=TODAY, months=6)
    assert not found.is_allowed
    assert "Ring, write or tell them in person" in found.why_not


def test_an_unsafe_route_is_refused_without_its_reason():
    unsafe = rules.may_text(rules.Channel(**(KNOWN | {"safe": "no"})), today=TODAY, months=6)
    assert unsafe.why_not == rules.RESTRICTED
    assert "safe" not in unsafe.why_not


@pytest.mark.parametrize(("on", "age"), [("2026-02-28", 25), ("2026-03-01", 26), ("2028-02-29", 28)])
def test_born_on_a_leap_day_is_a_year_older_on_the_first_of_march(on, age):
    assert rules.age_on(datetime.date.fromisoformat(on), datetime.date(2000, 2, 29)) == age


@pytest.mark.parametrize(
    ("name", "key"), [("Siân  Llŷr", "sian llyr"), ("نور", "نور"), ("O’Brien", "o’brien"), ("Ω", "ω")]
)
def test_a_name_is_searched_without_marks_or_capitals(name, key):
    assert rules.name_key(name) == key


@given(st.text(st.characters(max_codepoint=127)))
def test_a_name_in_plain_letters_is_searched_as_beside_a_letter_that_is_not(name):
    assert rules.name_key(f"é {name}") == f"e {rules.name_key(name)}".rstrip()


def test_there_are_nineteen_groups_and_each_has_its_census_number():
    assert sorted(rules.ETHNICITIES) == list(range(1, 20))


@pytest.mark.parametrize(
    ("agreed", "scope", "result"),
    [
        (None, "plan", "ALLOW"),
        ({"identity", "plan"}, "plan", "ALLOW"),
        ({"identity", "plan"}, "step", "ALLOW"),
        ({"huddle"}, "step", "ALLOW"),
        ({"identity", "plan"}, "safety", "DENY-403"),
        ({"plan"}, "identity", "DENY-404"),
        ({"plan"}, "asked", "ALLOW"),
        (set(), "asked", "DENY-404"),
        (set(), "plan", "DENY-404"),
    ],
)
def test_a_joint_team_s_agreement_says_what_each_organisation_in_it_sees(agreed, scope, result):
    """AC-042 to AC-044; None: their own team."""
    bounds = {} if agreed is None else {"caseload": frozenset(agreed)}
    assert rules.decide(rules.Question(**SOCIAL, agreed=bounds, scope=scope)).result == result


@pytest.mark.parametrize(
    ("consent", "parts"),
    [
        ({}, set()),
        ({"contact": "given"}, set()),
        ({"identity": "given"}, {"name"}),
        ({"identity": "given", "contact": "withdrawn"}, {"name"}),
        ({"identity": "given", "contact": "given"}, {"name", "ways"}),
        ({"identity": "refused", "contact": "given"}, set()),
    ],
)
def test_a_referral_card_shows_what_they_agreed_to_and_no_more(consent, parts):
    """AC-048."""
    assert rules.card_parts(consent) == parts
