"""Requests: open, name a holder, note what became of them, pass to duty."""

from __future__ import annotations

import dataclasses
import datetime
import secrets
import typing
import uuid

from joined.base import happenings, rows
from joined.doors import access, models, rules, words
from joined.kit import actors, clock, errors
from joined.people import actions as people
from joined.places import queries as places
from joined.steps import actions as steps
from joined.steps import queries as standing
from joined.trail.writing import action

if typing.TYPE_CHECKING:  # another room's row is named here, never imported
    from joined.people import models as persons
    from joined.places import models as places_models

_LETTERS = "BCDFGHJKLMNPQRSTVWXZ23456789"


@dataclasses.dataclass(frozen=True, kw_only=True)
class Asking:
    """What somebody asks about a person, as they said it."""

    ask: str
    in_their_words: str = ""
    talked: str = "yes"
    talked_because: str = ""
    sharing: str = "everybody"
    safety: str = "no"
    safety_words: str = ""
    who_was_rung: str = ""
    asked_at: datetime.datetime | None = None
    asker_name: str = ""
    asker_team: places_models.Team | None = None


@action
def open(  # noqa: A001  the deed's own word
    *, by: actors.Actor, person: persons.Person, door: str, asking: Asking
) -> models.Referral:
    """A request, from any door. In-take holds it from receipt; asked again it joins the open one, read today.

    What cannot wait goes at once to duty. Raises Refused where there is no basis for sharing, or no staffed
    duty route: such doors are closed (C81).
    """
    basis = _basis(asking)
    duty = _duty(person.neighbourhood_id)
    now = clock.now()
    with rows.house(person.pk):
        earlier = (
            models.Referral.objects.filter(person=person, matter__ended_at=None, joined_to=None)
            .select_related("matter")
            .first()
        )
        matter = earlier.matter if earlier else standing.open_matter(to=actors.System("doors"), person=person.pk)
        first = _first_step(person, asking, now, duty=duty, again=matter is not None)
        if matter is None:
            team = places.intake_team(neighbourhood_id=person.neighbourhood_id)
            matter = steps.begin(by=by, person=person, kind="request", team=team, first=first)
        else:
            steps.promise(by=by, matter=matter, step=first)
        referral = models.Referral.objects.create(
            person=person,
            matter=matter,
            joined_to=earlier,
            door=door,
            reference=_reference(),
            ask=asking.ask,
            in_their_words=asking.in_their_words,
            talked=asking.talked,
            talked_because=asking.talked_because,
            sharing=asking.sharing,
            basis=basis,
            safety=asking.safety,
            safety_words=asking.safety_words,
            who_was_rung=asking.who_was_rung,
            asker_id=by.id if by.kind == "staff" else None,
            asker_name=asking.asker_name or by.name,
            asker_team_id=asking.asker_team.pk if asking.asker_team else next(iter(by.team_ids), None),
            asker_organisation_id=by.organisation,
            neighbourhood_id=person.neighbourhood_id,
            state="with_duty" if asking.safety == "cannot_wait" else "received",
            asked_at=asking.asked_at or now,
            received_at=now,
        )
        if by.organisation:
            people.relate(
                by=by,
                person=person.pk,
                kind="asker",
                party_kind="organisation",
                party_id=by.organisation,
                source="doors.open",
            )
    happenings.announce("doors.asked", person=str(person.pk))
    return referral


def _basis(asking: Asking) -> str:
    """The ground for sharing. Raises Refused, saying what would be one, where there is none."""
    found = rules.basis(talked=asking.talked, sharing=asking.sharing, safety_reason=asking.safety_words)
    if found is None:
        raise errors.Refused(
            "They said no, or have not been asked: bring them without their name, with NHS and council only, "
            "or write whose safety is at risk and how.",
            field="sharing",
        )
    return found


def _duty(neighbourhood_id: uuid.UUID | None) -> places.Duty:
    """The staffed duty route. Raises Refused where there is none: such doors are closed (C81)."""
    found = places.duty(neighbourhood_id=neighbourhood_id)
    if found is None:
        raise errors.Refused(words.NO_DUTY)
    return found


@action
def clarify(*, by: actors.Actor, referral: models.Referral, asking: Asking) -> models.Referral:
    """What in-take or the asker has asked since: talked with them, who may hear, is anybody at risk.

    What cannot wait goes to duty now. Raises Refused where there is no basis for sharing.
    """
    access.check_may_work_on(by=by, referral=referral)
    basis, now = _basis(asking), clock.now()
    kept = ("in_their_words", "talked", "talked_because", "sharing", "safety", "safety_words", "who_was_rung")
    with rows.house(referral.person_id):
        changed = {field: getattr(asking, field) for field in kept} | {"basis": basis}
        if asking.safety == "cannot_wait" and referral.state != "with_duty":
            changed["state"] = rules.REFERRAL.after(referral.state, "pass to duty")
            duty = _duty(referral.neighbourhood_id)
            step = _first_step(referral.person, asking, now, duty=duty, again=False)
            steps.promise(by=by, matter=referral.matter, step=step)
        models.Referral.objects.filter(pk=referral.pk).update(**changed)
        referral.refresh_from_db()
    return referral


def _first_step(
    person: persons.Person, asking: Asking, now: datetime.datetime, *, duty: places.Duty, again: bool
) -> steps.Next:
    place = person.neighbourhood_id
    if asking.safety == "cannot_wait":
        hours = places.local_rule("cannot_wait_hours", place_id=place)
        due = now + datetime.timedelta(hours=hours)
        return _step(words.DUTY_STEP, duty.team, due)
    due = rules.read_by(
        now,
        safety=asking.safety,
        soon_hours=places.local_rule("intake_reads_soon_hours", place_id=place),
        routine_hours=places.local_rule("intake_reads_routine_hours", place_id=place),
    )
    team = places.intake_team(neighbourhood_id=place)
    if again:
        return dataclasses.replace(_step(words.READ_AGAIN_STEP, team, now), due_on=clock.today(), due_at=None)
    return _step(words.READ_STEP, team, due)


def _step(what: str, team: places_models.Team, due: datetime.datetime) -> steps.Next:
    return steps.Next(what=what, team=team, due_on=clock.london(due).date(), due_at=due, source="request")


def _reference() -> str:
    """A human reference: short, without letters that look or sound alike."""
    drawn = "".join(secrets.choice(_LETTERS) for _ in range(8))
    return f"{drawn[:4]}-{drawn[4:]}"
