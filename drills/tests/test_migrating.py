"""A table that people are using is changed without holding them up (F-25); at full size: `./joined drill migrating`."""

import os
import subprocess
import sys

import psycopg
from drills.morning import MANAGE

from joined_launch import folders

INDEX = "SELECT indexdef FROM pg_indexes WHERE indexname = 'growing_by_verb'"
LEFT = "CREATE INDEX growing_by_verb ON trail_event (role)"


def test_whoever_uses_a_table_goes_first_and_every_change_is_made_in_the_end(fresh_database):
    """With what a try left that was broken off."""
    env = os.environ | {
        "DATABASE_URL": fresh_database.url,
        "DATABASE_OWNER_URL": fresh_database.owner_url,
        "DJANGO_SETTINGS_MODULE": "drills.growing.settings",
        "PYTHONPATH": f"{folders.SOURCE}{os.pathsep}{folders.ROOT}",
        "PYTHONUNBUFFERED": "1",
    }
    assert MANAGE[0] == sys.executable
    with psycopg.connect(fresh_database.owner_url) as reader:
        reader.execute(LEFT)
        reader.commit()
        reader.execute("SELECT count(*) FROM trail_event")
        command = [*MANAGE, "migrate", "growing", "--skip-checks"]
        with subprocess.Popen(command, env=env, cwd=folders.ROOT, stdout=subprocess.PIPE, text=True) as migrating:
            waited = any("they go first" in line for line in migrating.stdout)
            reader.rollback()
            migrating.stdout.read()
        assert (waited, migrating.returncode) == (True, 0)
        assert "(verb, at)" in reader.execute(INDEX).fetchone()[0]
        applied = reader.execute("SELECT count(*) FROM django_migrations WHERE app = 'growing'").fetchone()
        assert applied == (5,)
