"""A worry comes in: from the public page, or rung in and written down."""

from __future__ import annotations

import dataclasses
import datetime
import secrets
import typing
import uuid

from joined.base import rows
from joined.kit import actors, clock, errors
from joined.people import actions as people
from joined.places import queries as places
from joined.steps import actions as steps
from joined.trail.writing import action
from joined.worries import access, models, queries, words

if typing.TYPE_CHECKING:  # another room's row is named here, never imported
    from joined.places import models as places_models

_LETTERS = "BCDFGHJKLMNPQRSTVWXZ23456789"
CLOSED = (
    "No team is staffed here to answer what cannot wait, so we cannot take this. "
    "Ring 111 and choose option 2, or 999 where a life is at risk."
)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Worrying:
    """What somebody sees, about whom, and how to reach whoever says it. Only what they see is needed."""

    sees: str
    danger: str = "no"
    name: str = ""
    born_on: datetime.date | None = None
    postcode: str = ""
    area: str = ""
    sender_name: str = ""
    relation: str = ""
    reach: str = "none"
    phone: str = ""
    hours: str = ""
    tell: str = "ask"
    helps: str = "no"


@dataclasses.dataclass(frozen=True, kw_only=True)
class Heard:
    """What the sender is told: the same for everybody (AC-104)."""

    person_id: uuid.UUID
    pk: uuid.UUID
    reference: str
    reads_by: datetime.datetime
    replies_by: datetime.datetime | None


@action
def hear(*, by: actors.Actor, worry: Worrying) -> Heard:
    """A provisional person, an open matter, a first step with a clock. Nobody is looked up, so nothing can be told.

    The sender becomes nothing of anybody's. Raises Refused where no duty is staffed (C81), Forbidden for whoever
    receives nobody.
    """
    access.check_may_hear(by=by)
    place = places.neighbourhood_for(practice_id=None, postcode=worry.postcode)
    now = clock.now()
    hours = places.hours(neighbourhood_id=place)
    reads_by = places.read_by(now, hours)
    told = queries.first_read(danger=worry.danger, place=place)
    key = uuid.uuid4()
    team, first = _first(worry, key, place, now, reads_by)
    person = people.welcome(by=by, details=_details(worry, place), provisional=True)
    reference = _reference()
    matter = steps.begin(by=by, person=person, kind="worry", team=team, first=first)
    if first.team.pk != team.pk:
        steps.promise(by=by, matter=matter, step=_step(words.RING_STEP, team, reads_by, key))
    with rows.house(person.pk):
        models.Worry.objects.create(
            pk=key,
            person=person,
            matter=matter,
            team=team,
            reference=reference,
            sees=worry.sees,
            safety=worry.danger,
            sender_name=worry.sender_name or words.NO_SENDER,
            sender_relation=worry.relation,
            sender_phone=worry.phone if worry.reach == "ring" else "",
            sender_hours=worry.hours,
            may_tell=worry.tell,
            helps=worry.helps,
            heard_by=by.shown,
            received_at=now,
            reads_by=told,
        )
    return Heard(
        person_id=person.pk,
        pk=key,
        reference=reference,
        reads_by=told,
        replies_by=places.replied_by(reads_by, hours) if worry.reach == "ring" else None,
    )


def _details(worry: Worrying, place: uuid.UUID | None) -> people.Details:
    return people.Details(
        name=worry.name or words.NO_NAME,
        born_on=worry.born_on,
        postcode=worry.postcode,
        lines=worry.area,
        neighbourhood_id=place,
    )


def _first(
    worry: Worrying, key: uuid.UUID, place: uuid.UUID | None, now: datetime.datetime, reads_by: datetime.datetime
) -> tuple[places_models.Team, steps.Next]:
    """In-take holds it; what cannot wait is duty's step at once."""
    intake, duty = places.intake_team(neighbourhood_id=place), places.duty(neighbourhood_id=place)
    if duty is None:
        raise errors.Refused(CLOSED)
    if worry.danger == "cannot_wait":
        due = now + datetime.timedelta(hours=places.local_rule("cannot_wait_hours", place_id=place))
        return intake, dataclasses.replace(_step(words.DUTY_STEP, duty.team, due, key), source="early")
    what = words.RING_STEP if worry.reach == "ring" else words.READ_STEP
    return intake, _step(what, intake, reads_by, key)


def _step(what: str, team: places_models.Team, due: datetime.datetime, key: uuid.UUID) -> steps.Next:
    day = clock.london(due).date()
    return steps.Next(what=what, team=team, due_on=day, due_at=due, source="worry", source_id=key)


def _reference() -> str:
    """As a request's, with a letter that requests do not begin with."""
    drawn = "".join(secrets.choice(_LETTERS) for _ in range(7))
    return f"Y{drawn[:3]}-{drawn[3:]}"
