"""What is late, and what a worker or a team would leave behind: ids and numbers, from listed functions."""

import uuid

from django.db import connection

from joined.base import rows
from joined.kit import actors, clock
from joined.steps.queries import shapes


def late() -> list[tuple[uuid.UUID, uuid.UUID]]:
    """Ids of steps past their day, and of their people: for the hourly look, from a listed function."""
    return _pairs("SELECT step, person FROM steps_late(%s)", clock.today())


def of_worker(*, user_id: uuid.UUID) -> list[tuple[uuid.UUID, uuid.UUID]]:
    """Ids of a leaver's open steps, and of their people."""
    return _pairs("SELECT step, person FROM steps_of_worker(%s)", user_id)


def load_of(*, to: actors.Actor, team_id: uuid.UUID) -> shapes.Load:
    """What a team would leave behind, as numbers: for whoever keeps its set-up, who sees nobody's record."""
    with rows.acting(to), connection.cursor() as cursor:
        cursor.execute("SELECT people, steps, asked FROM steps_of_team(%s)", [team_id])
        return shapes.Load(*(cursor.fetchone() or (0, 0, 0)))


def held_by_worker(*, to: actors.Actor, user_id: uuid.UUID) -> list[shapes.Hold]:
    """What a leaver holds in the teams of the organisation that `to` administers, as numbers."""
    with rows.acting(to), connection.cursor() as cursor:
        cursor.execute("SELECT team, source, steps, late FROM steps_held(%s, %s)", [user_id, clock.today()])
        return [shapes.Hold(*row) for row in cursor.fetchall()]


def _pairs(sql: str, value: object) -> list[tuple[uuid.UUID, uuid.UUID]]:
    with rows.context(actors.System("sweep")), connection.cursor() as cursor:
        cursor.execute(sql, [value])
        return cursor.fetchall()
