"""How a request ends: guarded, by whoever is responsible, never by silence (P1)."""

from __future__ import annotations

import datetime
import typing

from joined.base import happenings, rows
from joined.doors import access, models
from joined.doors.actions.holding import note
from joined.kit import actors, clock, errors
from joined.people import actions as people
from joined.places import queries as places
from joined.steps import actions as steps
from joined.steps import queries as standing
from joined.trail.writing import action

if typing.TYPE_CHECKING:  # another room's row is named here, never imported
    from joined.people import models as persons
    from joined.steps import models as steps_models


@action
def chose_otherwise(*, by: actors.Staff, referral: models.Referral, words: str, was_safe: bool) -> models.Referral:
    """They said so themselves, to a worker, when it was safe to talk. Never from STOP, silence or somebody else."""
    access.check_may_take(by=by, referral=referral)
    if not was_safe:
        raise errors.Refused("Ask again when it is safe for them to talk: then it is their own choice.", field="safe")
    return _end(by, referral, "person_chose", words)


@action
def end_elsewhere(*, by: actors.Staff, referral: models.Referral) -> models.Referral:
    """A service outside said yes, by name and with a day: they have them now."""
    access.check_may_take(by=by, referral=referral)
    return _end(by, referral, "elsewhere")


@action
def end_in_error(*, by: actors.Staff, referral: models.Referral, closing: steps_models.Closing) -> models.Referral:
    """A second person agrees that it was made in error, and it ends."""
    access.check_may_work_on(by=by, referral=referral)
    steps.agree_to_error(by=by, closing=closing)
    return _end(by, referral, "made_in_error", closing.words)


@action
def end_not_reached(*, by: actors.Staff, referral: models.Referral) -> models.Referral:
    """Every way was tried and everything that must stand stands."""
    access.check_may_take(by=by, referral=referral)
    return _end(by, referral, "not_reached")


@action
def ask_to_end(*, by: actors.Staff, referral: models.Referral, ending: str, words: str) -> steps_models.Closing:
    """Begin an end that one person alone cannot make. Whoever could not be reached gets their return pass now."""
    access.check_may_take(by=by, referral=referral)
    with rows.house(referral.person_id):
        closing = steps.ask_to_end(by=by, matter=referral.matter, ending=ending, words=words)
        if ending == "not_reached":
            days = places.local_rule("return_pass_days", place_id=referral.neighbourhood_id)
            team = steps.responsible_team(person=referral.person_id)
            steps.give_pass(by=by, matter=referral.matter, team=team, days=days)
            happenings.announce("doors.not_reached", referral=str(referral.pk), person=str(referral.person_id))
    return closing


@action
def died(*, by: actors.Staff, person: persons.Person, died_on: datetime.date) -> persons.Person:
    """They died: every message stops at once, and nobody is left with a task to ring or write to them."""
    access.check_may_say_died(by=by, person=person.pk)
    if died_on > clock.today():
        raise errors.Refused("This day is still to come.", field="died_on")
    with rows.house(person.pk):
        people.died(by=by, person=person, died_on=died_on)
        while matter := standing.open_matter(to=by, person=person.pk):
            steps.end(by=by, matter=matter, ending="died")
        steps.end_passes(by=by, person=person.pk, ending="died", words="")
        for referral in models.Referral.objects.filter(person=person).exclude(state="ended").select_related("matter"):
            note(by=by, referral=referral, verb="end")
    return person


def _end(by: actors.Staff, referral: models.Referral, ending: str, words: str = "") -> models.Referral:
    with rows.house(referral.person_id):
        steps.end(by=by, matter=referral.matter, ending=ending, words=words)
        for one in models.Referral.objects.filter(matter=referral.matter).exclude(state="ended"):
            note(by=by, referral=one, verb="end")
        referral.refresh_from_db()
    return referral
