"""Many rows of one table in one statement: what is the same in all of them is sent once."""

import typing
from collections.abc import Callable, Sequence

from django.db import connection, models

Columns = Sequence[Sequence[typing.Any]]


def insert(model: type[models.Model], columns: Columns) -> None:
    """Add rows, given as one sequence of values for each of the model's columns, in the order of its fields.

    Checks no write guard: that is for whoever calls. Triggers, constraints and row security are the table's own.
    """
    if not columns or not columns[0]:
        return
    names, sources, unnested, values, lists = [], [], [], [], []
    for field, column in zip(model._meta.concrete_fields, columns, strict=True):
        names.append(f'"{field.column}"')
        prepared, kind = _prepared(field, column), _kind(field)
        if _is_one(prepared):
            sources.append(f"%s::{kind}")
            values.append(prepared[0])
        else:
            sources.append(f"many.c{len(unnested)}")
            unnested.append(f"%s::{kind}[]")
            lists.append(list(prepared))
    if not unnested:  # rows that differ in nothing, or a single one
        unnested, sources[0] = [f"%s::{_kind(model._meta.concrete_fields[0])}[]"], "many.c0"
        lists = [[values.pop(0)] * len(columns[0])]
    aliases = ", ".join(f"c{n}" for n in range(len(unnested)))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {model._meta.db_table} ({', '.join(names)}) "  # noqa: S608  our own names
            f"SELECT {', '.join(sources)} FROM unnest({', '.join(unnested)}) AS many ({aliases})",
            [*values, *lists],
        )


def columns_of(rows: Sequence[models.Model]) -> Columns:
    """The values of rows that are not kept yet, column by column."""
    if not rows:
        return ()
    kept = [row.__dict__ for row in rows]
    return [[one[field.attname] for one in kept] for field in rows[0]._meta.concrete_fields]


def is_plain(model: type[models.Model]) -> bool:
    """Whether every column can be sent so: no bytes, nothing that the database itself works out."""
    return not any(isinstance(field, models.BinaryField | models.GeneratedField) for field in model._meta.local_fields)


def _prepared(field: models.Field, column: Sequence[typing.Any]) -> Sequence[typing.Any]:
    """Plain values of one kind go as they are; only what is kept as JSON, or comes in two kinds, is prepared."""
    if not isinstance(field, models.JSONField) and len({type(value) for value in column if value is not None}) < 2:
        return column
    write: Callable[..., typing.Any] = field.get_db_prep_save
    return [write(value, connection) for value in column]


def _is_one(column: Sequence[typing.Any]) -> bool:
    first = column[0]
    return all(value is first or value == first for value in column)


def _kind(field: models.Field) -> str:
    """Its type, without a length: what is too long is refused by the column, never cut by a cast."""
    return "text" if isinstance(field, models.CharField | models.TextField) else str(field.db_type(connection))
