"""Fail-over and edits at once, a few times, in one house with two servers; the full counts are by command.

Some seconds, for the start of a house and of two servers.
"""

import pytest
from drills import editing, failover

pytestmark = pytest.mark.xdist_group("drills")
SEED = 20260303


def test_edits_at_once_and_a_server_that_gives_way_lose_nothing():
    with failover.paired() as (made, pair):
        figures = editing.drill(made, times=40, seed=SEED, at_once=8)
        assert editing.is_good(figures), figures
        figures = failover.drill(made, pair, times=1, seed=SEED)
        assert failover.is_good(figures), figures
