"""The operator's command for the very first place: everything after it is set up on the pages."""

from django.core.management.base import BaseCommand, CommandError, CommandParser

from joined.kit import actors, errors
from joined.set_up import actions

KINDS = ("nhs_trust", "council")


class Command(BaseCommand):
    """`./joined manage begin --borough … --organisation … --name … --email …`."""

    help = "Set up a borough, the organisation that keeps it, and its first administrator, who is sent a link."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--borough", required=True, help="the larger place, such as Riverside")
        parser.add_argument("--organisation", required=True, help="who keeps it, such as Riverside NHS Trust")
        parser.add_argument("--kind", choices=KINDS, default="nhs_trust")
        parser.add_argument("--name", required=True, help="the first administrator's full name")
        parser.add_argument("--email", required=True, help="their work email address")

    def handle(self, **given: str) -> None:
        """Raises CommandError in the words of the refusal."""
        asked = {name: given[name] for name in ("borough", "organisation", "kind", "name", "email")}
        try:
            actions.begin(by=actors.System("operator's command"), **asked)
        except errors.Foreseen as refused:
            raise CommandError(refused.sentence) from refused
        self.stdout.write(f"{given['name']} is sent a link to {given['email']}. They go on at /admin-area/.")
