"""The national wait for community mental health care: until somebody has met somebody, was asked, heard and helped.

Source: NHS England's published processing of the Mental Health Services Data Set (adult community waiting times, four
weeks). Nothing pauses it, neither somebody's not coming nor their own wish; a huddle, a text or a signpost never stops
it. Unlike the 28 days between contacts nothing here is a local rule.
"""

import dataclasses
import datetime
import typing
from collections.abc import Iterable, Mapping

from joined.caseload.rules import contacts
from joined.caseload.words import national as words
from joined.kit import months

TEAM_TYPES = frozenset({"A05", "A06", "A08", "A09", "A12", "A13", "A16", "C10"})
ALSO_FOR_ACCESS = frozenset({"A14", "D05"})
"""Types of team whose contacts count as well where two contacts are asked for, and not for the wait."""
OLD_TEAM_TYPES = {"C03": "C10"}
ADULT_FROM = 18
JOINED_DAYS = 5
IN_TIME_DAYS = 28
HEARD_FROM = datetime.date(2024, 4, 1)
"""Spells that begin, or have their first contact, from this day on need an assessment too."""
REFERENCE_SETS: Mapping[str, str] = {
    "1853441000000109": "heard",
    "1853461000000105": "helped",
    "1853481000000101": "helped",
    "1853451000000107": "helped",
}
"""SNOMED CT reference sets: assessments; psychological, psychosocial, medication and physical help."""
NEVER = frozenset({"11429006", "975131000000104", "2386021000000108"})
"""Consultation, signposting, and talking about somebody with another professional."""
NOT_A_MEASURE = "current_view"


@dataclasses.dataclass(frozen=True, kw_only=True)
class Referral:
    """A referral as the national count reads it; `ended_on` is its discharge, else rejection, else closure."""

    received_on: datetime.date
    ended_on: datetime.date | None = None
    team_type: str
    age: int
    is_of_england: bool | None = None
    has_ward_stay: bool = False


class Activity(typing.NamedTuple):
    """Coded work, with the person or about them: SNOMED concept and the reference set that it is in."""

    on: datetime.date
    concept: str
    reference_set: str


class Plan(typing.NamedTuple):
    """A care plan, and whether there is a record that it was agreed."""

    created_on: datetime.date
    updated_on: datetime.date
    is_agreed: bool


@dataclasses.dataclass(frozen=True, kw_only=True)
class Evidence:
    """What was done for one person by the teams in scope. `scores`: day and scale of each measure of outcome."""

    seen: tuple[contacts.Contact, ...] = ()
    scores: tuple[tuple[datetime.date, str], ...] = ()
    activities: tuple[Activity, ...] = ()
    plans: tuple[Plan, ...] = ()


class Spell(typing.NamedTuple):
    """Referrals that are one wait; open while `ended_on` is None."""

    began_on: datetime.date
    ended_on: datetime.date | None


@dataclasses.dataclass(frozen=True)
class Wait:
    """A wait: the first day of each of `words.WAITS`, which are asked for, and the day on which it was over.

    `days` until then, until the spell ended without, or until today.
    """

    first: Mapping[str, datetime.date | None]
    needed: tuple[str, ...]
    stopped_on: datetime.date | None
    days: int
    is_waiting: bool

    @property
    def is_in_time(self) -> bool:
        """Over within 28 days, day 28 with them."""
        return self.stopped_on is not None and self.days <= IN_TIME_DAYS


def in_scope(*, referral: Referral, team_types: frozenset[str] = TEAM_TYPES) -> bool:
    """Whether the national count reads this referral."""
    kind = OLD_TEAM_TYPES.get(referral.team_type, referral.team_type)
    is_here = referral.is_of_england is not False
    return referral.age >= ADULT_FROM and kind in team_types and is_here and not referral.has_ward_stay


def spells(*, referrals: Iterable[Referral]) -> list[Spell]:
    """Waits of one person with one provider: referrals at the same time, or up to five days apart, are one."""
    found: list[Spell] = []
    for one in sorted((r for r in referrals if in_scope(referral=r)), key=lambda r: r.received_on):
        last = found[-1] if found else None
        if last and (last.ended_on is None or (one.received_on - last.ended_on).days <= JOINED_DAYS):
            ends = (last.ended_on, one.ended_on)
            found[-1] = Spell(last.began_on, None if None in ends else max(end for end in ends if end))
        else:
            found.append(Spell(one.received_on, one.ended_on))
    return found


def wait(*, spell: Spell, evidence: Evidence, today: datetime.date) -> Wait:
    """The wait of a spell as it stands today: over on the latest of the first days of all that is asked for."""
    end = min(spell.ended_on or today, today)
    first = {
        name: min((day for day in days if spell.began_on <= day <= end), default=None)
        for name, days in _days(evidence, spell.began_on).items()
    }
    needed = tuple(name for name in words.WAITS if name != "heard" or _needs_heard(spell, first["met"]))
    had = [day for name in needed if (day := first[name]) is not None]
    stopped_on = max(had) if len(had) == len(needed) else None
    days = ((stopped_on or end) - spell.began_on).days
    is_open = spell.ended_on is None or spell.ended_on > today
    return Wait(first, needed, stopped_on, days, is_waiting=stopped_on is None and is_open)


def checklist(*, wait: Wait) -> list[tuple[str, datetime.date | None]]:
    """What somebody has had, in words, with the day or None: only what is asked for, in its order."""
    return [(words.WAITS[name], wait.first[name]) for name in wait.needed]


def two_contacts(
    *, referral: Referral, seen: Iterable[contacts.Contact], until_on: datetime.date
) -> datetime.date | None:
    """The second direct contact of one referral in the twelve months up to `until_on`, or None (national access)."""
    if not in_scope(referral=referral, team_types=TEAM_TYPES | ALSO_FOR_ACCESS):
        return None
    days = sorted(day for day in _direct(seen) if day <= until_on < months.later(day, 12))
    return days[1] if len(days) > 1 else None


def _needs_heard(spell: Spell, met: datetime.date | None) -> bool:
    return spell.began_on >= HEARD_FROM or met is None or met >= HEARD_FROM


def _direct(seen: Iterable[contacts.Contact]) -> list[datetime.date]:
    return [one.on for one in seen if contacts.is_direct(attendance=one.attendance, mechanism=one.mechanism)]


def _days(evidence: Evidence, began_on: datetime.date) -> dict[str, list[datetime.date]]:
    coded: dict[str, list[datetime.date]] = {"heard": [], "helped": []}
    for activity in evidence.activities:
        name = REFERENCE_SETS.get(activity.reference_set)
        if name and activity.concept.partition(":")[0] not in NEVER:
            coded[name].append(activity.on)
    agreed = [plan for plan in evidence.plans if plan.is_agreed]
    plans = [plan.created_on if plan.created_on >= began_on else plan.updated_on for plan in agreed]
    scored = [day for day, scale in evidence.scores if scale != NOT_A_MEASURE]
    return {
        "met": _direct(evidence.seen),
        "asked": scored,
        "heard": coded["heard"],
        "helped": plans + coded["helped"],
    }
