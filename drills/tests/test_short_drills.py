"""Each drill a few times; the full counts are by command (`./joined kills`, `./joined drill …`)."""

import os
import subprocess
import sys

import pytest
from drills import full_disk, house, locks, restarts, slow

from joined.base.postgresql import Trouble
from joined_launch import folders

pytestmark = pytest.mark.xdist_group("drills")
SEED = 20260303


@pytest.fixture(scope="module")
def disk():
    """A small file system, where one may be mounted."""
    try:
        with full_disk.small_disk() as folder:
            yield folder
    except Trouble:
        yield None


@pytest.fixture(scope="module")
def made(disk):
    """One house for all of them."""
    with house.house(root=disk) as open_house:
        yield open_house


KILLS = """
import sys
from drills import house, kills
with house.house(root=None) as made:
    figures = kills.drill(made, kills=3, seed=int(sys.argv[1]), order=("web", "worker", "database"))
    twice = kills.without_keys(made, seed=int(sys.argv[1]), lost=3)
print(figures, twice)
sys.exit(not (kills.is_good(figures) and figures["texts"] and twice))
"""
TOLD_TO_TESTS = ("JOINED_", "NOTIFY_", "DATABASE_", "DJANGO_", "PYTEST_")


@pytest.mark.skipif("JOINED_DRILL" not in os.environ, reason="Minutes long: `./joined kills`, or JOINED_DRILL=1.")
def test_killed_at_random_nothing_is_lost_and_without_form_keys_the_drill_sees_a_second_view():
    """As the command runs it, in a process that is told nothing of the tests."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(TOLD_TO_TESTS)}
    env["PYTHONPATH"] = f"{folders.ROOT}:{folders.SOURCE}"
    ran = subprocess.run([sys.executable, "-c", KILLS, str(SEED)], env=env, capture_output=True, text=True, timeout=150)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_a_restarted_database_is_a_short_pause_and_nobody_sees_with_anothers_eyes(made):
    figures = restarts.drill(made, times=1, seed=SEED)
    assert restarts.is_good(figures), figures


def test_slow_queries_are_turned_away_and_other_pages_go_on(made):
    figures = slow.drill(made, times=20)
    assert slow.is_good(figures), figures


def test_a_killed_cluster_starts_again_whatever_its_death_left():
    figures = locks.drill(times=3)
    assert locks.is_good(figures), figures


def test_a_full_disk_refuses_in_words_shows_nobody_in_secret_and_mends_itself(made, disk):
    """Where no small file system may be mounted this says so, and the drill is not run."""
    if disk is None:
        pytest.skip("No small file system may be mounted here: the disk was not filled.")
    figures = full_disk.drill(made, disk, seed=SEED, seconds=4)
    assert full_disk.is_good(figures), figures
