"""Where email to staff goes: a mail server in production, files in the demo, memory in tests."""

import typing
import urllib.parse

from joined.config import env

BACKENDS = {"production": "smtp", "demo": "filebased", "test": "locmem"}


def settings(mode: str) -> dict[str, typing.Any]:
    """Django's settings for `smtp://` (with STARTTLS where a user is named) and `smtps://`."""
    parts = urllib.parse.urlsplit(env.MAIL.value())
    return {
        "EMAIL_BACKEND": f"django.core.mail.backends.{BACKENDS[mode]}.EmailBackend",
        "EMAIL_FILE_PATH": f"{env.DATA_DIR.value()}/mail",
        "EMAIL_HOST": parts.hostname or "",
        "EMAIL_PORT": parts.port or 25,
        "EMAIL_HOST_USER": urllib.parse.unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": urllib.parse.unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp" and bool(parts.username),
        "EMAIL_TIMEOUT": 10,
    }
