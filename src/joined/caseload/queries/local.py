"""Local rules of care, by the place of the team that answers for somebody (decisions.md §6)."""

import dataclasses
import typing
import uuid
from collections.abc import Collection, Mapping

from joined.base import wording
from joined.caseload import words
from joined.places import queries as places
from joined.places.rules import LOCAL_RULES

RUNG = "rung_{rung}_days"
POINTS = "points_{need}"
PLAN = "plan_review_months"
FIRST_SESSION, OTHER_HELP = "first_session_days", "other_help_days"
"""Days until the first session of help that was agreed (the national wait is four weeks); working days until other
help is offered, where it ended because of us, and until somebody says how it goes on where care moved."""


def rung_days(*, place_id: uuid.UUID | None) -> dict[str, int]:
    """Working days until each rung of the ladder, none above what everybody who missed one has at most."""
    names = {rung: RUNG.format(rung=rung) for rung in words.LADDER}
    found = places.local_rules([*names.values(), "missed_days"], place_id=place_id)
    return {rung: min(found[name], found["missed_days"]) for rung, name in names.items()}


@dataclasses.dataclass(frozen=True, kw_only=True)
class Weighing:
    """What a place weighs: the points of each of `words.NEEDS`, months until a plan is looked at again, who agreed."""

    points: Mapping[str, int]
    plan_months: int
    agreed: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class Within:
    """In how many days something follows here, and whose rule that is, as a page says it."""

    days: int
    said: str


def within(name: str, *, team_id: uuid.UUID | None) -> Within:
    """One local rule where that team works; the usual where it works everywhere."""
    found = places.set_for(names=[name], team_ids=[team_id]) if team_id else {}
    row = found.get(team_id, {}).get(name)
    if row is None or not row.agreed_by:
        return Within(days=row.value if row else LOCAL_RULES[name].default, said=words.RULE_NOT_AGREED)
    people = wording.plural(row.lived_experience_count, "person", "people")
    day = wording.plain_day(row.from_on)
    return Within(days=row.value, said=words.RULE_AGREED.format(by=row.agreed_by, people=people, day=day))


def weighing(*, team_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, Weighing]:
    """By team, in one statement where no place of theirs has set anything."""
    names = {need: POINTS.format(need=need) for need in words.NEEDS}
    each = places.set_for(names=[*names.values(), PLAN], team_ids=team_ids)
    return {team: _weighing(names, found) for team, found in each.items()}


def _weighing(names: Mapping[str, str], found: Mapping[str, typing.Any]) -> Weighing:
    def value(name: str) -> int:
        return found[name].value if name in found else LOCAL_RULES[name].default

    by = {row.agreed_by or words.BY_NOBODY.removeprefix("agreed by ") for row in found.values()}
    return Weighing(
        points={need: value(name) for need, name in names.items()},
        plan_months=value(PLAN),
        agreed=f"agreed by {wording.joined(sorted(by))}" if by else words.BY_NOBODY,
    )
