"""How much a caseload weighs, and whether it is active (C33).

The caseload is NHS England's (open, and seen at least once); what *active* means, and every point, is a local rule.
Who is not active is somebody to look after, and never somebody to close (H19).
"""

import dataclasses
import datetime
import typing
from collections.abc import Iterable, Mapping

from joined.caseload import words
from joined.caseload.rules import interval, measures
from joined.kit import months

POINTS: Mapping[str, int] = {
    "in_care": 2,
    "new": 2,
    "out_of_ward": 3,
    "weekly": 3,
    "safety": 2,
    "several": 1,
    "communication": 1,
    "family": 1,
}
"""Points of each of `words.NEEDS`; a place may set others."""
PLAN_MONTHS = 6


class Weight(typing.NamedTuple):
    """Points, and what each of them is for, so that nobody has to believe a number."""

    points: int
    parts: tuple[tuple[str, int], ...]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Care:
    """What stands about one person of a caseload: last contact that counts, last session of help, plan, key worker."""

    last_on: datetime.date | None
    plan_on: datetime.date | None
    has_key_worker: bool
    helped_on: datetime.date | None = None
    is_paused: bool = False


def weight(*, needs: Iterable[str], points: Mapping[str, int] = POINTS) -> Weight:
    """What one person weighs in a worker's week: each need once, the heaviest first."""
    parts = sorted(((need, points[need]) for need in set(needs)), key=lambda part: (-part[1], part[0]))
    return Weight(sum(worth for _, worth in parts), tuple(parts))


def per_day(*, points: int, days_a_week: float) -> float | None:
    """Points for each day that a worker works in a week, so that part-time is compared fairly; None without a day."""
    return points / days_a_week if days_a_week > 0 else None


def why_not_as_promised(
    *, care: Care, today: datetime.date, max_days: int = interval.LONGEST, plan_months: int = PLAN_MONTHS
) -> list[str]:
    """Why somebody is not seen as we promised, in words; empty when they are. A pause excuses only the contact."""
    why = []
    if not care.is_paused:
        why += _not_seen(care, today, max_days)
    if care.plan_on is None:
        why.append(words.NO_PLAN)
    elif months.later(care.plan_on, plan_months) < today:
        why.append(words.OLD_PLAN.format(months=plan_months))
    if not care.has_key_worker:
        why.append(words.NO_KEY_WORKER)
    return why


def why_not_active(
    *, care: Care, today: datetime.date, max_days: int = interval.LONGEST, plan_months: int = PLAN_MONTHS
) -> list[str]:
    """Why somebody is not actively cared for: as above, and no session of help within the interval.

    A check-in keeps the clock and is no help that was agreed (domain §2.8).
    """
    why = why_not_as_promised(care=care, today=today, max_days=max_days, plan_months=plan_months)
    is_helped = care.helped_on is not None and (today - care.helped_on).days <= max_days
    return why if care.is_paused or is_helped else [*why, words.NOT_HELPED.format(most=max_days)]


def active_share(
    *,
    people: Iterable[Care],
    today: datetime.date,
    max_days: int = interval.LONGEST,
    plan_months: int = PLAN_MONTHS,
) -> measures.Share:
    """Active people of a caseload; whoever nobody has seen yet is not in it by the national count."""
    seen = [care for care in people if care.last_on is not None]
    active = [
        care for care in seen if not why_not_active(care=care, today=today, max_days=max_days, plan_months=plan_months)
    ]
    return measures.Share(len(active), len(seen))


def _not_seen(care: Care, today: datetime.date, max_days: int) -> list[str]:
    if care.last_on is None:
        return [words.NOBODY_SAW]
    days = (today - care.last_on).days
    return [words.NOT_SEEN_LATELY.format(days=days, most=max_days)] if days > max_days else []
