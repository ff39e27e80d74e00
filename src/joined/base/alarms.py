"""What the keepers of the machines must know within a minute: no room left, or a database that takes no write (F-05).

A monitor asks `/alarm` every twenty seconds and calls whoever is on duty; beside it each process writes a CRITICAL
line in its log, at most once a minute. Neither says anything of a person, and neither needs the queue of jobs, which
stands still when the disk is full. How to be called: docs/how-to/watch-the-disks.md.
"""

import logging
import shutil
import time

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection

log = logging.getLogger(__name__)
SHARE_LEFT = 0.05
"""A disk is nearly full when less than this share of it is free."""
PROBE_SECONDS, LOG_SECONDS = 10.0, 60.0
ROOM, DATABASE = "room", "database"
PROBE = """INSERT INTO base_cache (cache_key, value, expires) VALUES ('base.alarm', '', now())
    ON CONFLICT (cache_key) DO UPDATE SET expires = now()"""
_last: dict[str, float] = {}
"""When, by the monotonic clock, the database last took a write, and when each alarm last stood in the log."""


def sounding() -> list[str]:
    """Names of what is wrong now, each with its line in the log; empty when all is well."""
    found = {ROOM: _tight(), DATABASE: _refuses()}
    for name, why in found.items():
        if why:
            tell(name, why)
    return [name for name, why in found.items() if why]


def tell(name: str, why: str) -> None:
    """Write an alarm in the log, once a minute however often it is found."""
    if _is_due(name, LOG_SECONDS):
        _last[name] = time.monotonic()
        log.critical("ALARM %s: %s", name, why)


def is_tight(*, total: int, free: int) -> bool:
    """Whether a disk of so many bytes is nearly full."""
    return free < total * SHARE_LEFT


def _tight() -> str:
    """Which of the watched folders stand on a disk that is nearly full, in words; or nothing."""
    found = []
    for folder in settings.WATCHED:
        try:
            disk = shutil.disk_usage(folder)
        except OSError as error:
            found.append(f"{folder} cannot be looked at: {error.strerror}")
            continue
        if is_tight(total=disk.total, free=disk.free):
            found.append(f"{folder} has {disk.free // 2**20} MB free of {disk.total // 2**20}")
    return "; ".join(found)


def _refuses() -> str:
    """Why the database takes no write, in its own words; or nothing."""
    if not _is_due("write", PROBE_SECONDS):
        return ""
    try:
        with connection.cursor() as cursor:
            cursor.execute(PROBE)
    except (DatabaseError, InterfaceError) as error:
        return str(error).strip().partition("\n")[0]
    _last["write"] = time.monotonic()
    return ""


def _is_due(name: str, seconds: float) -> bool:
    return time.monotonic() - _last.get(name, -seconds) >= seconds
