"""One clock for the whole house.

Moments are aware datetimes in UTC; days that matter to people are London days (F-11, F-24).
Only the demo and the tests may move the clock; production refuses (`permit_moving` is never called there).
"""

import contextlib
import contextvars
import datetime
import zoneinfo
from collections.abc import Iterator

from joined.kit import working_days

LONDON = zoneinfo.ZoneInfo("Europe/London")

_moved: contextvars.ContextVar[datetime.datetime | None] = contextvars.ContextVar("moved", default=None)
_may_move = False
_offset = datetime.timedelta(0)


class ClockIsFixed(RuntimeError):
    """Somebody tried to move the clock where real time must rule."""


def permit_moving(*, offset_seconds: float = 0.0) -> None:
    """Let the demo and the tests move the clock; the offset makes a demo morning that ticks on."""
    global _may_move, _offset
    _may_move = True
    _offset = datetime.timedelta(seconds=offset_seconds)


def now() -> datetime.datetime:
    """This moment, aware, in UTC."""
    return _moved.get() or datetime.datetime.now(datetime.UTC) + _offset  # noqa: TID251  see outside


def outside() -> datetime.datetime:
    """This moment as other organisations' clocks show it: the demo's morning is ours alone."""
    return _moved.get() or datetime.datetime.now(datetime.UTC)  # noqa: TID251  the other place


def london(moment: datetime.datetime) -> datetime.datetime:
    """The same moment as a London wall clock shows it."""
    return moment.astimezone(LONDON)


def today() -> datetime.date:
    """The day it is in London."""
    return london(now()).date()


def moment_on(day: datetime.date, at: datetime.time) -> datetime.datetime:
    """The moment when London's wall clock shows `at` on `day`, in UTC.

    In the hour that the clocks skip, the moment after the jump; in the hour that comes twice, the first.
    """
    return datetime.datetime.combine(day, at, tzinfo=LONDON).astimezone(datetime.UTC)


@contextlib.contextmanager
def at(moment: datetime.datetime) -> Iterator[None]:
    """Inside, it is `moment`. Raises ClockIsFixed outside demo and tests."""
    if not _may_move:
        raise ClockIsFixed("The clock can be moved only in the demo and in tests.")
    if moment.tzinfo is None:
        raise ValueError("A moment needs its time zone.")
    token = _moved.set(moment.astimezone(datetime.UTC))
    try:
        yield
    finally:
        _moved.reset(token)


def working_day(count: int) -> datetime.date:
    """The London day that is `count` working days from today."""
    return working_days.add(today(), count)


def days(count: int) -> datetime.timedelta:
    """So many times 24 hours."""
    return datetime.timedelta(days=count)
