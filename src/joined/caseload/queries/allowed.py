"""How many days may lie between somebody's contacts: their own, and never more than team and place allow (C32)."""

import datetime
import typing
import uuid
from collections.abc import Collection, Iterable

from django.db.models import DateField

from joined.base import often
from joined.caseload import models
from joined.caseload.rules import interval
from joined.kit import clock
from joined.places import queries as places
from joined.steps import queries as steps

PLACE = "contact_days"
"""The local rule of a place; a team may be stricter."""


class Shorter(typing.NamedTuple):
    """A rule that is shorter than the house's, and from which day."""

    max_days: int
    from_on: datetime.date


_IN_FORCE = often.Question(
    lambda: (
        models.TeamRule.objects.filter(from_on__lte=often.Given("today", DateField()))
        .order_by("team_id", "-from_on")
        .distinct("team_id")
        .values_list("team_id", "max_days", "from_on")
    )
)


def shorter(*, people: Collection[uuid.UUID]) -> dict[uuid.UUID, Shorter]:
    """The strictest rule in force today of the team that answers for each, or of its place; nothing of the others."""
    in_force = _IN_FORCE(today=clock.today())
    of_team = {team: Shorter(*rest) for team, *rest in in_force if rest[0] < interval.LONGEST}
    of_place = _of_places()
    if not of_team and not of_place:
        return {}
    teams = steps.teams_of(people=people)
    where = places.places_of(team_ids=teams.values()) if of_place else {}
    found: dict[uuid.UUID, Shorter] = {}
    for person, team in teams.items():
        both = [rule for rule in (of_team.get(team), of_place.get(where.get(team))) if rule]
        if both:
            found[person] = min(both)
    return found


def _of_places() -> dict[uuid.UUID | None, Shorter]:
    rows = places.set_now(PLACE).items()
    return {place: Shorter(row.value, row.from_on) for place, row in rows if row.value < interval.LONGEST}


def longest(*, team_id: uuid.UUID, of_team: int) -> int:
    """The most days that anybody of a team may have today: its own rule, and never more than its place's."""
    place = places.team(team_id).neighbourhood_id
    return min(of_team, places.local_rule(PLACE, place_id=place))


def within(spells: Iterable[models.Spell]) -> list[models.Spell]:
    """These spells as read, none with more days than the team that answers for them, or its place, allows today."""
    spells = list(spells)
    rules = shorter(people=[spell.person_id for spell in spells]) if spells else {}
    for spell in spells:
        if spell.person_id in rules:
            spell.max_days = min(spell.max_days, rules[spell.person_id].max_days)
    return spells
