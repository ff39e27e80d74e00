"""The small Riverside with whoever runs a practice's lists."""

import pytest

from joined.huddle.tests import riverside
from joined.huddle.tests.conftest import jobs, morning, place
from joined.imports.tests import lists

__all__ = ["jobs", "manager", "morning", "place", "team_manager"]


@pytest.fixture
def manager(place):
    """The practice manager of Lockside Surgery."""
    return riverside.worker(lists.MANAGER, place.practice_team, "practice_administrator")


@pytest.fixture
def team_manager(place):
    """The manager of the community team."""
    return riverside.worker("Odette Villanueva-Shaw", place.community, "team_manager")
