"""By when a person reads what came in: never out of hours, never on a day off (T2, F-11)."""

import datetime

import pytest

from joined.kit import clock
from joined.places import rules

HOURS = rules.Hours(opens=8, closes=18, minutes=60, replies_by=17)


def at(text: str) -> datetime.datetime:
    return datetime.datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=clock.LONDON)


@pytest.mark.parametrize(
    ("received", "read", "replied"),
    [
        ("2026-03-07 21:40", "2026-03-09 09:00", "2026-03-09 17:00"),  # Saturday night → Monday
        ("2026-03-07 11:00", "2026-03-09 09:00", "2026-03-09 17:00"),  # Saturday morning
        ("2026-04-03 10:00", "2026-04-07 09:00", "2026-04-07 17:00"),  # on Good Friday itself
        ("2026-03-03 09:10", "2026-03-03 10:10", "2026-03-03 17:00"),  # a working morning
        ("2026-03-03 03:00", "2026-03-03 09:00", "2026-03-03 17:00"),  # before they open
        ("2026-03-03 16:30", "2026-03-03 17:30", "2026-03-04 17:00"),  # too late to be answered today
        ("2026-03-03 17:00", "2026-03-03 18:00", "2026-03-04 17:00"),  # the last that is read today
        ("2026-03-03 17:01", "2026-03-04 09:00", "2026-03-04 17:00"),  # the first that is not
        ("2026-03-06 18:30", "2026-03-09 09:00", "2026-03-09 17:00"),  # Friday evening
        ("2026-04-02 20:00", "2026-04-07 09:00", "2026-04-07 17:00"),  # before Good Friday and Easter Monday
        ("2026-03-28 23:30", "2026-03-30 09:00", "2026-03-30 17:00"),  # the night that the clocks go forward
        ("2026-12-24 17:30", "2026-12-29 09:00", "2026-12-29 17:00"),  # Christmas on a Friday, Boxing Day moved
    ],
)
def test_by_when_it_is_read_and_answered(received, read, replied):
    found = rules.read_by(at(received), HOURS)
    assert found == at(read)
    assert rules.replied_by(found, HOURS) == at(replied)
