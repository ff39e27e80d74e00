"""What every process does once its rooms are there."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created


class Base(AppConfig):
    """The groundwork."""

    name = "joined.base"

    def ready(self) -> None:
        from joined.base import often  # needs the rooms to be there

        connection_created.connect(often.read_quickly)
