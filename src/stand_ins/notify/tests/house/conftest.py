"""The house pointed at the stand-in, with the fixtures of the rooms that text."""

import pytest

from joined.huddle.tests.conftest import place
from joined.messages.tests.conftest import again, jobs, morning, put, surgery, write
from stand_ins.notify.tests.conftest import KEY, TOKEN

__all__ = ["again", "jobs", "morning", "place", "put", "surgery", "write"]


@pytest.fixture(autouse=True)
def pointed_at_the_stand_in(settings, notify):
    settings.NOTIFY_URL, settings.NOTIFY_API_KEY, settings.NOTIFY_CALLBACK_TOKEN = notify.url, KEY, TOKEN
