"""What a huddle leaves in somebody's story: when they were on an agenda, and what was said about them there."""

import dataclasses
import datetime
import uuid

from joined.huddle import models
from joined.huddle.queries import agenda
from joined.kit import actors
from joined.trail.writing import shows


@dataclasses.dataclass(frozen=True, kw_only=True)
class Brought:
    """Once on an agenda."""

    item_id: uuid.UUID
    sitting_id: uuid.UUID
    huddle: str
    on: datetime.date
    starts_at: datetime.datetime
    is_over: bool
    state: str
    why: str
    ask: str
    brought_by: str
    views: int


@dataclasses.dataclass(frozen=True)
class Items:
    """Every time somebody was on an agenda, latest first."""

    items: tuple[Brought, ...]
    people: tuple[uuid.UUID, ...]


@shows
def items_of(*, to: actors.Actor, person: uuid.UUID) -> Items:
    """When somebody was brought, carried over or taken off, as far as `to` may see."""
    found = (
        models.AgendaItem.objects.filter(person_id=person)
        .select_related("sitting__huddle")
        .only(
            *("why", "reasons", "ask", "brought_by", "state"),
            *("sitting__on", "sitting__starts_at", "sitting__state", "sitting__huddle__name"),
        )
    )
    rows = list(found.order_by("-sitting__starts_at"))
    views: dict[uuid.UUID, int] = {}
    for item_id in models.View.objects.filter(person_id=person).values_list("item_id", flat=True) if rows else ():
        views[item_id] = views.get(item_id, 0) + 1
    return Items(tuple(_brought(row, views.get(row.pk, 0)) for row in rows), (person,))


def _brought(row: models.AgendaItem, views: int) -> Brought:
    return Brought(
        item_id=row.pk,
        sitting_id=row.sitting_id,
        huddle=row.sitting.huddle.name,
        on=row.sitting.on,
        starts_at=row.sitting.starts_at,
        is_over=row.sitting.state == "closed",
        state=row.state,
        why=agenda.why(row),
        ask=row.ask,
        brought_by=row.brought_by,
        views=views,
    )
