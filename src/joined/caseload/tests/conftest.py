"""Somebody who agreed to their plan on a Tuesday, and is in the care of the community team from then on."""

import datetime

import pytest

from joined.base import later, rows
from joined.caseload import queries
from joined.huddle import actions as huddle
from joined.huddle.tests import riverside
from joined.huddle.tests.conftest import jobs
from joined.huddle.tests.test_actions import brought, proposal_of
from joined.kit import clock

TUESDAY = datetime.datetime(2026, 3, 3, 15, 0, tzinfo=clock.LONDON)


@pytest.fixture(scope="module")
def in_care(small_riverside):
    """Made once for a file: Riverside, somebody in care since today (their key worker said yes), and the jobs put."""
    with later.playing() as play:
        (place,) = riverside.own(small_riverside, play)
        with clock.at(riverside.MORNING):
            person, _, item = brought(place)
        with clock.at(riverside.SITTING):
            proposal = proposal_of(place, item)
        with clock.at(TUESDAY):
            huddle.agree(by=place.nurse, proposal=proposal)
    return place, person, play.waiting


@pytest.fixture
def here(in_care, db, jobs):
    """The test's own copy of it: it may change what it likes."""
    with clock.at(TUESDAY):
        yield riverside.own(in_care, jobs)


@pytest.fixture
def place(here):
    return here[0]


@pytest.fixture
def person(here):
    return here[1]


@pytest.fixture
def spell(place, person):
    with rows.context(place.nurse):
        return queries.current(to=place.nurse, person=person.pk)


__all__ = ["jobs"]
