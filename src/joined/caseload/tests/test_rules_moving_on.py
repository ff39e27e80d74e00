"""What stands against letting go, as a truth table; and that nothing unmet is ever let go."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joined.caseload.rules import moving_on
from joined.caseload.words import moving_on as words

MET = moving_on.Named("Befriending", "accepted", True)
ALL = {"agrees": "yes", "supports": (MET,), "has_exit_meeting": True, "has_early_signs": True}


def missing(**changes: object) -> list[str]:
    return moving_on.missing(stands=moving_on.Stands(**(ALL | changes)))


def named(state: str, *, is_met: bool = False) -> moving_on.Named:
    return moving_on.Named("Lockside", state, is_met)


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({}, []),
        ({"agrees": "no"}, [words.MOVING_NOT_AGREED]),
        ({"agrees": "unsure"}, [words.MOVING_ASK_THEM]),
        ({"has_exit_meeting": False}, [words.MOVING_NO_MEETING]),
        ({"has_early_signs": False}, [words.MOVING_NO_SIGNS]),
        ({"has_contact_to_come": True}, [words.MOVING_STILL_BOOKED]),
        ({"has_dates_or_readings": True}, [words.DATES_FIRST]),
        ({"needs_joint_decision": True}, [words.AFTERCARE_UNDECIDED]),
        ({"supports": ()}, [words.MOVING_NOBODY_NAMED]),
        ({"supports": (named("declined"),)}, [words.MOVING_NOBODY_NAMED]),
        ({"supports": (named("withdrawn"), MET)}, []),
        ({"supports": (named("declined"), MET)}, []),
        ({"supports": (named("asked"), MET)}, [words.MOVING_NO_YES.format(team="Lockside")]),
        ({"supports": (named("accepted"), MET)}, [words.MOVING_NOT_MET.format(team="Lockside")]),
        ({"supports": (named("accepted", is_met=True), MET)}, []),
    ],
)
def test_each_thing_that_is_missing_is_said_and_nothing_else(changes, wanted):
    assert missing(**changes) == wanted


NAMED = st.builds(
    moving_on.Named, st.just("A"), st.sampled_from(["asked", "accepted", "declined", "withdrawn"]), st.booleans()
)


@given(supports=st.lists(NAMED, max_size=4).map(tuple))
def test_whoever_is_let_go_has_been_met_by_somebody_and_by_everybody_who_said_yes(supports):
    if not missing(supports=supports):
        assert any(one.is_met for one in supports)
        assert all(one.is_met for one in supports if one.state in moving_on.WAITED_FOR)
