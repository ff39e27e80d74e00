"""Dated duties (C76): asked once, with a source; each of their days is a step of the team that answers for them."""

from __future__ import annotations

import dataclasses
import datetime

from joined.base import rows
from joined.caseload import access, models
from joined.caseload.actions import nexts
from joined.caseload.words import national as words
from joined.kit import actors, clock, errors
from joined.steps import actions as steps
from joined.trail.writing import action


@dataclasses.dataclass(frozen=True, kw_only=True)
class Dated:
    """A duty before it is written down. `every_days`: 0 where it is once."""

    kind: str
    next_on: datetime.date
    source: str
    every_days: int = 0
    what: str = ""


@action
def begin_duty(*, by: actors.Staff, spell: models.Spell, dated: Dated) -> models.Duty:
    """From now on its next day is a step. Raises Refused without a source, or for a day that is past."""
    access.check_may_see_to_duties(by=by, spell=spell)
    if not dated.source.strip():
        raise errors.Refused("Say who or what says so.", field="source")
    if dated.kind == "other" and not dated.what.strip():
        raise errors.Refused("Say what it is.", field="what")
    if dated.next_on < clock.today():
        raise errors.Refused("Choose today or a day to come.", field="next_on")
    with rows.house(spell.person_id):
        steps.check_open(spell.matter)
        duty = models.Duty.objects.create(
            person_id=spell.person_id,
            spell=spell,
            asked_at=clock.now(),
            asked_by=by.shown,
            **dataclasses.asdict(dated),
        )
        promise_day(by, duty)
    return duty


def promise_day(by: actors.Actor, duty: models.Duty) -> None:
    """Its next day is a step; within a deed."""
    step = nexts.Next(words.STEP_DUTY, duty.next_on, "duty", duty.pk, nexts.lead_of(duty.spell))
    nexts.promise(by, duty.spell, step)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Became:
    """What became of a duty: a key of `words.DUTY_BECAME`. `next_on`: when it is due again, where that is not usual."""

    became: str
    on_day: datetime.date
    line: str = ""
    next_on: datetime.date | None = None


@action
def answer_duty(*, by: actors.Staff, duty: models.Duty, became: Became) -> models.Duty:
    """Done: it comes round again, counted from that day. Did not happen: the huddle hears of it today. Or it is over.

    Raises Refused where a day or a reason is missing, or somebody has answered meanwhile.
    """
    access.check_may_see_to_duties(by=by, spell=duty.spell)
    if became.on_day > clock.today():
        raise errors.Refused("This is still to come.", field="on_day")
    if became.became != "done" and not became.line.strip():
        raise errors.Refused("Say why, in a few words.", field="line")
    next_on = _next_on(duty, became)
    with rows.house(duty.person_id):
        if not models.Duty.objects.filter(pk=duty.pk, ended_at=None, next_on=duty.next_on).update(
            **_after(by, became, next_on)
        ):
            raise errors.Refused("Somebody has answered this already.")
        _keep_answer(by, duty, became)
        duty.refresh_from_db()
        if duty.spell.matter.ended_at is None:
            nexts.finish(by, duty.spell, words.DUTY_BECAME[became.became], duty=duty.pk)
            if duty.ended_at is None:
                promise_day(by, duty)
            nexts.book_if_nothing(by, duty.spell)
    return duty


def _next_on(duty: models.Duty, became: Became) -> datetime.date | None:
    """When it is due again; None where it is over."""
    if became.became == "over" or (became.became == "done" and not duty.every_days and not became.next_on):
        return None
    if became.became == "not_done" and became.next_on is None:
        raise errors.Refused(words.DUTY_NEXT, field="next_on")
    next_on = became.next_on or became.on_day + clock.days(duty.every_days)
    if next_on < clock.today():
        raise errors.Refused("It would be due on a day that is past: say when it is due next.", field="next_on")
    return next_on


def _after(by: actors.Staff, became: Became, next_on: datetime.date | None) -> dict[str, object]:
    missed = {"missed_on": clock.today() if became.became == "not_done" else None}
    if next_on is None:
        return missed | {"ended_at": clock.now(), "ended_by": by.shown}
    return missed | {"next_on": next_on}


def _keep_answer(by: actors.Staff, duty: models.Duty, became: Became) -> None:
    models.DutyDone.objects.create(
        person_id=duty.person_id,
        spell=duty.spell,
        duty=duty,
        due_on=duty.next_on,
        became=became.became,
        on_day=became.on_day,
        line=became.line.strip(),
        written_at=clock.now(),
        written_by=by.shown,
    )
