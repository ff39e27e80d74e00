"""Pure rules of numbers: how long half waited, and what may be shown of small groups.

Sources: domain.md §5.5 to §5.7, security.md T40; why so: docs/decisions/0018.
"""

import calendar
import dataclasses
import datetime
import re
from collections.abc import Iterable, Mapping

from joined.insight import words

FEWER_THAN = 5
"""Counts of people below this are not shown, zero included: the national rule (domain.md §5.7)."""
HALF, NINE_OF_TEN = 0.5, 0.9
_NEARLY = 1e-9


@dataclasses.dataclass(frozen=True, slots=True)
class Waited:
    """So many people for whom something took, or has taken so far, `amount` quarters of an hour.

    `state`: done, open (still waits), or ended (went another way before it came to that).
    """

    amount: int
    state: str
    people: int


@dataclasses.dataclass(frozen=True, kw_only=True)
class Pace:
    """How long it took: minutes until half, and nine of ten, had it. None: not so many have it yet."""

    half: int | None = None
    nine: int | None = None
    done: int = 0
    open: int = 0
    ended: int = 0
    longest_open: int = 0

    @property
    def people(self) -> int:
        """Everybody who is counted."""
        return self.done + self.open + self.ended


def pace(waited: Iterable[Waited]) -> Pace:
    """Half and nine of ten by Kaplan and Meier: whoever still waits counts for as long as they have waited."""
    found = list(waited)
    total = {state: sum(one.people for one in found if one.state == state) for state in ("done", "open", "ended")}
    return Pace(
        half=_until(found, HALF),
        nine=_until(found, NINE_OF_TEN),
        longest_open=max((one.amount for one in found if one.state == "open"), default=0) * words.UNIT,
        **total,
    )


def _until(found: list[Waited], share: float) -> int | None:
    """Minutes until that share had it; None where the share is not reached."""
    at_risk, waiting = sum(one.people for one in found), 1.0
    for amount in sorted({one.amount for one in found}):
        here = [one for one in found if one.amount == amount]
        done = sum(one.people for one in here if one.state == "done")
        if done:
            waiting *= 1 - done / at_risk
        if done and waiting <= 1 - share + _NEARLY:
            return amount * words.UNIT
        at_risk -= sum(one.people for one in here)
    return None


@dataclasses.dataclass(frozen=True)
class Share:
    """How many of how many. `pending`: of whom it cannot be said yet."""

    yes: int = 0
    no: int = 0
    pending: int = 0

    def out_of(self, *, with_pending: bool) -> int:
        """Of how many; with those of whom it cannot be said yet where the measure says "so far"."""
        return self.yes + self.no + (self.pending if with_pending else 0)


def shown(count: int) -> str:
    """A count of people as anybody may read it: `*` below 5, else the nearest 5 (domain.md §5.7)."""
    return words.HIDDEN if count < FEWER_THAN else str(int(5 * round(count / 5)))


def percent(count: int, out_of: int) -> str:
    """To the nearest whole number, and never without `shown` of its denominator beside it."""
    return words.HIDDEN if count < FEWER_THAN else f"{round(100 * count / out_of)}%"


def hidden(counts: Mapping[str, int], *, at_most: Mapping[str, int] | None = None) -> frozenset[str]:
    """Which counts of one column are not shown: the small ones, and as many more as keep subtraction from them.

    It is taken for known what they add up to, and every count that is shown. `at_most`: of how many each is, where
    that is known too. The smallest shown is hidden as long as somebody who subtracts is left with fewer than five
    values for one that is hidden.
    """
    kept = {key for key, count in counts.items() if count < FEWER_THAN}
    while kept and kept != set(counts) and any(_values(key, kept, counts, at_most or {}) < FEWER_THAN for key in kept):
        kept.add(min((key for key in counts if key not in kept), key=lambda key: (counts[key], key)))
    return frozenset(kept)


def _values(key: str, kept: set[str], counts: Mapping[str, int], at_most: Mapping[str, int]) -> int:
    """How many values a hidden count could have, for somebody who knows the sum, the bounds and what is shown."""
    together = sum(counts[one] for one in kept)
    others = sum(min(at_most.get(one, together), together) for one in kept if one != key)
    return min(at_most.get(key, together), together) - max(0, together - others) + 1


def folded(counts: Mapping[str, int], *, into: str) -> dict[str, str]:
    """Which group each belongs to where groups are many: the small ones are one group, which always stands there.

    A small group that is named alone says that there is somebody in it.
    """
    return {key: key if count >= FEWER_THAN else into for key, count in counts.items()}


def fifth(decile: int) -> int:
    """The fifth of a tenth, by the Index of Multiple Deprivation: 1 is the most deprived (domain.md §5.5)."""
    return -(-decile // 2)


def bars(values: Iterable[float | None], *, height: int) -> list[int | None]:
    """How tall each bar of a plot is; the tallest fills it, and nothing known is no bar."""
    known = list(values)
    top = max((value for value in known if value is not None), default=0)
    return [None if value is None else round(height * value / top) if top else 0 for value in known]


_MONTH = re.compile(r"(20[0-9]{2})-(0[1-9]|1[0-2])")


def month_of(text: str) -> datetime.date | None:
    """The first day of a month in an address (`2026-03`), or None."""
    found = _MONTH.fullmatch(text)
    return datetime.date(int(found[1]), int(found[2]), 1) if found else None


def next_month(month: datetime.date) -> datetime.date:
    """The first day of the following month."""
    return month + datetime.timedelta(days=calendar.monthrange(month.year, month.month)[1])


def months_to(month: datetime.date, count: int) -> list[datetime.date]:
    """So many months up to this one, by their first days."""
    found = [month.replace(day=1)]
    while len(found) < count:
        found.insert(0, (found[0] - datetime.timedelta(days=1)).replace(day=1))
    return found


PERIODS = (1, 3, 6, 12)
"""Months of which groups are shown together: a month, a quarter, half a year, a year, by the calendar."""


@dataclasses.dataclass(frozen=True)
class Period:
    """Months from the day `first` to before `after`. Periods of a place never overlap: overlaps can be subtracted."""

    first: datetime.date
    months: int

    @property
    def after(self) -> datetime.date:
        """The first day that it does not hold."""
        return _months_on(self.first, self.months)

    @property
    def before(self) -> "Period":
        """The period before it."""
        return Period(_months_on(self.first, -self.months), self.months)


def period_of(month: datetime.date, *, at_least: int) -> Period:
    """The period that a month lies in, where a place shows groups of `at_least` so many months."""
    months = next(one for one in PERIODS if one >= at_least)
    return Period(datetime.date(month.year, (month.month - 1) // months * months + 1, 1), months)


def _months_on(month: datetime.date, count: int) -> datetime.date:
    months = month.year * 12 + month.month - 1 + count
    return datetime.date(months // 12, months % 12 + 1, 1)


def may_keep_before(role: str) -> bool:
    """Who brings in what it was like before, and how deprived areas are: managers and coordinators of the place."""
    return role in ("team_manager", "coordinator")
