"""`@action` for writes, `@shows` for reads: the trail is part of the deed and cannot be forgotten."""

import contextlib
import contextvars
import datetime
import functools
import inspect
import typing
import uuid
from collections.abc import Callable, Iterable, Iterator

from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.utils import crypto

from joined.base import forms_sent, guard, many, rows
from joined.kit import actors, clock, errors
from joined.trail import models

SENTENCE = "JU001"
"""SQLSTATE with which the database refuses in words that a page may show (promise P1)."""
BY_LINK = "by link"
"""What stands beside deeds and looks of somebody who acts behind a link, without a session."""

_TURN = """
    SELECT pg_advisory_xact_lock(hashtextextended(who, 0)) FROM (SELECT unnest(%s::text[]) AS who ORDER BY 1) named
"""

Deed = typing.TypeVar("Deed", bound=Callable[..., typing.Any])

_request: contextvars.ContextVar["Response | None"] = contextvars.ContextVar("response", default=None)
_deeds: contextvars.ContextVar["list[Line] | None"] = contextvars.ContextVar("deeds", default=None)


class Line(typing.NamedTuple):
    """One line of the trail before it is written: `models.Event`, column by column."""

    id: uuid.UUID
    at: datetime.datetime
    recorded_at: None
    actor_kind: str
    actor_id: uuid.UUID
    actor_name: str
    organisation_id: uuid.UUID | None
    organisation_name: str
    role: str
    verb: str
    is_look: bool
    person_id: uuid.UUID | None
    thing_id: uuid.UUID | None
    outcome: str
    why: str
    request_id: uuid.UUID | None


class Response:
    """One answer being made: its id, and whom it has shown (one look per person and part), to be written with it."""

    def __init__(self) -> None:
        self.id = uuid.uuid4()
        self.looks: dict[tuple[str, uuid.UUID], Line] = {}


@contextlib.contextmanager
def answering() -> Iterator[Response]:
    """Around one request, within its transaction: whom it shows is written at its end, before anything is sent.

    Fail closed: where the looks cannot be written, the answer is an error and nothing has been shown. What was
    shown stays written when a deed after it is refused.
    """
    response = Response()
    token = _request.set(response)
    try:
        yield response
        if not connection.needs_rollback:  # an error is sent instead: nothing was shown
            _insert(response.looks.values())
    finally:
        _request.reset(token)


@contextlib.contextmanager
def made_ready() -> Iterator[None]:
    """Around what is made once and shown to several later: nothing is shown yet, and no look is written.

    Whoever shows it first writes the looks of all of them, by `seen_by`.
    """
    token = _request.set(Response())
    try:
        yield
    finally:
        _request.reset(token)


def seen_by(*, verb: str, looks: Iterable[tuple[actors.Actor, Iterable[uuid.UUID]]]) -> None:
    """Write that each of these was shown these people, in one statement."""
    with rows.context(rows.THE_HOUSE):
        _insert([_line(to, verb, person=who, is_look=True) for to, people in looks for who in people])


def action(deed: Deed) -> Deed:
    """A write: one transaction, the room's guard open, row context of `by`, a line in the trail for each person.

    The outermost action claims the form's key, waits for its turn with the people it names and, at the end, has
    the database check its promises, so that a refusal is a sentence on the page and not an error after "Saved".
    Raises whatever the deed raises, and errors.Refused where the database refuses.
    """
    room, verb = _name(deed)
    signature = inspect.signature(deed)

    @functools.wraps(deed)
    def whole(*args: typing.Any, **kwargs: typing.Any) -> typing.Any:
        by: actors.Actor = kwargs["by"]
        given = signature.bind(*args, **kwargs).arguments
        people = _people_in(given)
        outermost = guard.is_outermost()
        with contextlib.ExitStack() as stack:
            if outermost:
                stack.enter_context(_refusing_in_words())
                stack.enter_context(transaction.atomic())
            stack.enter_context(rows.acting(by, people=people))
            if outermost:
                forms_sent.claim()
                _one_at_a_time(people)
            with _kept():
                with guard.writing(room):
                    done = deed(*args, **kwargs)
                _keep(_line(by, verb, person=who, thing=_thing(done), is_look=False) for who in _about(done, people))
            if outermost:
                _keep_promises()
        return done

    whole.is_action = True  # type: ignore[attr-defined]
    return typing.cast(Deed, whole)


def shows(query: Deed) -> Deed:
    """A read that shows people: one look for each id in the returned value's `.people`, in one statement."""
    _, verb = _name(query)

    @functools.wraps(query)
    def whole(*args: typing.Any, **kwargs: typing.Any) -> typing.Any:
        to: actors.Actor = kwargs["to"]
        with _together(), rows.acting(to, people=_people_in(kwargs)):
            shown = query(*args, **kwargs)
            looked(to=to, verb=verb, people=getattr(shown, "people", ()))
        return shown

    whole.is_shown = True  # type: ignore[attr-defined]
    return typing.cast(Deed, whole)


def looked(*, to: actors.Actor, verb: str, people: Iterable[uuid.UUID], outcome: str = "ok") -> None:
    """Write that `to` was shown these people. Within one response each person and part counts once."""
    lines = {(verb, who): _line(to, verb, person=who, is_look=True, outcome=outcome) for who in people}
    answer = _request.get()
    if answer is None:
        _insert(lines.values())
    else:
        answer.looks |= {key: line for key, line in lines.items() if key not in answer.looks}


def denied(*, to: actors.Actor, verb: str, thing: uuid.UUID | None, why: str) -> None:
    """Write that `to` was refused; called by the request layer after the deed has rolled back."""
    _insert([_line(to, verb, thing=thing, is_look=False, outcome="denied", why=why)])


def because(*, by: actors.Actor, verb: str, person: uuid.UUID, why: str) -> None:
    """Write, within a deed, the reason that somebody gave for looking where nobody looks without one (T11)."""
    _keep([_line(by, verb, person=person, is_look=True, why=" ".join(why.split())[:80])])


def searched(*, to: actors.Actor, verb: str, kind: str, words: str) -> None:
    """Write that `to` searched: what kind of words, and a keyed digest of them, never the words (AC-018)."""
    digest = crypto.salted_hmac(verb, words, algorithm="sha256").hexdigest()[:32]
    _insert([_line(to, verb, is_look=False, why=f"{kind} {digest}")])


def numbers(*, to: actors.Actor, verb: str, thing: uuid.UUID) -> None:
    """Write that `to` was shown numbers of small groups, and of which place: looks that are put together show (T40)."""
    _insert([_line(to, verb, thing=thing, is_look=True)])


def each(*, by: actors.Actor, verb: str, about: Iterable[tuple[uuid.UUID, uuid.UUID | None]]) -> None:
    """Within a deed about many: the line that the single deed writes, for each (person, thing)."""
    first = _line(by, verb, is_look=False)
    _keep(first._replace(id=uuid.uuid4(), person_id=person, thing_id=thing) for person, thing in about)


def in_turn(people: Iterable[uuid.UUID]) -> None:
    """Within a deed about many: wait for one's turn with each of them, as a deed about one does by itself."""
    _one_at_a_time(people)


def _name(deed: Callable[..., typing.Any]) -> tuple[str, str]:
    room = deed.__module__.split(".")[1]
    return room, f"{room}.{deed.__name__}"


def _people_in(given: typing.Mapping[str, typing.Any]) -> list[uuid.UUID]:
    """Ids of the persons that the arguments name: `person=…`, `other=…`, or any row with a `person_id`.

    A row about two records of one person has both as its `person_ids`.
    """
    found = []
    for name, value in given.items():
        if name in ("person", "other") and value is not None:
            found.append(value if isinstance(value, uuid.UUID) else value.pk)
        elif isinstance(getattr(value, "person_ids", None), tuple):
            found.extend(value.person_ids)
        elif isinstance(getattr(value, "person_id", None), uuid.UUID):
            found.append(value.person_id)
    return found


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


def _line(
    actor: actors.Actor,
    verb: str,
    *,
    is_look: bool,
    person: uuid.UUID | None = None,
    thing: uuid.UUID | None = None,
    outcome: str = "ok",
    why: str = "",
) -> Line:
    answer = _request.get()
    return Line(
        id=uuid.uuid4(),
        at=clock.now(),
        recorded_at=None,
        actor_kind=actor.kind,
        actor_id=actor.id,
        actor_name=actor.name,
        organisation_id=actor.organisation,
        organisation_name=actor.organisation_name,
        role=actor.role,
        verb=verb,
        is_look=is_look,
        person_id=person,
        thing_id=thing,
        outcome=outcome,
        why=why or (BY_LINK if getattr(actor, "link", None) else ""),
        request_id=answer.id if answer else None,
    )


def _keep(lines: Iterable[Line]) -> None:
    """What a deed did, to be written together with everything of the same outermost deed."""
    kept = _deeds.get()
    if kept is None:
        _insert(lines)
    else:
        kept.extend(lines)


@contextlib.contextmanager
def _kept() -> Iterator[None]:
    """Lines of this deed and of those within it: written in one statement at the end of the outermost.

    What a deed that fails has kept is forgotten with it, as its rows are.
    """
    kept = _deeds.get()
    if kept is None:
        token = _deeds.set([])
        try:
            yield
            _insert(_deeds.get() or ())
        finally:
            _deeds.reset(token)
        return
    mark = len(kept)
    try:
        yield
    except BaseException:
        del kept[mark:]
        raise


def _insert(lines: Iterable[Line]) -> None:
    many.insert(models.Event, list(zip(*lines, strict=True)))


def _one_at_a_time(people: Iterable[uuid.UUID]) -> None:
    """Deeds about the same person take turns, by the lock that the promise's own trigger takes (decisions.md §1).

    Without it two who bring, take over or end at the same moment run into each other's rows.
    """
    named = sorted({str(person) for person in people})
    if named:
        with connection.cursor() as cursor:
            cursor.execute(_TURN, [named])
        rows.look_afresh()


def _keep_promises() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


@contextlib.contextmanager
def _together() -> Iterator[None]:
    """What is shown and its look stand or fall together."""
    if connection.in_atomic_block:
        yield
    else:
        with transaction.atomic():
            yield


@contextlib.contextmanager
def _refusing_in_words() -> Iterator[None]:
    try:
        yield
    except DatabaseError as error:
        cause = error.__cause__
        if getattr(cause, "sqlstate", None) == SENTENCE:
            raise errors.Refused(cause.diag.message_primary) from error
        raise
