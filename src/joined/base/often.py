"""What pages ask again and again: put into SQL once, and asked with other values each time.

Making the SQL of a list anew cost as much as asking it. The question is an ordinary query with `Given` where values
go; what may be seen is decided where it always is, by row security in the context in force when it is asked.
"""

import dataclasses
import datetime
import functools
import typing
import uuid
from collections.abc import Callable, Iterable

from django.db import connection, models
from django.db.models.expressions import Expression
from psycopg.types.datetime import TimestamptzLoader

Rows = list[tuple[typing.Any, ...]]


class Given(Expression):
    """The place of a value in a question."""

    def __init__(self, name: str, output_field: models.Field | None = None) -> None:
        super().__init__(output_field=output_field or models.UUIDField())
        self.name = name

    def as_sql(self, *_: typing.Any, **__: typing.Any) -> tuple[str, list]:
        return "%s", [self]


class Count(models.Count):
    """As Django's: PostgreSQL answers with a whole number, of which nothing has to be made."""

    def get_db_converters(self, connection: typing.Any) -> list:
        return []


class Question:
    """A query whose values come later; it selects plain columns (`values_list`). Called with a value for each name."""

    def __init__(self, made: Callable[[], models.QuerySet]) -> None:
        self._made = made

    def __call__(self, **given: typing.Any) -> Rows:
        sql, params = self._put
        sent = {name: value.text if isinstance(value, Ids) else value for name, value in given.items()}
        values = [sent[one.name] if isinstance(one, Given) else one for one in params]
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            return cursor.fetchall()

    @functools.cached_property
    def _put(self) -> tuple[str, list[typing.Any]]:
        """Both at once: threads ask at the same moment."""
        compiler = self._made().query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        if compiler.get_converters([column for column, *_ in compiler.select]):
            raise TypeError("A question selects plain columns: none that Django makes something of.")
        return sql, list(params)


@dataclasses.dataclass(frozen=True, slots=True)
class Ids:
    """Ids as PostgreSQL writes an array of them: one value, however many they are."""

    text: str


def ids(found: Iterable[uuid.UUID]) -> Ids:
    """These ids as one value of a question, or of `__among`."""
    return Ids("{" + ",".join(map(str, found)) + "}")


@models.UUIDField.register_lookup
@models.ForeignKey.register_lookup
class Among(models.Lookup):
    """`person_id__among=ids(…)`: as `__in`, with all of them as one value."""

    lookup_name = "among"
    prepare_rhs = False

    def get_db_prep_lookup(self, value: typing.Any, connection: typing.Any) -> tuple[str, list]:
        return "%s", [value.text]

    def as_sql(self, compiler: typing.Any, connection: typing.Any) -> tuple[str, list]:
        left, params = self.process_lhs(compiler, connection)
        right, more = self.process_rhs(compiler, connection)
        return f"{left} = ANY ({right}::uuid[])", [*params, *more]


class Moments(TimestamptzLoader):
    """Moments as PostgreSQL writes them in UTC, read by Python itself: most of what a list reads are moments."""

    timezone = datetime.UTC

    def load(self, data: typing.Any) -> datetime.datetime:
        text = bytes(data).decode()
        return datetime.datetime.fromisoformat(text) if text.endswith("+00") else super().load(data)


def read_quickly(*, connection: typing.Any, **_: typing.Any) -> None:
    """Of a new connection."""
    connection.connection.adapters.register_loader("timestamptz", Moments)
