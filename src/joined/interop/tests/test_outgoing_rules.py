"""What an HTTP answer means for an answer of ours, and how long we wait: truth tables."""

import datetime

import pytest

from joined.interop import rules

NOON = datetime.datetime(2026, 3, 3, 12, 0, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("status", "issue", "is_ours", "verb"),
    [
        (200, "informational", True, "deliver"),
        (200, "", True, "deliver"),
        (202, "", True, "deliver"),
        (200, "informational", False, "try again"),
        (409, "duplicate", True, "deliver"),
        (409, "duplicate", False, "try again"),
        (409, "conflict", True, "give up"),
        (409, "", True, "try again"),
        (400, "invalid", True, "give up"),
        (401, "security", True, "give up"),
        (403, "forbidden", True, "give up"),
        (404, "not-found", True, "give up"),
        (422, "not-supported", True, "give up"),
        (400, "", True, "try again"),
        (400, "invalid", False, "try again"),
        (408, "timeout", True, "try again"),
        (429, "throttled", True, "try again"),
        (500, "exception", True, "try again"),
        (503, "transient", True, "try again"),
        (504, "timeout", True, "try again"),
        (302, "", True, "try again"),
        (0, "", False, "try again"),
    ],
)
def test_what_an_answer_means(status, issue, is_ours, verb):
    assert rules.verdict(status=status, issue=issue, is_ours=is_ours) == verb
    assert rules.ANSWER.may("sent", verb)


@pytest.mark.parametrize(
    ("tries", "luck", "asked_for", "seconds"),
    [
        (1, 0.0, 0, 15),
        (1, 1.0, 0, 30),
        (2, 1.0, 0, 60),
        (5, 0.0, 0, 240),
        (60, 1.0, 0, 1800),
        (1, 1.0, 600, 600),
        (1, 1.0, 999_999, 3600),
    ],
)
def test_each_wait_is_longer_and_none_is_the_same_for_all(tries, luck, asked_for, seconds):
    assert rules.seconds_to_wait(tries, luck=luck, asked_for=asked_for) == seconds


@pytest.mark.parametrize(("hours", "is_over"), [(0, False), (3.99, False), (4, True), (30, True)])
def test_after_four_hours_somebody_rings(hours, is_over):
    assert rules.is_too_late(NOON, NOON + datetime.timedelta(hours=hours)) is is_over
