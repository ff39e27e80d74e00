"""Somebody who agreed to their plan on a Tuesday, and is in the care of the community team from then on."""

import copy
import datetime

import pytest

from joined.base import rows
from joined.caseload import queries
from joined.huddle import actions as huddle
from joined.huddle.tests import riverside
from joined.huddle.tests.conftest import jobs
from joined.huddle.tests.test_actions import brought, proposal_of
from joined.kit import clock

TUESDAY = datetime.datetime(2026, 3, 3, 15, 0, tzinfo=clock.LONDON)


@pytest.fixture
def place(small_riverside, db, jobs):
    made, waiting = copy.deepcopy(small_riverside)
    jobs.waiting += waiting
    with clock.at(TUESDAY):
        yield made


@pytest.fixture
def person(place):
    """In care since today, their key worker the nurse who said yes."""
    with clock.at(riverside.MORNING):
        somebody, _, item = brought(place)
    with clock.at(riverside.SITTING):
        proposal = proposal_of(place, item)
    huddle.agree(by=place.nurse, proposal=proposal)
    return somebody


@pytest.fixture
def spell(place, person):
    with rows.context(place.nurse):
        return queries.current(to=place.nurse, person=person.pk)


__all__ = ["jobs"]
