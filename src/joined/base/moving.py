"""Moving a person's rows to another record of the same person, and back (F-36): row by row, so that each can return.

Which tables there are, the registry says; each room that holds persons has a `moving.py` with `move_person` and
`move_back`. What is done is kept as plain values in the ledger of `matching`.
"""

import dataclasses
import datetime
import importlib
import types
import typing
import uuid
from collections.abc import Iterable, Iterator

from django.apps import apps
from django.conf import settings
from django.db import models

from joined.base import registry

PLACE, STATE, MADE, STOPPED, CHECK, WAS = "place", "state", "made", "stopped", "check", "was"


@dataclasses.dataclass(frozen=True, kw_only=True)
class Moved:
    """One thing that a merge did to one row, as plain values.

    `place`: where it belongs; always put back. `state`: put back where nobody has touched it since. `made`: a row of
    the merge's own, ended when it is undone. `stopped`: a text that is not sent any more. `check`: something that
    two records say differently and a human asks about. `was`: what a row said, for where the undo finds it to say
    what is the other's.
    """

    kind: str
    table: str = ""
    row: uuid.UUID
    before: dict[str, typing.Any] = dataclasses.field(default_factory=dict)
    after: dict[str, typing.Any] = dataclasses.field(default_factory=dict)

    @property
    def room(self) -> str:
        return self.table.partition("_")[0]


class Moving:
    """One room's part of a merge: rows of `from_` become rows of `to`, and each is written down."""

    def __init__(self, *, from_: uuid.UUID, to: uuid.UUID) -> None:
        self.from_, self.to = from_, to
        self.done: list[Moved] = []

    def everything(self, room: str) -> None:
        """Every row of the room's tables that a merge moves, as the registry says."""
        for model, column in tables(room):
            self.place(model._default_manager.filter(**{column: self.from_}), **{column: self.to})

    def place(self, found: models.QuerySet, **columns: typing.Any) -> None:
        """Hang these rows elsewhere."""
        self._do(PLACE, found, columns)

    def change(self, found: models.QuerySet, **columns: typing.Any) -> None:
        """Change what these rows say."""
        self._do(STATE, found, columns)

    def stopped(self, found: models.QuerySet, **columns: typing.Any) -> None:
        """End what must not go on; an undo does not start it again."""
        self._do(STOPPED, found, columns)

    def made(self, row: models.Model) -> None:
        """A row that there would be none of without the merge."""
        self.done.append(Moved(kind=MADE, table=row._meta.db_table, row=row.pk))

    def moved(self, table: str, row: uuid.UUID, column: str) -> None:
        """A row that a listed function has moved."""
        before, after = {column: plain(self.from_)}, {column: plain(self.to)}
        self.done.append(Moved(kind=PLACE, table=table, row=row, before=before, after=after))

    def check(self, what: str) -> None:
        """A human asks about this."""
        self.done.append(Moved(kind=CHECK, row=self.to, after={"what": what}))

    def remember(self, found: models.QuerySet, *columns: str) -> None:
        """What these rows say now; nothing about them changes."""
        for row in found.values("pk", *columns):
            before = {name: plain(row[name]) for name in columns}
            self.done.append(Moved(kind=WAS, table=found.model._meta.db_table, row=row["pk"], before=before))

    def _do(self, kind: str, found: models.QuerySet, columns: dict[str, typing.Any]) -> None:
        listed = list(found.values("pk", *columns))
        after = {name: plain(value) for name, value in columns.items()}
        self.done += [
            Moved(
                kind=kind,
                table=found.model._meta.db_table,
                row=row["pk"],
                before={name: plain(row[name]) for name in columns},
                after=after,
            )
            for row in listed
        ]
        if listed:
            found.model._default_manager.filter(pk__in=[row["pk"] for row in listed]).update(**columns)


def plain(value: typing.Any) -> typing.Any:
    """As it can be kept in the ledger and compared."""
    if isinstance(value, uuid.UUID):
        return str(value)
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.UTC).isoformat()
    return value.isoformat() if isinstance(value, datetime.date) else value


def put_back(model: type[models.Model], moved: Iterable[Moved], *, kinds: tuple[str, ...] = (PLACE, STATE)) -> None:
    """Rows of this table back where they were, the latest first; what was touched since stays as it is now."""
    for one in reversed([one for one in moved if one.table == model._meta.db_table and one.kind in kinds]):
        found = model._default_manager.filter(pk=one.row)
        now = found.values(*one.before).first()
        if now is None or (one.kind == STATE and {name: plain(value) for name, value in now.items()} != one.after):
            continue
        found.update(**said_before(model, one))


def said_before(model: type[models.Model], one: Moved) -> dict[str, typing.Any]:
    """The columns of a row as they were, as the table keeps them."""
    return {name: model._meta.get_field(name).to_python(value) for name, value in one.before.items()}


def tables(room: str) -> Iterator[tuple[type[models.Model], str]]:
    """The room's tables that a merge moves, with the column of the person."""
    by_name = {model._meta.db_table: model for model in apps.get_models()}
    for table, (column, _) in registry.PROTECTED.items():
        if table.partition("_")[0] == room and table not in registry.STAYS:
            yield by_name[table], column


def rooms() -> list[str]:
    """Rooms that hold persons, from the lowest floor up."""
    holding = {table.partition("_")[0] for table in registry.PROTECTED if table not in registry.STAYS}
    names = [app.removeprefix("joined.") for app in settings.INSTALLED_APPS if app.startswith("joined.")]
    return [name for name in names if name in holding]


def mover(room: str) -> types.ModuleType:
    """The room's own way to move somebody."""
    return importlib.import_module(f"joined.{room}.moving")
