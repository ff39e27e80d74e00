"""A job that fails, kills its worker or hangs is set aside, and the others go on (F-18)."""

import asyncio
import json
import os
import subprocess
import sys
import textwrap

import psycopg
import pytest
from procrastinate.contrib.django import app

from joined.base import jobs, later, promises

WORKER = """
    import os, sys
    os.environ["DJANGO_SETTINGS_MODULE"] = "joined.config.settings"
    import django; django.setup()
    from django.core.management import call_command
    from joined.base import later

    @later.job("tests.raises")
    def raises(**ids): raise RuntimeError("always")
    @later.job("tests.kills")
    def kills(**ids): os.kill(os.getpid(), 9)
    @later.job("tests.hangs")
    def hangs(**ids):
        while True: pass
    @later.job("tests.eats")
    def eats(**ids): bytearray(2**31)
    @later.job("tests.good")
    def good(**ids): print("done", flush=True)
    call_command("worker")
"""


def put(url: str, name: str, *, attempts: int = 0, status: str = "todo", worker: int | None = None) -> int:
    with psycopg.connect(url, autocommit=True) as connection:
        made = connection.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, args, attempts, status, worker_id) "
            "VALUES ('default', %s, '{}', %s, %s, %s) RETURNING id",
            [name, attempts, status, worker],
        )
        return made.fetchone()[0]


def standing(url: str) -> dict[int, tuple[str, int]]:
    with psycopg.connect(url) as connection:
        rows = connection.execute("SELECT id, status::text, attempts FROM procrastinate_jobs").fetchall()
        return {row[0]: (row[1], row[2]) for row in rows}


def test_a_job_whose_worker_died_is_put_back_and_at_its_fifth_death_set_aside(fresh_database):
    early = put(fresh_database.owner_url, "tests.kills", status="doing")
    late = put(fresh_database.owner_url, "tests.kills", status="doing", attempts=later.TRIES - 1)
    assert asyncio.run(_taken_up()) == 2
    assert standing(fresh_database.owner_url) == {early: ("todo", 1), late: ("failed", later.TRIES)}


def test_what_has_a_job_that_waits_or_runs_needs_no_second(fresh_database):
    with psycopg.connect(fresh_database.owner_url, autocommit=True) as connection:
        for message, status in (("waits", "todo"), ("runs", "doing"), ("set aside", "failed"), ("done", "succeeded")):
            connection.execute(
                "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status) VALUES ('default', 't', %s, %s)",
                [json.dumps({"message": message}), status],
            )
    assert later.under_way("message") == {"waits", "runs"}
    assert later.under_way("person") == frozenset()


async def _taken_up() -> int:
    with app.replace_connector(app.connector.get_worker_connector()):
        async with app.open_async():
            return await jobs.take_up()


def test_verify_counts_what_was_set_aside():
    assert "jobs set aside after five tries that nobody has looked at" in {one.check for one in promises.PROMISES}


@pytest.mark.parametrize(("seconds", "is_stuck"), [(10, False), (120, False), (121, True)])
def test_a_job_is_stuck_when_it_has_taken_longer_than_it_may(monkeypatch, seconds, is_stuck):
    monkeypatch.setattr(later, "_began", {1: 1000.0})
    assert later.is_stuck(1000.0 + seconds, seconds=120) == is_stuck


def test_one_poison_among_others_and_every_other_is_done(fresh_database):
    """The worker as it is run for real: one job raises, one eats memory, one hangs; the good ones are all done."""
    url = fresh_database.owner_url
    bad = [put(url, f"tests.{name}", attempts=later.TRIES - 1) for name in ("raises", "eats", "hangs")]
    good = [put(url, "tests.good") for _ in range(20)]
    env = _surroundings(fresh_database)
    ran = subprocess.run([sys.executable, "-c", textwrap.dedent(WORKER)], env=env, capture_output=True, timeout=60)
    assert ran.returncode == jobs.STUCK
    left = standing(url)
    assert not [one for one in good if one in left]
    assert [left[one][0] for one in bad] == ["failed", "failed", "doing"]
    assert b"another takes up its jobs" in ran.stderr


def _surroundings(database) -> dict[str, str]:
    env = dict(os.environ) | {"DATABASE_URL": database.url, "DATABASE_OWNER_URL": database.owner_url}
    return env | {"JOINED_JOB_SECONDS": "2", "JOINED_HEARTBEAT_SECONDS": "1", "JOINED_WORKER_MEGABYTES": "512"}
