"""What the help page may say before and after somebody has written, and what in-take reads of it."""

import dataclasses
import datetime
import uuid

from django.db import connection

from joined.base import rows
from joined.doors import models, rules
from joined.kit import actors, clock
from joined.places import queries as places


@dataclasses.dataclass(frozen=True, kw_only=True)
class When:
    """When a person reads what is written now. `is_duty_away`: nobody of duty is there at this moment."""

    reads_by: datetime.datetime
    duty_by: datetime.datetime | None
    is_duty_away: bool = False


def when(*, danger: str = "no", place_id: uuid.UUID | None = None) -> When:
    """By the clock, working days, local rules and duty's own hours; `duty_by` where it is theirs to read.

    What cannot wait is duty's while they are there; else it is read by whoever is there first.
    """
    now = clock.now()
    reads_by = places.read_by(now, places.hours(neighbourhood_id=place_id))
    rule = {"cannot_wait": "cannot_wait_hours", "can_wait": "intake_reads_soon_hours"}.get(danger)
    if rule is None:
        return When(reads_by=reads_by, duty_by=None)
    duty = places.duty(neighbourhood_id=place_id)
    soon = places.duty_by(duty, neighbourhood_id=place_id, rule=rule)
    is_away = duty is not None and not duty.is_there_now
    is_theirs = soon is not None and (soon < reads_by or (danger == "cannot_wait" and not is_away))
    return When(reads_by=reads_by, duty_by=soon if is_theirs else None, is_duty_away=is_away)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Status:
    """Where somebody's own request is, without a word about what it is."""

    sentence: str
    at: datetime.datetime | None
    received_at: datetime.datetime
    place_id: uuid.UUID | None


def status(*, digest: str) -> Status | None:
    """For whoever holds the link; None for any other."""
    with rows.context(actors.System("status link")), connection.cursor() as cursor:
        cursor.execute("SELECT received_at, state, reads_by, replies_by, place FROM doors_status(%s)", [digest])
        found = cursor.fetchone()
    if found is None:
        return None
    received_at, state, reads_by, replies_by, place = found
    where = rules.where_is(state, audience="person", reads_by=reads_by, replies_by=replies_by, now=clock.now())
    return Status(sentence=where.sentence, at=where.at, received_at=received_at, place_id=place)


def may_say_not_this(*, digest: str) -> tuple[uuid.UUID, uuid.UUID] | None:
    """The request and the person of a link, once something was suggested and while anything is open; else None."""
    with rows.context(actors.System("status link")), connection.cursor() as cursor:
        cursor.execute("SELECT referral, person FROM doors_may_say_not_this(%s)", [digest])
        return cursor.fetchone()


def as_they_wrote(*, to: actors.Staff, referral_id: uuid.UUID) -> models.SelfReferral | None:
    """What they wrote beside their request: within the page that shows the request, which writes the look."""
    with rows.acting(to):
        return models.SelfReferral.objects.filter(referral_id=referral_id).first()
