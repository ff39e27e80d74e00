"""Who looked at somebody, at which part, when, and for which organisation (C22)."""

import dataclasses
import datetime
import uuid
from collections.abc import Collection, Mapping

from django.db import connection

from joined.base import rows
from joined.kit import actors, clock
from joined.trail import words
from joined.trail.writing import shows

READ_AT_MOST = 400


@dataclasses.dataclass(frozen=True, kw_only=True)
class Look:
    """What one worker looked at on one day. `at` is the last time, `times` how many pages."""

    at: datetime.datetime
    who: str
    role: str
    organisation: str
    parts: tuple[str, ...]
    times: int


@dataclasses.dataclass(frozen=True)
class Looks:
    """Latest first. `people` is for the trail: looking at the looks is a look."""

    looks: tuple[Look, ...]
    people: tuple[uuid.UUID, ...]


@shows
def looks(*, to: actors.Actor, person: uuid.UUID, former: Collection[uuid.UUID] = ()) -> Looks:
    """Who looked at one person, a line for each worker and day; row security decides whether `to` may know.

    `former`: records that were emptied into theirs. The trail is never rewritten, so both are read.
    """
    found = _looked_at([person])
    if former and found:
        with rows.house(person, *former):
            found = _looked_at([person, *former])
    return Looks(found, (person,))


_LOOKED = """
    SELECT max(at), (array_agg(actor_name ORDER BY at DESC))[1], (array_agg(role ORDER BY at DESC))[1],
           (array_agg(organisation_name ORDER BY at DESC))[1], array_agg(DISTINCT verb),
           count(DISTINCT coalesce(request_id, id))
      FROM (SELECT at, actor_id, actor_name, role, organisation_id, organisation_name, verb, request_id, id
              FROM trail_event WHERE person_id = ANY (%s::uuid[]) AND is_look AND actor_kind <> 'system'
             ORDER BY at DESC LIMIT %s) AS seen
     GROUP BY actor_id, organisation_id, (at AT TIME ZONE %s)::date
     ORDER BY 1 DESC
"""


def _looked_at(people: Collection[uuid.UUID]) -> tuple[Look, ...]:
    """A line for each worker, organisation and London day, put together where the events are."""
    with connection.cursor() as cursor:
        cursor.execute(_LOOKED, [list(people), READ_AT_MOST, str(clock.LONDON)])
        return tuple(_look(*columns) for columns in cursor.fetchall())


def _look(at: datetime.datetime, who: str, role: str, organisation: str, verbs: list[str], times: int) -> Look:
    return Look(
        at=at,
        who=who,
        role=actors.ROLE_NAMES.get(role, role),
        organisation=organisation,
        parts=tuple(sorted({words.PARTS.get(verb, words.OTHER) for verb in verbs}, key=words.ORDER.index)),
        times=times,
    )


AN_HOUR = datetime.timedelta(hours=1)


def looked_before(*, to: actors.Staff, person: uuid.UUID) -> datetime.datetime | None:
    """When `to` last looked at somebody, an hour ago or longer: what came since is new to them. None: never."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT max(at) FROM trail_event WHERE person_id = %s AND actor_id = %s AND is_look AND at < %s",
            [person, to.id, clock.now() - AN_HOUR],
        )
        return cursor.fetchone()[0]


def is_touched(*, person: uuid.UUID, since: datetime.datetime) -> bool:
    """Whether anybody has done anything about somebody since; looking is not doing, and nor is what follows by itself.

    Within a deed.
    """
    with rows.house(person):
        return person in _touched([person], [since])


def touched(*, since: Mapping[uuid.UUID, datetime.datetime]) -> set[uuid.UUID]:
    """The same for several, each since a moment of their own, in one statement. Within a deed."""
    with rows.house(*since):
        return _touched(list(since), list(since.values()))


def _touched(people: list[uuid.UUID], since: list[datetime.datetime]) -> set[uuid.UUID]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT who FROM unnest(%s::uuid[], %s::timestamptz[]) AS asked (who, since) WHERE EXISTS ("
            "SELECT FROM trail_event e WHERE e.person_id = who AND e.at > since AND NOT e.is_look "
            "AND e.actor_kind <> 'system')",
            [people, since],
        )
        return {who for (who,) in cursor.fetchall()}
