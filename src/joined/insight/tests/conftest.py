"""Fixtures of numbers: the small Riverside, and a month in it that was counted by hand."""

import pytest
from django.db import transaction

from joined.base import later
from joined.huddle.tests.conftest import asked, behind_link, jobs, morning, place  # noqa: F401
from joined.insight.tests import month
from joined.kit import clock


@pytest.fixture(scope="module")
def march(django_db_setup, django_db_blocker):
    """The counts of the month, made once for every measure's test; nothing of it stays."""
    with django_db_blocker.unblock(), transaction.atomic(), later.playing(), clock.at(month.MORNING):
        found = month.play()
        transaction.set_rollback(True)
    return found
