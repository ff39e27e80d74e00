"""Jobs of the queue itself: a killed worker's jobs are taken up again (F-02); old form keys and drafts go."""

from django.conf import settings
from django.db import connection
from procrastinate.contrib.django import app

from joined.base import forms_sent, later, rows, visitors
from joined.kit import actors, clock

BEATS_MISSED = 3


async def take_up() -> int:
    """Put back the jobs of workers that have missed three heartbeats; how many. Jobs are safe to run twice."""
    silent = settings.HEARTBEAT_SECONDS * BEATS_MISSED
    stalled = list(await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=silent))
    for job in stalled:
        await app.job_manager.retry_job(job)
    return len(stalled)


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
