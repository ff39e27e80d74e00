"""Fixtures of the small Riverside."""

import copy

import pytest

from joined.base import later
from joined.huddle.tests import riverside
from joined.kit import clock


@pytest.fixture
def jobs():
    with later.playing() as play:
        yield play


@pytest.fixture
def morning():
    with clock.at(riverside.MORNING):
        yield


@pytest.fixture
def place(small_riverside, db, morning, jobs):
    """The test's own copy: it may change what it likes."""
    made, waiting = copy.deepcopy(small_riverside)
    jobs.waiting += waiting
    return made
