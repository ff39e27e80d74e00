"""Pure rules of the catalogue: national kinds, codes with their check digit, and what a place may write."""

import datetime

import pytest

from joined.caseload.rules import waiting
from joined.interventions import rules, words

TODAY = datetime.date(2026, 3, 3)
GOOD = {"name": "Walking group", "what": "We walk.", "kind": "practical", "delivered_by": "Anybody", "from_on": TODAY}


@pytest.mark.parametrize(
    ("kind", "is_national"),
    [("psychological", True), ("psychosocial", True), ("physical", True), ("practical", False), ("nonsense", False)],
)
def test_only_three_kinds_are_help_begun_for_the_national_wait(kind, is_national):
    assert rules.is_national(kind=kind) is is_national
    assert (kind in words.NATIONAL) is is_national
    assert all(waiting.REFERENCE_SETS[code] == "helped" for code in rules.REFERENCE_SETS.values())


@pytest.mark.parametrize(
    ("code", "is_right"),
    [
        ("11429006", True),
        ("975131000000104", True),
        ("2386021000000108", True),
        ("11429060", False),
        ("975131000000100", False),
        ("11429", False),
        ("", False),
        ("1142900６", False),
    ],
)
def test_a_code_is_believed_only_with_its_check_digit(code, is_right):
    assert rules.is_snomed(code=code) is is_right


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({}, None),
        ({"name": " "}, "name"),
        ({"what": ""}, "what"),
        ({"delivered_by": ""}, "delivered_by"),
        ({"from_on": TODAY - datetime.timedelta(days=1)}, "from_on"),
        ({"usual_sessions": 201}, "usual_sessions"),
        ({"usual_weeks": 261}, "usual_weeks"),
        ({"usual_sessions": 200, "usual_weeks": 260}, None),
        ({"snomed_code": "11429006"}, "snomed_code"),
        ({"snomed_source": "The browser"}, "snomed_code"),
        ({"snomed_code": "11429007", "snomed_source": "The browser"}, "snomed_code"),
        ({"snomed_code": "11429006", "snomed_source": "The browser"}, None),
    ],
)
def test_what_a_place_may_write_and_what_has_to_be_put_right(more, field):
    found = rules.what_is_wrong(help_=rules.Help(**(GOOD | more)), today=TODAY)
    assert [wrong.field for wrong in found] == ([field] if field else [])
