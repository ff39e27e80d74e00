"""Reading, bringing in and taking back, in the background; each may be killed and goes on where it was (F-02)."""

import typing
import uuid
from collections.abc import Sequence

from django.db import DatabaseError, connection

from joined.accounts import queries as accounts
from joined.base import later, rows, scanning
from joined.imports import actions, checking, queries, reading, words
from joined.kit import actors, clock, errors

AT_ONCE = 500
KEPT_DAYS = 7
HELD_SECONDS = 60
"""After how long a scanner that was away is asked again."""


@later.job("imports.check")
def check(*, of: str, user: str, organisation: str) -> None:
    """Read the file and judge every row; then whoever sent it is asked."""
    by = _worker(user, organisation)
    found = by and queries.row(to=by, import_id=uuid.UUID(of))
    if not found or found.state != "checking":
        return
    body = queries.body_of(to=by, import_id=found.pk)
    try:
        harm = scanning.found_in(body)
    except scanning.Away:
        actions.hold(by=by, of=found, in_seconds=HELD_SECONDS)
        return
    if harm:
        actions.cannot_read(by=by, of=found, why=words.HARMFUL)
        return
    try:
        sheet = reading.read(body)
    except reading.Unreadable as error:
        actions.cannot_read(by=by, of=found, why=error.sentence)
        return
    with rows.context(by):
        checked = checking.check(sheet, queries.here(to=by))
    actions.begin_reading(by=by, of=found, rows_in=len(checked))
    there = _again(checked)
    for start in range(0, len(checked), AT_ONCE):
        actions.keep_rows(by=by, of=found, rows=checked[start : start + AT_ONCE], there=there)
    actions.checked(by=by, of=found, sheet=sheet)


def _again(checked: Sequence[checking.Checked]) -> frozenset[int]:
    """Rows that stand in the list already, word for word."""
    seen: set[str] = set()
    again = set()
    for one in checked:
        digest = one.digest
        if digest in seen and not one.problems:
            again.add(one.row)
        seen.add(digest)
    return frozenset(again)


@later.job("imports.write")
def write(*, of: str, user: str, organisation: str) -> None:
    """Bring in what is ready, some hundreds at a time."""
    by = _worker(user, organisation)
    found = by and queries.row(to=by, import_id=uuid.UUID(of))
    if not found or found.state != "writing":
        return
    while numbers := queries.waiting(to=by, import_id=found.pk, at_most=AT_ONCE):
        _write(by, found, numbers)
    actions.finish(by=by, of=found)


def _write(by: actors.Staff, of: object, numbers: list[int]) -> None:
    """All of them, or, where one of them cannot be, the halves: in the end that one alone stays out (F-18)."""
    try:
        actions.write(by=by, of=of, numbers=numbers)
    except (errors.Foreseen, DatabaseError) as error:
        if not rows.usable() and not connection.is_usable():
            raise  # the database itself is away: the job is tried again
        if len(numbers) == 1:
            why = error.sentence if isinstance(error, errors.Foreseen) else words.COULD_NOT
            actions.could_not(by=by, of=of, number=numbers[0], why=why)
            return
        half = len(numbers) // 2
        _write(by, of, numbers[:half])
        _write(by, of, numbers[half:])


@later.job("imports.take_back")
def take_back(*, of: str, user: str, organisation: str) -> None:
    """Take back what nobody has touched, some hundreds at a time, the rest row by row; and name what stays."""
    by = _worker(user, organisation)
    found = by and queries.row(to=by, import_id=uuid.UUID(of))
    if not found or found.state != "undoing":
        return
    while batch := queries.to_take_back(to=by, import_id=found.pk, at_most=AT_ONCE):
        back = _take_back(by, found, batch)
        for made in batch:
            if made.pk not in back:
                _take_back_one(by, found, made)
    actions.finish_undoing(by=by, of=found)


def _take_back(by: actors.Staff, of: typing.Any, batch: Sequence[typing.Any]) -> set[uuid.UUID]:
    """Which of these were taken back together; none where that is refused for one of them."""
    try:
        return actions.take_back_many(by=by, of=of, each=batch)
    except errors.Foreseen:
        return set()


def _take_back_one(by: actors.Staff, of: typing.Any, made: typing.Any) -> None:
    try:
        actions.take_back(by=by, of=of, made=made)
    except errors.NotHere:
        actions.leave(by=by, of=of, made=made, why=words.LEFT_GONE)
    except errors.Foreseen as error:
        actions.leave(by=by, of=of, made=made, why=error.sentence)


def _worker(user: str, organisation: str) -> actors.Staff | None:
    """Whoever asked, as they work today; nobody any more where they have left."""
    return accounts.staff(user_id=uuid.UUID(user), organisation=uuid.UUID(organisation))


@later.every("imports.sweep", cron="37 * * * *")
def sweep() -> None:
    """Words of rows are forgotten when they are of no use any more; what nobody came back to is thrown away."""
    now = clock.now()
    with rows.context(actors.System("imports.sweep")), connection.cursor() as cursor:
        cursor.execute("SELECT imports_sweep(%s, %s)", [now, now - clock.days(KEPT_DAYS)])
