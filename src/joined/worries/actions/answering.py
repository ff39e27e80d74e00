"""What in-take does with a worry. The sender is listened to, and told nothing about the person."""

from __future__ import annotations

import dataclasses
import datetime
import typing
import uuid

from joined.base import rows
from joined.kit import actors, clock, errors
from joined.places import queries as places
from joined.steps import actions as steps
from joined.steps import queries as standing
from joined.trail.writing import action
from joined.worries import access, models, rules, words

if typing.TYPE_CHECKING:  # another room's row is named here, never imported
    from joined.accounts import models as accounts
    from joined.places import models as places_models


@action
def take(*, by: actors.Actor, worry: models.Worry, holder: accounts.User) -> models.Worry:
    """Somebody of in-take puts their name to it."""
    access.check_may_work_on(by=by, worry=worry)
    return _change(worry, holder=holder, holder_since=clock.now())


@action
def rang(*, by: actors.Actor, worry: models.Worry, added: str, assessment: str = "not_asked") -> models.Worry:
    """Somebody listened to the sender. What they added stands beside what they wrote; the next step says what comes.

    An assessment that they would like becomes a step: the council is asked (Care Act 2014, section 10).
    """
    access.check_may_work_on(by=by, worry=worry)
    state = rules.WORRY.after(worry.state, "read")
    decide = _next(words.DECIDE_STEP, worry.team, clock.working_day(1), worry)
    with rows.house(worry.person_id):
        _finish(by, worry, "They were rung and listened to")
        steps.promise(by=by, matter=worry.matter, step=decide)
        if assessment == "wanted" and worry.assessment != "wanted":
            ask = _next(words.ASSESSMENT_STEP, worry.team, clock.working_day(1), worry, source="assessment")
            steps.promise(by=by, matter=worry.matter, step=ask)
    joined = "\n".join(part for part in (worry.added, added.strip()) if part)
    return _change(worry, state=state, rang_at=clock.now(), rang_by=by.shown, added=joined, assessment=assessment)


@action
def pass_on(*, by: actors.Actor, worry: models.Worry, to: str) -> models.Worry:
    """An early warning: a step of the responsible team, or of duty, within one working day of receipt (T7).

    The worry keeps its holder. Raises Refused where no duty is staffed.
    """
    access.check_may_work_on(by=by, worry=worry)
    state = rules.WORRY.after(worry.state, "pass on")
    team = _warned(worry, to)
    due_on = rules.early_by(worry.received_at, clock.today())
    with rows.house(worry.person_id):
        steps.promise(by=by, matter=worry.matter, step=_next(words.EARLY_STEP, team, due_on, worry, source="early"))
        decide = _next(words.DECIDE_STEP, worry.team, clock.working_day(2), worry)
        _finish(by, worry, f"Passed to {team.name}")
        steps.promise(by=by, matter=worry.matter, step=decide)
    return _change(worry, state=state, passed_to=team.name)


def _warned(worry: models.Worry, to: str) -> places_models.Team:
    with rows.house(worry.person_id):
        responsible = steps.responsible_team(person=worry.person_id)
    if to == "team" and responsible.pk != worry.team_id:
        return responsible
    duty = places.duty(neighbourhood_id=worry.person.neighbourhood_id)
    if duty is None:
        raise errors.Refused("No duty is staffed here. Ring 111 option 2 with what you know.", field="to")
    return duty.team


@action
def answer(*, by: actors.Actor, worry: models.Worry, done: str) -> models.Worry:
    """Its only end: what was done is written, and nobody is still to look in (P1).

    Raises Refused without words, or while a team that was warned has not answered.
    """
    access.check_may_work_on(by=by, worry=worry)
    state = rules.WORRY.after(worry.state, "answer")
    if not done.strip():
        raise errors.Refused(words.SAY_DONE, field="done")
    with rows.house(worry.person_id):
        if standing.has_open(to=by, matter=worry.matter_id, source="early"):
            raise errors.Refused(words.STILL_EARLY)
        _finish(by, worry, "Answered")
        _change(worry, state=state, answered_at=clock.now(), answered_by=by.shown, done=done.strip())
        steps.end(by=by, matter=worry.matter, ending="answered", words=done)
    return worry


def _finish(by: actors.Actor, worry: models.Worry, reason: str) -> None:
    steps.finish_source(by=by, matter=worry.matter, source="worry", reason=reason)


def _next(
    what: str, team: places_models.Team, due_on: datetime.date, worry: models.Worry, *, source: str = "worry"
) -> steps.Next:
    step = steps.Next(what=what, team=team, due_on=due_on, source=source, source_id=worry.pk)
    if source == "worry" and worry.holder_id:
        return dataclasses.replace(step, someone_id=worry.holder_id)
    return step


def _change(worry: models.Worry, **values: object) -> models.Worry:
    with rows.house(worry.person_id):
        models.Worry.objects.filter(pk=worry.pk).update(**values)
        worry.refresh_from_db()
    return worry


@action
def move_person(*, by: actors.Actor, from_: uuid.UUID, to: uuid.UUID) -> None:
    """Worries about a provisional person become worries about the matched person; still nobody's own words."""
    with rows.house(from_, to):
        models.Worry.objects.filter(person_id=from_).update(person_id=to)
