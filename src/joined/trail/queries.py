"""Who looked at somebody, at which part, when, and for which organisation (C22)."""

import dataclasses
import datetime
import typing
import uuid
from collections.abc import Collection, Mapping

from django.db import connection

from joined.base import rows
from joined.kit import actors, clock
from joined.trail import models, words
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
        with rows.house(*former):
            found = sorted([*found, *_looked_at(former)], key=lambda event: event.at, reverse=True)
    return Looks(_by_worker_and_day(found), (person,))


class _Seen(typing.NamedTuple):
    id: uuid.UUID
    at: datetime.datetime
    actor_id: uuid.UUID
    actor_name: str
    organisation_id: uuid.UUID | None
    organisation_name: str
    role: str
    verb: str
    request_id: uuid.UUID | None


def _looked_at(people: Collection[uuid.UUID]) -> list[_Seen]:
    found = models.Event.objects.filter(person_id__in=people, is_look=True).exclude(actor_kind="system")
    return [_Seen(*columns) for columns in found.order_by("-at").values_list(*_Seen._fields)[:READ_AT_MOST]]


def _by_worker_and_day(events: list[_Seen]) -> tuple[Look, ...]:
    days: dict[tuple, list[_Seen]] = {}
    for event in events:
        day = clock.london(event.at).date()
        days.setdefault((event.actor_id, event.organisation_id, day), []).append(event)
    return tuple(_look(together) for together in days.values())


def _look(events: list[_Seen]) -> Look:
    last = events[0]
    return Look(
        at=last.at,
        who=last.actor_name,
        role=actors.ROLE_NAMES.get(last.role, last.role),
        organisation=last.organisation_name,
        parts=tuple(sorted({words.PARTS.get(event.verb, words.OTHER) for event in events}, key=words.ORDER.index)),
        times=len({event.request_id or event.id for event in events}),
    )


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
