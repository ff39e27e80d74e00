"""One database, whoever runs it: the embedded cluster or any PostgreSQL 15 or later, by address."""

import typing

from psycopg import conninfo

from joined.config import env

LOCK_SECONDS = 4
CONNECT_SECONDS = "3"
"""How long one of several servers may take to answer before the next is asked."""


def parsed(url: str) -> dict[str, typing.Any]:
    """Django's settings for an address as PostgreSQL's own programs read it, `?host=/socket/folder` included.

    Of several servers (`one:5432,two:5432`) the one that takes writes is used, whichever that is now (F-04).
    """
    found = conninfo.conninfo_to_dict(url)
    if "," in str(found.get("host", "")):
        found = {"target_session_attrs": "read-write", "connect_timeout": CONNECT_SECONDS} | found
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": found.pop("dbname", ""),
        "USER": found.pop("user", ""),
        "PASSWORD": found.pop("password", ""),
        "HOST": found.pop("host", ""),
        "PORT": found.pop("port", ""),
        "OPTIONS": found,
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }


def settings(mode: str) -> dict[str, typing.Any]:
    """The application's own role; the owner for commands that need it.

    Tests log in as the owner and take on the application's role, so that factories can step back (`making`).
    """
    if mode == "test":
        found = parsed(env.DATABASE_OWNER_URL.value())
        if not env.AS_OWNER.value():
            found["OPTIONS"]["assume_role"] = parsed(env.DATABASE_URL.value())["USER"]
        return found
    if env.AS_OWNER.value():
        return parsed(env.DATABASE_OWNER_URL.value() or env.DATABASE_URL.value())
    found = parsed(env.DATABASE_URL.value())
    seconds = int(env.STATEMENT_SECONDS.value())
    found["OPTIONS"]["options"] = f"-c statement_timeout={seconds * 1000} -c lock_timeout={LOCK_SECONDS * 1000}"
    return found


def listening(usual: dict[str, typing.Any]) -> dict[str, typing.Any]:
    """Where pages that stay open hear of changes: the same database, by a direct address where a pooler is between."""
    given = env.LISTEN_DATABASE_URL.value()
    return parsed(given) if given else usual
