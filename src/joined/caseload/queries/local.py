"""Local rules of care, by the place of the team that answers for somebody (decisions.md §6)."""

import uuid

from joined.caseload import words
from joined.places import queries as places

RUNG = "rung_{rung}_days"
POINTS = "points_{need}"
PLAN = "plan_review_months"


def rung_days(*, place_id: uuid.UUID | None) -> dict[str, int]:
    """Working days until each rung of the ladder, none above what everybody who missed one has at most."""
    names = {rung: RUNG.format(rung=rung) for rung in words.LADDER}
    found = places.local_rules([*names.values(), "missed_days"], place_id=place_id)
    return {rung: min(found[name], found["missed_days"]) for rung, name in names.items()}


def weighing(*, place_ids: set[uuid.UUID | None]) -> dict[uuid.UUID | None, dict[str, int]]:
    """The points of each of `words.NEEDS`, and the months until a plan is looked at again (`PLAN`), by place."""
    names = {need: POINTS.format(need=need) for need in words.NEEDS}
    each = places.local_rules_each([*names.values(), PLAN], place_ids=place_ids)
    return {
        place: {need: found[name] for need, name in names.items()} | {PLAN: found[PLAN]}
        for place, found in each.items()
    }
