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


@action
def switch_off(
    *, by: actors.Actor, place: places.Place, row: models.Intervention, from_on: datetime.date, why: str
) -> models.SwitchedOff:
    """One of the standard's own is not offered in this place from that day on; courses that run go on.

    Raises NotHere for whoever does not keep the place, Refused without why, for a day that is past, or twice.
    """
    access.check_may_switch(by=by, row=row, place=place)
    if not why.strip():
        raise errors.Refused(words.SAY_WHY, field="why")
    if from_on < clock.today():
        raise errors.Refused(words.TODAY_OR_LATER, field="from_on")
    if models.SwitchedOff.objects.filter(intervention=row, place=place, until_on=None).exists():
        raise errors.Refused(words.OFF_ALREADY)
    given = {"why": why.strip(), "off_at": clock.now(), "off_by": by.shown}
    return models.SwitchedOff.objects.create(intervention=row, place=place, from_on=from_on, **given)


@action
def switch_on(*, by: actors.Actor, off: models.SwitchedOff) -> models.SwitchedOff:
    """It is offered again from today, or was never off where that had not begun. Raises NotHere, Refused twice."""
    access.check_may_switch(by=by, row=off.intervention, place=off.place)
    on = {"until_on": max(clock.today(), off.from_on), "back_at": clock.now(), "back_by": by.shown}
    if not models.SwitchedOff.objects.filter(pk=off.pk, until_on=None).update(**on):
        raise errors.Refused(words.ON_ALREADY)
    off.refresh_from_db()
    return off


Help = rules.Help
