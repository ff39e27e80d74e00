"""Fixtures of the small Riverside, with an address of its own in other systems' directories."""

import pytest

from joined.huddle.tests import conftest
from joined.huddle.tests import riverside as small
from joined.interop.tests import systems
from joined.places import actions as places

jobs, morning, place = conftest.jobs, conftest.morning, conftest.place


@pytest.fixture(name="riverside")
def _riverside(place):
    return with_an_address(place)


def with_an_address(made: small.Riverside) -> small.Riverside:
    """Riverside where practice and sender of our examples have ODS codes, and which owns a test address."""
    practice = _practice("Ferry Row Practice", "Z99002")
    sender = _practice("Marsh Lane Surgery", "Z99001")
    places.add_team(by=small.SET_UP, name="Marsh Lane Surgery", organisation=sender, kind="practice")
    places.place_practice(by=small.SET_UP, practice=practice, neighbourhood=made.north)
    places.own_address(
        by=small.SET_UP,
        system="https://fhir.nhs.uk/Id/dos-service-id",
        value="111111111",
        neighbourhood=made.north,
        is_test=True,
    )
    return made


def _practice(name, code):
    return places.add_organisation(by=small.SET_UP, name=name, kind="practice", code=code)


@pytest.fixture
def practice_system(riverside):
    """A system of Marsh Lane Surgery, which our examples name as their sender."""
    return systems.client("Z99001")


@pytest.fixture
def other_system(riverside):
    """A system of Ferry Row Practice, which sent none of them."""
    return systems.client("Z99002")
