"""While the database is away the page says so, in plain words, without asking the database (F-03, F-05, F-31)."""

import pytest
from django.db import IntegrityError, InterfaceError, InternalError, OperationalError

from joined.base import web


def answer_to(trouble, rf):
    """What the server's last handler says while this is being handled."""
    try:
        raise trouble
    except Exception:
        return web.went_wrong(rf.get("/people/"))


@pytest.mark.parametrize("trouble", [OperationalError("no space left"), InterfaceError("connection is closed")])
def test_a_database_that_is_away_slow_or_full_is_a_503_that_says_when_to_come_again(trouble, rf):
    answer = answer_to(trouble, rf)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    page = answer.content.decode()
    assert "Nothing was half done" in page
    assert "999" in page
    assert "no space left" not in page


def test_what_fails_on_the_way_out_of_it_is_the_same_pause(rf):
    try:
        raise OperationalError("no space left")
    except OperationalError:
        assert answer_to(InternalError("current transaction is aborted"), rf).status_code == 503


@pytest.mark.django_db
@pytest.mark.parametrize("trouble", [IntegrityError("x"), RuntimeError("x")])
def test_any_other_fault_is_not_called_a_pause(trouble, rf):
    rf.get("/").actor = None
    assert answer_to(trouble, rf).status_code == 500
