"""What is brought in beside what we count ourselves: each with its source, and nothing of it is overwritten."""

import uuid
from collections.abc import Sequence

from joined.insight import access, models, reading
from joined.kit import actors, clock
from joined.trail.writing import action


@action
def keep_before(*, by: actors.Staff, place_id: uuid.UUID, found: Sequence[reading.Before]) -> None:
    """What a neighbourhood counted before; an earlier number of the same measure ends. Raises NotHere or Forbidden."""
    access.check_may_keep(by=by, place_id=place_id)
    now = clock.now()
    earlier = models.Before.objects.filter(place_id=place_id, until_at=None)
    earlier.filter(measure__in=[one.measure for one in found]).update(until_at=now)
    models.Before.objects.bulk_create(
        models.Before(
            place_id=place_id,
            measure=one.measure,
            value=one.value,
            out_of=one.out_of,
            source=one.source,
            counted_on=one.counted_on,
            kept_at=now,
            kept_by=by.name,
        )
        for one in found
    )


@action
def keep_areas(*, by: actors.Staff, place_id: uuid.UUID, found: Sequence[reading.Area]) -> None:
    """How deprived areas are; what was known of the same postcodes ends. Raises NotHere or Forbidden."""
    access.check_may_keep(by=by, place_id=place_id)
    now = clock.now()
    earlier = models.Area.objects.filter(until_at=None)
    earlier.filter(begins__in=[one.begins for one in found]).update(until_at=now)
    models.Area.objects.bulk_create(
        models.Area(
            begins=one.begins,
            decile=one.decile,
            lsoa=one.lsoa,
            year=one.year,
            source=one.source,
            kept_at=now,
            kept_by=by.name,
        )
        for one in found
    )
