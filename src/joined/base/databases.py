"""Databases for tests, each a copy of a template that is made once and kept until what makes it changes.

*Migrated*: empty tables. *Loaded*: Riverside's morning, made by the demo's own command on the latest working day.
"""

import contextlib
import datetime
import itertools
import os
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from psycopg import sql

from joined.base import fingerprint, roles
from joined.kit import clock, working_days

ROOT = Path(__file__).resolve().parents[3]
COPIED, MIGRATED, LOADED = "joined_test_", "joined_template_", "joined_riverside_"
OPENS = datetime.time(9, 5)
HASH_SEED = "0"
"""How Python orders its sets while this load is made; the drills make theirs with another."""
_numbers = itertools.count(1)


@dataclass(frozen=True)
class Database:
    """One database for tests: `url` signs in as the application, `owner_url` as the owner."""

    name: str
    url: str
    owner_url: str


@dataclass(frozen=True)
class Morning(Database):
    """A database in which it is 09:05 on `day`, and six months of Riverside are told."""

    day: datetime.date

    def offset(self) -> float:
        """Seconds from now to then: what the demo's clock is set to."""
        return _seconds_to(self.day)


class Databases:
    """Databases copied from templates, through the addresses of an owner that may make them.

    `shared_url` is the owner's address of a database that all runs know: there they take turns.
    """

    def __init__(self, *, owner_url: str, app_url: str, shared_url: str) -> None:
        self.owner_url, self.app_url, self.shared_url = owner_url, app_url, shared_url
        self.template = f"{MIGRATED}{fingerprint.of_the_schema(ROOT)[:16]}"
        self.day = working_days.latest(clock.today())

    def named(self, name: str) -> Database:
        """The addresses of a database, there or not."""
        return Database(name=name, url=renamed(self.app_url, name), owner_url=renamed(self.owner_url, name))

    def copy(self, name: str) -> Database:
        """A new database with the migrated, empty tables."""
        return self._copy(name, template=self.template)

    def copy_loaded(self, name: str) -> Morning:
        """A new database with the latest working day's morning, loaded once for that day and this state of the code."""
        template = f"{LOADED}{self.day:%y%m%d}_{fingerprint.of_the_house(ROOT)[:16]}"
        with self._turn(template):
            self._have(template, kin=LOADED, kept=template, make=self._load)
            copy = self._copy(name, template=template)
        return Morning(name=copy.name, url=copy.url, owner_url=copy.owner_url, day=self.day)

    def make_template(self) -> None:
        """Migrate the template if this state of the migrations has none yet."""
        with self._turn(MIGRATED):
            self._have(self.template, kin=MIGRATED, kept=self.template, make=self._migrate)

    def drop(self, *names: str) -> None:
        """Remove databases and whoever is connected to them; fine when they are not there."""
        for name in names:
            self._run(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)"), name)

    def drop_what_dead_runs_left(self) -> None:
        """Remove copies whose test process on this machine is gone."""
        self.drop(*(name for name in self._like(f"{COPIED}%") if not _is_alive(int(name.split("_")[2]))))

    @contextlib.contextmanager
    def _turn(self, what: str) -> Iterator[None]:
        """One process at a time makes `what`, of all runs on this server."""
        with psycopg.connect(self.shared_url, autocommit=True) as connection:
            connection.execute("SELECT pg_advisory_lock(%s)", [zlib.crc32(what.encode())])
            yield

    def _have(self, template: str, *, kin: str, kept: str, make: Callable[[str], None]) -> None:
        """Make a template that is not there yet, whole or not at all; the kin of earlier states go."""
        there = self._like(f"{kin}%")
        if template in there:
            return
        unfinished = f"{template}_new"
        self.drop(unfinished, *(name for name in there if not name.startswith(kept)))
        make(unfinished)
        self._run(sql.SQL("ALTER DATABASE {} RENAME TO {}"), unfinished, template)

    def _migrate(self, name: str) -> None:
        self._run(sql.SQL("CREATE DATABASE {}"), name)
        migrate(self.named(name))

    def _load(self, name: str) -> None:
        """A copy of the empty tables, with the demo's morning in it."""
        surroundings = {"JOINED_MODE": "demo", "JOINED_CLOCK_OFFSET": str(_seconds_to(self.day))}
        surroundings["PYTHONHASHSEED"] = HASH_SEED
        _manage("load_demo", "--anchor", self.day.isoformat(), database=self.copy(name), **surroundings)

    def _copy(self, name: str, *, template: str) -> Database:
        self._run(sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy"), name, template)
        return self.named(name)

    def _like(self, pattern: str) -> list[str]:
        with psycopg.connect(self.owner_url, autocommit=True) as connection:
            asked = connection.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [pattern])
            return [name for (name,) in asked.fetchall()]

    def _run(self, command: sql.SQL, *names: str) -> None:
        with psycopg.connect(self.owner_url, autocommit=True) as connection:
            connection.execute(command.format(*map(sql.Identifier, names)))


def new_name() -> str:
    """A name no other process or test uses: it starts with our process id."""
    return f"{COPIED}{os.getpid()}_{next(_numbers)}"


def renamed(url: str, name: str) -> str:
    """The same address with another database."""
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


def migrate(database: Database) -> None:
    """Bring an empty database to the newest state, as its owner."""
    with psycopg.connect(database.owner_url, autocommit=True) as connection:
        app = urlsplit(database.url).username or roles.APP
        owner = urlsplit(database.owner_url).username or roles.OWNER
        connection.execute(roles.grants_sql(owner=owner, app=app))
    _manage("migrate", "--skip-checks", "--verbosity", "0", database=database)


def _manage(*words: str, database: Database, **surroundings: str) -> None:
    """One of the house's own commands, in a process of its own. Raises UsageError with what it said."""
    ran = subprocess.run(
        [sys.executable, "-m", "joined.config.manage", *words],
        env=os.environ | {"DATABASE_URL": database.url, "DATABASE_OWNER_URL": database.owner_url} | surroundings,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    if ran.returncode:
        raise pytest.UsageError(f"The tests' database: `{words[0]}` failed:\n{(ran.stdout + ran.stderr)[-2000:]}")


def _seconds_to(day: datetime.date) -> float:
    return (clock.moment_on(day, OPENS) - clock.now()).total_seconds()


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
