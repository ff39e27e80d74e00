"""On what ground somebody may be talked about, and how soon a request is read (domain.md §8)."""

import datetime
import itertools

import pytest

from joined.doors import rules, words
from joined.kit import clock

NOON = datetime.datetime(2026, 3, 3, 12, tzinfo=clock.LONDON)
EVERY = list(itertools.product(words.TALKED, words.SHARING, ("", "Tablets in the house")))


@pytest.mark.parametrize(
    ("talked", "sharing", "reason", "basis"),
    [
        ("yes", "everybody", "", "agreed"),
        ("yes", "nhs_council", "", "agreed"),
        ("not_yet", "nhs_council", "", "direct_care"),
        ("not_yet", "everybody", "", None),
        ("said_no", "everybody", "", None),
        ("said_no", "nhs_council", "  ", None),
        ("said_no", "nhs_council", "Tablets in the house", "safety"),
        ("said_no", "no_name", "Tablets in the house", "unnamed"),
        ("said_no", "no_name", "", "unnamed"),
    ],
)
def test_a_ground_for_talking_about_somebody(talked, sharing, reason, basis):
    assert rules.basis(talked=talked, sharing=sharing, safety_reason=reason) == basis


def test_who_said_no_is_never_talked_about_by_name_without_a_written_reason():
    for talked, sharing, reason in EVERY:
        basis = rules.basis(talked=talked, sharing=sharing, safety_reason=reason)
        if talked == "said_no" and basis not in (None, "unnamed"):
            assert (basis, bool(reason)) == ("safety", True)


def test_every_ground_has_words():
    found = {rules.basis(talked=talked, sharing=sharing, safety_reason=reason) for talked, sharing, reason in EVERY}
    assert found - {None} == set(words.BASES)


def test_a_worry_about_safety_is_read_sooner():
    soon, routine = (
        rules.read_by(NOON, safety=safety, soon_hours=4, routine_hours=24) for safety in ("can_wait", "no")
    )
    assert (soon - NOON, routine - NOON) == (datetime.timedelta(hours=4), datetime.timedelta(hours=24))


def test_whatever_stands_on_an_agenda_can_be_talked_about_carried_over_or_taken_off():
    """Otherwise a sitting could not be closed."""
    for state in set(rules.REFERRAL.states) - {"received"}:
        for verb in ("propose", "carry over", "read"):
            assert rules.REFERRAL.may(state, verb), (state, verb)
