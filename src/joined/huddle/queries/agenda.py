"""What the house puts on an agenda by itself: asked of every room that the wiring names."""

import datetime
import importlib
import uuid
from collections.abc import Mapping

from django.conf import settings
from django.db import connection

from joined.base import asked, rows, wording
from joined.huddle import models, reasons, words
from joined.huddle.queries import finding
from joined.kit import actors, clock

_ASKED = "SELECT person, day FROM huddle_for_agenda(%s, %s, %s, %s)"
LOOK_BACK = datetime.timedelta(days=7)
"""Before the first sitting of a huddle nobody has sat: so far it looks back."""
PLACES: Mapping[str, int] = {why: place for why, (_, _, place) in settings.AGENDA.items()}
SENTENCES: Mapping[str, str] = {why: sentence for why, (_, sentence, _) in settings.AGENDA.items()}
OF_PARTNERS = ("asked", "asked_again", "carried_over")
"""What a charity reads of why somebody is here: no more than its card says (decisions.md §4)."""


def not_met(*, place_id: uuid.UUID, since: datetime.datetime, on: datetime.date) -> asked.Found:
    """To whom a team said yes, and whom it has not met by the day that it named."""
    return asked.for_agenda(_ASKED, "not_met", place_id, since, on)


def nobody_named(*, place_id: uuid.UUID, since: datetime.datetime, on: datetime.date) -> asked.Found:
    """Who is to be met today or tomorrow, and nobody is named to do it (P1)."""
    return asked.for_agenda(_ASKED, "nobody_named", place_id, since, on)


def sittings_of_today() -> list[uuid.UUID]:
    """Ids of today's sittings that are not over."""
    found = models.Sitting.objects.filter(on=clock.today(), ends_at__gt=clock.now()).exclude(state="closed")
    return list(found.values_list("pk", flat=True))


def reasons_for(*, sitting: models.Sitting) -> dict[uuid.UUID, tuple[reasons.Reason, ...]]:
    """Everybody whom a room has a reason to see at this sitting, with every reason, the weightiest first."""
    window = {"place_id": sitting.huddle.neighbourhood_id, "since": _since(sitting), "on": sitting.on}
    found: dict[uuid.UUID, list[reasons.Reason]] = {}
    for why, (name, _, _) in settings.AGENDA.items():
        room, _, question = name.rpartition(".")
        for person, day in getattr(importlib.import_module(room), question)(**window):
            found.setdefault(person, []).append(reasons.Reason(why, day))
    return {person: reasons.in_order(listed, PLACES) for person, listed in found.items()}


def _since(sitting: models.Sitting) -> datetime.datetime:
    before = models.Sitting.objects.filter(huddle_id=sitting.huddle_id, on__lt=sitting.on).order_by("-on").first()
    if before is None:
        return sitting.starts_at - LOOK_BACK
    return min(before.ends_at, before.closed_at or before.ends_at)


def put_by_house(*, sitting_id: uuid.UUID) -> set[uuid.UUID]:
    """Ids of those who wait on this agenda for a reason that the house found."""
    with rows.context(actors.System("agenda")), connection.cursor() as cursor:
        cursor.execute("SELECT huddle_of_house(%s)", [sitting_id])
        return set(cursor.fetchone()[0])


def stands(*, sitting: models.Sitting, person: uuid.UUID) -> models.AgendaItem | None:
    """Their line on this agenda, the one that waits first; within a context only."""
    there = finding.ITEMS.filter(sitting=sitting, person_id=person)
    return there.filter(state="waiting").first() or there.first()


def why(item: models.AgendaItem, *, times: str = "", is_partner: bool = False) -> str:
    """Why somebody is here, in plain words with each day. `times`: how often they asked, where that is known."""
    if is_partner:
        return words.WHY_HERE.get(item.why, "") if item.why in OF_PARTNERS else ""
    found = reasons.read(item.reasons)
    if times:
        found = tuple(reason for reason in found if reason.why != "asked_again")
    is_told = item.why in {reason.why for reason in found}
    first = times or ("" if is_told else words.WHY_HERE.get(item.why, ""))
    return reasons.in_words(found, SENTENCES, first=first, day=wording.short_day)
