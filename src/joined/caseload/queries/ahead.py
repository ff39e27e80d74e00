"""Before a shorter rule begins: how many people it would make late on its first day, all at once (C31, H16)."""

import dataclasses
import datetime
import uuid
from collections.abc import Mapping, Sequence

from django.db import connection

from joined.base import rows
from joined.caseload import access, models
from joined.caseload.queries import allowed, forecasting, listing, opened, standing
from joined.caseload.rules import interval
from joined.kit import actors
from joined.places import arranged
from joined.steps import queries as steps
from joined.trail.writing import numbers

FEW = 5
"""Fewer people than this are not counted out to whoever sees none of them (domain.md §5.7)."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Lump:
    """Of so many in care, how many would be late on that day; `anyway`: by the rule as it is now.

    `is_exact`: whether small numbers may be said.
    """

    on: datetime.date
    in_care: int
    late: int
    anyway: int
    is_exact: bool

    @property
    def is_few(self) -> bool:
        """Whether the number is kept back because somebody might be found in it."""
        return not self.is_exact and 0 < self.late < FEW


def lump_of_team(*, to: actors.Staff, team_id: uuid.UUID, max_days: int, on: datetime.date) -> Lump:
    """Of the people for whom one of my teams answers. Raises NotHere for another team."""
    access.check_runs_groups(to=to, team_id=team_id)
    with rows.acting(to):
        teams = steps.held_by_team(to=to)
        spells = [one for one in listing.open_care(to=to, whose=listing.TEAM) if teams[one.person_id] == team_id]
        return _lump(spells, teams, max_days, on, is_exact=True)


def lump_of_place(*, to: actors.Actor, place_id: uuid.UUID, max_days: int, on: datetime.date) -> Lump:
    """Of everybody for whom a team of that place answers: a number, for whoever keeps the place and sees nobody.

    Raises NotHere for everybody else.
    """
    arranged.place_row(to=to, place_id=place_id, to_change=True)
    with rows.acting(to):
        numbers(to=to, verb="caseload.lump_of_place", thing=place_id)
    system = actors.System("caseload.lump_of_place")
    with rows.context(system), connection.cursor() as cursor:
        cursor.execute("SELECT person FROM caseload_in_place(%s)", [place_id])
        people = [person for (person,) in cursor.fetchall()]
    with rows.context(system, people=people):
        found = models.Spell.objects.select_related("matter").filter(person_id__in=people, matter__ended_at=None)
        return _lump(allowed.within(found), steps.teams_of(people=people), max_days, on, is_exact=False)


def _lump(
    spells: Sequence[models.Spell | opened.Open],
    teams: Mapping[uuid.UUID, uuid.UUID],
    max_days: int,
    on: datetime.date,
    *,
    is_exact: bool,
) -> Lump:
    """What is booked until then is taken to happen, and what is not booked not to."""
    ids = [spell.pk for spell in spells]
    days, pauses = standing.days_of(ids), standing.pauses_of(ids)
    booked = forecasting.booked_of(spells, teams)

    def late(most: int) -> int:
        found = 0
        for spell in spells:
            counted_on = days.get(spell.pk, standing.Days()).counted_on
            met = [one.on for one in booked.get(spell.pk, ()) if one.counts and one.on <= on]
            found += (
                interval.standing(
                    began_on=spell.began_on,
                    contacts=[counted_on, *met] if counted_on else met,
                    pauses=pauses.get(spell.pk, []),
                    today=on,
                    max_days=min(spell.max_days, most),
                ).late_by
                > 0
            )
        return found

    return Lump(on=on, in_care=len(spells), late=late(max_days), anyway=late(interval.LONGEST), is_exact=is_exact)
