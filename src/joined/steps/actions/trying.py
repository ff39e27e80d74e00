"""While somebody waits, and when nobody reaches them: check-ins, attempts, and the ladder of what is tried next."""

from __future__ import annotations

import dataclasses
import datetime
import uuid

from joined.base import rows
from joined.kit import actors, clock, errors, working_days
from joined.places import queries as places
from joined.steps import access, models, rules
from joined.steps import words as said
from joined.steps.actions.holding import Next, check_open, make, responsible_team
from joined.steps.queries import ends
from joined.trail.writing import action


@dataclasses.dataclass(frozen=True, kw_only=True)
class Tried:
    """What came of trying to reach somebody. `rung` is empty for the telephone call that everything begins with."""

    outcome: str
    rung: str = "other_time"
    words: str = ""
    service: str = ""
    again_on: datetime.date | None = None
    at: datetime.datetime | None = None


@action
def check_in_on(*, by: actors.Actor, matter: models.Matter, someone_id: uuid.UUID | None) -> models.NextStep | None:
    """Whoever waits has somebody who asks how they are, and a day (C16). None where that stands already."""
    with rows.house(matter.person_id):
        standing = models.NextStep.objects.filter(matter=matter, source__in=said.WAITING, state="open")
        if standing.exists():
            return None
        team = responsible_team(person=matter.person_id)
        return make(by=by, matter=matter, step=_check_in(matter, team, someone_id))


def _check_in(matter: models.Matter, team: object, someone_id: uuid.UUID | None) -> Next:
    days = places.local_rule("check_in_days", place_id=ends.place_of(matter))
    due_on = clock.today() + datetime.timedelta(days=days)
    return Next(
        what=said.CHECK_IN_STEP,
        team=team,
        someone_id=someone_id,
        due_on=working_days.latest(due_on) if working_days.latest(due_on) > clock.today() else due_on,
        source="check_in",
        source_id=matter.pk,
    )


@action
def tried(*, by: actors.Staff, matter: models.Matter, tried: Tried) -> models.Attempt:
    """Write down what came of it; what follows stands at once: the next rung, a day, or the next check-in."""
    access.check_may_hold_on(by=by, matter=matter)
    if tried.outcome == "try_later" and (tried.again_on is None or tried.again_on < clock.today()):
        raise errors.Refused(said.SAY_WHEN, field="again_on")
    if tried.outcome == "other_service" and not tried.service.strip():
        raise errors.Refused(said.SAY_WHICH_SERVICE, field="service")
    with rows.house(matter.person_id):
        check_open(matter)
        made = _keep(by, matter, tried)
        before = list(models.NextStep.objects.filter(matter=matter, source__in=said.WAITING, state="open"))
        make(by=by, matter=matter, step=_what_follows(by, matter, tried))
        models.NextStep.objects.filter(pk__in=[step.pk for step in before]).update(
            state="done", closed_at=clock.now(), closed_by=by.shown, reason=said.OUTCOMES[tried.outcome]
        )
    return made


@action
def not_reached(*, by: actors.Staff, matter: models.Matter, tried: Tried) -> models.Attempt:
    """Somebody tried, and did not reach them: written down, and whatever stands goes on standing.

    It is no contact and no rung: no step ends by it and no clock begins anew. Raises Refused where they were heard,
    or for a time to come.
    """
    access.check_may_try(by=by, matter=matter)
    if tried.outcome not in said.NOT_REACHED:
        raise errors.Refused(said.WAS_REACHED, field="outcome")
    if tried.at is not None and tried.at > clock.now():
        raise errors.Refused(said.STILL_TO_COME, field="on_day")
    with rows.house(matter.person_id):
        check_open(matter)
        return _keep(by, matter, tried)


def _keep(by: actors.Staff, matter: models.Matter, tried: Tried) -> models.Attempt:
    return models.Attempt.objects.create(
        person_id=matter.person_id,
        matter=matter,
        rung=tried.rung,
        outcome=tried.outcome,
        words=tried.words.strip(),
        service=tried.service.strip(),
        again_on=tried.again_on,
        at=tried.at or clock.now(),
        by_id=by.id,
        by_name=by.shown,
    )


def _what_follows(by: actors.Staff, matter: models.Matter, tried: Tried) -> Next:
    team = responsible_team(person=matter.person_id)
    someone_id = by.id if team.pk in by.team_ids else None
    if tried.outcome in said.REACHED:
        return _check_in(matter, team, someone_id)
    if tried.outcome == "try_later":
        return _rung(matter, team, someone_id, due_on=tried.again_on)
    if tried.outcome in said.TRY_AFTER:
        what = said.TRY_AFTER[tried.outcome].format(service=tried.service.strip())
        day = clock.today() if tried.outcome == "died" else clock.working_day(1)
        return _next(matter, team, someone_id, what=what, due_on=day)
    days = places.local_rule("ladder_days", place_id=ends.place_of(matter))
    return _rung(matter, team, someone_id, due_on=clock.working_day(days))


def _rung(matter: models.Matter, team: object, someone_id: uuid.UUID | None, *, due_on: datetime.date) -> Next:
    stands = ends.unreached(matter=matter)
    rung = rules.next_rung(stands.tried, stands.needed)
    return _next(matter, team, someone_id, what=said.RUNGS[rung] if rung else said.HUDDLE_STEP, due_on=due_on)


def _next(
    matter: models.Matter, team: object, someone_id: uuid.UUID | None, *, what: str, due_on: datetime.date
) -> Next:
    return Next(
        what=what[: models.SHORT],
        team=team,
        someone_id=someone_id,
        due_on=due_on,
        source="ladder",
        source_id=matter.pk,
    )
