"""Numbers about the 28 days that do not look better than they are (hazard H16).

Bands are those of NHS England's community mental health dashboard; the rest is a local rule.
"""

import datetime
import typing
from collections.abc import Iterable

from joined.caseload.rules import history, interval


class Share(typing.NamedTuple):
    """So many of so many; without anybody there is no share, and never nought."""

    part: int
    whole: int

    @property
    def value(self) -> float | None:
        """Between 0 and 1; None without anybody."""
        return self.part / self.whole if self.whole else None


BANDS = ((6, "0-6"), (13, "7-13"), (27, "14-27"))
TOP_BAND = "over 27"
"""It holds day 28, which is in time: a band is for showing, and never says who is late."""


def band(days: int) -> str:
    """The national band of days since a contact."""
    return next((name for most, name in BANDS if days <= most), TOP_BAND)


def point(*, people: Iterable[interval.Standing]) -> Share:
    """On one day: of everybody whose clock runs, those who are not late. Paused and stopped clocks are in neither."""
    running = [one for one in people if one.state == "running"]
    return Share(sum(1 for one in running if not one.late_by), len(running))


def in_time(*, intervals: Iterable[history.Interval], from_on: datetime.date, until_on: datetime.date) -> Share:
    """Over a period, both days in it: of the intervals that a contact ended, those that were in time.

    `intervals` as they stood on `until_on`. One that is still open and late, or that somebody left while late, is
    counted as late, or else the worst would vanish.
    """
    kept = late = 0
    for one in intervals:
        if one.until_on is None:
            late += one.is_late
        elif from_on <= one.until_on <= until_on:
            late += one.is_late
            kept += one.ended_by == "contact" and not one.is_late
    return Share(kept, kept + late)


def last_moment(*, contacts: Iterable[tuple[int, bool]], max_days: int = interval.LONGEST) -> Share:
    """Of contacts in the last four days of the interval, those without an intervention: seen for the clock alone.

    `contacts`: days since the one before, and whether there was an intervention.
    """
    late = [helped for days, helped in contacts if max_days - 3 <= days <= max_days]
    return Share(sum(1 for helped in late if not helped), len(late))
