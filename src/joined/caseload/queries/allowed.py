"""How many days may lie between somebody's contacts: their own, and never more than their team's rule allows (C32)."""

import datetime
import typing
import uuid
from collections.abc import Collection, Iterable

from joined.caseload import models
from joined.caseload.rules import interval
from joined.kit import clock
from joined.steps import queries as steps


class Shorter(typing.NamedTuple):
    """A team's rule that is shorter than the house's, and from which day."""

    max_days: int
    from_on: datetime.date


def shorter(*, people: Collection[uuid.UUID]) -> dict[uuid.UUID, Shorter]:
    """The rule in force today of the team that answers for each, where it is shorter; of the others nothing."""
    begun = models.TeamRule.objects.filter(from_on__lte=clock.today()).order_by("team_id", "-from_on")
    in_force = begun.distinct("team_id").values_list("team_id", "max_days", "from_on")
    found = {team: Shorter(*rest) for team, *rest in in_force if rest[0] < interval.LONGEST}
    if not found:
        return {}
    teams = steps.teams_of(people=people)
    return {person: found[team] for person, team in teams.items() if team in found}


def within(spells: Iterable[models.Spell]) -> list[models.Spell]:
    """These spells as read, none with more days than the rule of the team that answers for them allows today."""
    spells = list(spells)
    rules = shorter(people=[spell.person_id for spell in spells]) if spells else {}
    for spell in spells:
        if spell.person_id in rules:
            spell.max_days = min(spell.max_days, rules[spell.person_id].max_days)
    return spells
