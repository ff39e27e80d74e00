"""What counts here: the written rule of each of my teams, and those before it (C32)."""

import dataclasses
import datetime
import uuid

from joined.base import wording
from joined.caseload import access, models, words
from joined.caseload.queries import counting
from joined.caseload.rules import contacts as facts
from joined.kit import actors, clock
from joined.places import queries as places


@dataclasses.dataclass(frozen=True, kw_only=True)
class Written:
    """One rule, as everybody reads it."""

    from_on: datetime.date | None
    is_to_come: bool
    ways: str
    partners: str
    groups: str
    max_days: int
    reason: str
    said: str
    written_by: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class Here:
    """What counts for a team today, what will, and what did."""

    team_id: uuid.UUID
    team_name: str
    now: Written
    others: tuple[Written, ...]


@dataclasses.dataclass(frozen=True, kw_only=True)
class WhatCounts:
    """Of my teams that can answer for somebody; `may_write`: whoever leads."""

    teams: tuple[Here, ...]
    may_write: bool


def what_counts(*, to: actors.Staff) -> WhatCounts:
    """Raises NotHere for whoever cares in no team."""
    access.check_has_caseload(to=to)
    teams = [team for team in places.teams(team_ids=to.team_ids) if team.may_hold]
    rows = list(models.TeamRule.objects.filter(team__in=teams).order_by("-from_on"))
    here = tuple(_here(team.pk, team.name, [row for row in rows if row.team_id == team.pk]) for team in teams)
    return WhatCounts(teams=here, may_write=access.is_leader(by=to))


def _here(team_id: uuid.UUID, name: str, rows: list[models.TeamRule]) -> Here:
    now = next((row for row in rows if row.from_on <= clock.today()), None)
    others = tuple(_written(row) for row in rows if row is not now)
    return Here(team_id=team_id, team_name=name, now=_written(now) if now else _usual(), others=others)


def _usual() -> Written:
    return Written(
        from_on=None,
        is_to_come=False,
        ways=_ways(facts.DEFAULT.mechanisms),
        partners=words.YES,
        groups=words.YES,
        max_days=facts.DEFAULT.max_days,
        reason="",
        said=words.RULE_NOT_AGREED,
        written_by="",
    )


def _written(row: models.TeamRule) -> Written:
    return Written(
        from_on=row.from_on,
        is_to_come=row.from_on > clock.today(),
        ways=_ways(row.mechanisms),
        partners=words.YES if row.counts_partner else words.NO,
        groups=words.YES if row.counts_group else words.NO,
        max_days=row.max_days,
        reason=row.reason,
        said=counting.said(row),
        written_by=row.written_by,
    )


def _ways(codes: frozenset[str] | list[str]) -> str:
    return wording.joined([words.MECHANISMS[code].lower() for code in words.MECHANISMS if code in codes])
