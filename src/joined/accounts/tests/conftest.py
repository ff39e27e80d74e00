"""The room's pages stand without the rooms above them, and the code of nobody's app changes while a test goes on."""

import time
import types

import pytest
from allauth.mfa.totp.internal import auth


@pytest.fixture(autouse=True)
def _no_rooms_above(settings):
    settings.ROOT_URLCONF = "joined.accounts.tests.addresses"
    settings.NAVIGATION = ()


@pytest.fixture(autouse=True)
def _in_the_middle_of_a_half_minute(monkeypatch):
    """A code that is read in one half minute and sent in the next is refused, and rightly."""
    now = time.time() // 30 * 30 + 15
    monkeypatch.setattr(auth, "time", types.SimpleNamespace(time=lambda: now))
