"""The yearly physical check: readings with their day, and a clinician's step where one is past a limit (H26)."""

from __future__ import annotations

import datetime
import decimal
import typing
import uuid
from collections.abc import Mapping

from joined.base import rows
from joined.caseload import access, models, queries
from joined.caseload.actions import nexts
from joined.caseload.words import national as words
from joined.kit import actors, clock, errors
from joined.places import queries as places
from joined.steps import actions as steps
from joined.trail.writing import action


@action
def write_checks(
    *,
    by: actors.Staff,
    spell: models.Spell,
    on_day: datetime.date,
    values: Mapping[str, decimal.Decimal],
    user_id: uuid.UUID | None = None,
) -> list[models.Check]:
    """Readings of one day. Those past a limit are a step of `user_id`, or of the team where nobody is named.

    Raises Refused where nothing was read, for a day to come, or for half of a blood pressure.
    """
    access.check_may_check(by=by, spell=spell)
    if not values:
        raise errors.Refused("Write down at least one reading.")
    if on_day > clock.today():
        raise errors.Refused("This is still to come.", field="on_day")
    if ("systolic" in values) != ("diastolic" in values):
        raise errors.Refused("A blood pressure has an upper and a lower value.", field="diastolic")
    with rows.house(spell.person_id):
        written = [
            models.Check.objects.create(
                person_id=spell.person_id,
                spell=spell,
                kind=kind,
                value=value,
                on_day=on_day,
                written_at=clock.now(),
                written_by=by.shown,
            )
            for kind, value in values.items()
        ]
        _somebody_looks(by, spell, frozenset(values), user_id)
    return written


def _somebody_looks(
    by: actors.Staff, spell: models.Spell, written: typing.AbstractSet[str], user_id: uuid.UUID | None
) -> None:
    """A step for what was read now and is past a limit; an element that is looked at already is not asked for twice."""
    waiting = models.Look.objects.filter(spell=spell, done_at=None).values_list("elements", flat=True)
    asked = {element for elements in waiting for element in elements}
    found = [one for one in queries.past_limits(to=by, person=spell.person_id, read=written) if one not in asked]
    if not found or spell.matter.ended_at is not None:
        return
    steps.check_open(spell.matter)
    team = steps.responsible_team(person=spell.person_id)
    someone = user_id if nexts.may_be_named(user_id, team.pk, spell.person_id) else None
    look = models.Look.objects.create(
        person_id=spell.person_id, spell=spell, elements=found, user_id=someone, found_on=clock.today()
    )
    promise_look(by, look)


def promise_look(by: actors.Actor, look: models.Look) -> None:
    """That a clinician looks is a step; within a deed."""
    team = steps.responsible_team(person=look.person_id)
    due_on = clock.working_day(places.local_rule("readings_days", place_id=team.neighbourhood_id))
    nexts.promise(by, look.spell, nexts.Next(words.STEP_LOOK, due_on, "look", look.pk, look.user_id), team=team)


@action
def looked(*, by: actors.Staff, look: models.Look, done: str) -> models.Look:
    """What the clinician did about it. Raises Refused without a word, or where somebody has looked already."""
    access.check_may_check(by=by, spell=look.spell)
    if not done.strip():
        raise errors.Refused("Say what was done or offered, in a line.", field="done")
    with rows.house(look.person_id):
        given = {"done": done.strip(), "done_at": clock.now(), "done_by": by.shown}
        if not models.Look.objects.filter(pk=look.pk, done_at=None).update(**given):
            raise errors.Refused("Somebody has looked at this already.")
        look.refresh_from_db()
        if look.spell.matter.ended_at is None:
            nexts.finish(by, look.spell, "A clinician has looked", look=look.pk)
            nexts.book_if_nothing(by, look.spell)
    return look
