"""Who may see whose numbers. Nobody's row is ever shown here; the database holds the same rules (`insight_counts`)."""

import dataclasses
import uuid

from django.db import connection

from joined.huddle import access as huddle
from joined.insight import rules
from joined.kit import actors, errors
from joined.people import access as people

_PLACES = """
    SELECT id, name FROM places_place
     WHERE kind = 'neighbourhood' AND until_on IS NULL AND insight_is_of(%s, id) ORDER BY name
"""


@dataclasses.dataclass(frozen=True)
class Place:
    """A neighbourhood whose numbers somebody may see."""

    id: uuid.UUID
    name: str


def places(*, to: actors.Actor) -> tuple[Place, ...]:
    """Neighbourhoods in which the organisation of a manager, chair or coordinator works; for everybody else none."""
    if not huddle.may_see_numbers(by=to):
        return ()
    with connection.cursor() as cursor:
        cursor.execute(_PLACES, [to.organisation])
        return tuple(Place(*row) for row in cursor.fetchall())


def check_place(*, to: actors.Actor, place_id: uuid.UUID | None) -> Place:
    """Raises NotHere unless they may see this neighbourhood's numbers."""
    for place in places(to=to):
        if place.id == place_id:
            return place
    raise errors.NotHere()


def may_see_ours(*, to: actors.Actor) -> bool:
    """The twin of `check_ours`."""
    return to.kind == "staff" and to.role_class != "volunteer" and people.reaches_anybody(by=to)


def check_ours(*, to: actors.Actor) -> None:
    """Whoever works with people sees their own organisation's numbers. Raises NotHere for everybody else."""
    if not may_see_ours(to=to):
        raise errors.NotHere()


def check_may_keep(*, by: actors.Actor, place_id: uuid.UUID) -> Place:
    """Managers and coordinators of a place bring in what it was like before. Raises NotHere or Forbidden."""
    place = check_place(to=by, place_id=place_id)
    if not rules.may_keep_before(by.role):
        raise errors.Forbidden("A manager or coordinator of the neighbourhood brings this in. Ask them.")
    return place
