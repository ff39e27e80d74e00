"""`manage replay_forecast`: half a year of a made-up team is replayed: what would the forecast have been worth?"""

import argparse

from django.core.management.base import BaseCommand

from joined.caseload.rules import replay
from joined.demo import half_year
from joined.places import rules as places


class Command(BaseCommand):
    """Touches no database: everything is made from the seed."""

    help = "Replay half a year of a made-up team: late contacts, forecasts of them, and what they would have spared."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--people", type=int, default=200)
        parser.add_argument("--workers", type=int, default=8)

    def handle(self, *, seed: int, people: int, workers: int, **options: object) -> None:
        made = half_year.make(seed=seed, people=people, workers=workers)
        first, last = made.measured
        found = replay.replay(
            people=made.people,
            leave=made.leave,
            first=first,
            last=last,
            a_day=places.LOCAL_RULES["contacts_a_day"].default,
            comes=made.comes,
        )
        said = (
            f"{people} made-up people, {workers} workers, {first:%-d %B %Y} to {last:%-d %B %Y}, seed {seed}.",
            f"Late contacts: {found.late}.",
            f"Forecast {replay.BEFORE_DAYS} days before: {found.forecast}, of which late: {found.hit}.",
            f"Precision {_share(found.precision)}, recall {_share(found.recall)}.",
            f"Late contacts that taking the proposals would have spared: {found.avoided} of {found.late}.",
        )
        self.stdout.write("\n".join(said))


def _share(value: float | None) -> str:
    return "of nothing" if value is None else f"{value:.2f}"
