"""Fixtures of the small Riverside."""

import pytest

from joined.base import later
from joined.huddle.tests import by_link, riverside
from joined.huddle.tests.test_actions import brought
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
def place(own):
    return own[0]


@pytest.fixture
def asked(place):
    """One ask of Riverside Befrienders, at 11:31, and the charity's worker with a telephone."""
    person, referral, item = brought(place, partner_line=by_link.LINE, story=by_link.STORY)
    telephone = by_link.registered(place.befriender)
    with clock.at(by_link.BEFORE):
        yield person, item, telephone


@pytest.fixture
def behind_link(place, asked):
    """A device that gave the code, and the address of the asks."""
    person, item, telephone = asked
    token = by_link.link_for(telephone, place.befriending, item.sitting)
    return by_link.opened(token), f"/partner/{token}/"
