"""What is a session, how a course can end, and how long people wait: plain values in, plain values out."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joined.caseload import words
from joined.caseload.rules import had, helping, waiting

TODAY = datetime.date(2026, 3, 3)
SINCE = datetime.date(2025, 3, 3)


def ago(days: int) -> datetime.date:
    return TODAY - datetime.timedelta(days=days)


@pytest.mark.parametrize(
    ("attendance", "mechanism", "with_whom", "is_session"),
    [
        ("5", "01", "person", True),
        ("6", "11", "person", True),
        ("5", "02", "somebody_else", True),
        ("5", "01", "huddle", False),
        ("5", "09", "person", False),
        ("5", "letter", "person", False),
        ("3", "01", "person", False),
        ("", "01", "person", False),
        (None, "01", "person", False),
    ],
)
def test_a_session_was_attended_and_somebody_was_seen_or_heard(attendance, mechanism, with_whom, is_session):
    assert helping.is_session(attendance=attendance, mechanism=mechanism, with_whom=with_whom) is is_session


@pytest.mark.parametrize("has_begun", [True, False])
@pytest.mark.parametrize("result", [*words.RESULTS, "", "nonsense"])
def test_what_never_began_cannot_finish_and_what_began_cannot_never_have_begun(result, has_begun):
    can_be = {True: {"finished", "they", "we", "elsewhere"}, False: {"unbegun_they", "unbegun_we", "elsewhere"}}
    assert (helping.wrong_result(result=result, has_begun=has_begun) == "") is (result in can_be[has_begun])


@pytest.mark.parametrize(
    ("started", "ended", "state"),
    [(None, None, "waiting"), (TODAY, None, "running"), (TODAY, TODAY, "ended"), (None, TODAY, "ended")],
)
def test_how_far_a_course_is(started, ended, state):
    assert helping.state(started_on=started, ended_on=ended) == state
    assert state in words.COURSE_STATES


def test_people_are_counted_and_whoever_waits_is_not_hidden_by_whoever_began():
    courses = [
        helping.Course("a", ago(90)),
        helping.Course("a", ago(40)),
        helping.Course("b", ago(30), ago(20)),
        helping.Course("c", ago(60), ago(0)),
        helping.Course("d", ago(50), ago(45), ago(1), "finished"),
        helping.Course("e", ago(500), ago(400), ago(1), "finished"),
        helping.Course("f", ago(500), ago(400), ago(366), "finished"),
        helping.Course("g", ago(9), None, ago(2), "unbegun_we"),
    ]
    found = helping.waits(courses=courses, since=SINCE, today=TODAY)
    assert found == helping.Waits(
        running=2, waiting=1, median_now=65, longest_now=90, began=3, median=10, longest=60, finished=2
    )
    assert helping.waits(courses=[], since=SINCE, today=TODAY) == (0, 0, None, None, 0, None, None, 0)


@given(st.sampled_from(["psychological", "psychosocial", "physical", "practical"]), st.sampled_from(["", "11429006"]))
def test_no_consultation_and_no_practical_help_is_help_begun(kind, concept):
    seen = had.evidence(facts=(), seen=(), sessions=[had.Session(TODAY, kind, concept)])
    wait = waiting.wait(spell=waiting.Spell(SINCE, None), evidence=seen, today=TODAY)
    assert (wait.first["helped"] == TODAY) is (kind != "practical" and not concept)
