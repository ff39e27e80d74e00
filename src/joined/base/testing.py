"""Pytest plug-in: a database for every test process before Django's settings are read.

The cluster "test" is started (or DATABASE_OWNER_URL is used), a template database is migrated once for
each state of the migrations, and every process gets its own copy. Tests of concurrency, and servers of
browser journeys, get one more copy by the fixture `fresh_database`.
"""

import contextlib
import itertools
import os
import subprocess
import sys
import uuid
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from psycopg import sql

from joined.base import cluster as clusters
from joined.base import fingerprint, roles
from joined_launch import browser

ROOT = Path(__file__).resolve().parents[3]
SURROUNDINGS = {
    "JOINED_MODE": "test",
    "JOINED_SECRET_KEY": "a key that protects nothing, long enough for tests",
    "NOTIFY_URL": "http://127.0.0.1:9",  # nobody listens there
    "NOTIFY_API_KEY": f"tests-{uuid.UUID(int=1)}-{uuid.UUID(int=2)}",
    "NOTIFY_CALLBACK_TOKEN": "a token of the tests",
    "NOTIFY_TEMPLATE": str(uuid.UUID(int=3)),
    "NOTIFY_EMAIL_TEMPLATE": str(uuid.UUID(int=4)),
}
ONE_AT_A_TIME = zlib.crc32(b"joined test template")
_numbers = itertools.count(1)


@dataclass(frozen=True)
class Database:
    """One database for tests: `url` signs in as the application, `owner_url` as the owner."""

    name: str
    url: str
    owner_url: str


class Databases:
    """Databases copied from one migrated template, through the addresses of an owner that may make them."""

    def __init__(self, *, owner_url: str, app_url: str) -> None:
        self.owner_url, self.app_url = owner_url, app_url
        self.template = f"joined_template_{fingerprint.of_the_schema(ROOT)[:16]}"

    def named(self, name: str) -> Database:
        """The addresses of a database, there or not."""
        return Database(name=name, url=renamed(self.app_url, name), owner_url=renamed(self.owner_url, name))

    def copy(self, name: str) -> Database:
        """A new database like the template."""
        command = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy")
        with self._connected() as connection:
            connection.execute(command.format(sql.Identifier(name), sql.Identifier(self.template)))
        return self.named(name)

    def drop(self, *names: str) -> None:
        """Remove databases and whoever is connected to them; fine when they are not there."""
        with self._connected() as connection:
            for name in names:
                command = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
                connection.execute(command.format(sql.Identifier(name)))

    def make_template(self) -> None:
        """Migrate the template if this state of the migrations has none yet; two runs at once take turns."""
        with self._connected() as connection:
            connection.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
            here = self._like("joined_template_%")
            if self.template in here:
                return
            self.drop(*here)
            unfinished = self.named(f"{self.template}_new")
            made = sql.SQL("CREATE DATABASE {}").format(sql.Identifier(unfinished.name))
            connection.execute(made)
            migrate(unfinished)
            done = sql.SQL("ALTER DATABASE {} RENAME TO {}")
            names = sql.Identifier(unfinished.name), sql.Identifier(self.template)
            connection.execute(done.format(*names))

    def drop_what_dead_runs_left(self) -> None:
        """Remove copies whose test process on this machine is gone."""
        left = [name for name in self._like("joined_test_%") if not _is_alive(int(name.split("_")[2]))]
        self.drop(*left)

    def _like(self, pattern: str) -> list[str]:
        with self._connected() as connection:
            asked = connection.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [pattern])
            return [name for (name,) in asked.fetchall()]

    def _connected(self) -> psycopg.Connection:
        return psycopg.connect(self.owner_url, autocommit=True)


def renamed(url: str, name: str) -> str:
    """The same address with another database."""
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


def migrate(database: Database) -> None:
    """Bring an empty database to the newest state, as its owner, in a process of its own."""
    with psycopg.connect(database.owner_url, autocommit=True) as connection:
        app = urlsplit(database.url).username or roles.APP
        owner = urlsplit(database.owner_url).username or roles.OWNER
        connection.execute(roles.grants_sql(owner=owner, app=app))
    ran = subprocess.run(
        [sys.executable, "-m", "joined.config.manage", "migrate", "--skip-checks", "--verbosity", "0"],
        env=os.environ | {"DATABASE_URL": database.url, "DATABASE_OWNER_URL": database.owner_url},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    if ran.returncode:
        raise pytest.UsageError(f"The test database could not be migrated:\n{(ran.stdout + ran.stderr)[-2000:]}")


class Fixtures:
    """Registered after pytest-django, so that these take the place of its own."""

    def __init__(self, databases: Databases) -> None:
        self.databases = databases

    @pytest.fixture(scope="session")
    def django_db_setup(self) -> None:
        """Nothing to do: the database stood before Django was set up."""

    @pytest.fixture
    def fresh_database(self, django_db_blocker: object) -> Iterator[Database]:
        """A database of this test's own, seen by Django's connections of every thread; gone afterwards."""
        from django.db import connections

        with django_db_blocker.unblock():
            settings = connections["default"].settings_dict
            usual = settings["NAME"]
            connections.close_all()
            database = self.databases.copy(new_name())
            settings["NAME"] = database.name
            try:
                yield database
            finally:
                connections.close_all()
                settings["NAME"] = usual
                self.databases.drop(database.name)


class Run:
    """What one test process holds: the cluster when we started one, and its own database."""

    def __init__(self) -> None:
        self.cluster: clusters.Cluster | None = None
        self.databases: Databases | None = None
        self.own: Database | None = None

    def begin(self) -> None:
        """Have a database and name it in the environment. Raises UsageError with a plain sentence."""
        os.environ |= SURROUNDINGS | {name: os.environ[name] for name in SURROUNDINGS if name in os.environ}
        os.environ.setdefault("JOINED_CHROMIUM", browser.find())
        is_first = "PYTEST_XDIST_WORKER" not in os.environ
        if is_first and not os.environ.get("DATABASE_OWNER_URL"):
            self._start_cluster()
        owner_url = os.environ["DATABASE_OWNER_URL"]
        self.databases = Databases(owner_url=owner_url, app_url=os.environ["DATABASE_URL"])
        if is_first:
            self.databases.make_template()
            if self.cluster:
                self.databases.drop_what_dead_runs_left()
        self.own = self.databases.copy(new_name())
        os.environ |= {"DATABASE_URL": self.own.url, "DATABASE_OWNER_URL": self.own.owner_url}

    def _start_cluster(self) -> None:
        try:
            self.cluster = clusters.Cluster(ROOT, "test")
            self.cluster.start()
        except clusters.Trouble as trouble:
            raise pytest.UsageError(str(trouble)) from None
        os.environ["DATABASE_URL"] = self.cluster.url(roles.APP)
        os.environ["DATABASE_OWNER_URL"] = self.cluster.url(roles.OWNER)

    def end(self) -> None:
        """Drop the database and let go of the cluster, which stops unless somebody else holds it."""
        if self.databases and self.own:
            with contextlib.suppress(psycopg.OperationalError):
                self.databases.drop(self.own.name)
        if self.cluster:
            self.cluster.stop()


def new_name() -> str:
    """A name no other process or test uses: it starts with our process id."""
    return f"joined_test_{os.getpid()}_{next(_numbers)}"


@contextlib.contextmanager
def another_database() -> Iterator[Database]:
    """One more copy of the template, for servers of browser journeys; gone afterwards."""
    database = _run.databases.copy(new_name())
    try:
        yield database
    finally:
        _run.databases.drop(database.name)


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


_run = Run()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests() -> Iterator[None]:
    """Before pytest-django reads the settings."""
    try:
        _run.begin()
    except BaseException:
        _run.end()
        raise
    return (yield)


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Late, so that our fixtures win."""
    if _run.databases:
        config.pluginmanager.register(Fixtures(_run.databases), "joined-databases")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Journeys need a browser."""
    if item.get_closest_marker("journey") and not os.environ["JOINED_CHROMIUM"]:
        pytest.skip("Chromium is not here")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """A run without its journeys says so."""
    skipped = {report.nodeid for report in terminalreporter.stats.get("skipped", [])}
    left_out = sorted(name for name in skipped if name.startswith("journeys/"))
    if left_out:
        terminalreporter.section("INCOMPLETE: these journeys were skipped", sep="!")
        for name in left_out:
            terminalreporter.line(name)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure() -> None:
    """Leave nothing running."""
    _run.end()
