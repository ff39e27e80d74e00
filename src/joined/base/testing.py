"""Pytest plug-in: a database for every test process before Django's settings are read.

The cluster "test" is started (or DATABASE_OWNER_URL is used), a template database is migrated once for
each state of the migrations, and every process gets its own copy. Tests of concurrency get one more by the
fixture `fresh_database`, servers by `another_database` (empty) or `riverside` (the demo's morning).
"""

import contextlib
import gc
import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import psycopg
import pytest

from joined.base import cluster as clusters
from joined.base import databases, roles
from joined.base.databases import Database
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
SHARED = "JOINED_TESTS_SHARED_URL"
"""The owner's address as the first process has it: there the processes of all runs take turns."""
LONGEST = (
    "house_rules/test_the_demo_day_runs.py",  # its morning is what journeys and drills wait for
    "src/joined/steps/tests/test_promise_histories.py",
    "src/joined/caseload/",  # done while that morning is being made
    "journeys/",
    "drills/",
    "house_rules/",
    "src/stand_ins/",
)
"""Begun first, so that no process idles at the end while another does one of these."""


class Fixtures:
    """Registered after pytest-django, so that these take the place of its own."""

    def __init__(self, made: databases.Databases) -> None:
        self.databases = made

    @pytest.fixture(scope="session")
    def django_db_setup(self) -> None:
        """Nothing to do: the database stood before Django was set up."""

    @pytest.fixture
    def fresh_database(self, django_db_blocker: object) -> Iterator[Database]:
        """A database of this test's own, seen by Django's connections of every thread; gone afterwards."""
        from django.db import connections

        with django_db_blocker.unblock():
            before, settings = connections["default"], connections.settings["default"]
            usual = settings["NAME"]
            database = self.databases.copy(databases.new_name())
            settings["NAME"] = database.name
            connections["default"] = connections.create_connection("default")
            try:
                yield database
            finally:
                connections.close_all()
                settings["NAME"], connections["default"] = usual, before
                self.databases.drop(database.name)


class Run:
    """What one test process holds: the cluster when we started one, and its own database."""

    def __init__(self) -> None:
        self.cluster: clusters.Cluster | None = None
        self.databases: databases.Databases | None = None
        self.own: Database | None = None

    def begin(self) -> None:
        """Have a database and name it in the environment. Raises UsageError with a plain sentence."""
        os.environ |= SURROUNDINGS | {name: os.environ[name] for name in SURROUNDINGS if name in os.environ}
        os.environ.setdefault("JOINED_CHROMIUM", browser.find())
        is_first = "PYTEST_XDIST_WORKER" not in os.environ
        if is_first and not os.environ.get("DATABASE_OWNER_URL"):
            self._start_cluster()
        owner_url = os.environ["DATABASE_OWNER_URL"]
        if is_first:
            os.environ[SHARED] = owner_url
        self.databases = databases.Databases(
            owner_url=owner_url, app_url=os.environ["DATABASE_URL"], shared_url=os.environ[SHARED]
        )
        if is_first:
            self.databases.make_template()
            if self.cluster:
                self.databases.drop_what_dead_runs_left()
        self.own = self.databases.copy(databases.new_name())
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


@contextlib.contextmanager
def another_database() -> Iterator[Database]:
    """One more database with empty tables, for a server; gone afterwards."""
    with _dropped_afterwards(_run.databases.copy(databases.new_name())) as database:
        yield database


@contextlib.contextmanager
def riverside() -> Iterator[databases.Morning]:
    """A database with the demo's morning in it; gone afterwards."""
    morning = _run.databases.copy_loaded(databases.new_name())
    with _dropped_afterwards(morning):
        yield morning


@contextlib.contextmanager
def _dropped_afterwards(database: Database) -> Iterator[Database]:
    try:
        yield database
    finally:
        _run.databases.drop(database.name)


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
    _examples_of_a_busy_machine()
    if _run.databases:
        config.pluginmanager.register(Fixtures(_run.databases), "joined-databases")


def _examples_of_a_busy_machine() -> None:
    """How long an example takes says how much else is done here, and nothing about a rule."""
    patient = [hypothesis.HealthCheck.too_slow]
    hypothesis.settings.register_profile("house", deadline=None, suppress_health_check=patient)
    hypothesis.settings.load_profile("house")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection() -> Iterator[object]:
    """What is collected stays until the end: nothing of it is looked through for rubbish, now or between tests."""
    gc.disable()
    found = yield
    gc.freeze()
    gc.enable()
    return found


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long first."""
    items.sort(key=lambda item: [not item.nodeid.startswith(long) for long in LONGEST])


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
    """Leave nothing running; what pytest then looks through for errors that nobody saw is what can be thrown away."""
    gc.collect()
    gc.freeze()
    _run.end()
