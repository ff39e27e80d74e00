"""What somebody weighs in a worker's week, each point with its reason, from what is known already (C33)."""

import collections
import dataclasses
import datetime
import typing
import uuid
from collections.abc import Collection, Mapping

from django.conf import settings
from django.db.models import OuterRef, Subquery
from django.utils import module_loading

from joined.base import wording
from joined.caseload import access, models, words
from joined.caseload.queries import local, standing
from joined.caseload.rules import load
from joined.kit import actors, clock
from joined.people import queries as people
from joined.steps import queries as steps

MONTHS = 91
"""Days of "the last three months"."""
LATELY = 28
WEEK = 7
ENGLISH = "en"


@dataclasses.dataclass(frozen=True, kw_only=True)
class Weighed:
    """Somebody's weight, and when their plan was looked at last, of how many months at most."""

    weight: load.Weight
    plan_on: datetime.date
    plan_months: int


class Wards(typing.NamedTuple):
    """Who is on a ward today, and who was in the last three months; ids of spells."""

    now: frozenset[uuid.UUID]
    lately: frozenset[uuid.UUID]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Weights:
    """By spell, and what each reason weighs here, who agreed it, and when a plan is looked at again: in lines."""

    of: Mapping[uuid.UUID, Weighed]
    said: tuple[str, ...]


@dataclasses.dataclass(frozen=True, kw_only=True)
class _Known:
    """What is read of all of them at once."""

    days: Mapping[uuid.UUID, standing.Days]
    wards: Wards
    worried: frozenset[uuid.UUID]
    look_after: frozenset[uuid.UUID]


def pauses_and_wards(spells: Collection[uuid.UUID]) -> tuple[dict[uuid.UUID, list[tuple]], Wards]:
    """From and until of every pause of these, and who is or was on a ward, in one statement."""
    today = clock.today()
    paused: dict[uuid.UUID, list[tuple]] = collections.defaultdict(list)
    now, lately = set(), set()
    rows = models.Pause.objects.filter(spell_id__in=spells).values_list("spell_id", "kind", "from_on", "until_on")
    for spell, kind, from_on, until_on in rows:
        paused[spell].append((from_on, until_on))
        if kind == "ward" and from_on <= today and (until_on is None or until_on >= today - clock.days(MONTHS)):
            lately.add(spell)
            now |= {spell} if until_on is None or until_on > today else set()
    return paused, Wards(frozenset(now), frozenset(lately))


def weighed(
    *,
    to: actors.Staff,
    spells: Collection[models.Spell],
    known: Mapping[uuid.UUID, people.Person],
    days: Mapping[uuid.UUID, standing.Days],
    wards: Wards,
) -> Weights:
    """Everybody's. For a charity nobody weighs anything: it is told nothing of what is known about them (H21)."""
    ids = [spell.pk for spell in spells]
    plans, look_after = _written(ids)
    rules = _rules(to, spells)
    is_outside = access.is_outside(to=to)
    found = _Known(
        days=days,
        wards=wards,
        worried=frozenset() if is_outside else _worried(to, [spell.person_id for spell in spells]),
        look_after=look_after,
    )
    each = {
        spell.pk: Weighed(
            weight=load.weight(
                needs=[] if is_outside else _needs(spell, known[spell.person_id], found),
                points=rules[spell.pk].points,
            ),
            plan_on=max(spell.began_on, plans.get(spell.pk) or spell.began_on),
            plan_months=rules[spell.pk].plan_months,
        )
        for spell in spells
    }
    return Weights(of=each, said=() if is_outside else tuple(dict.fromkeys(_said(one) for one in rules.values())))


def _said(one: local.Weighing) -> str:
    points = ", ".join(f"{words.NEEDS[need]} {worth}" for need, worth in one.points.items())
    return words.WEIGHS.format(points=points, months=wording.plural(one.plan_months, "month"), agreed=one.agreed)


def _needs(spell: models.Spell, person: people.Person, known: _Known) -> list[str]:
    stands = {
        "in_care": True,
        "new": spell.began_on >= clock.today() - clock.days(LATELY),
        "weekly": spell.max_days <= WEEK or spell.intensity in words.WEEKLY,
        "out_of_ward": spell.pk in known.wards.lately,
        "safety": spell.person_id in known.worried,
        "several": known.days.get(spell.pk, standing.Days()).organisations > 1,
        "communication": bool(person.needs) or person.language not in ("", ENGLISH),
        "family": spell.pk in known.look_after,
    }
    return [need for need, holds in stands.items() if holds]


def _written(spells: Collection[uuid.UUID]) -> tuple[dict[uuid.UUID, datetime.date | None], frozenset[uuid.UUID]]:
    """When a plan was agreed with each last, as somebody wrote it down, and who said last that they look after
    somebody; in one statement."""
    agreed = models.Fact.objects.filter(spell=OuterRef("pk"), kind="plan", taken_back_at=None).order_by("-on_day")
    asked = models.Circle.objects.filter(spell=OuterRef("pk")).order_by("-asked_at")
    found = models.Spell.objects.filter(pk__in=spells).annotate(
        plan_on=Subquery(agreed.values("on_day")[:1]), looks_after=Subquery(asked.values("looks_after")[:1])
    )
    rows = list(found.values_list("pk", "plan_on", "looks_after"))
    return {pk: plan_on for pk, plan_on, _ in rows}, frozenset(pk for pk, _, looks_after in rows if looks_after)


def _rules(to: actors.Staff, spells: Collection[models.Spell]) -> dict[uuid.UUID, local.Weighing]:
    """Of the place of the team that answers for each; where nothing is set, or in one place only, nobody is asked."""
    by_team = local.weighing(team_ids=to.team_ids)
    first = next(iter(by_team.values()))
    if all(one == first for one in by_team.values()):
        return dict.fromkeys((spell.pk for spell in spells), first)
    teams = steps.teams_of(people=[spell.person_id for spell in spells])
    return {spell.pk: by_team.get(teams.get(spell.person_id), first) for spell in spells}


def _worried(to: actors.Staff, persons: Collection[uuid.UUID]) -> frozenset[uuid.UUID]:
    """Of whom a worry about safety was written down in the last three months: asked of the room that keeps it."""
    since = clock.now() - clock.days(MONTHS)
    return frozenset(module_loading.import_string(settings.WORRIED_ABOUT)(to=to, people=persons, since=since))
