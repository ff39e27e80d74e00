"""Writing: accept a message once, and keep it; who may send."""

import dataclasses
import typing
import uuid

from django.db import connection

from joined.base import rows
from joined.doors import actions as doors
from joined.interop import access, models, queries
from joined.interop.bars import reading
from joined.interop.fhir import headers
from joined.kit import actors, clock, errors
from joined.people import actions as people
from joined.trail.writing import action


@dataclasses.dataclass(frozen=True)
class Way:
    """How a message came over HTTP: from which client, under which pair of ids."""

    client: uuid.UUID
    pair: headers.Pair


@action
def accept(
    *,
    by: actors.Machine,
    read: reading.Reading,
    body: bytes,
    details: people.Details,
    asking: doors.Asking,
    way: Way | None = None,
) -> models.Original | None:
    """A provisional person, a request from the door "message", and the original kept; all of it or none.

    None when the same message is here already, or another under the same pair of ids, also where they arrive at
    once. Raises Refused where the doors are closed.
    """
    _one_at_a_time(read, way)
    if queries.earlier(read=read) or (way and queries.earlier_of_pair(client_id=way.client, pair=way.pair)):
        return None
    person = people.welcome(by=by, details=details, provisional=True)
    referral = doors.open(by=by, person=person, door="message", asking=asking)
    arrival = models.Arrival.objects.create(**_arrival(by, read, way), reference=referral.reference, at=clock.now())
    with rows.house(person.pk):
        return models.Original.objects.create(
            person=person,
            referral=referral,
            arrival=arrival,
            nhs_number=details.nhs_number,
            format=read.format,
            body=body,
        )


def _arrival(by: actors.Machine, read: reading.Reading, way: Way | None) -> dict[str, typing.Any]:
    sender, message, digest = queries.same_message(read)
    system, value = read.sender.endpoint or ("", "")
    kept = {
        "sender": sender,
        "message": message,
        "digest": digest,
        "organisation_id": by.organisation,
        "endpoint_system": system[:200],
        "endpoint_value": value[:200],
        "asked_as": read.request.fhir_id[:200] if read.request else "",
    }
    if way is None:
        return kept
    return kept | {
        "client_id": way.client,
        "request_id": way.pair.request_id,
        "correlation_id": way.pair.correlation_id,
    }


def _one_at_a_time(read: reading.Reading, way: Way | None) -> None:
    """The pair first, then the message: whoever waits for both asks in one order."""
    turns = [f"message {read.digest}"]
    if way:
        turns.insert(0, f"pair {way.client} {way.pair.request_id} {way.pair.correlation_id}")
    with connection.cursor() as cursor:
        for turn in turns:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [turn])


@action
def add_client(
    *, by: actors.Actor, organisation_id: uuid.UUID, name: str, key: dict[str, typing.Any], per_minute: int
) -> models.Client:
    """Another organisation's system may send from now on. `key` is a public key that was checked (tokens)."""
    access.check_lets_systems_in(by=by)
    return models.Client.objects.create(
        organisation_id=organisation_id, name=name, key=key, per_minute=per_minute, added_at=clock.now()
    )


@action
def change_key(*, by: actors.Actor, client_id: uuid.UUID, key: dict[str, typing.Any]) -> None:
    """From now on it signs with another key. Raises NotHere."""
    access.check_lets_systems_in(by=by)
    if not models.Client.objects.filter(pk=client_id, ended_at=None).update(key=key):
        raise errors.NotHere()


@action
def end_client(*, by: actors.Actor, client_id: uuid.UUID) -> None:
    """It may send no more; what it sent stays. Raises NotHere."""
    access.check_lets_systems_in(by=by)
    if not models.Client.objects.filter(pk=client_id, ended_at=None).update(ended_at=clock.now()):
        raise errors.NotHere()
