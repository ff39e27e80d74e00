"""One database, whoever runs it: the embedded cluster or any PostgreSQL 15 or later, by address."""

import typing
import urllib.parse

from joined.config import env

LOCK_SECONDS = 4


def parsed(url: str) -> dict[str, typing.Any]:
    """Django's settings for `postgresql://user:password@host:port/name?host=/socket/folder`."""
    parts = urllib.parse.urlsplit(url)
    query = dict(urllib.parse.parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": urllib.parse.unquote(parts.username or ""),
        "PASSWORD": urllib.parse.unquote(parts.password or ""),
        "HOST": query.pop("host", None) or parts.hostname or "",
        "PORT": query.pop("port", None) or str(parts.port or ""),
        "OPTIONS": query,
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
