"""Counts the breaches of every promise on the live database (decisions.md §9)."""

import json

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from joined.base import promises

_SEES_ALL = """
    SELECT rolsuper OR rolbypassrls OR pg_has_role(rolname, (SELECT tableowner FROM pg_tables
            WHERE schemaname = 'public' AND tablename = 'people_person'), 'USAGE')
      FROM pg_roles WHERE rolname = current_user
"""


class Command(BaseCommand):
    """Exit 0: every promise holds. Exit 1: at least one is broken, or nobody could look."""

    help = "Count the breaches of every promise."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", dest="as_json", help="as JSON")

    def handle(self, *args: object, as_json: bool = False, **options: object) -> None:
        """Raises CommandError for a role that would see nothing and call that good."""
        with connection.cursor() as cursor:
            cursor.execute(_SEES_ALL)
            if not cursor.fetchone()[0]:
                raise CommandError("Verify must run as the owner of the tables: set DATABASE_OWNER_URL.")
        kept, figures = promises.of_every_room(), promises.figures()
        counts = promises.counts(kept)
        broken = sum(counts.values())
        if as_json:
            found = [{"promise": one.promise, "check": one.check, "count": counts[one.check]} for one in kept]
            self.stdout.write(json.dumps({"ok": not broken, "promises": found}))
        else:
            self._tell(kept, counts, figures)
        if broken:
            raise SystemExit(1)

    def _tell(self, kept: list[promises.Promise], counts: dict[str, int], figures: list[promises.Promise]) -> None:
        for one in kept:
            mark = "BROKEN" if counts[one.check] else "kept"
            self.stdout.write(f"{one.promise}  {mark:6}  {counts[one.check]:>5}  {one.check}")
        self.stdout.write("Worth knowing:")
        for words, count in promises.counts(figures).items():
            self.stdout.write(f"            {count:>5}  {words}")
        broken = sum(1 for count in counts.values() if count)
        self.stdout.write(f"{broken} of {len(kept)} checks broken." if broken else "Every promise holds.")
