"""A promise as `./joined verify` counts it: each room may have a `promises.py` (decisions.md §9)."""

import dataclasses


@dataclasses.dataclass(frozen=True)
class Promise:
    """Which promise, what breaking it means, and the SQL, run as the owner, that counts breaches.

    The SQL may use `%(today)s`, `%(now)s` and `%(two_working_days_ago)s`, `%(three_working_days_ago)s`.
    """

    promise: str
    check: str
    sql: str
