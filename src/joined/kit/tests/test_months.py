"""The same day some months later, leap days and short months included."""

import datetime

import pytest

from joined.kit import months


@pytest.mark.parametrize(
    ("day", "count", "found"),
    [
        ("2026-01-15", 1, "2026-02-15"),
        ("2026-08-31", 6, "2027-03-01"),
        ("2027-08-31", 6, "2028-03-01"),
        ("2028-02-29", 12, "2029-03-01"),
        ("2028-02-29", 48, "2032-02-29"),
        ("2027-02-28", 12, "2028-02-28"),
        ("2026-12-31", 2, "2027-03-01"),
        ("2026-12-31", 11, "2027-12-01"),
        ("2026-07-31", 0, "2026-07-31"),
        ("2026-06-30", 6, "2026-12-30"),
    ],
)
def test_the_same_day_some_months_later(day, count, found):
    assert months.later(datetime.date.fromisoformat(day), count) == datetime.date.fromisoformat(found)


def test_never_earlier_than_the_months_themselves():
    start = datetime.date(2024, 1, 1)
    days = [start + datetime.timedelta(days=n) for n in range(366)]
    for count in (1, 6, 12):
        laters = [months.later(day, count) for day in days]
        assert laters == sorted(laters)
