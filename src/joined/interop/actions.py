"""Writing: accept a message once, and keep it."""

from django.db import connection

from joined.base import rows
from joined.doors import actions as doors
from joined.interop import models, queries
from joined.interop.bars import reading
from joined.kit import actors, clock
from joined.people import actions as people
from joined.trail.writing import action


@action
def accept(
    *, by: actors.Machine, read: reading.Reading, body: bytes, details: people.Details, asking: doors.Asking
) -> models.Original | None:
    """A provisional person, a request from the door "message", and the original kept; all of it or none.

    None when the same message is here already, also where it arrives twice at once. Raises Refused where the
    doors are closed.
    """
    _one_at_a_time(read)
    if queries.reference_of(read=read):
        return None
    person = people.welcome(by=by, details=details, provisional=True)
    referral = doors.open(by=by, person=person, door="message", asking=asking)
    sender, message, digest = queries.same_message(read)
    arrival = models.Arrival.objects.create(
        sender=sender,
        message=message,
        digest=digest,
        asked_as=read.request.fhir_id[:200] if read.request else "",
        reference=referral.reference,
        at=clock.now(),
    )
    with rows.house(person.pk):
        return models.Original.objects.create(
            person=person, referral=referral, arrival=arrival, format=read.format, body=body
        )


def _one_at_a_time(read: reading.Reading) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"message {read.digest}"])
