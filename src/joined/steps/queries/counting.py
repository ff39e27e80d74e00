"""Numbers without anybody in them, from listed functions: pace, reply times, and where we said no."""

import dataclasses
import datetime
import functools
import math
import uuid
from collections.abc import Callable

from django.db import connection

from joined.base import rows
from joined.kit import actors, clock
from joined.places import queries as places
from joined.steps import words

WEEKS = 4
DAYS_LOOKED_AT = 90
FEWER_THAN = 5
"""Counts of people below this are shown as "fewer than 5" (decisions.md §6)."""
NEXT = 5
FUNDERS = ("commissioner",)
"""Role classes that know nobody here: a larger number hides, no number is exact, and no words of one no are shown."""


def pace(*, to: actors.Staff, team_ids: list[uuid.UUID]) -> dict[uuid.UUID, int]:
    """How many people these teams of mine let go of in the last four weeks: accepted by another team, or ended."""
    since = clock.now() - datetime.timedelta(weeks=WEEKS)
    return dict(_listed(to, "SELECT team, let_go FROM steps_pace(%s, %s)", [team_ids, since]))


def reply_hours(*, to: actors.Staff, team_ids: list[uuid.UUID]) -> dict[uuid.UUID, tuple[int, int]]:
    """How long each of these teams took to answer when asked, in hours (the median), and of how many answers."""
    since = clock.now() - clock.days(DAYS_LOOKED_AT)
    found = _listed(to, "SELECT team, hours, answers FROM steps_reply_hours(%s, %s)", [team_ids, since])
    return {team: (hours, answers) for team, hours, answers in found}


@dataclasses.dataclass(frozen=True, kw_only=True)
class NoCount:
    """How often a team said no for one reason; small numbers are said in words."""

    team_name: str
    reason: str
    is_reason: bool
    count: str


def noes(*, to: actors.Staff) -> list[NoCount]:
    """Where we said no in the last 90 days: by team and reason, the most often first."""
    since = clock.now() - clock.days(DAYS_LOOKED_AT)
    found = _listed(to, "SELECT team, reason, is_direct, noes FROM steps_noes(%s) ORDER BY noes DESC, team", [since])
    say = _sayer(to)
    names = words.REASONS_FOR_NO | words.NOT_REASONS
    return [
        NoCount(
            team_name=team,
            reason=names.get(code, "No reason given"),
            is_reason=not (is_direct and code in words.NOT_REASONS),
            count=say(count),
        )
        for team, code, is_direct, count in found
    ]


def twice_declined(*, to: actors.Staff) -> str:
    """About how many matters two teams or more said no in the last 90 days."""
    since = clock.now() - clock.days(DAYS_LOOKED_AT)
    return _sayer(to)(_listed(to, "SELECT steps_twice_declined(%s)", [since])[0][0])


def offered_instead(*, to: actors.Staff) -> list[tuple[str, str, str]]:
    """Where an NHS or council team gave what is no reason: team, the reason, and what it can offer, latest first.

    Nothing for funders: each is the record of one no (AC-109).
    """
    if to.role_class in FUNDERS:
        return []
    since = clock.now() - clock.days(DAYS_LOOKED_AT)
    found = _listed(to, "SELECT team, reason, can_offer FROM steps_offered_instead(%s)", [since])
    return [(team, words.NOT_REASONS.get(code, code), offer) for team, code, offer in found]


def shown(count: int) -> str:
    """A count of people as anybody may read it."""
    return str(count) if count == 0 or count >= FEWER_THAN else f"fewer than {FEWER_THAN}"


def shown_to_funders(count: int, *, least: int) -> str:
    """The same for whoever pays and knows nobody: hidden below `least`, zero included, else up to the next 5 (T40)."""
    return f"fewer than {least}" if count < least else f"up to {NEXT * math.ceil(count / NEXT)}"


def _sayer(to: actors.Staff) -> Callable[[int], str]:
    """◆ funder_small_number: the strictest of all neighbourhoods, as these counts are of several."""
    if to.role_class not in FUNDERS:
        return shown
    every = [place.pk for place in places.neighbourhoods()]
    least = max(places.local_rule_each("funder_small_number", place_ids=[None, *every]).values())
    return functools.partial(shown_to_funders, least=least)


def _listed(to: actors.Staff, sql: str, given: list[object]) -> list[tuple]:
    with rows.acting(to), connection.cursor() as cursor:
        cursor.execute(sql, given)
        return cursor.fetchall()
