"""Months and years by the calendar, for reviews and checks that come round."""

import datetime


def later(day: datetime.date, count: int) -> datetime.date:
    """The same day so many months later; where that month has no such day, the first of the next (F-23)."""
    months = day.year * 12 + day.month - 1 + count
    year, month = divmod(months, 12)
    try:
        return datetime.date(year, month + 1, day.day)
    except ValueError:
        return datetime.date(year, month + 2, 1)
