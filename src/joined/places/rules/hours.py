"""When in-take and duty are there, and by when they answer: never out of hours, by London's clock."""

import calendar
import dataclasses
import datetime

from joined.kit import clock, working_days


@dataclasses.dataclass(frozen=True)
class Hours:
    """When in-take works, on working days: `minutes` to read what came in, and the hour by which it answers."""

    opens: int
    closes: int
    minutes: int
    replies_by: int


def read_by(at: datetime.datetime, hours: Hours) -> datetime.datetime:
    """By when a person of in-take reads what came in: said to whoever wrote it, so it is never out of hours.

    Saturday night → Monday, so many minutes after they open (T2); too late for today → the next working day.
    """
    local = clock.london(at)
    opens, closes = (clock.moment_on(local.date(), datetime.time(hour)) for hour in (hours.opens, hours.closes))
    due = max(at, opens) + datetime.timedelta(minutes=hours.minutes)
    if working_days.is_working(local.date()) and due <= closes:
        return due
    following = working_days.add(local.date(), 1)
    return clock.moment_on(following, datetime.time(hours.opens)) + datetime.timedelta(minutes=hours.minutes)


def replied_by(read: datetime.datetime, hours: Hours) -> datetime.datetime:
    """By when they are answered: the day it is read, else the next working day (domain.md §2.6)."""
    day = clock.london(read).date()
    due = clock.moment_on(day, datetime.time(hours.replies_by))
    return due if read < due else clock.moment_on(working_days.add(day, 1), datetime.time(hours.replies_by))


@dataclasses.dataclass(frozen=True)
class DutyHours:
    """When duty answers, by London's clock. `days`: 0 is Monday; the same two times: the whole day and night.

    Hours that end before they begin go past midnight, and belong to the day on which they begin.
    """

    days: tuple[int, ...] = tuple(range(7))
    opens: datetime.time = datetime.time()
    closes: datetime.time = datetime.time()
    on_bank_holidays: bool = True

    @property
    def is_always(self) -> bool:
        return len(self.days) == 7 and self.opens == self.closes and self.on_bank_holidays


DAY_AND_NIGHT = DutyHours()


def is_there(hours: DutyHours, at: datetime.datetime) -> bool:
    """Whether somebody answers at this moment."""
    today = clock.london(at).date()
    return any(_covers(hours, day, at) for day in (today, today - datetime.timedelta(days=1)))


def _covers(hours: DutyHours, day: datetime.date, at: datetime.datetime) -> bool:
    begins, ends = _shift(hours, day)
    return _is_day(hours, day) and begins <= at < ends


def _is_day(hours: DutyHours, day: datetime.date) -> bool:
    return day.weekday() in hours.days and (hours.on_bank_holidays or not working_days.is_bank_holiday(day))


def _shift(hours: DutyHours, day: datetime.date) -> tuple[datetime.datetime, datetime.datetime]:
    last = day if hours.closes > hours.opens else day + datetime.timedelta(days=1)
    return clock.moment_on(day, hours.opens), clock.moment_on(last, hours.closes)


LONGEST_AWAY = 14
"""Days that are looked through for duty's next hours: longer than any run of bank holidays and weekends."""


def answered_by(hours: DutyHours, at: datetime.datetime, *, within: datetime.timedelta) -> datetime.datetime | None:
    """By when duty answers what is sent `at`: only time in which somebody is there counts. None: nobody comes."""
    left = within
    for ahead in range(-1, LONGEST_AWAY):
        day = clock.london(at).date() + datetime.timedelta(days=ahead)
        begins, ends = _shift(hours, day)
        begins = max(begins, at)
        if not _is_day(hours, day) or begins >= ends:
            continue
        if begins + left <= ends:
            return begins + left
        left -= ends - begins
    return None


def duty_words(hours: DutyHours) -> str:
    """The same for people: "Monday to Friday, 9am to 5:30pm, not on bank holidays"."""
    if hours.is_always:
        return "day and night"
    times = "day and night" if hours.opens == hours.closes else f"{_hour(hours.opens)} to {_hour(hours.closes)}"
    holidays = () if hours.on_bank_holidays else ("not on bank holidays",)
    return ", ".join((_days(sorted(set(hours.days))), times, *holidays))


def _days(days: list[int]) -> str:
    if len(days) == 7:
        return "every day"
    names = [calendar.day_name[day] for day in days]
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return f"{names[0]} to {names[-1]}"
    short = [name[:3] for name in names] if len(days) > 2 else names
    return " and ".join(part for part in (", ".join(short[:-1]), short[-1]) if part)


def _hour(time: datetime.time) -> str:
    named = {(0, 0): "midnight", (12, 0): "midday"}.get((time.hour, time.minute))
    minutes = f":{time.minute:02}" if time.minute else ""
    return named or f"{(time.hour - 1) % 12 + 1}{minutes}{'am' if time.hour < 12 else 'pm'}"
