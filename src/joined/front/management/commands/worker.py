"""Runs the jobs, after the same refusals as the web server."""

from django.core.management import call_command
from django.core.management.base import BaseCommand

from joined.base import starting


class Command(BaseCommand):
    """The worker: jobs put by actions, and those that run by the calendar."""

    help = "Run the jobs until stopped."

    def handle(self, *args: object, **options: object) -> None:
        starting.refuse_unsafe()
        call_command("procrastinate", "worker", "--concurrency", "2", "--delete-jobs", "successful")
