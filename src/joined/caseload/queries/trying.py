"""Who tried to reach somebody in care, and did not: beside the rungs of the ladder, and as a line of a list."""

from __future__ import annotations

import datetime
import typing
import uuid
from collections.abc import Collection, Iterable, Mapping

from joined.base import wording
from joined.caseload import words
from joined.caseload.queries import local, shapes
from joined.caseload.rules import ladder
from joined.kit import actors, clock
from joined.places import queries as places
from joined.steps import queries as steps

if typing.TYPE_CHECKING:
    from joined.caseload import models


def rungs(
    *, to: actors.Actor, person: uuid.UUID, matter_id: uuid.UUID, contacts: Iterable[models.Contact]
) -> tuple[shapes.Rung, ...]:
    """Rungs that stand now or were tried on since they were last seen; none where nothing was missed and nobody tried.

    `contacts` as they are read already, the latest first.
    """
    missed, seen_at = _since_seen(contacts)
    found = steps.attempts(to=to, people_ids=[person]).get(person, ()) if to.kind == "staff" else ()
    tried = [one for one in found if one.matter_id == matter_id and (seen_at is None or one.at > seen_at)]
    if not missed and not tried:
        return ()
    now = ladder.rung_now(missed=missed)
    beside = {rung: tuple(one for one in tried if ladder.OF_A_TRY[one.rung] == rung) for rung in words.LADDER}
    team_id = steps.teams_of(people=[person]).get(person)
    days = local.rung_days(place_id=places.places_of(team_ids=[team_id]).get(team_id) if team_id else None)
    return tuple(
        shapes.Rung(name=name, is_now=rung == now, within=days[rung], tried=beside[rung])
        for rung, name in words.LADDER.items()
        if rung == now or beside[rung]
    )


def _since_seen(contacts: Iterable[models.Contact]) -> tuple[int, datetime.datetime | None]:
    """How many were missed since somebody last met them, and when that was."""
    missed = 0
    for row in contacts:
        if row.attendance in words.TOOK_PART and row.with_whom == "person":
            return missed, row.at
        missed += row.attendance in words.MISSED
    return missed, None


def lines(
    *, to: actors.Staff, people: Collection[uuid.UUID], seen_on: Mapping[uuid.UUID, datetime.date | None]
) -> dict[uuid.UUID, str]:
    """How often somebody tried since each was last met, and when last: "2 tries, Tue 3 March, telephone"."""
    said = {}
    for person, tried in steps.attempts(to=to, people_ids=people).items():
        since = seen_on.get(person)
        lately = [one for one in tried if since is None or clock.london(one.at).date() > since]
        if lately:
            last = lately[0]
            times = wording.plural(len(lately), "try", "tries")
            said[person] = words.TRIED.format(times=times, at=wording.short_moment(last.at), how=last.how.lower())
    return said
