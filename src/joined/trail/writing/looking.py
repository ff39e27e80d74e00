"""Looks: a read that shows people writes who was shown whom."""

import contextlib
import functools
import typing
import uuid
from collections.abc import Iterable, Iterator

from django.db import connection, transaction
from django.utils import crypto

from joined.base import rows
from joined.kit import actors
from joined.trail.writing import lines


@contextlib.contextmanager
def answering() -> Iterator[lines.Response]:
    """Around one request, within its transaction: whom it shows is written at its end, before anything is sent.

    Fail closed: where the looks cannot be written, the answer is an error and nothing has been shown. What was
    shown stays written when a deed after it is refused.
    """
    response = lines.Response()
    token = lines.answer.set(response)
    try:
        yield response
        if not connection.needs_rollback:  # an error is sent instead: nothing was shown
            lines.insert(response.looks.values())
    finally:
        lines.answer.reset(token)


@contextlib.contextmanager
def made_ready() -> Iterator[None]:
    """Around what is made once and shown to several later: nothing is shown yet, and no look is written.

    Whoever shows it first writes the looks of all of them, by `seen_by`.
    """
    token = lines.answer.set(lines.Response())
    try:
        yield
    finally:
        lines.answer.reset(token)


def seen_by(*, verb: str, looks: Iterable[tuple[actors.Actor, Iterable[uuid.UUID]]]) -> None:
    """Write that each of these was shown these people, in one statement."""
    with rows.context(rows.THE_HOUSE):
        lines.insert([lines.line(to, verb, person=who, is_look=True) for to, people in looks for who in people])


def shows(query: lines.Deed) -> lines.Deed:
    """A read that shows people: one look for each id in the returned value's `.people`, in one statement."""
    _, verb = lines.name_of(query)

    @functools.wraps(query)
    def whole(*args: typing.Any, **kwargs: typing.Any) -> typing.Any:
        to: actors.Actor = kwargs["to"]
        with _together(), rows.acting(to, people=lines.people_in(kwargs)):
            shown = query(*args, **kwargs)
            looked(to=to, verb=verb, people=getattr(shown, "people", ()))
        return shown

    whole.is_shown = True  # type: ignore[attr-defined]
    return typing.cast(lines.Deed, whole)


def looked(*, to: actors.Actor, verb: str, people: Iterable[uuid.UUID], outcome: str = "ok") -> None:
    """Write that `to` was shown these people. Within one response each person and part counts once."""
    seen = {(verb, who): lines.line(to, verb, person=who, is_look=True, outcome=outcome) for who in people}
    answer = lines.answer.get()
    if answer is None:
        lines.insert(seen.values())
    else:
        answer.looks |= {key: line for key, line in seen.items() if key not in answer.looks}


def denied(*, to: actors.Actor, verb: str, thing: uuid.UUID | None, why: str) -> None:
    """Write that `to` was refused; called by the request layer after the deed has rolled back."""
    lines.insert([lines.line(to, verb, thing=thing, is_look=False, outcome="denied", why=why)])


def searched(*, to: actors.Actor, verb: str, kind: str, words: str) -> None:
    """Write that `to` searched: what kind of words, and a keyed digest of them, never the words (AC-018)."""
    digest = crypto.salted_hmac(verb, words, algorithm="sha256").hexdigest()[:32]
    lines.insert([lines.line(to, verb, is_look=False, why=f"{kind} {digest}")])


def numbers(*, to: actors.Actor, verb: str, thing: uuid.UUID) -> None:
    """Write that `to` was shown numbers of small groups, and of which place: looks that are put together show (T40)."""
    lines.insert([lines.line(to, verb, thing=thing, is_look=True)])


@contextlib.contextmanager
def _together() -> Iterator[None]:
    """What is shown and its look stand or fall together."""
    if connection.in_atomic_block:
        yield
    else:
        with transaction.atomic():
            yield
