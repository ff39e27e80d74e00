"""A promise as `./joined verify` counts it: each room may have a `promises.py` (decisions.md §9)."""

import dataclasses
import importlib.util
from collections.abc import Iterator

from django.conf import settings
from django.db import connection

from joined.base import registry
from joined.kit import clock


@dataclasses.dataclass(frozen=True)
class Promise:
    """Which promise, what breaking it means, and the SQL, run as the owner, that counts breaches.

    The SQL may use `%(today)s`, `%(now)s`, `%(one_working_day_ago)s`, `%(two_working_days_ago)s` and
    `%(three_working_days_ago)s`.
    """

    promise: str
    check: str
    sql: str


def of_every_room() -> list[Promise]:
    """What every room promises, from its PROMISES: each must count nothing."""
    return list(_named("PROMISES"))


def figures() -> list[Promise]:
    """What every room counts beside them, from its FIGURES: worth knowing, and no breach."""
    return list(_named("FIGURES"))


def counts(promises: list[Promise]) -> dict[str, int]:
    """How many there are of each now, by its words, in one statement; only the owner sees everything."""
    days = {
        "today": clock.today(),
        "now": clock.now(),
        "one_working_day_ago": clock.working_day(-1),
        "two_working_days_ago": clock.working_day(-2),
        "three_working_days_ago": clock.working_day(-3),
    }
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(f"({promise.sql})" for promise in promises), days)
        return dict(zip((promise.check for promise in promises), cursor.fetchone(), strict=True))


def _named(kind: str) -> Iterator[Promise]:
    for app in settings.INSTALLED_APPS:
        where = f"{app}.promises"
        if app.startswith("joined.") and importlib.util.find_spec(where):
            yield from getattr(importlib.import_module(where), kind, ())


_FORCED = ", ".join(f"('{name}')" for name in (*registry.PROTECTED, *registry.OWN, *registry.CLOSED))
_KNOWN = f"{_FORCED}, " + ", ".join(f"('{name}')" for name in registry.OPEN)
_TABLES = """pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p', 'v', 'm', 'f')"""

PROMISES = (
    Promise(
        "P3",
        "tables that reach a person and are not under forced row security",
        f"""SELECT count(*) FROM (VALUES {_FORCED}) AS kept(name) WHERE NOT EXISTS (SELECT FROM {_TABLES}
             AND c.relname = kept.name AND c.relrowsecurity AND c.relforcerowsecurity)""",
    ),
    Promise(
        "P3",
        "tables that stand in no list of who is reached through them",
        f"SELECT count(*) FROM {_TABLES} AND c.relname NOT IN (SELECT name FROM (VALUES {_KNOWN}) AS known(name))",
    ),
    Promise(
        "P2",
        "jobs set aside after five tries that nobody has looked at",
        "SELECT count(*) FROM procrastinate_jobs WHERE status = 'failed'",
    ),
)
