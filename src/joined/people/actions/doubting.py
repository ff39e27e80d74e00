"""Whether somebody is known already: not yet settled, or settled. In-take's own question; nobody else is told."""

from django.db.models import F

from joined.base import rows
from joined.kit import actors
from joined.people import models
from joined.trail.writing import action


@action
def doubt(*, by: actors.Actor, person: models.Person) -> models.Person:
    """We may know them already: provisional until in-take has compared."""
    with rows.house(person.pk):
        _set(person, is_provisional=True)
    return person


@action
def settle(*, by: actors.Actor, person: models.Person) -> models.Person:
    """Compared: this record is its own."""
    with rows.house(person.pk):
        _set(person, is_provisional=False)
    return person


def _set(person: models.Person, *, is_provisional: bool) -> None:
    models.Person.objects.filter(pk=person.pk).update(is_provisional=is_provisional, version=F("version") + 1)
    person.refresh_from_db()
