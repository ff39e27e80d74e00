"""Which local rule stands in a place today, and what a place has set otherwise than usual."""

import datetime
import typing
import uuid
from collections.abc import Iterable

from django.db.models import CharField, DateField, Q, QuerySet

from joined.base import often
from joined.kit import clock
from joined.places import models, rules


def local_rule(name: str, *, place_id: uuid.UUID | None) -> int:
    """The value of a local rule here and today."""
    return local_rule_each(name, place_ids=[place_id])[place_id]


def hours(*, neighbourhood_id: uuid.UUID | None) -> rules.Hours:
    """When the in-take of a neighbourhood works, by its local rules."""
    return rules.Hours(
        opens=local_rule("intake_opens_hour", place_id=neighbourhood_id),
        closes=local_rule("intake_closes_hour", place_id=neighbourhood_id),
        minutes=local_rule("named_worker_minutes", place_id=neighbourhood_id),
        replies_by=local_rule("intake_replies_by_hour", place_id=neighbourhood_id),
    )


def local_rules(names: Iterable[str], *, place_id: uuid.UUID | None) -> dict[str, int]:
    """The values of several local rules here and today, in one statement."""
    found: dict[str, list[tuple[datetime.date, datetime.date | None, int]]] = {name: [] for name in names}
    for row in models.LocalRule.objects.filter(place_id=place_id, name__in=found) if place_id else ():
        found[row.name].append((row.from_on, row.until_on, row.value))
    return {name: rules.value_on(name, rows, clock.today()) for name, rows in found.items()}


_RULES = often.Question(
    lambda: models.LocalRule.objects.filter(
        place_id__among=often.Given("places"), name=often.Given("name", CharField())
    ).values_list("place_id", "from_on", "until_on", "value")
)


def local_rule_each(name: str, *, place_ids: Iterable[uuid.UUID | None]) -> dict[uuid.UUID | None, int]:
    """The value of one local rule today in each of these places, in one statement."""
    wanted = set(place_ids)
    rows: dict[uuid.UUID | None, list] = {place_id: [] for place_id in wanted}
    for place_id, *row in _RULES(places=often.ids(wanted - {None}), name=name) if wanted - {None} else ():
        rows[place_id].append(tuple(row))
    return {place_id: rules.value_on(name, found, clock.today()) for place_id, found in rows.items()}


class Set(typing.NamedTuple):
    """A local rule as a place has set it, otherwise than usual; the names are those of the columns."""

    place_id: uuid.UUID
    place__name: str
    name: str
    value: int
    from_on: datetime.date
    agreed_by: str
    lived_experience_count: int


_TODAY = often.Given("today", DateField())


def _begun() -> QuerySet[models.LocalRule]:
    """In force today, what was set last at the end."""
    begun = models.LocalRule.objects.filter(Q(until_on=None) | Q(until_on__gt=_TODAY), from_on__lte=_TODAY)
    return begun.order_by("from_on")


_SET_THERE = often.Question(
    lambda: (
        _begun()
        .filter(place_id__in=models.Team.objects.filter(pk__among=often.Given("teams")).values("neighbourhood_id"))
        .values_list(*Set._fields)
    )
)

_SET_NOW = often.Question(lambda: _begun().filter(name=often.Given("name", CharField())).values_list(*Set._fields))


def set_for(*, names: Iterable[str], team_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, dict[str, Set]]:
    """Of several local rules those in force today where each of these teams works; the usual has none."""
    wanted, teams = set(names), list(team_ids)
    rows = [Set(*columns) for columns in _SET_THERE(teams=often.ids(teams), today=clock.today())]
    rows = [row for row in rows if row.name in wanted]
    places = places_of(team_ids=teams) if rows else {}
    return {team: {row.name: row for row in rows if row.place_id == places.get(team)} for team in teams}


def set_now(name: str) -> dict[uuid.UUID, Set]:
    """Where this rule is set otherwise than usual today, and what says so, in one statement."""
    rows = [Set(*columns) for columns in _SET_NOW(name=name, today=clock.today())]
    return {row.place_id: row for row in rows}


def places_of(*, team_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, uuid.UUID | None]:
    """Where each of these teams works; None where that is everywhere."""
    return dict(models.Team.objects.filter(pk__in=set(team_ids)).values_list("pk", "neighbourhood_id"))
