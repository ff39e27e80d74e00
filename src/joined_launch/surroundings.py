"""What the house is told through its environment (declared with its reasons in joined/config/env.py)."""

import contextlib
import json
import os
import secrets
import uuid
from collections.abc import Iterator

from joined.base import cluster, roles
from joined.base.postgresql import Trouble
from joined_launch import environment, folders, telling

MANAGE = [str(folders.PYTHON), "-m", "joined.config.manage"]
GIVEN = ("DATABASE_URL", "DATABASE_OWNER_URL")
_SECRETS = folders.DATA / "demo-secrets.json"
NEWEST = "NOTIFY_EMAIL_TEMPLATE"
"""The variable that was added last: a file that lacks it is filled up."""


def mode() -> str:
    """What JOINED_MODE says; else production for a database that was given to us, and demo for our own."""
    return os.environ.get("JOINED_MODE") or ("production" if os.environ.get("DATABASE_URL") else "demo")


@contextlib.contextmanager
def database(name: str) -> Iterator[dict[str, str]]:
    """The addresses of a database that runs: the one we were given, or our own cluster `name` meanwhile."""
    if os.environ.get("DATABASE_URL"):
        if not os.environ.get("DATABASE_OWNER_URL"):
            raise Trouble("With DATABASE_URL also give DATABASE_OWNER_URL, for the role that owns the tables.")
        yield {variable: os.environ[variable] for variable in GIVEN}
        return
    ours = cluster.Cluster(folders.ROOT, name)
    try:
        with telling.step("Database"):
            ours.start()
        addresses = {"DATABASE_URL": ours.url(roles.APP), "DATABASE_OWNER_URL": ours.url(roles.OWNER)}
        yield addresses | {"JOINED_WATCHED": f"{ours.data}:{folders.DATA}"}
    finally:
        ours.stop()


def house(addresses: dict[str, str]) -> dict[str, str]:
    """The environment of a Django command in the mode we are in."""
    env = environment.plain() | addresses | {"JOINED_MODE": mode(), "JOINED_DATA_DIR": str(folders.DATA)}
    return env | demo_secrets() if mode() == "demo" else env


def demo_secrets() -> dict[str, str]:
    """Made once for this clone; the key has the shape of a real one of GOV.UK Notify and opens nothing."""
    kept = json.loads(_SECRETS.read_text()) if _SECRETS.exists() else {}
    if NEWEST not in kept:
        made = {
            "JOINED_SECRET_KEY": secrets.token_urlsafe(48),
            "NOTIFY_API_KEY": f"demo-{uuid.uuid4()}-{uuid.uuid4()}",
            "NOTIFY_CALLBACK_TOKEN": secrets.token_urlsafe(24),
            "NOTIFY_TEMPLATE": str(uuid.uuid4()),
            NEWEST: str(uuid.uuid4()),
        } | kept
        folders.DATA.mkdir(exist_ok=True)
        fresh = _SECRETS.with_suffix(f".{os.getpid()}")
        fresh.touch(mode=0o600)
        fresh.write_text(json.dumps(made))
        fresh.replace(_SECRETS)
    return json.loads(_SECRETS.read_text())
