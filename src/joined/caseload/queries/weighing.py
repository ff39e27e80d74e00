"""What somebody weighs in a worker's week, each point with its reason, from what is known already (C33)."""

import dataclasses
import datetime
import uuid
from collections.abc import Collection, Mapping

from django.conf import settings
from django.utils import module_loading

from joined.base import wording
from joined.caseload import access, words
from joined.caseload.queries import local, opened, standing
from joined.caseload.rules import load
from joined.kit import actors, clock
from joined.people import queries as people
from joined.steps import queries as steps

LATELY = 28
WEEK = 7
ENGLISH = "en"


@dataclasses.dataclass(frozen=True, kw_only=True)
class Weighed:
    """Somebody's weight, and when their plan was looked at last, of how many months at most."""

    weight: load.Weight
    plan_on: datetime.date
    plan_months: int


@dataclasses.dataclass(frozen=True, kw_only=True)
class Weights:
    """By spell, and what each reason weighs here, who agreed it, and when a plan is looked at again: in lines."""

    of: Mapping[uuid.UUID, Weighed]
    said: tuple[str, ...]


def weighed(
    *,
    to: actors.Staff,
    listed: Collection[opened.Open],
    known: Mapping[uuid.UUID, people.Listed],
    facts: Mapping[uuid.UUID, opened.Facts],
) -> Weights:
    """Everybody's. For a charity nobody weighs anything: it is told nothing of what is known about them (H21)."""
    rules = _rules(to, listed)
    if access.is_outside(to=to):
        return Weights(of={one.pk: _weighed(one, [], rules[one.pk]) for one in listed}, said=())
    worried = _worried(to, [one.person_id for one in listed])
    new_since = clock.today() - clock.days(LATELY)
    each = {}
    for one in listed:
        person = known[one.person_id]
        stands = {
            "in_care": True,
            "new": one.began_on >= new_since,
            "weekly": one.max_days <= WEEK or one.intensity in words.WEEKLY,
            "out_of_ward": facts[one.pk].paused.was_on_ward,
            "safety": one.person_id in worried,
            "several": facts[one.pk].days.organisations > 1,
            "communication": person.has_needs or person.language not in ("", ENGLISH),
            "family": bool(one.looks_after),
        }
        each[one.pk] = _weighed(one, [need for need, holds in stands.items() if holds], rules[one.pk])
    return Weights(of=each, said=tuple(dict.fromkeys(_said(one) for one in rules.values())))


def _weighed(one: opened.Open, needs: Collection[str], rule: local.Weighing) -> Weighed:
    return Weighed(
        weight=load.weight(needs=needs, points=rule.points),
        plan_on=max(one.began_on, one.agreed_on or one.began_on),
        plan_months=rule.plan_months,
    )


def _said(one: local.Weighing) -> str:
    points = ", ".join(f"{words.NEEDS[need]} {worth}" for need, worth in one.points.items())
    return words.WEIGHS.format(points=points, months=wording.plural(one.plan_months, "month"), agreed=one.agreed)


def _rules(to: actors.Staff, listed: Collection[opened.Open]) -> dict[uuid.UUID, local.Weighing]:
    """Of the place of the team that answers for each; where nothing is set, or in one place only, nobody is asked."""
    by_team = local.weighing(team_ids=to.team_ids)
    first = next(iter(by_team.values()))
    if all(one == first for one in by_team.values()):
        return dict.fromkeys((one.pk for one in listed), first)
    teams = steps.teams_of(people=[one.person_id for one in listed])
    return {one.pk: by_team.get(teams.get(one.person_id), first) for one in listed}


def _worried(to: actors.Staff, persons: Collection[uuid.UUID]) -> frozenset[uuid.UUID]:
    """Of whom a worry about safety was written down in the last three months: asked of the room that keeps it."""
    since = clock.now() - clock.days(standing.LATELY)
    return frozenset(module_loading.import_string(settings.WORRIED_ABOUT)(to=to, people=persons, since=since))
