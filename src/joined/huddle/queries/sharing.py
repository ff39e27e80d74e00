"""Who may talk about somebody, as far as that is open or still to come. Nobody is shown here."""

import uuid

from django.db.models import QuerySet

from joined.base import rows
from joined.doors import queries as requests
from joined.doors import rules as requests_rules
from joined.huddle import models
from joined.kit import actors
from joined.places import queries as places

HOUSE = actors.System("huddle.sharing")
"""Looks also where whoever writes the choice down may not read the request."""


def to_come(*, person: uuid.UUID) -> QuerySet[models.AgendaItem]:
    """Where they stand on an agenda that is not over; what is over is sealed. Within a context only."""
    standing = models.AgendaItem.objects.filter(person_id=person, state__in=("waiting", "proposed"))
    return standing.exclude(sitting__state="closed")


def talked_about_as(*, person: uuid.UUID) -> str:
    """The least that was said about who may talk of them, in what is open or to come; empty where nothing is."""
    with rows.house(person):
        said = list(to_come(person=person).values_list("sharing", flat=True))
    referral = requests.open_of(to=HOUSE, person=person)
    said += [referral.sharing] if referral else []
    return requests_rules.strictest(*said) if said else ""


def could_answer(*, by: actors.Staff) -> list[uuid.UUID]:
    """Teams of `by`, in the organisation for which they act, that may be responsible for a person."""
    mine = places.teams(team_ids=by.team_ids)
    return [team.pk for team in mine if team.may_hold and team.organisation_id == by.organisation]


def reader(*, by: actors.Staff, neighbourhood_id: uuid.UUID | None) -> tuple[uuid.UUID, str]:
    """Whose people read a new request (In-take's organisation), and which team of `by` would answer without them:
    its name, empty where none may."""
    names = [team.name for team in places.teams(team_ids=could_answer(by=by))]
    return places.intake_team(neighbourhood_id=neighbourhood_id).organisation_id, next(iter(names), "")
