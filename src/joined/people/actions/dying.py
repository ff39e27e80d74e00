"""Somebody has died: every message to them stops at once."""

import datetime

from joined.kit import actors
from joined.messages import actions as messages
from joined.people import models
from joined.trail.writing import action


@action
def died(*, by: actors.Actor, person: models.Person, died_on: datetime.date) -> models.Person:
    """The day they died. Whatever was still to go to them goes nowhere."""
    models.Person.objects.filter(pk=person.pk).update(died_on=died_on, changed_by_name=by.name)
    messages.stop_about(by=by, about=person.pk)
    person.refresh_from_db()
    return person
