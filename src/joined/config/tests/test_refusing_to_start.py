"""Production refuses to start rather than run unsafely, and says why in one sentence (T43, ASVS 13.4.2)."""

import pytest
from psycopg import connect

from joined.base.databases import Database
from joined.config.tests import serving

WITH_DEBUG = "from joined.config import settings; settings.DEBUG = True; import joined.config.wsgi"


NOWHERE = Database(name="nowhere", url="postgresql://joined_app@127.0.0.1:9/nowhere", owner_url="")


def assert_refused(ran, sentence: str) -> None:
    assert ran.returncode == 1
    assert sentence in ran.stderr
    assert "Traceback" not in ran.stderr
    assert len(ran.stderr.strip().splitlines()) == 1


def test_production_starts_with_everything_in_its_place(fresh_database):
    ran = serving.started(serving.surroundings(fresh_database))
    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.parametrize("secret", ["JOINED_SECRET_KEY", "NOTIFY_API_KEY", "NOTIFY_CALLBACK_TOKEN", "DATABASE_URL"])
def test_production_needs_its_secrets(secret):
    env = serving.surroundings(NOWHERE, **{secret: None})
    assert_refused(serving.started(env), f"{secret} is not set.")


def test_production_needs_a_long_key():
    env = serving.surroundings(NOWHERE, JOINED_SECRET_KEY="short")
    assert_refused(serving.started(env), "at least 40 characters")


def test_production_never_runs_with_debug():
    ran = serving.started(serving.surroundings(NOWHERE), WITH_DEBUG)
    assert_refused(ran, "never runs with debug on")


def test_production_never_serves_demo_data(fresh_database):
    with connect(fresh_database.owner_url) as owner:
        owner.execute("INSERT INTO demo_marker (id) VALUES (gen_random_uuid())")
    assert_refused(serving.started(serving.surroundings(fresh_database)), "holds demo data")
    demo = serving.started(serving.surroundings(fresh_database, mode="demo"))
    assert (demo.returncode, demo.stderr) == (0, "")


@pytest.mark.parametrize("mode", ["production", "demo"])
def test_nobody_runs_as_a_role_that_sees_past_row_security(fresh_database, mode):
    env = serving.surroundings(fresh_database, mode=mode, DATABASE_URL=fresh_database.owner_url)
    assert_refused(serving.started(env), "must not own tables")


def test_a_misspelt_mode_is_no_mode():
    env = serving.surroundings(NOWHERE, mode="prodution")
    assert_refused(serving.started(env), "JOINED_MODE is “prodution”")


def test_a_database_that_does_not_answer_is_said_so():
    env = serving.surroundings(NOWHERE)
    assert_refused(serving.started(env), "does not answer")
