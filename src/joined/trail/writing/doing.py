"""Deeds: one transaction, the room's guard open, and a line in the trail for each person."""

import contextlib
import functools
import inspect
import typing
import uuid
from collections.abc import Iterable, Iterator

from django.db import connection, transaction
from django.db.utils import DatabaseError

from joined.base import forms_sent, guard, rows
from joined.kit import actors, errors
from joined.trail.writing import lines

SENTENCE = "JU001"
"""SQLSTATE with which the database refuses in words that a page may show (promise P1)."""

_TURN = """
    SELECT pg_advisory_xact_lock(hashtextextended(who, 0)) FROM (SELECT unnest(%s::text[]) AS who ORDER BY 1) named
"""
_PROMISES = "SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED"


def action(deed: lines.Deed) -> lines.Deed:
    """A write: one transaction, the room's guard open, row context of `by`, a line in the trail for each person.

    The outermost action claims the form's key, waits for its turn with the people it names and, at the end, has
    the database check its promises, so that a refusal is a sentence on the page and not an error after "Saved".
    Raises whatever the deed raises, and errors.Refused where the database refuses.
    """
    room, verb = lines.name_of(deed)
    signature = inspect.signature(deed)

    @functools.wraps(deed)
    def whole(*args: typing.Any, **kwargs: typing.Any) -> typing.Any:
        by: actors.Actor = kwargs["by"]
        given = signature.bind(*args, **kwargs).arguments
        people = lines.people_in(given)
        outermost = guard.is_outermost()
        with contextlib.ExitStack() as stack:
            if outermost:
                stack.enter_context(_refusing_in_words())
                stack.enter_context(transaction.atomic())
            stack.enter_context(rows.acting(by, people=people))
            if outermost:
                forms_sent.claim()
                _one_at_a_time(people)
            with lines.kept():
                with guard.writing(room):
                    done = deed(*args, **kwargs)
                lines.keep(
                    lines.line(by, verb, person=who, thing=_thing(done), is_look=False) for who in _about(done, people)
                )
            if outermost:
                _keep_promises()
        return done

    whole.is_action = True  # type: ignore[attr-defined]
    return typing.cast(lines.Deed, whole)


def because(*, by: actors.Actor, verb: str, person: uuid.UUID, why: str, is_look: bool = True) -> None:
    """Write, within a deed, the reason that somebody gave for looking where nobody looks without one (T11), or for
    keeping something from everybody else."""
    lines.keep([lines.line(by, verb, person=person, is_look=is_look, why=" ".join(why.split())[:80])])


def each(*, by: actors.Actor, verb: str, about: Iterable[tuple[uuid.UUID, uuid.UUID | None]]) -> None:
    """Within a deed about many: the line that the single deed writes, for each (person, thing)."""
    first = lines.line(by, verb, is_look=False)
    lines.keep(first._replace(id=uuid.uuid4(), person_id=person, thing_id=thing) for person, thing in about)


def in_turn(people: Iterable[uuid.UUID]) -> None:
    """Within a deed about many: wait for one's turn with each of them, as a deed about one does by itself."""
    _one_at_a_time(people)


def _about(done: typing.Any, people: list[uuid.UUID]) -> list[uuid.UUID | None]:
    if people:
        return list(dict.fromkeys(people))
    if getattr(done, "is_the_person", False):
        return [done.pk]
    person = getattr(done, "person_id", None)
    return [person if isinstance(person, uuid.UUID) else None]


def _thing(done: typing.Any) -> uuid.UUID | None:
    pk = getattr(done, "pk", None)
    return pk if isinstance(pk, uuid.UUID) else None


def _one_at_a_time(people: Iterable[uuid.UUID]) -> None:
    """Deeds about the same person take turns, by the lock that the promise's own trigger takes (decisions.md §1).

    Without it two who bring, take over or end at the same moment run into each other's rows. In the same message,
    once the turn has come, what was seen before it is forgotten.
    """
    named = sorted({str(person) for person in people})
    if named:
        with connection.cursor() as cursor:
            cursor.execute(f"{_TURN}; {rows.AFRESH}", [named])


def _keep_promises() -> None:
    with connection.cursor() as cursor:
        cursor.execute(_PROMISES)


@contextlib.contextmanager
def _refusing_in_words() -> Iterator[None]:
    try:
        yield
    except DatabaseError as error:
        cause = error.__cause__
        if getattr(cause, "sqlstate", None) == SENTENCE:
            raise errors.Refused(cause.diag.message_primary) from error
        raise
