"""On Today: of those whose key worker I am, who runs towards the last day in time and has nothing booked (C31)."""

import dataclasses
import uuid

from joined.base import rows
from joined.caseload import models
from joined.caseload.queries import allowed, listing, shapes, standing
from joined.kit import actors
from joined.people import queries as people

URGENT = ("late", "soon")


@dataclasses.dataclass(frozen=True, kw_only=True)
class Running:
    """Somebody, and where their clock stands."""

    person_id: uuid.UUID
    name: str
    clock: shapes.Clock


def running(*, to: actors.Staff) -> tuple[Running, ...]:
    """Late first, then by their last day; nobody whose next contact is booked in time. The caller writes the look."""
    mine = models.KeyWorker.objects.filter(user_id=to.id, role="lead", until_on=None)
    led = dict(mine.values_list("spell_id", "person_id"))
    if not led:
        return ()
    with rows.narrow(led.values()):
        found = models.Spell.objects.select_related("matter").filter(pk__in=led, matter__ended_at=None)
        clocks = _clocks(allowed.within(found))
        pressing = {person: shown for person, shown in clocks.items() if shown.meaning in URGENT}
        names = people.names(to=to, people=list(pressing))
    said = [
        Running(person_id=person, name=names[person][0], clock=shown)
        for person, shown in pressing.items()
        if person in names
    ]
    return tuple(sorted(said, key=lambda one: (one.clock.due_on or listing.FAR, one.name)))


def _clocks(spells: list[models.Spell]) -> dict[uuid.UUID, shapes.Clock]:
    ids = [spell.pk for spell in spells]
    days, pauses, booked = standing.days_of(ids), standing.pauses_of(ids), listing.booked(ids)
    return {
        spell.person_id: standing.clock_of(
            spell,
            days.get(spell.pk, standing.Days()),
            pauses.get(spell.pk, []),
            booked_on=booked[spell.pk].on_day if spell.pk in booked else None,
        )
        for spell in spells
    }
