"""Made once for all processes: what one has made, the others take, for the seconds in which they need the same.

The name says all that it hangs on: of whom it may be seen, and after which change. Who comes first makes it, within
a transaction that ends with it; who comes meanwhile does something else first (docs/decisions/0021).
"""

from collections.abc import Callable

from django.db import connection, transaction

KEPT_SECONDS = 10
"""For so long others may still come for it; a minute later it is gone."""


def once(name: str, make: Callable[[], str], *, is_patient: bool) -> str | None:
    """What has this name: made here, or taken from whoever made it. None while another is making it, unless one
    waits for that (`is_patient`). Raises what `make` raises; the next to ask makes it then."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT is_ours, kept FROM base_made_turn(%s, %s)", [name, is_patient])
        is_ours, found = cursor.fetchone()
        if found is None and is_ours:
            found = make()
            cursor.execute("SELECT base_made_keep(%s, %s)", [name, found])
    return found


def sweep() -> None:
    """Forget what nobody comes for any more."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT base_made_sweep(clock_timestamp() - make_interval(secs => %s))", [KEPT_SECONDS])
