"""Each drill a few times; the full counts are by command (`./joined kills`, `./joined drill …`)."""

import pytest
from drills import full_disk, house, kills, locks, morning, restarts, slow

from joined.base import testing
from joined.base.postgresql import Trouble

SEED = 20260303
BREATH = 0.2
"""Nobody hurries here: other tests want the processor too."""


@pytest.fixture(scope="module", autouse=True)
def riverside():
    """The morning of all tests is theirs too: nobody loads another."""
    with testing.riverside() as loaded:
        morning.keep(loaded)


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
    with house.house(root=disk, breath=BREATH) as open_house:
        yield open_house


def test_killed_at_random_nothing_is_lost_and_without_form_keys_the_drill_sees_a_second_view():
    """In a house of its own, on a disk with room: the other drills share a small one."""
    with house.house(breath=BREATH) as roomy:
        figures = kills.drill(roomy, kills=3, seed=SEED, order=("web", "worker", "database"))
        assert kills.is_good(figures), figures
        assert figures["texts"], figures
        assert kills.without_keys(roomy, seed=SEED, lost=3) > 0


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
