"""Operations for migrations: make tables, protect them in the same release, change one that is in use."""

import typing

from django.contrib.postgres import operations
from django.db.migrations.operations import base

_ACTOR = "nullif(current_setting('app.actor', true), '')"


class Tables(base.Operation):
    """Tables that are made in one go, in this order, with their triggers; never taken back.

    Django draws every model anew that anything leads to from a new one. Here that is nearly all of them, and drawing
    them for each table is most of what an empty database costs: they are drawn once, when all of these are known.
    """

    reversible = False

    def __init__(self, *operations: base.Operation) -> None:
        self.operations = operations

    def deconstruct(self) -> tuple[str, list, dict]:
        return self.__class__.__name__, list(self.operations), {}

    def describe(self) -> str:
        return "; ".join(operation.describe() for operation in self.operations)

    def state_forwards(self, app_label: str, state: typing.Any) -> None:
        state.__dict__.pop("apps", None)  # drawn again when somebody asks for it
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(self, app_label: str, editor: typing.Any, before: typing.Any, after: typing.Any) -> None:
        for operation in self.operations:
            operation.database_forwards(app_label, editor, before, after)


class _Statements(base.Operation):
    """Plain SQL, forwards and backwards, with a description."""

    reduces_to_sql = True
    reversible = True

    def state_forwards(self, app_label: str, state: typing.Any) -> None:
        """The models stay as they are."""

    def database_forwards(self, app_label: str, editor: typing.Any, before: typing.Any, after: typing.Any) -> None:
        for statement in self.forwards():
            editor.execute(statement, params=None)

    def database_backwards(self, app_label: str, editor: typing.Any, before: typing.Any, after: typing.Any) -> None:
        for statement in self.backwards():
            editor.execute(statement, params=None)

    def forwards(self) -> list[str]:
        raise NotImplementedError

    def backwards(self) -> list[str]:
        return []


class Protect(_Statements):
    """Row security on a table that reaches a person.

    `scope` is what the looker must hold for the person in column `person`. `insert="actor"` lets anybody who
    acts add a row (a relationship stands before its person; the trail is written by everybody who looks);
    `insert="nobody"` leaves that to a listed function. `append_only`: no row is ever changed. Nobody but the
    owner deletes.
    """

    def __init__(
        self, table: str, *, person: str, scope: str, insert: str = "scope", append_only: bool = False
    ) -> None:
        self.table, self.person, self.scope = table, person, scope
        self.insert, self.append_only = insert, append_only

    def deconstruct(self) -> tuple[str, list, dict]:
        words = {"person": self.person, "scope": self.scope}
        words |= {"insert": self.insert, "append_only": self.append_only}
        return self.__class__.__name__, [self.table], words

    def describe(self) -> str:
        return f"Row security on {self.table} by {self.person}, scope {self.scope}"

    def forwards(self) -> list[str]:
        mine = f"{self.person} = ANY ((SELECT people_i_may_see('{self.scope}'))::uuid[])"
        added = {"scope": mine, "actor": f"{_ACTOR} IS NOT NULL", "nobody": "false"}[self.insert]
        statements = [
            *_forced(self.table),
            f"CREATE POLICY reads ON {self.table} FOR SELECT USING ({mine})",
            f"CREATE POLICY adds ON {self.table} FOR INSERT WITH CHECK ({added})",
        ]
        if not self.append_only:
            changes = f"CREATE POLICY changes ON {self.table} FOR UPDATE USING ({mine}) WITH CHECK ({mine})"
            statements.append(changes)
        return statements

    def backwards(self) -> list[str]:
        return [f"ALTER TABLE {self.table} DISABLE ROW LEVEL SECURITY"]


class Own(_Statements):
    """Row security on a table whose rows belong to one user (drafts, form keys)."""

    def __init__(self, table: str, *, user: str) -> None:
        self.table, self.user = table, user

    def deconstruct(self) -> tuple[str, list, dict]:
        return self.__class__.__name__, [self.table], {"user": self.user}

    def describe(self) -> str:
        return f"Row security on {self.table}: each user's own rows"

    def forwards(self) -> list[str]:
        mine = f"{self.user} = {_ACTOR}::uuid"
        return [*_forced(self.table), f"CREATE POLICY own ON {self.table} USING ({mine}) WITH CHECK ({mine})"]

    def backwards(self) -> list[str]:
        return [f"ALTER TABLE {self.table} DISABLE ROW LEVEL SECURITY"]


def _forced(table: str) -> list[str]:
    return [
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
        f"CREATE POLICY owner ON {table} TO CURRENT_USER USING (true) WITH CHECK (true)",
    ]


class Closed(_Statements):
    """A table that only the owner and listed functions read: row security with no policy for anybody else."""

    def __init__(self, table: str) -> None:
        self.table = table

    def deconstruct(self) -> tuple[str, list, dict]:
        return self.__class__.__name__, [self.table], {}

    def describe(self) -> str:
        return f"Row security on {self.table}: closed"

    def forwards(self) -> list[str]:
        return _forced(self.table)

    def backwards(self) -> list[str]:
        return [f"ALTER TABLE {self.table} DISABLE ROW LEVEL SECURITY"]


class AddIndexInUse(operations.AddIndexConcurrently):
    """An index on a table that people are using: made beside their writes, in a migration with `atomic = False`.

    It may wait for older work as long as that takes, since nobody waits for it; what a try that was broken off left
    is removed first (F-25).
    """

    def database_forwards(self, app_label: str, editor: typing.Any, before: typing.Any, after: typing.Any) -> None:
        with editor.connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('lock_timeout')")
            usual = cursor.fetchone()[0]
            cursor.execute("SET lock_timeout = 0")
            try:
                cursor.execute(f"DROP INDEX CONCURRENTLY IF EXISTS {editor.quote_name(self.index.name)}")
                super().database_forwards(app_label, editor, before, after)
            finally:
                cursor.execute("SELECT set_config('lock_timeout', %s, false)", [usual])


class KeepDefault(_Statements):
    """The database fills this column for code that does not know it yet; beside AddField, in the same migration."""

    def __init__(self, table: str, column: str, *, default: str) -> None:
        self.table, self.column, self.default = table, column, default

    def deconstruct(self) -> tuple[str, list, dict]:
        return self.__class__.__name__, [self.table, self.column], {"default": self.default}

    def describe(self) -> str:
        return f"{self.table}.{self.column} is {self.default} where nothing is said"

    def forwards(self) -> list[str]:
        return [f"ALTER TABLE {self.table} ALTER COLUMN {self.column} SET DEFAULT {self.default}"]

    def backwards(self) -> list[str]:
        return [f"ALTER TABLE {self.table} ALTER COLUMN {self.column} DROP DEFAULT"]
