"""What the house asks of its listed functions: pairs of a person and a day, as itself and with nobody in view."""

import datetime
import uuid

from django.db import connection

from joined.base import rows
from joined.kit import actors

Found = list[tuple[uuid.UUID, datetime.date]]


def for_agenda(sql: str, *given: object) -> Found:
    """Persons and days that such a function finds for an agenda."""
    with rows.context(actors.System("agenda")), connection.cursor() as cursor:
        cursor.execute(sql, given)
        return cursor.fetchall()
