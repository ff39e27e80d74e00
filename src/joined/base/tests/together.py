"""Several deeds at the same moment, each on a database connection of its own. Only with `fresh_database`."""

import contextvars
import threading
import typing
from collections.abc import Callable

from django.db import connection

PATIENCE = 20  # seconds until a test that hangs says so

Deed = Callable[[], typing.Any]


def together(*deeds: Deed) -> list[typing.Any]:
    """What each deed returned or raised, in order. None begins before all are ready and connected."""
    ready = threading.Barrier(len(deeds), timeout=PATIENCE)
    came: list[typing.Any] = [None] * len(deeds)

    def run(number: int, deed: Deed) -> None:
        try:
            connection.ensure_connection()
            ready.wait()
            came[number] = deed()
        except Exception as raised:  # noqa: BLE001  the test looks at it
            came[number] = raised
        finally:
            connection.close()

    threads = [
        threading.Thread(target=contextvars.copy_context().run, args=(run, number, deed))
        for number, deed in enumerate(deeds)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
        assert not thread.is_alive(), "a deed waits for ever"
    return came


def who_won(came: list[typing.Any], *, losing: type[Exception]) -> typing.Any:
    """What the one winner returned; every other must have been told so by `losing`."""
    lost = [one for one in came if isinstance(one, Exception)]
    assert all(isinstance(one, losing) for one in lost), came
    won = [one for one in came if not isinstance(one, Exception)]
    assert len(won) == 1, came
    return won[0]
