"""What whoever writes a worry is told: by when a person reads it."""

import datetime
import uuid

from joined.kit import clock
from joined.places import queries as places


def first_read(*, danger: str, place: uuid.UUID | None) -> datetime.datetime:
    """By when a person reads what is sent now: in-take, or duty where it cannot wait and they are there sooner."""
    reads_by = places.read_by(clock.now(), places.hours(neighbourhood_id=place))
    if danger != "cannot_wait":
        return reads_by
    return min(reads_by, places.duty_by(places.duty(neighbourhood_id=place), neighbourhood_id=place) or reads_by)
