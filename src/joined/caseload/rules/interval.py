"""The 28-day clock: how long since somebody was seen or heard, and until when it must be again (C31; H16, H17, F-12).

At most 28 days between contacts is South London and Maudsley's published maximum; every other line is a local rule.
Days are London's calendar days: day 28 is in time, day 29 is late, however many hours lie between.

*Pause*: a ward stay, or a break that the person asked for. What was left of the interval goes on afterwards, at least
seven days of it; after a ward the 72 hours (`following`) come first. Staff leave, a vacancy, a waiting list or
somebody's not coming pauses nothing.
"""

import dataclasses
import datetime
import typing
from collections.abc import Iterable

from joined.caseload.rules import history
from joined.kit import clock

LONGEST = 28
RED_LEFT = 2
"""Days left from which a warning is red: day 26 of 28."""

Level = typing.Literal["", "amber", "red", "late"]


@dataclasses.dataclass(frozen=True)
class Standing:
    """Where one clock stands at the end of a day.

    `last_on`: the last contact that counts since the beginning. `days_since`: days since then, else since the
    beginning. `due_on`: the last day in time; while paused what it will be, and None while nobody knows or when
    stopped. `days_left`: 0 when late; while paused what goes on afterwards; None when stopped.
    """

    state: typing.Literal["running", "paused", "stopped"]
    last_on: datetime.date | None
    due_on: datetime.date | None
    days_since: int
    days_left: int | None
    late_by: int
    warning: Level


def on(moment: datetime.datetime) -> datetime.date:
    """The day of a contact: London's, not UTC's (F-12)."""
    return clock.london(moment).date()


def due(*, last_on: datetime.date, max_days: int = LONGEST) -> datetime.date:
    """The last day in time after a contact, when nothing pauses."""
    return last_on + datetime.timedelta(days=max_days)


def standing(
    *,
    began_on: datetime.date,
    contacts: Iterable[datetime.date],
    pauses: Iterable[history.Pause] = (),
    stopped_on: datetime.date | None = None,
    today: datetime.date,
    max_days: int = LONGEST,
    booked_on: datetime.date | None = None,
) -> Standing:
    """Where the clock stands.

    `began_on`: taken on, or came back. `contacts`: days of contacts that count; one during a pause counts too, and
    then the full interval runs from the end of the pause. `booked_on`: the next contact that will count; when it lies
    in time there is no warning.
    """
    end = min(today, stopped_on or today)
    last = max((day for day in contacts if began_on <= day <= end), default=None)  # what came before it is over
    walked = history.walk(
        began_on=last or began_on,
        contacts=[last] if last else [],
        pauses=pauses,
        stopped_on=stopped_on,
        today=today,
        max_days=max_days,
    )
    days_since = max(0, (today - walked.from_on).days)
    if walked.is_stopped:
        return Standing("stopped", walked.last_on, None, days_since, None, 0, "")
    if walked.due_on is None:
        due_on = walked.resumes_on and walked.resumes_on + datetime.timedelta(days=walked.left)
        return Standing("paused", walked.last_on, due_on, days_since, walked.left, 0, "")
    days_left = (walked.due_on - today).days
    is_booked = booked_on is not None and today <= booked_on <= walked.due_on
    level = warning(days_left=days_left, max_days=max_days, is_booked=is_booked)
    return Standing("running", walked.last_on, walked.due_on, days_since, max(0, days_left), max(0, -days_left), level)


def warning(*, days_left: int, max_days: int = LONGEST, is_booked: bool = False) -> Level:
    """How loudly to say it: nothing booked in time by half of the interval is amber, by its last two days red."""
    if days_left < 0:
        return "late"
    if is_booked or days_left > max_days // 2:
        return ""
    return "red" if days_left <= RED_LEFT else "amber"


def breaches(
    *,
    began_on: datetime.date,
    contacts: Iterable[datetime.date],
    pauses: Iterable[history.Pause] = (),
    stopped_on: datetime.date | None = None,
    today: datetime.date,
    max_days: int = LONGEST,
) -> list[history.Breach]:
    """Every time somebody was late, the open one with None as its end.

    It begins with day 29 and ends with the next contact, pause or end. Somebody seen, or taken to a ward, on day 29
    itself was late for that day: nothing that happens later in the day unsays it (H16).
    """
    return history.walk(
        began_on=began_on, contacts=contacts, pauses=pauses, stopped_on=stopped_on, today=today, max_days=max_days
    ).breaches


def intervals(
    *,
    began_on: datetime.date,
    contacts: Iterable[datetime.date],
    pauses: Iterable[history.Pause] = (),
    stopped_on: datetime.date | None = None,
    today: datetime.date,
    max_days: int = LONGEST,
) -> list[history.Interval]:
    """Every stretch between contacts, the open one last; several contacts on one day are one."""
    return history.walk(
        began_on=began_on, contacts=contacts, pauses=pauses, stopped_on=stopped_on, today=today, max_days=max_days
    ).intervals
