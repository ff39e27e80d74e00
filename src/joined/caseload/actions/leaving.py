"""Days on which a worker is away, written down by themselves; no clock of anybody waits for them."""

import datetime

from joined.caseload import access, models
from joined.kit import actors, clock, errors
from joined.trail.writing import action


@action
def be_away(*, by: actors.Staff, from_on: datetime.date, until_on: datetime.date) -> models.Away:
    """From the first to the last day, both included. Raises Refused for days that are past, or none."""
    access.check_has_caseload(to=by)
    if until_on < from_on or until_on < clock.today():
        raise errors.Refused("Choose a last day that is to come and not before the first.", field="until_on")
    return models.Away.objects.create(
        user_id=by.id, from_on=from_on, until_on=until_on, written_at=clock.now(), written_by=by.shown
    )


@action
def be_back(*, by: actors.Staff, away: models.Away) -> models.Away:
    """They are there after all. Raises NotHere for somebody else's days."""
    if away.user_id != by.id:
        raise errors.NotHere()
    models.Away.objects.filter(pk=away.pk, taken_back_at=None).update(taken_back_at=clock.now())
    away.refresh_from_db()
    return away
