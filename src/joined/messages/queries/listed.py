"""Listed functions: ids of messages that nobody in particular asks for, for sweeps and receipts."""

import datetime
import uuid

from django.db import connection

from joined.base import rows
from joined.kit import actors, clock


def earlier(minutes: int) -> datetime.datetime:
    """So many minutes ago."""
    return clock.now() - datetime.timedelta(minutes=minutes)


def listed(function: str, *values: object) -> list[tuple[uuid.UUID, uuid.UUID]]:
    """Messages, and whom each is about, as this function of ours lists them for the house itself."""
    places_for = ", ".join(["%s"] * len(values))
    with rows.context(actors.System("sweep")), connection.cursor() as cursor:
        cursor.execute(f"SELECT message, person FROM {function}({places_for})", values)  # noqa: S608  our own name
        return cursor.fetchall()
