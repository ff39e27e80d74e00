"""Who has a message in their hands: a lock by its id, in the database, which ends with whoever holds it.

Held by the session while the provider is asked, because no transaction may be open so long (F-07). A deed that must
not cross it (taking a message back) asks for its transaction alone.
"""

import contextlib
import uuid
from collections.abc import Iterable, Iterator

from django.db import connection

_KEY = "hashtextextended(%s, 1)"


@contextlib.contextmanager
def alone(message_id: uuid.UUID) -> Iterator[bool]:
    """Inside, nobody else sends this message; False where somebody does already."""
    is_ours = _asked(f"SELECT pg_try_advisory_lock({_KEY})", message_id)
    try:
        yield is_ours
    finally:
        if is_ours and connection.connection is not None and not connection.needs_rollback:
            _asked(f"SELECT pg_advisory_unlock({_KEY})", message_id)


def free(messages: Iterable[uuid.UUID]) -> list[uuid.UUID]:
    """Those of these messages that nobody is sending; until this transaction ends nobody begins to."""
    return [one for one in messages if _asked(f"SELECT pg_try_advisory_xact_lock({_KEY})", one)]


def _asked(statement: str, message_id: uuid.UUID) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(statement, [str(message_id)])
        return bool(cursor.fetchone()[0])
