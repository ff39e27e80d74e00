"""Naming a holder, leaving it with the team that is responsible, and what became of a request."""

from __future__ import annotations

import typing

from joined.base import rows
from joined.doors import access, models, rules, words
from joined.kit import actors, clock
from joined.steps import actions as steps
from joined.trail.writing import action

if typing.TYPE_CHECKING:  # another room's row is named here, never imported
    from joined.accounts import models as accounts
    from joined.people import models as persons
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
def hold_instead(*, by: actors.Staff, referral: models.Referral, team: places_models.Team) -> models.Referral:
    """The team of whoever writes it down answers for them, because the team that did may not read what was asked.

    Nothing is left with whoever cannot read it: the new team has a step today, in the writer's name.
    """
    person = referral.person
    before = steps.responsible_team(person=person.pk)
    step = steps.Next(
        what=words.READ_INSTEAD_STEP.format(team=before.name),
        team=team,
        someone_id=by.id,
        due_on=clock.today(),
        source="again",
        source_id=referral.pk,
    )
    with rows.house(person.pk):
        steps.take_responsibility(by=by, person=person, team=team, why=words.READ_INSTEAD)
        steps.promise(by=by, matter=referral.matter, step=step)
        steps.finish_source(by=by, matter=referral.matter, source="request", reason=f"With {team.name} now")
        models.Referral.objects.filter(pk=referral.pk).update(holder_id=by.id, holder_since=clock.now())
        referral.refresh_from_db()
    return referral


@action
def share(*, by: actors.Actor, person: persons.Person, sharing: str) -> persons.Person:
    """Who may talk about them, said anew. Less counts for whatever they ever asked, more only for what is open."""
    with rows.house(person.pk):
        asked = models.Referral.objects.filter(person=person)
        as_much_or_more = rules.SHARED_LEAST[rules.SHARED_LEAST.index(sharing) :]
        asked.filter(sharing__in=as_much_or_more).update(sharing=sharing)
        asked.filter(matter__ended_at=None).update(sharing=sharing)
    return person


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
