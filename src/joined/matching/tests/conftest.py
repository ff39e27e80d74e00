"""The small Riverside, for tests that need people; and two records that may be one person, made once for a file."""

import datetime

import pytest

from joined.base import later
from joined.doors import actions as doors
from joined.huddle.tests import riverside
from joined.huddle.tests.conftest import jobs, morning, place
from joined.kit import clock

NUMBER = "9990001197"


@pytest.fixture(scope="module")
def asked_for(small_riverside):
    """Made once for this file: Riverside, its two people, and the jobs put."""
    with later.playing() as jobs:
        (place,) = riverside.own(small_riverside, jobs)
        with clock.at(riverside.MORNING - datetime.timedelta(minutes=5)):
            known_one = riverside.somebody(
                place, by=place.other_gp, name="Amina Specimen", practice_id=place.other_practice.pk, nhs_number=NUMBER
            )
            doors.open(by=place.other_gp, person=known_one, door="gp", asking=doors.Asking(ask="Can somebody see her?"))
            jobs.run_due()
        with clock.at(riverside.MORNING):
            same = riverside.somebody(place, name="Amina Specimn")
            doors.open(by=place.gp, person=same, door="gp", asking=doors.Asking(ask="Who can help?"))
            jobs.run_due()
    return place, (known_one, same), jobs.waiting


@pytest.fixture
def where_two_came(asked_for, db, morning, jobs):
    """The test's own copy of it: it may change what it likes."""
    return riverside.own(asked_for, jobs)


@pytest.fixture
def two(where_two_came):
    """Amina of another practice, whom we know, and a GP's request about somebody spelled a little otherwise."""
    return where_two_came[1]


__all__ = ["jobs", "morning", "place"]
