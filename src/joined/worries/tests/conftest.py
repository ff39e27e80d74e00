"""The small Riverside on a Tuesday evening, when in-take has closed."""

import copy
import datetime

import pytest

from joined.huddle.tests import riverside
from joined.huddle.tests.conftest import jobs
from joined.kit import clock
from joined.places import actions as places

TUESDAY_EVENING = datetime.datetime(2026, 3, 3, 18, 30, tzinfo=clock.LONDON)


@pytest.fixture
def place(small_riverside, db, jobs):
    made, _ = copy.deepcopy(small_riverside)
    with clock.at(riverside.MORNING):
        places.place_postcodes(by=riverside.SET_UP, begins="RV1", neighbourhood=made.north)
    with clock.at(TUESDAY_EVENING):
        yield made


__all__ = ["jobs"]
