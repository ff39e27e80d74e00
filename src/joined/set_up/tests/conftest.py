"""The small Riverside, and those who set it up."""

import dataclasses

import pytest
from django.test import Client

from joined.huddle.tests import riverside
from joined.huddle.tests.conftest import jobs, morning, place
from joined.kit import actors
from joined.places import actions as places

__all__ = ["jobs", "keepers", "morning", "place"]


@dataclasses.dataclass(frozen=True)
class Keepers:
    """Administrators of the trust, which keeps the place, of the practice and of a charity; and the place's lead."""

    trust: actors.Staff
    lead: actors.Staff
    practice: actors.Staff
    charity: actors.Staff

    @property
    def browser(self) -> Client:
        return riverside.browser(self.trust)


@pytest.fixture
def keepers(place) -> Keepers:
    """The trust keeps the borough, and so every neighbourhood in it."""
    places.lead_place(by=riverside.SET_UP, place=place.north.within, organisation=place.trust)
    desk = places.add_team(by=riverside.SET_UP, name="Front desk", organisation=place.trust, kind="front_desk")
    return Keepers(
        trust=riverside.worker("Ada Administrator", desk, "organisation_administrator"),
        lead=riverside.worker("Lena Lead", desk, "place_lead"),
        practice=riverside.worker("Pat Practice", place.practice_team, "organisation_administrator"),
        charity=riverside.worker("Cherry Charity", place.befriending, "organisation_administrator"),
    )
