"""Django's `migrate`, for a database that people are using (F-25; docs/how-to/change-a-table.md)."""

import typing
from time import sleep

from django.core.management.commands import migrate
from django.db import OperationalError, connections
from psycopg import errors

LOCK_MILLISECONDS = 700
"""A change of a table that waits for its turn makes every page behind it wait too, for as long as this."""
TRIES = 90
LONGEST_PAUSE = 5


class Command(migrate.Command):
    """Waits only briefly for a table; whoever is using it goes first, and the migration is tried again."""

    def handle(self, *args: typing.Any, **options: typing.Any) -> None:
        """Raises OperationalError where a table stays in use through all tries; what was done until then stays."""
        with connections[options["database"]].cursor() as cursor:
            cursor.execute("SELECT set_config('lock_timeout', %s, false)", [f"{LOCK_MILLISECONDS}ms"])
        for number in range(1, TRIES + 1):
            try:
                super().handle(*args, **options)
                return
            except OperationalError as error:
                if number == TRIES or not isinstance(error.__cause__, errors.LockNotAvailable):
                    raise
            if options["verbosity"]:
                self.stdout.write("\nSomebody is using this table: they go first, and it is tried again.")
            sleep(min(number, LONGEST_PAUSE) / 2)
