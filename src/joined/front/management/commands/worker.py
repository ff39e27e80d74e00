"""Runs the jobs, after the same refusals as the web server."""

import asyncio
import resource

from django.conf import settings
from django.core.management.base import BaseCommand
from procrastinate.contrib.django import app

from joined.base import jobs, starting

AT_ONCE = 2


class Command(BaseCommand):
    """The worker: jobs put by actions, those that run by the calendar, and those that a killed worker left."""

    help = "Run the jobs until stopped."

    def handle(self, *args: object, **options: object) -> None:
        starting.refuse_unsafe()
        resource.setrlimit(resource.RLIMIT_DATA, (settings.WORKER_BYTES, settings.WORKER_BYTES))
        with app.replace_connector(app.connector.get_worker_connector()):
            asyncio.run(_work())


async def _work() -> None:
    async with app.open_async():
        await jobs.take_up()
        beside = [asyncio.create_task(jobs.end_when_stuck()), asyncio.create_task(jobs.watch())]
        await app.run_worker_async(
            concurrency=AT_ONCE,
            delete_jobs="successful",
            update_heartbeat_interval=settings.HEARTBEAT_SECONDS,
            stalled_worker_timeout=settings.HEARTBEAT_SECONDS * jobs.BEATS_MISSED,
            fetch_job_polling_interval=2.0,
        )
        for task in beside:
            task.cancel()
