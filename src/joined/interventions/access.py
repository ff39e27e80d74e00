"""Who writes into a place's catalogue: whoever keeps the place. It names nobody, so everybody at work reads it."""

from joined.interventions import models
from joined.kit import actors, errors
from joined.places import access as places


def check_keeps(*, by: actors.Actor, place: object) -> None:
    """Raises NotHere for whoever does not keep this place."""
    places.check_keeps(by, place)


def check_may_switch(*, by: actors.Actor, row: models.Intervention, place: object) -> None:
    """Whoever keeps a place switches the standard's own off there. Raises NotHere for what a place added itself."""
    if row.place_id is not None:
        raise errors.NotHere()
    places.check_keeps(by, place)


def check_may_end(*, by: actors.Actor, row: models.Intervention) -> None:
    """The standard's own is ended by no place. Raises NotHere for it, and for another's."""
    if row.place is None:
        raise errors.NotHere()
    places.check_keeps(by, row.place)
