"""Naming a holder, leaving it with the team that is responsible, and what became of a request."""

from __future__ import annotations

import typing
import uuid

from joined.base import rows
from joined.doors import access, models, rules, words
from joined.kit import actors, clock
from joined.steps import actions as steps
from joined.trail.writing import action

if typing.TYPE_CHECKING:  # another room's row is named here, never imported
    from joined.accounts import models as accounts
    from joined.places import models as places_models


@action
def take(*, by: actors.Actor, referral: models.Referral, holder: accounts.User) -> models.Referral:
    """Somebody of in-take is named for it (within 60 minutes of receipt, local rule)."""
    access.check_may_take(by=by, referral=referral)
    state = "with_intake" if referral.state == "received" else referral.state
    models.Referral.objects.filter(pk=referral.pk).update(holder=holder, holder_since=clock.now(), state=state)
    steps.check_in_on(by=by, matter=referral.matter, someone_id=holder.pk)
    referral.refresh_from_db()
    return referral


@action
def leave(*, by: actors.Actor, referral: models.Referral) -> places_models.Team:
    """In-take has read it: the team that is responsible already answers. Nothing moves; they have a step today."""
    access.check_may_work_on(by=by, referral=referral)
    team = steps.responsible_team(person=referral.person_id)
    step = steps.Next(
        what=words.ANSWER_AGAIN_STEP, team=team, due_on=clock.today(), source="again", source_id=referral.pk
    )
    with rows.house(referral.person_id):
        steps.promise(by=by, matter=referral.matter, step=step)
        steps.finish_source(by=by, matter=referral.matter, source="request", reason=f"Left with {team.name}")
    return team


@action
def note(*, by: actors.Actor, referral: models.Referral, verb: str) -> models.Referral:
    """What became of a request: brought, proposed, told, not this. Moments are kept once and shown (C7)."""
    state = rules.REFERRAL.after(referral.state, verb)
    now = clock.now()
    kept: dict[str, object] = {"state": state}
    if verb == "propose" and referral.decided_at is None:
        kept["decided_at"] = now
    if verb == "tell" and referral.told_at is None:
        kept["told_at"] = now
    with rows.house(referral.person_id):
        models.Referral.objects.filter(pk=referral.pk).update(**kept)
        if verb == "end":
            sources = {"check_in": referral.matter_id, "ladder": referral.matter_id}
            steps.finish_each(by=by, person=referral.person_id, sources=sources, reason="They wait no longer")
        referral.refresh_from_db()
    return referral


@action
def move_person(*, by: actors.Actor, from_: uuid.UUID, to: uuid.UUID) -> None:
    """Requests of a provisional person become the matched person's."""
    with rows.house(from_, to):
        models.Referral.objects.filter(person_id=from_).update(person_id=to)
        models.SelfReferral.objects.filter(person_id=from_).update(person_id=to)
        models.Question.objects.filter(person_id=from_).update(person_id=to)
