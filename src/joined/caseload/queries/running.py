"""On Today: of those whose key worker I am, who runs towards the last day in time and has nothing booked (C31)."""

import dataclasses
import uuid

from joined.base import rows
from joined.caseload.queries import listing, opened, shapes, standing
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
    mine = opened.led_by(user=to.id)
    if not mine:
        return ()
    with rows.narrow(mine):
        clocks = _clocks([one for one in opened.of(people=mine) if one.lead_id == to.id])
        pressing = {person: shown for person, shown in clocks.items() if shown.meaning in URGENT}
        names = people.names(to=to, people=list(pressing))
    said = [
        Running(person_id=person, name=names[person][0], clock=shown)
        for person, shown in pressing.items()
        if person in names
    ]
    return tuple(sorted(said, key=lambda one: (one.clock.due_on or listing.FAR, one.name)))


def _clocks(care: list[opened.Open]) -> dict[uuid.UUID, shapes.Clock]:
    facts = opened.facts([one.pk for one in care])
    return {
        one.person_id: standing.clock_of(
            one, facts[one.pk].days, facts[one.pk].paused.pauses, booked_on=facts[one.pk].booked_on
        )
        for one in care
    }
