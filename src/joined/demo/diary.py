"""The calendar that stories are told along. Days are counted in working days from the morning of the demo.

A story is a generator: it yields the moment it waits for, and does its deeds when that moment has come.
"""

import datetime
import heapq
from collections.abc import Generator, Iterable

from joined.base import later
from joined.kit import clock, working_days

Story = Generator[datetime.datetime, None, None]
MORNING = datetime.time(9, 5)
WORKING_DAYS = 124
"""Six months, less a few days; more by the calendar where bank holidays lie between."""
DAILY = 30
"""Working days of which everything is told; before them, only what some people's care needs."""
BETWEEN = (-86, -66, -45)
"""One day of each month between the first weeks and these."""
BEFORE = {"North": (-123, -120, -116, -110, *BETWEEN), "Quayside": (-105,), "Hill": ()}
"""Days before these on which a huddle talked about somebody."""


class OutOfOrder(ValueError):
    """A story waits for a moment that has passed, or that comes after the end."""


class Diary:
    """Which day is which, seen from the morning on which the demo opens."""

    def __init__(self, anchor: datetime.date) -> None:
        self.anchor = anchor
        self.now = clock.moment_on(anchor, MORNING)
        self.first = -WORKING_DAYS

    def day(self, number: int) -> datetime.date:
        """0 is today, -1 the working day before, 1 the next."""
        return working_days.add(self.anchor, number)

    def at(self, number: int, hour: str) -> datetime.datetime:
        """London's `hour` ("09:05") on that working day."""
        return clock.moment_on(self.day(number), datetime.time.fromisoformat(hour))


def tell(stories: Iterable[Story], *, jobs: later.Play, until: datetime.datetime) -> list[datetime.datetime]:
    """Play all stories in the order of their moments, and every job at its own moment between them.

    Returns the moments after `until` that stories still wait for. Raises OutOfOrder where one goes back in time.
    """
    waiting = [(moment, number, story) for number, story in enumerate(stories) for moment in [next(story)]]
    heapq.heapify(waiting)
    last = waiting[0][0]
    while waiting and waiting[0][0] <= until:
        moment, number, story = heapq.heappop(waiting)
        if moment < last:
            raise OutOfOrder(f"{story.__name__} waits for {moment}, and it is {last}.")
        _run_jobs(jobs, last, moment)
        with clock.at(moment):
            following = next(story, None)
        if following:
            heapq.heappush(waiting, (following, number, story))
        last = moment
    _run_jobs(jobs, last, until)
    return [moment for moment, _, _ in waiting]


def _run_jobs(jobs: later.Play, since: datetime.datetime, until: datetime.datetime) -> None:
    with clock.at(since):
        jobs.run_due(until=until)
