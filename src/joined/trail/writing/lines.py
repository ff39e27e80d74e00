"""Lines of the trail: what each says, and when it is written."""

import contextlib
import contextvars
import datetime
import typing
import uuid
from collections.abc import Callable, Iterable, Iterator

from joined.base import many
from joined.kit import actors, clock
from joined.trail import models

BY_LINK = "by link"
"""What stands beside deeds and looks of somebody who acts behind a link, without a session."""

Deed = typing.TypeVar("Deed", bound=Callable[..., typing.Any])

answer: contextvars.ContextVar["Response | None"] = contextvars.ContextVar("response", default=None)
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


def line(
    actor: actors.Actor,
    verb: str,
    *,
    is_look: bool,
    person: uuid.UUID | None = None,
    thing: uuid.UUID | None = None,
    outcome: str = "ok",
    why: str = "",
) -> Line:
    """What `actor` did or looked at now, within the answer that is being made."""
    made = answer.get()
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
        request_id=made.id if made else None,
    )


def keep(lines: Iterable[Line]) -> None:
    """What a deed did, to be written together with everything of the same outermost deed."""
    kept = _deeds.get()
    if kept is None:
        insert(lines)
    else:
        kept.extend(lines)


@contextlib.contextmanager
def kept() -> Iterator[None]:
    """Lines of this deed and of those within it: written in one statement at the end of the outermost.

    What a deed that fails has kept is forgotten with it, as its rows are.
    """
    kept = _deeds.get()
    if kept is None:
        token = _deeds.set([])
        try:
            yield
            insert(_deeds.get() or ())
        finally:
            _deeds.reset(token)
        return
    mark = len(kept)
    try:
        yield
    except BaseException:
        del kept[mark:]
        raise


def insert(lines: Iterable[Line]) -> None:
    """Write them, in one statement."""
    many.insert(models.Event, list(zip(*lines, strict=True)))


def name_of(deed: Callable[..., typing.Any]) -> tuple[str, str]:
    """The room of a deed or a look, and how the trail calls it."""
    room = deed.__module__.split(".")[1]
    return room, f"{room}.{deed.__name__}"


def people_in(given: typing.Mapping[str, typing.Any]) -> list[uuid.UUID]:
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
