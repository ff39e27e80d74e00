"""The room's pages stand without the rooms above them."""

import pytest


@pytest.fixture(autouse=True)
def _no_rooms_above(settings):
    settings.ROOT_URLCONF = "joined.accounts.tests.addresses"
    settings.NAVIGATION = ()
