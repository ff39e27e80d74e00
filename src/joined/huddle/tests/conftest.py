"""Fixtures of the small Riverside."""

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
def place(db, morning, jobs):
    return riverside.make()
