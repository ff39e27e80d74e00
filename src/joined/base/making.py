"""Factories of tests step round the walls with `making`; nothing else does."""

import contextlib
from collections.abc import Iterator

from django.conf import settings
from django.db import connection, transaction

from joined.base import guard, rows


@contextlib.contextmanager
def making(room: str) -> Iterator[None]:
    """For tests only: write rows of `room` as the owner, past row security and outside an action."""
    if not settings.TESTING:
        raise guard.WroteOutsideAnAction("Factories belong to tests.")
    with transaction.atomic(), guard.writing(room), connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        usual = cursor.fetchone()[0]
        cursor.execute("SET LOCAL ROLE NONE")
        try:
            yield
        finally:
            if rows.usable():
                cursor.execute(f"SET LOCAL ROLE {connection.ops.quote_name(usual)}")
