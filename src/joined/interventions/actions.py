"""A place adds a kind of help to its catalogue, and ends one. What was agreed by it stays readable."""

from __future__ import annotations

import datetime
import typing

from joined.interventions import access, models, rules, words
from joined.kit import actors, clock, errors
from joined.trail.writing import action

if typing.TYPE_CHECKING:  # another room's row is named here, never imported
    from joined.places import models as places


@action
def add(*, by: actors.Actor, place: places.Place, help_: rules.Help) -> models.Intervention:
    """Another kind of help, in this place, from a day on. Raises NotHere for whoever does not keep it, Refused else."""
    access.check_keeps(by=by, place=place)
    for wrong in rules.what_is_wrong(help_=help_, today=clock.today()):
        raise errors.Refused(wrong.sentence, field=wrong.field)
    given = {name: value.strip() if isinstance(value, str) else value for name, value in vars(help_).items()}
    same = models.Intervention.objects.filter(name__iexact=given["name"], until_on=None)
    if same.filter(place=place).exists() or same.filter(place=None).exists():
        raise errors.Refused(words.STANDS_ALREADY, field="name")
    return models.Intervention.objects.create(place=place, written_at=clock.now(), written_by=by.shown, **given)


@action
def end(*, by: actors.Actor, row: models.Intervention, until_on: datetime.date, why: str) -> models.Intervention:
    """From that day on nobody is offered it; courses that run go on. Raises NotHere, or Refused without why."""
    access.check_may_end(by=by, row=row)
    if not why.strip():
        raise errors.Refused(words.SAY_WHY, field="why")
    if until_on < max(clock.today(), row.from_on):
        raise errors.Refused(words.NOT_BEFORE_IT_BEGAN, field="until_on")
    ended = {"until_on": until_on, "ended_at": clock.now(), "ended_by": by.shown, "ended_why": why.strip()}
    if not models.Intervention.objects.filter(pk=row.pk, ended_at=None).update(**ended):
        raise errors.Refused(words.ENDED_ALREADY)
    row.refresh_from_db()
    return row


Help = rules.Help
