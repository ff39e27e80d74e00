"""Coming back: seen within five working days, the same spell or a new one."""

import datetime

import pytest

from joined.caseload import words
from joined.caseload.rules import re_entry


def d(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


LEFT = d("2025-03-03")


@pytest.mark.parametrize(
    ("received", "by"),
    [
        ("2025-07-07", "2025-07-14"),
        ("2025-07-05", "2025-07-11"),  # a Saturday
        ("2025-04-17", "2025-04-28"),  # Easter lies between
        ("2025-12-24", "2026-01-05"),
    ],
)
def test_who_comes_back_is_seen_within_five_working_days(received, by):
    assert re_entry.contact_by(received_on=d(received)) == d(by)


@pytest.mark.parametrize(
    ("received", "spell"),
    [("2025-07-07", "new"), ("2025-03-07", "same"), ("2025-03-08", "same"), ("2025-03-09", "new"), (LEFT, "same")],
)
def test_up_to_five_days_after_the_end_it_is_the_same_spell(received, spell):
    day = received if isinstance(received, datetime.date) else d(received)
    assert re_entry.spell(closed_on=LEFT, received_on=day) == spell
    assert spell in words.SPELLS


def test_a_request_while_the_first_is_open_is_the_same_spell():
    assert re_entry.spell(closed_on=LEFT, received_on=d("2025-02-01")) == "same"
