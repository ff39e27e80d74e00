"""Who may reach whom, for one transaction: the context that PostgreSQL's row security reads (decisions.md §3).

Which table reaches whom stands in `registry.py`.
"""

import contextlib
import contextvars
import dataclasses
import uuid
from collections.abc import Iterable, Iterator

from django.db import connection, transaction
from psycopg import pq

from joined.kit import actors, clock

SCOPES = ("identity", "contact", "plan", "safety", "clinical", "huddle", "step", "asked")


@dataclasses.dataclass(frozen=True)
class Settings:
    """What the database is told about whoever is acting, until the transaction ends."""

    actor: str = ""
    org: str = ""
    role: str = ""
    purpose: str = ""
    people: tuple[str, ...] = ()
    now: str = ""

    def sql(self) -> list[str]:
        return [self.actor, self.org, self.role, self.purpose, ",".join(self.people), self.now]


NOBODY = Settings()
THE_HOUSE = actors.System("the house")
_HOUSE = str(THE_HOUSE.id)
_current: contextvars.ContextVar[Settings] = contextvars.ContextVar("rows", default=NOBODY)
_SET = (
    "SELECT set_config('app.actor', %s, true), set_config('app.org', %s, true), "
    "set_config('app.role', %s, true), set_config('app.purpose', %s, true), "
    "set_config('app.people', %s, true), set_config('app.now', %s, true)"
)
AFRESH = "SELECT " + ", ".join(f"set_config('app.seen_{scope}', '', true)" for scope in SCOPES)
"""Forget whom the actor may see, as worked out earlier in this transaction: somebody else may have changed it."""


def current() -> Settings:
    """The settings in force here."""
    return _current.get()


@contextlib.contextmanager
def context(actor: actors.Actor, *, people: Iterable[uuid.UUID] = (), purpose: str = "care") -> Iterator[None]:
    """Act as `actor`, narrowed to `people` (none named: everybody that a member of staff may see).

    Machines and systems reach exactly the people named. Opens a transaction when there is none; what stood
    before is restored at the end.
    """
    settings = Settings(
        actor=str(actor.id),
        org=str(actor.organisation or ""),
        role=actor.role_class,
        purpose=purpose,
        people=tuple(sorted({str(person) for person in people})),
        now=clock.now().isoformat(),
    )
    with _in_force(settings):
        yield


@contextlib.contextmanager
def acting(actor: actors.Actor, *, people: Iterable[uuid.UUID] = ()) -> Iterator[None]:
    """As `context`, but within a context of the same actor it only ever adds people to the narrowing.

    Where the house writes already on somebody's behalf (`house`), it goes on doing so.
    """
    before = current()
    people = list(people)
    if before.actor == _HOUSE and actor.kind == "staff":
        with also(*people):
            yield
        return
    if before.actor == str(actor.id) and before.org == str(actor.organisation or ""):
        if not before.people and actor.kind == "staff":
            yield
            return
        people += [uuid.UUID(person) for person in before.people]
        with context(actor, people=people, purpose=before.purpose):
            yield
        return
    with context(actor, people=people):
        yield


@contextlib.contextmanager
def also(*people: uuid.UUID) -> Iterator[None]:
    """Within a narrowed context, reach these people too (a person just made, a second person to compare)."""
    before = current()
    if before.role not in ("system", "machine") and not before.people:
        yield
        return
    wider = tuple(sorted({*before.people, *(str(person) for person in people)}))
    with _in_force(dataclasses.replace(before, people=wider)):
        yield


@contextlib.contextmanager
def house(*people: uuid.UUID) -> Iterator[None]:
    """Write as the house, for these people alone, what an actor may cause but need not be able to read.

    Only inside an action, and only after its access check: a charity that says yes cannot see the step it
    makes for the responsible team; a stranger who adds somebody need not see them afterwards.
    """
    before = current()
    if before.actor == _HOUSE:
        with also(*people):
            yield
        return
    with context(THE_HOUSE, people=people, purpose=before.purpose or "care"):
        yield


@contextlib.contextmanager
def narrow(people: Iterable[uuid.UUID]) -> Iterator[None]:
    """Only these people: what makes a list quick once its ids are known."""
    ids = tuple(sorted(str(person) for person in people)) or (str(uuid.UUID(int=0)),)
    with _in_force(dataclasses.replace(current(), people=ids)):
        yield


@contextlib.contextmanager
def _in_force(settings: Settings) -> Iterator[None]:
    before = _current.get()
    if dataclasses.replace(settings, now=before.now) == before and connection.in_atomic_block:
        yield
        return
    with contextlib.ExitStack() as stack:
        is_ours = not connection.in_atomic_block
        if is_ours:
            stack.enter_context(transaction.atomic())
        _tell(settings)
        token = _current.set(settings)
        try:
            yield
        finally:
            _current.reset(token)
            if usable() and not is_ours:  # the end of our own transaction forgets them by itself
                _tell(before)


def _tell(settings: Settings) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_SET, settings.sql())


def usable() -> bool:
    """Whether the transaction takes statements: after a failed one, its rollback restores what was set."""
    if connection.needs_rollback or connection.connection is None:
        return False
    return connection.connection.info.transaction_status == pq.TransactionStatus.INTRANS
