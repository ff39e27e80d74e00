"""Working days in England: Monday to Friday, bank holidays left out (source: the `holidays` package)."""

import datetime
import functools

import holidays


@functools.lru_cache(maxsize=64)
def _bank_holidays(year: int) -> frozenset[datetime.date]:
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))


def is_bank_holiday(day: datetime.date) -> bool:
    """Whether that day is a bank holiday in England."""
    return day in _bank_holidays(day.year)


def is_working(day: datetime.date) -> bool:
    """Whether England works on that day."""
    return day.weekday() < 5 and day not in _bank_holidays(day.year)


def add(day: datetime.date, count: int) -> datetime.date:
    """The working day `count` working days after (or, when negative, before) `day`."""
    step = datetime.timedelta(days=1 if count >= 0 else -1)
    left = abs(count)
    while left:
        day += step
        left -= is_working(day)
    return day


def between(start: datetime.date, end: datetime.date) -> int:
    """How many working days lie after `start`, up to and including `end`; 0 when `end` is not later."""
    days = (end - start).days
    return sum(is_working(start + datetime.timedelta(days=n)) for n in range(1, days + 1))


def this_or_next(day: datetime.date) -> datetime.date:
    """The day itself when it is a working day, else the next one."""
    return day if is_working(day) else add(day, 1)


def latest(day: datetime.date) -> datetime.date:
    """The day itself when it is a working day, else the one before it."""
    return day if is_working(day) else add(day, -1)
