"""What happened to one 28-day clock: contacts, pauses and its end, walked through once in the order of days."""

import dataclasses
import datetime
import typing
from collections.abc import Iterable

LEFT_AFTER_PAUSE = 7
"""Days that are left after a pause at least (local rule)."""

Pause = tuple[datetime.date, datetime.date | None]
"""From its first day up to, and without, the day on which it ended; None while nobody knows when."""


class Breach(typing.NamedTuple):
    """Not seen in time: due on, late from the day after, up to the day on which something ended it, or None."""

    due_on: datetime.date
    from_on: datetime.date
    until_on: datetime.date | None


@dataclasses.dataclass(frozen=True)
class Interval:
    """From one contact, or from the beginning, to the next; `days` leaves paused ones out."""

    from_on: datetime.date
    until_on: datetime.date | None
    days: int
    is_late: bool
    ended_by: typing.Literal["contact", "stop", ""]


def joined_pauses(*, pauses: Iterable[Pause], began_on: datetime.date) -> list[Pause]:
    """Overlapping and touching pauses are one; none begins before the clock, and one without a day pauses nothing."""
    one: list[Pause] = []
    for first, until_on in sorted(pauses, key=lambda pause: pause[0]):
        from_on = max(first, began_on)
        if until_on is not None and until_on <= from_on:
            continue
        if one and (one[-1][1] is None or from_on <= one[-1][1]):
            last = one[-1][1]
            until_on = None if last is None or until_on is None else max(last, until_on)
            one[-1] = (one[-1][0], until_on)
        else:
            one.append((from_on, until_on))
    return one


def apart(*, one: Pause, other: Pause) -> tuple[Pause, Pause]:
    """Two pauses of the same days altogether that do not overlap: the earlier ends where the later begins.

    One that lies within the other has no day left. Whichever has an end to come keeps it.
    """
    if not _overlap(one, other):
        return one, other
    if _holds(other, one):
        return (one[0], one[0]), other
    if _holds(one, other):
        return one, (other[0], other[0])
    if one[0] < other[0]:
        return (one[0], other[0]), other
    return one, (other[0], one[0])


def _overlap(one: Pause, other: Pause) -> bool:
    return (other[1] is None or one[0] < other[1]) and (one[1] is None or other[0] < one[1])


def _holds(one: Pause, other: Pause) -> bool:
    lasts = one[1] is None or (other[1] is not None and other[1] <= one[1])
    return one[0] <= other[0] and lasts


@dataclasses.dataclass
class Walk:
    """A clock on its way. While paused `due_on` is None and `left` says how many days go on afterwards."""

    from_on: datetime.date
    max_days: int
    due_on: datetime.date | None = None
    left: int = 0
    resumes_on: datetime.date | None = None
    last_on: datetime.date | None = None
    is_stopped: bool = False
    is_late: bool = False
    breaches: list[Breach] = dataclasses.field(default_factory=list)
    intervals: list[Interval] = dataclasses.field(default_factory=list)
    _paused_on: datetime.date | None = None
    _paused_days: int = 0

    def begin(self, day: datetime.date) -> None:
        """The full interval runs from here; while paused it will run from the end of the pause."""
        self.from_on, self.is_late, self._paused_days = day, False, 0
        if self._paused_on is None:
            self.due_on = day + datetime.timedelta(days=self.max_days)
        else:
            self.left, self._paused_on = self.max_days, day

    def contact(self, day: datetime.date) -> None:
        """Somebody was seen: what was late ends, and the interval begins again."""
        self._end_breach(day)
        if day > self.from_on:
            self.intervals.append(self._interval(day, "contact"))
        self.last_on = day
        self.begin(day)

    def pause(self, day: datetime.date, until_on: datetime.date | None) -> None:
        """What is left stands still, and is never less than the days that everybody has afterwards."""
        self._end_breach(day)
        if self.due_on is not None:
            self.left = max((self.due_on - day).days, min(LEFT_AFTER_PAUSE, self.max_days))
        self.due_on, self._paused_on, self.resumes_on = None, day, until_on

    def resume(self, day: datetime.date) -> None:
        """What was left goes on."""
        self._paused_days += self._paused_until(day)
        self.due_on, self._paused_on, self.resumes_on = day + datetime.timedelta(days=self.left), None, None

    def stop(self, day: datetime.date) -> None:
        """No clock any more: stepped down, taken over by another team, or died."""
        self._end_breach(day)
        self.intervals.append(self._interval(day, "stop"))
        self.due_on, self.is_stopped = None, True

    def arrive(self, today: datetime.date) -> None:
        """The walk ends today, and what is open stays open."""
        if self.is_stopped:
            return
        if self.due_on is not None and today > self.due_on:
            self.is_late = True
            self.breaches.append(Breach(self.due_on, self.due_on + datetime.timedelta(days=1), None))
        days = (today - self.from_on).days - self._paused_days - self._paused_until(today)
        self.intervals.append(Interval(self.from_on, None, days, self.is_late, ""))

    def _end_breach(self, day: datetime.date) -> None:
        if self.due_on is not None and day > self.due_on:
            self.is_late = True
            self.breaches.append(Breach(self.due_on, self.due_on + datetime.timedelta(days=1), day))

    def _interval(self, day: datetime.date, ended_by: typing.Literal["contact", "stop"]) -> Interval:
        days = (day - self.from_on).days - self._paused_days - self._paused_until(day)
        return Interval(self.from_on, day, days, self.is_late, ended_by)

    def _paused_until(self, day: datetime.date) -> int:
        return (day - self._paused_on).days if self._paused_on else 0


def walk(
    *,
    began_on: datetime.date,
    contacts: Iterable[datetime.date],
    pauses: Iterable[Pause],
    stopped_on: datetime.date | None,
    today: datetime.date,
    max_days: int,
) -> Walk:
    """Everything up to and with `today`, or the day on which it stopped; contacts before the beginning are not its."""
    is_stopped = stopped_on is not None and stopped_on <= today
    end = stopped_on if stopped_on is not None and is_stopped else today
    happened: list[tuple[datetime.date, int, datetime.date | None]] = [
        (day, _CONTACT, None) for day in set(contacts) if began_on <= day <= end
    ]
    for from_on, until_on in joined_pauses(pauses=pauses, began_on=began_on):
        if from_on <= end:
            happened.append((from_on, _PAUSE, until_on))
        if until_on is not None and until_on <= end:
            happened.append((until_on, _RESUME, None))
    walked = Walk(began_on, max_days)
    walked.begin(began_on)
    for day, kind, until_on in sorted(happened, key=lambda one: one[:2]):
        if kind == _CONTACT:
            walked.contact(day)
        elif kind == _PAUSE:
            walked.pause(day, until_on)
        else:
            walked.resume(day)
    if is_stopped:
        walked.stop(end)
    walked.arrive(end)
    return walked


_RESUME, _CONTACT, _PAUSE = range(3)
