"""Courses of help: agreed with somebody, planned, begun by their first session, and ended with a word why (C34)."""

from __future__ import annotations

import dataclasses
import datetime
import typing
import uuid

from joined.base import rows, versions, wording
from joined.caseload import access, models, words
from joined.caseload.actions import nexts
from joined.caseload.queries import local
from joined.caseload.queries import moving_on as standing
from joined.caseload.rules import contacts as facts
from joined.caseload.rules import helping
from joined.interventions import queries as catalogue
from joined.kit import actors, clock, errors
from joined.places import queries as places
from joined.steps import actions as steps
from joined.trail.writing import action

if typing.TYPE_CHECKING:  # another room's row is named here, never imported
    from joined.places import models as places_models

PLANNED = {"sessions_planned": "Sessions planned", "worker_id": "Who gives it"}


@dataclasses.dataclass(frozen=True, kw_only=True)
class Agreed:
    """Help before it is written down. `sessions`: None for the usual dose of the catalogue, where there is one."""

    intervention_id: uuid.UUID
    team_id: uuid.UUID
    agreed_on: datetime.date
    worker_id: uuid.UUID | None = None
    sessions: int | None = None
    wish: str = ""


@action
def agree_course(*, by: actors.Actor, spell: models.Spell, agreed: Agreed) -> models.Course:
    """Agreed with them: the first session is a step of the team that gives it. Nothing has begun by it.

    Raises Refused for what the place does not offer, what runs already, another team's worker or a day to come.
    """
    access.check_may_write(by=by, spell=spell)
    if not spell.began_on <= agreed.agreed_on <= clock.today():
        day = wording.plain_day(spell.began_on)
        raise errors.Refused(words.COURSE_DAY.format(began=day), field="agreed_on")
    with rows.house(spell.person_id):
        steps.check_open(spell.matter)
        kind = _offered(spell, agreed)
        team = _team(by, spell, agreed)
        course = models.Course.objects.create(
            person_id=spell.person_id,
            spell=spell,
            intervention_id=kind.id,
            team=team,
            worker_id=_worker(team, agreed.worker_id),
            agreed_on=agreed.agreed_on,
            wish=agreed.wish.strip(),
            sessions_planned=_sessions(agreed.sessions or kind.usual_sessions),
            written_at=clock.now(),
            written_by=by.shown,
        )
        ours = steps.responsible_team(person=spell.person_id)
        due_on = clock.today() + clock.days(local.within(local.FIRST_SESSION, team_id=ours.pk).days)
        first = nexts.Next(words.STEP_BEGIN, due_on, "course", course.pk, course.worker_id)
        nexts.promise(by, spell, first, team=team)
    return course


def _offered(spell: models.Spell, agreed: Agreed) -> catalogue.Kind:
    here = catalogue.offered(place_id=standing.place_of(spell))
    kind = next((one for one in here if one.id == agreed.intervention_id), None)
    if kind is None:
        raise errors.Refused(words.COURSE_NOT_OFFERED, field="intervention")
    if models.Course.objects.filter(spell=spell, intervention_id=kind.id, ended_on=None).exists():
        raise errors.Refused(words.COURSE_AGREED_ALREADY, field="intervention")
    return kind


def _team(by: actors.Actor, spell: models.Spell, agreed: Agreed) -> places_models.Team:
    """Nobody agrees for a team that has not been asked: theirs, or the one that answers for the person."""
    ours = steps.responsible_team(person=spell.person_id)
    own = by.team_ids if by.kind == "staff" else ()
    if agreed.team_id not in (ours.pk, *own):
        raise errors.Refused(words.COURSE_TEAM, field="team")
    return places.team(agreed.team_id)


def _worker(team: places_models.Team, worker_id: uuid.UUID | None) -> uuid.UUID | None:
    if worker_id is not None and not nexts.is_member(worker_id, team.pk):
        raise errors.Refused(words.COURSE_WORKER.format(team=team.name), field="worker")
    return worker_id


def _sessions(planned: int | None) -> int | None:
    if planned is not None and not 1 <= planned <= helping.MOST_SESSIONS:
        raise errors.Refused(words.COURSE_SESSIONS.format(most=helping.MOST_SESSIONS), field="sessions")
    return planned


@action
def plan_course(
    *, by: actors.Actor, course: models.Course, version: int, sessions: int | None, worker_id: uuid.UUID | None
) -> models.Course:
    """Another number of sessions, or somebody else gives it. Raises Conflict where somebody planned it meanwhile."""
    access.check_may_change_course(by=by, course=course)
    with rows.house(course.person_id):
        _check_runs(course)
        planned = {"sessions_planned": _sessions(sessions), "worker_id": _worker(course.team, worker_id)}
        versions.change(course, version=version, words=PLANNED, changed_by_name=by.shown, **planned)
    return course


@action
def finish_course(
    *, by: actors.Actor, course: models.Course, version: int, result: str, line: str = ""
) -> models.Course:
    """It ended, with what became of it; where it was because of us, offering other help is a step of the team.

    What was booked of it stays booked, as a check-in. Raises Refused for a result that cannot be, or without a line
    for whatever did not finish; Conflict where somebody changed it meanwhile.
    """
    access.check_may_change_course(by=by, course=course)
    with rows.house(course.person_id):
        _check_runs(course)
        if wrong := helping.wrong_result(result=result, has_begun=course.started_on is not None):
            raise errors.Refused(wrong, field="result")
        if result != "finished" and not line.strip():
            raise errors.Refused(words.COURSE_LINE, field="line")
        ended = {"ended_on": clock.today(), "result": result, "result_line": line.strip()}
        versions.change(course, version=version, words={}, changed_by_name=by.shown, **ended)
        models.Contact.objects.filter(course=course, attendance="", replaced_at=None).update(course=None)
        nexts.finish(by, course.spell, words.RESULTS[result], course=course.pk)
        if course.spell.matter.ended_at is None:
            _offer_other(by, course)
            nexts.book_if_nothing(by, course.spell)
    return course


def _check_runs(course: models.Course) -> None:
    course.refresh_from_db(fields=["started_on", "ended_on"])
    if course.ended_on is not None:
        raise errors.Refused(words.COURSE_OVER)


def _offer_other(by: actors.Actor, course: models.Course) -> None:
    if course.result in words.BECAUSE_OF_US:
        ours = steps.responsible_team(person=course.person_id)
        due_on = clock.working_day(local.within(local.OTHER_HELP, team_id=ours.pk).days)
        other = nexts.Next(words.STEP_OTHER, due_on, "course", course.pk, nexts.lead_of(course.spell))
        nexts.promise(by, course.spell, other)


def check_session(
    spell: models.Spell, course_id: uuid.UUID | None, on_day: datetime.date, *, was: uuid.UUID | None = None
) -> None:
    """A contact may be of this course: theirs, running (or `was` its course before), and agreed by then."""
    if course_id is None:
        return
    course = models.Course.objects.filter(pk=course_id, person_id=spell.person_id).first()
    if course is None or (course.ended_on is not None and course_id != was):
        raise errors.Refused(words.COURSE_NOT_THEIRS, field="course")
    if on_day < course.agreed_on:
        day = wording.plain_day(course.agreed_on)
        raise errors.Refused(words.COURSE_LATER.format(day=day), field="course")


def see_sessions(by: actors.Actor, spell: models.Spell, *courses: uuid.UUID | None) -> None:
    """Each of these courses began with its first session; with none that was had it has not begun."""
    for course in models.Course.objects.filter(pk__in=[one for one in courses if one]):
        had = models.Contact.objects.filter(
            course=course,
            replaced_at=None,
            attendance__in=facts.ATTENDED,
            mechanism__in=facts.DIRECT,
            with_whom__in=helping.WITH,
        )
        first = had.order_by("on_day").values_list("on_day", flat=True).first()
        if first != course.started_on:
            models.Course.objects.filter(pk=course.pk).update(started_on=first)
        if first is not None and course.ended_on is None and spell.matter.ended_at is None:
            nexts.finish(by, spell, "It has begun", course=course.pk)


def hand_on(by: actors.Actor, spell: models.Spell, team: places_models.Team) -> None:
    """Their care moved: how help of another team goes on is said by the team that answers now, for each course."""
    running = models.Course.objects.filter(spell=spell, ended_on=None).exclude(team=team)
    if not running:
        return
    due_on = clock.working_day(local.within(local.OTHER_HELP, team_id=team.pk).days)
    for course in running:
        nexts.promise(by, spell, nexts.Next(words.STEP_GO_ON, due_on, "course_goes_on", course.pk), team=team)
