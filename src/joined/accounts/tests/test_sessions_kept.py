"""A session that could not be kept is not called deleted (F-03)."""

import os

import psycopg
import pytest
from django.contrib.sessions.backends import base
from django.db import OperationalError, connection

from joined.accounts import sessions


@pytest.fixture
def touched(db):
    """A session that somebody's page has just touched; waiting for a lock is given up at once."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = '50ms'")
    store = sessions.SessionStore("a-key-of-thirty-two-characters-00")
    store._session_cache = {"seen": "now"}
    return store


def test_while_the_database_does_not_take_it_that_is_what_is_said(touched):
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"]) as other:
        other.execute("LOCK TABLE accounts_session IN SHARE MODE NOWAIT")
        with pytest.raises(OperationalError):
            touched.save()


def test_a_session_that_was_ended_meanwhile_is_still_over(touched):
    with pytest.raises(base.UpdateError):
        touched.save()
