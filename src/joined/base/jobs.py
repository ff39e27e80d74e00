"""Jobs of the queue itself: a killed worker's jobs are taken up again (F-02); old form keys and drafts go.

A job that fails, or whose worker dies, five times is set aside with its reason in the log, and `verify` counts it
(F-18). One that takes too long ends its worker, so that it counts as a death and the others go on elsewhere.
"""

import asyncio
import logging
import os
import time

from django.conf import settings
from django.db import connection
from procrastinate import jobs
from procrastinate.contrib.django import app

from joined.base import alarms, forms_sent, later, rows, visitors
from joined.kit import actors, clock

BEATS_MISSED = 3
STUCK = 75
"""What the process of a worker ends with when a job hangs (EX_TEMPFAIL): whoever keeps it starts it again."""
LOOK_EVERY = 5
WATCH_EVERY = 20
log = logging.getLogger(__name__)


async def take_up() -> int:
    """Put back the jobs of workers that have missed three heartbeats; how many. Jobs are safe to run twice.

    One that has outlived its worker too often is set aside instead: it may be what kills them.
    """
    silent = settings.HEARTBEAT_SECONDS * BEATS_MISSED
    stalled = list(await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=silent))
    for job in stalled:
        if job.attempts + 1 < later.TRIES:
            await app.job_manager.retry_job(job)
        else:
            log.error("Job %s (%s) is set aside: its worker died %s times", job.id, job.task_name, later.TRIES)
            await app.job_manager.finish_job(job, jobs.Status.FAILED, delete_job=False)
    return len(stalled)


async def end_when_stuck() -> None:
    """End this process when one of its jobs takes too long: a thread cannot be stopped from outside."""
    while not later.is_stuck(time.monotonic(), seconds=settings.JOB_SECONDS):
        await asyncio.sleep(LOOK_EVERY)
    log.error(
        "A job has taken more than %s seconds: this worker ends, and another takes up its jobs", settings.JOB_SECONDS
    )
    os._exit(STUCK)


def _look() -> None:
    """On a connection of its own each time: one that died with the database would sound for ever."""
    try:
        alarms.sounding()
    finally:
        connection.close()


async def watch() -> None:
    """Look for alarms, beside the queue, which stands still when the disk is full (F-05)."""
    while True:
        await asyncio.to_thread(_look)
        await asyncio.sleep(WATCH_EVERY)


@app.periodic(cron="* * * * * */15")
@app.task(name="base.take_up", queueing_lock="base.take_up")
async def take_up_again(timestamp: int) -> None:
    """Four times a minute, in every worker."""
    await take_up()


@later.every("base.sweep", cron="17 3 * * *")
def sweep() -> None:
    """Form keys older than a week and drafts older than two are forgotten."""
    now = clock.now()
    keys, drafts = (now - clock.days(days) for days in (forms_sent.KEY_DAYS, forms_sent.DRAFT_DAYS))
    with rows.context(actors.System("base.sweep")), connection.cursor() as cursor:
        cursor.execute("SELECT base_sweep(%s, %s)", [keys, drafts])


@later.every("base.sweep_visits", cron="*/20 * * * *")
def sweep_visits() -> None:
    """What visitors wrote and did not send, three times an hour."""
    visitors.sweep()
