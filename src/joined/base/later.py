"""Jobs: a name and ids, put into this transaction, so that a job rolls back with what asked for it.

In the demo's history and in tests nobody waits: `playing()` keeps jobs in memory, and `run_due` runs them in
order under the moved clock.
"""

import contextlib
import contextvars
import dataclasses
import datetime
import functools
import heapq
import itertools
import threading
import time
import typing
from collections.abc import Callable, Iterable, Iterator

import procrastinate
from django.db import connection
from procrastinate.contrib.django import app

from joined.kit import clock

JOBS: dict[str, Callable[..., None]] = {}
EVERY: dict[str, str] = {}
TRIES = 5
FIRST = 10
"""The priority of what cannot wait; every other job has 0."""

Deed = typing.TypeVar("Deed", bound=Callable[..., None])


@dataclasses.dataclass(order=True)
class _Put:
    due: datetime.datetime
    after: bool
    order: int
    name: str = dataclasses.field(compare=False)
    ids: dict[str, str] = dataclasses.field(compare=False)


@dataclasses.dataclass
class Play:
    """Jobs kept in memory, earliest first."""

    waiting: list[_Put] = dataclasses.field(default_factory=list)
    count: Iterator[int] = dataclasses.field(default_factory=itertools.count)

    def put(self, name: str, seconds: float, ids: dict[str, str], *, is_first: bool = False) -> None:
        due = clock.now() + datetime.timedelta(seconds=seconds)
        heapq.heappush(self.waiting, _Put(due, not is_first, next(self.count), name, ids))

    def run_due(self, *, until: datetime.datetime | None = None) -> int:
        """Run, each at its own moment, every job due by `until` (default: now). How many ran."""
        until, ran = until or clock.now(), 0
        while self.waiting and self.waiting[0].due <= until:
            put = heapq.heappop(self.waiting)
            with clock.at(max(put.due, clock.now())):
                JOBS[put.name](**put.ids)
            ran += 1
        return ran


_began: dict[int, float] = {}
"""When the job of each thread of this process began."""
_play: contextvars.ContextVar[Play | None] = contextvars.ContextVar("play", default=None)


@contextlib.contextmanager
def playing() -> Iterator[Play]:
    """Inside, jobs go to memory instead of the queue."""
    play = Play()
    token = _play.set(play)
    try:
        yield play
    finally:
        _play.reset(token)


def later(name: str, *, in_seconds: float = 0, is_first: bool = False, **ids: str) -> None:
    """Put the job `name` into this transaction, to run `in_seconds` after now. Ids only, as strings.

    `is_first`: of those that are due it is run before all others, because it cannot wait (F-08).
    """
    if play := _play.get():
        play.put(name, in_seconds, ids, is_first=is_first)
        return
    schedule = {"schedule_in": {"seconds": in_seconds}} if in_seconds else {}
    app.configure_task(name, priority=FIRST if is_first else 0, **schedule).defer(**ids)


def under_way(key: str) -> frozenset[str]:
    """The ids that jobs which wait or run carry under this key, in one statement: what needs no second job."""
    if play := _play.get():
        return frozenset(put.ids[key] for put in play.waiting if key in put.ids)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT args ->> %s FROM procrastinate_jobs WHERE status IN ('todo', 'doing') AND args ? %s",
            [key, key],
        )
        return frozenset(found for (found,) in cursor.fetchall())


def job(name: str) -> Callable[[Deed], Deed]:
    """Declare a job: keyword ids in, one action out, safe to run twice. Retried with back-off, then set aside."""

    def declare(deed: Deed) -> Deed:
        JOBS[name] = deed

        @functools.wraps(deed)
        def timed(**ids: str) -> None:
            _began[threading.get_ident()] = time.monotonic()
            try:
                deed(**ids)
            finally:
                _began.pop(threading.get_ident(), None)

        retry = procrastinate.RetryStrategy(max_attempts=TRIES - 1, exponential_wait=4)  # tries after the first
        app.task(name=name, retry=retry)(timed)
        return deed

    return declare


def one_by_one(found: Iterable[tuple[typing.Any, ...]], deed: Callable[..., None]) -> None:
    """Do it for each of these: one that fails stops none of the others. Raises what failed, all of it, at the end."""
    failed = []
    for one in found:
        try:
            deed(*one)
        except Exception as problem:
            failed.append(problem)
    if failed:
        raise ExceptionGroup(f"{len(failed)} could not be done, and everything else was", failed)


def is_stuck(now: float, *, seconds: float) -> bool:
    """Whether a job of this process has been running for longer than this, by the monotonic clock."""
    return any(now - began > seconds for began in list(_began.values()))


def every(name: str, *, cron: str) -> Callable[[Deed], Deed]:
    """Declare a job that runs by the calendar (UTC), without ids."""

    def declare(deed: Deed) -> Deed:
        JOBS[name] = deed
        EVERY[name] = cron

        def at_its_time(timestamp: int) -> None:
            deed()

        app.periodic(cron=cron)(app.task(name=name, queueing_lock=name, pass_context=False)(at_its_time))
        return deed

    return declare
