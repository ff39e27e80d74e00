"""Prints the SQL that makes the two database roles."""

from django.conf import settings
from django.core.management.base import BaseCommand

from joined.base import roles


class Command(BaseCommand):
    """What the keeper of a PostgreSQL runs once, before DATABASE_URL can be given."""

    help = "Print the SQL for the database's owner and the application's own role."

    def handle(self, *args: object, **options: object) -> None:
        print(roles.roles_sql(database=settings.DATABASES["default"]["NAME"]))
