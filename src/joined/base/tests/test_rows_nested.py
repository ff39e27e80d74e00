"""However contexts and savepoints lie within each other, and whatever fails: the database knows who asks (P3)."""

import contextlib
import uuid

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from joined.base import rows
from joined.base.tests.amount import examples
from joined.base.tests.test_rows import SETTINGS, fail, told
from joined.kit import actors

WHO = [actors.System(name) for name in ("one", "two", "three")]
PEOPLE = [uuid.UUID(int=number) for number in (1, 2)]
DEEDS = st.deferred(
    lambda: st.lists(
        st.one_of(
            st.sampled_from(["asks", "ours fails", "the database fails"]),
            st.tuples(st.just("savepoint"), DEEDS),
            st.tuples(st.just("kept whole"), DEEDS),
            st.tuples(st.sampled_from(WHO), DEEDS),
            st.tuples(st.sampled_from(PEOPLE), DEEDS),
        ),
        max_size=4,
    )
)
"""What is done in order, and what is done within it."""


class Ours(Exception):
    """Something of ours went wrong."""


def in_force() -> list[str]:
    """What the database should have been told."""
    return rows.current().sql()[: len(SETTINGS)]


def within(outer) -> contextlib.AbstractContextManager:
    if outer == "savepoint":
        return transaction.atomic()
    if outer == "kept whole":
        return transaction.atomic(savepoint=False)
    return rows.context(outer, people=PEOPLE) if isinstance(outer, actors.System) else rows.also(outer)


def do(deeds: list) -> None:
    """Each in order; where one fails, all that it lies in fails up to the next savepoint."""
    for deed in deeds:
        if deed == "asks":
            assert told() == in_force()
        elif deed == "ours fails":
            raise Ours
        elif deed == "the database fails":
            fail()
        elif deed[0] == "savepoint":
            with contextlib.suppress(Ours, DatabaseError), within(deed[0]):
                do(deed[1])
            assert told() == in_force()
        else:
            with within(deed[0]):
                do(deed[1])
            assert told() == in_force()


@pytest.mark.django_db
@settings(max_examples=examples(60), deadline=None, suppress_health_check=list(HealthCheck))
@given(deeds=DEEDS)
def test_before_each_statement_the_database_knows_who_asks(deeds):
    with contextlib.suppress(Ours, DatabaseError), transaction.atomic():
        do(deeds)
    assert rows.current() == rows.NOBODY
    assert told() == in_force()


@settings(max_examples=examples(20), deadline=None, suppress_health_check=list(HealthCheck))
@given(deeds=DEEDS)
def test_and_nothing_of_it_is_left_for_the_next_transaction(fresh_database, deeds):
    with contextlib.suppress(Ours, DatabaseError), rows.context(WHO[0], people=PEOPLE):
        do(deeds)
    assert not connection.in_atomic_block
    assert told() == rows.NOBODY.sql()[: len(SETTINGS)]
