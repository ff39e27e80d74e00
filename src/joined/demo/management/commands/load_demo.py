"""`load_demo`: the fictitious day, into an empty database."""

import argparse
import datetime

from django.core.management.base import BaseCommand, CommandError

from joined.demo import loading
from joined.kit import clock, errors, working_days


class Command(BaseCommand):
    """Load Riverside: six months that end at 09:05 on a working day."""

    help = "Load the demo neighbourhood into an empty database."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Which morning, and which seed."""
        parser.add_argument("--anchor", type=datetime.date.fromisoformat, help="a working day, YYYY-MM-DD")
        parser.add_argument("--seed", type=int, default=loading.SEED)

    def handle(self, *, anchor: datetime.date | None, seed: int, **options: object) -> None:
        """Load it, a line for each part."""
        day = working_days.latest(anchor or clock.today())
        try:
            loading.load(anchor=day, seed=seed, say=self.stdout.write)
        except errors.Refused as refused:
            raise CommandError(refused.sentence) from None
