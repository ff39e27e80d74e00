"""What a word is enough for, and what it changes: a truth table, and what never happens."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joined.base.tests.amount import examples
from joined.people import rules

TODAY = datetime.date(2026, 3, 3)
KINDS = ("nhs_trust", "practice", "council", "charity")
STATES = st.sampled_from(["", *rules.CONSENT_STATES])


def word(**more: object) -> rules.Word:
    return rules.Word(**({"is_themselves": True, "said_on": TODAY, "was_alone": "yes"} | more))


@pytest.mark.parametrize(
    ("said", "is_more", "after_no", "field"),
    [
        (word(), False, False, ""),
        (word(was_alone="no"), False, False, ""),
        (word(is_themselves=False, who="His sister"), False, False, ""),
        (word(is_themselves=False, who=" "), False, False, "who"),
        (word(said_on=TODAY + datetime.timedelta(days=1)), False, False, "said_on"),
        (word(), True, False, ""),
        (word(was_alone="no"), True, False, ""),
        (word(is_themselves=False, who="His sister"), True, False, "said_by"),
        (word(), True, True, ""),
        (word(was_alone="no"), True, True, "alone"),
        (word(was_alone="unknown"), True, True, "alone"),
    ],
)
def test_less_is_believed_of_anybody_and_more_only_of_themselves_and_after_a_no_only_alone(
    said, is_more, after_no, field
):
    assert rules.why_not(word=said, is_more=is_more, after_no=after_no, today=TODAY)[0] == field


@pytest.mark.parametrize(
    ("kind", "stands", "wanted", "moved"),
    [
        ("charity", {}, {"identity", "plan"}, {"identity": "given", "plan": "given"}),
        ("charity", {"identity": "given", "plan": "given"}, {"identity"}, {"plan": "withdrawn"}),
        ("charity", {"identity": "given", "plan": "given"}, {"plan"}, {"identity": "withdrawn", "plan": "withdrawn"}),
        ("charity", {"huddle": "refused"}, set(), {}),
        ("nhs_trust", {}, set(), {"huddle": "refused"}),
        ("nhs_trust", {"huddle": "refused"}, {"huddle"}, {"huddle": "given"}),
        ("council", {"plan": "refused"}, {"huddle"}, {}),
    ],
)
def test_only_what_changes_is_written_down(kind, stands, wanted, moved):
    assert rules.moves(kind, stands, wanted) == moved


@settings(max_examples=examples(100), deadline=None)
@given(
    kind=st.sampled_from(KINDS),
    stands=st.dictionaries(st.sampled_from(list(rules.CONSENT_SCOPES)), STATES),
    sharing=st.sampled_from(["no_name", "nhs_council"]),
    is_ticked=st.booleans(),
)
def test_to_share_less_at_the_huddle_opens_nothing_to_anybody(kind, stands, sharing, is_ticked):
    wanted = rules.wanted_after(kind, stands, sharing=sharing, is_ticked=is_ticked)
    assert "given" not in rules.moves(kind, stands, wanted).values()


def test_what_changed_is_said_to_them_as_you():
    assert rules.told("Riverside Befrienders", {"plan": "withdrawn"}) == (
        "From now on Riverside Befrienders does not see or hear: your plan."
    )
    assert rules.told("Riverside Befrienders", {"identity": "withdrawn", "plan": "withdrawn"}) == (
        "From now on Riverside Befrienders sees nothing about you."
    )
    assert rules.told("Riverside Befrienders", {}) == ""
