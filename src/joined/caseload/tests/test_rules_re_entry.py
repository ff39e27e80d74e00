"""Coming back: seen within five working days, the same spell or a new one, and never new to the service."""

import datetime

import pytest

from joined.caseload import words
from joined.caseload.rules import re_entry
from joined.places import rules as places


def d(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


LEFT, BACK = d("2025-03-03"), d("2025-07-07")


def test_somebody_who_steps_down_has_a_pass_until_the_same_day_next_year():
    assert re_entry.pass_until(left_on=LEFT) == d("2026-03-03")
    assert places.LOCAL_RULES["return_pass_days"].default == re_entry.PASS_DAYS


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
    ("contact", "today", "seen"),
    [
        ("2025-07-14", "2025-07-14", True),
        ("2025-07-07", "2025-07-07", True),
        ("2025-07-15", "2025-07-15", False),
        (None, "2025-07-14", None),
        (None, "2025-07-15", False),
        ("2025-07-04", "2025-07-08", None),  # before they asked
        ("2025-07-11", "2025-07-08", None),  # booked, and not yet been
    ],
)
def test_seen_in_time_late_or_still_open(contact, today, seen):
    found = re_entry.seen_in_time(received_on=BACK, contact_on=contact and d(contact), today=d(today))
    assert found is seen


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


@pytest.mark.parametrize(("earlier", "is_new"), [(0, True), (1, False), (7, False)])
def test_who_was_ever_with_us_is_not_new(earlier, is_new):
    assert re_entry.is_new_to_service(earlier_spells=earlier) is is_new
