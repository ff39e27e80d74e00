"""Where else somebody could go: services outside, teams that say whom they take, and what helps while they wait."""

import dataclasses
import datetime
import uuid
from collections.abc import Iterable

from django.db.models import Q

from joined.kit import clock
from joined.places import models, rules


def around(*, place_id: uuid.UUID | None) -> list[uuid.UUID]:
    """A place and those that it lies within, from near to far; every place where it is not known."""
    if place_id is None:
        return list(models.Place.objects.values_list("pk", flat=True))
    found, current = [], models.Place.objects.select_related("within__within").filter(pk=place_id).first()
    while current:
        found.append(current.pk)
        current = current.within
    return found


def outside_services(*, place_id: uuid.UUID | None) -> list[models.OutsideService]:
    """Services outside that this place, or one that it lies within, hands people on to."""
    known = models.OutsideService.objects.filter(place_id__in=around(place_id=place_id), closed_on=None)
    return list(known.order_by("kind", "name"))


def outside_service(service_id: uuid.UUID) -> models.OutsideService:
    """One service outside."""
    return models.OutsideService.objects.get(pk=service_id)


def useful_now(*, place_id: uuid.UUID | None) -> list[models.UsefulNow]:
    """What helps while somebody waits here, the nearest first."""
    today, near = clock.today(), around(place_id=place_id)
    known = models.UsefulNow.objects.filter(place_id__in=near, from_on__lte=today)
    found = known.filter(Q(until_on=None) | Q(until_on__gt=today)).order_by("words")
    return sorted(found, key=lambda row: near.index(row.place_id))


@dataclasses.dataclass(frozen=True, kw_only=True)
class NextDoor:
    """A team as somebody who looks for another door needs it: its rules, its room, and which rule is missed."""

    team: models.Team
    helps: tuple[str, ...]
    room: str
    room_said_on: datetime.date | None
    missed: tuple[str, ...]


def next_doors(
    *, neighbourhood_id: uuid.UUID | None, age: int | None, help_kind: str = "", but: Iterable[uuid.UUID] = ()
) -> list[NextDoor]:
    """Teams that say whom they take, those that miss no rule first."""
    names = dict(models.Place.objects.values_list("pk", "name"))
    said = models.Accepts.objects.filter(team__closed_on=None).exclude(team_id__in=list(but))
    found = []
    for row in said.select_related("team__organisation").order_by("team__name"):
        door = rules.Door(
            age_from=row.age_from,
            age_to=row.age_to,
            neighbourhoods=frozenset(uuid.UUID(one) for one in row.neighbourhoods),
            helps=frozenset(row.helps),
        )
        area = names.get(neighbourhood_id, "there")
        missed = rules.rules_missed(door, age=age, neighbourhood=neighbourhood_id, area=area, help_kind=help_kind)
        helps = tuple(rules.HELP_KINDS[kind] for kind in row.helps)
        found.append(
            NextDoor(team=row.team, helps=helps, room=row.room, room_said_on=row.room_said_on, missed=tuple(missed))
        )
    return sorted(found, key=lambda door: len(door.missed))
