"""Contacts on days 25 to 28: how many of them were a check-in only. Of teams by month, never of a worker (S3, H16)."""

import collections
import datetime
import typing
import uuid
from collections.abc import Collection, Iterable, Mapping

from joined.caseload import models
from joined.caseload.queries import allowed, shapes, standing
from joined.caseload.rules import interval, measures
from joined.kit import clock

FEWER_THAN = 5
"""Months with fewer people behind them are not shown: the national rule for small numbers (domain.md §5.7)."""


class Ended(typing.NamedTuple):
    """An interval that a contact ended: on which day, how long it was of how many days, and whether help was given."""

    on: datetime.date
    days: int
    max_days: int
    helped: bool


Kept = Mapping[uuid.UUID, list[Ended]]


def ended(*, people: Collection[uuid.UUID], since: datetime.date) -> Kept:
    """Of each person in care now, intervals that ended after a day; their days leave wards and breaks out."""
    open_now = models.Spell.objects.select_related("matter").filter(person_id__in=people, matter__ended_at=None)
    spells = allowed.within(open_now)
    ids = [spell.pk for spell in spells]
    pauses, met = standing.pauses_of(ids), _met(ids)
    found: dict[uuid.UUID, list[Ended]] = collections.defaultdict(list)
    for spell in spells:
        days = met[spell.pk]
        stretches = interval.intervals(
            began_on=spell.began_on,
            contacts=days,
            pauses=pauses[spell.pk],
            today=clock.today(),
            max_days=spell.max_days,
        )
        found[spell.person_id] += [
            Ended(one.until_on, one.days, spell.max_days, days[one.until_on])
            for one in stretches
            if one.ended_by == "contact" and one.until_on and one.until_on > since
        ]
    return found


def _met(spells: Collection[uuid.UUID]) -> dict[uuid.UUID, dict[datetime.date, bool]]:
    """Days of contacts that count of each spell, and whether any contact of that day was a session of help."""
    counted = models.Contact.objects.filter(spell_id__in=spells, counts=True, replaced_at=None)
    found: dict[uuid.UUID, dict[datetime.date, bool]] = collections.defaultdict(dict)
    for spell_id, on_day, course_id in counted.values_list("spell_id", "on_day", "course_id"):
        found[spell_id][on_day] = found[spell_id].get(on_day, False) or course_id is not None
    return found


def by_month(kept: Iterable[list[Ended]], ends: Iterable[datetime.date]) -> tuple[shapes.LastDays, ...]:
    """Of these people, each month by its last day; nothing of a month with contacts of fewer than five of them."""
    each = list(kept)
    return tuple(shapes.LastDays(month=end, share=_share(each, end)) for end in ends)


def _share(each: list[list[Ended]], end: datetime.date) -> measures.Share | None:
    first = end.replace(day=1)
    found = [_of_one(one for one in its if first <= one.on <= end) for its in each]
    behind = [one for one in found if one.whole]
    return _sum(behind) if len(behind) >= FEWER_THAN else None


def _of_one(its: Iterable[Ended]) -> measures.Share:
    """Of one person, whose interval may have changed meanwhile."""
    return _sum(measures.last_moment(contacts=[(one.days, one.helped)], max_days=one.max_days) for one in its)


def _sum(shares: Iterable[measures.Share]) -> measures.Share:
    found = list(shares)
    return measures.Share(sum(one.part for one in found), sum(one.whole for one in found))
