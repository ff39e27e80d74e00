"""Who may send, what has arrived, and what is told of it. Clients and arrivals name no person."""

import dataclasses
import datetime
import uuid
from collections.abc import Sequence

from django.db import connection
from django.db.models import Max, Q

from joined.base import rows
from joined.doors import words as doors
from joined.interop import access as systems_access
from joined.interop import models, rules
from joined.interop.bars import notes, parts, reading
from joined.interop.fhir import headers, resources
from joined.kit import actors, clock, errors
from joined.people import access
from joined.people import queries as persons
from joined.places import queries as places
from joined.trail.writing import shows

MOST_FOUND = 20
_SENT = "SELECT arrival_id, person_id, state FROM interop_sent_by_us(%s, %s, %s)"


@dataclasses.dataclass(frozen=True, kw_only=True)
class Known:
    """A client that may ask now, and whom it speaks for."""

    id: uuid.UUID
    name: str
    key: dict[str, str]
    per_minute: int
    organisation: uuid.UUID
    organisation_name: str
    organisation_code: str

    @property
    def actor(self) -> actors.Machine:
        """Who acts when it asks."""
        return actors.Machine(
            id=self.id, name=self.name, organisation=self.organisation, organisation_name=self.organisation_name
        )


def client(*, client_id: uuid.UUID) -> Known | None:
    """The client with this id; None when there is none, or no longer."""
    found = models.Client.objects.filter(pk=client_id, ended_at=None).select_related("organisation").first()
    return _known(found) if found else None


def clients() -> tuple[Known, ...]:
    """Every client that may ask, by organisation."""
    found = models.Client.objects.filter(ended_at=None).select_related("organisation")
    return tuple(map(_known, found.order_by("organisation__name", "name")))


@dataclasses.dataclass(frozen=True)
class System:
    """A system that may send, as whoever let it in sees it. `fingerprint`: of its public key (RFC 7638)."""

    id: uuid.UUID
    name: str
    organisation_name: str
    organisation_code: str
    kind: str
    fingerprint: str
    added_at: datetime.datetime
    sent_last: datetime.datetime | None


def systems(*, to: actors.Actor) -> tuple[System, ...]:
    """Every system that may send, by organisation. Raises NotHere to whoever keeps no place."""
    systems_access.check_lets_systems_in(by=to)
    found = models.Client.objects.filter(ended_at=None).select_related("organisation")
    rows = list(found.order_by("organisation__name", "name"))
    sent = models.Arrival.objects.filter(client__in=rows).values_list("client_id").annotate(last=Max("at"))
    last = dict(sent)
    return tuple(
        System(
            id=row.pk,
            name=row.name,
            organisation_name=row.organisation.name,
            organisation_code=row.organisation.code,
            kind="RSA" if row.key["kty"] == "RSA" else f"Elliptic curve {row.key['crv']}",
            fingerprint=rules.fingerprint(row.key),
            added_at=row.added_at,
            sent_last=last.get(row.pk),
        )
        for row in rows
    )


@dataclasses.dataclass(frozen=True)
class Endpoint:
    """Where an organisation's system takes our answers."""

    organisation_name: str
    address: str
    registered_at: datetime.datetime


def endpoints(*, to: actors.Actor) -> tuple[Endpoint, ...]:
    """Every address that we send answers to. Raises NotHere to whoever keeps no place."""
    systems_access.check_lets_systems_in(by=to)
    found = models.Endpoint.objects.select_related("organisation").order_by("organisation__name")
    return tuple(Endpoint(row.organisation.name, row.address, row.registered_at) for row in found)


def _known(row: models.Client) -> Known:
    return Known(
        id=row.pk,
        name=row.name,
        key=row.key,
        per_minute=row.per_minute,
        organisation=row.organisation_id,
        organisation_name=row.organisation.name,
        organisation_code=row.organisation.code,
    )


@dataclasses.dataclass(frozen=True)
class Earlier:
    """What was received before."""

    id: uuid.UUID
    reference: str
    digest: str
    at: datetime.datetime


def same_message(read: reading.Reading) -> tuple[str, str, str]:
    """Sender, message id and digest, cut to what the columns keep; the digest tells bodies apart."""
    sender, message, digest = read.same_message
    return sender[:300], message[:200], digest


def earlier(*, read: reading.Reading) -> Earlier | None:
    """This very message, when it has been received."""
    sender, message, digest = same_message(read)
    return _earlier(Q(sender=sender, message=message, digest=digest))


def earlier_of_pair(*, client_id: uuid.UUID, pair: headers.Pair) -> Earlier | None:
    """The message that this client sent under these two ids."""
    return _earlier(Q(client=client_id, request_id=pair.request_id, correlation_id=pair.correlation_id))


def _earlier(which: Q) -> Earlier | None:
    found = models.Arrival.objects.filter(which).first()
    return Earlier(found.pk, found.reference, found.digest, found.at) if found else None


def reference_of_request(*, read: reading.Reading) -> str:
    """Our reference of the newest message of this sender about the same request of theirs."""
    sender = same_message(read)[0]
    if not sender or not read.request or not read.request.fhir_id:
        return ""
    asked_as = read.request.fhir_id[:200]
    arrivals = models.Arrival.objects.filter(sender=sender, asked_as=asked_as).order_by("-at")
    return arrivals.values_list("reference", flat=True).first() or ""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Message:
    """All that a received message said in words."""

    about: persons.Person
    referral: uuid.UUID
    reference: str
    received_at: datetime.datetime
    sender: str
    software: str
    asker: str
    asker_phone: str
    passages: tuple[parts.Passage, ...]
    flags: tuple[parts.Flag, ...]
    contacts: tuple[parts.Contact, ...]
    facts: tuple[tuple[str, str], ...]
    problems: tuple[notes.Problem, ...]

    @property
    def people(self) -> tuple[uuid.UUID, ...]:
        """Who is shown."""
        return (self.about.id,)


@shows
def message(*, to: actors.Staff, referral: uuid.UUID) -> Message:
    """The message behind a request, read again from its original. Raises NotHere or Forbidden."""
    originals = models.Original.objects.filter(referral_id=referral).select_related("arrival")
    original = originals.first()
    if original is None:
        raise errors.NotHere()
    access.check(to=to, person=original.person_id, scope="clinical")
    kept_back = persons.kept_back(person=original.person_id)
    read = reading.read(bytes(original.body))
    patient, request = read.patient or parts.Patient(), read.request or parts.Request()
    return Message(
        about=persons.each(to=to, people=[original.person_id])[original.person_id],
        referral=referral,
        reference=original.arrival.reference,
        received_at=original.arrival.at,
        sender=read.sender.name,
        software=read.sender.software,
        asker=rules.asker(read.asker, read.sender),
        asker_phone=read.asker.phone,
        passages=request.passages,
        flags=(*patient.safeguarding, *patient.needs, *patient.other_flags),
        contacts=patient.contacts,
        facts=rules.facts(request, patient, kept_back=kept_back),
        problems=read.problems,
    )


@dataclasses.dataclass(frozen=True)
class Found:
    """Requests of one's own, newest first."""

    sent: tuple[resources.Sent, ...]
    people: tuple[uuid.UUID, ...]


@shows
def sent(*, to: actors.Machine, arrival: uuid.UUID) -> resources.Sent:
    """One request that the client's organisation sent. Raises NotHere for every other (AC-111)."""
    found = _sent(to, ids=[arrival])
    if not found:
        raise errors.NotHere()
    return found[0]


@shows
def sent_like(*, to: actors.Machine, identifier: str = "", nhs_number: str = "") -> Found:
    """Those under our reference or the sender's own id, or about the number that they sent themselves."""
    ids = None
    if identifier:
        named = Q(reference=identifier) | Q(asked_as=identifier[:200])
        mine = models.Arrival.objects.filter(named, organisation=to.organisation)
        ids = list(mine.order_by("-at").values_list("pk", flat=True)[:MOST_FOUND])
    found = _sent(to, ids=ids, nhs_number=nhs_number)
    return Found(found, tuple(one.people[0] for one in found))


def _sent(to: actors.Machine, *, ids: Sequence[uuid.UUID] | None, nhs_number: str = "") -> tuple[resources.Sent, ...]:
    """The database says whose they are and how far; what they said is read from their own message."""
    with connection.cursor() as cursor:
        cursor.execute(_SENT, [ids, nhs_number, MOST_FOUND])
        listed = {arrival: (person, state) for arrival, person, state in cursor.fetchall()}
    with rows.also(*(person for person, _ in listed.values())):
        originals = models.Original.objects.filter(arrival__in=listed).select_related("arrival__organisation")
        return tuple(
            _told(one, *listed[one.arrival_id])
            for one in sorted(originals, key=lambda one: one.arrival.at, reverse=True)
        )


def _told(original: models.Original, person: uuid.UUID, state: str) -> resources.Sent:
    arrival, read = original.arrival, reading.read(bytes(original.body))
    return as_sent(
        read,
        arrival=Earlier(arrival.pk, arrival.reference, arrival.digest, arrival.at),
        organisation=parts.Practice(name=arrival.organisation.name, ods_code=arrival.organisation.code),
        is_from_practice=arrival.organisation.kind == "practice",
        standing=doors.PLAIN[state],
        person=person,
    )


def as_sent(
    read: reading.Reading,
    *,
    arrival: Earlier,
    organisation: parts.Practice,
    is_from_practice: bool,
    standing: resources.Standing = "Received",
    person: uuid.UUID | None = None,
) -> resources.Sent:
    """What a sender is told: what they said themselves, our reference, and where it stands."""
    request = read.request or parts.Request()
    return resources.Sent(
        id=arrival.id,
        reference=arrival.reference,
        asked_as=request.fhir_id[:200],
        standing=standing,
        received_at=arrival.at,
        as_of=arrival.at if standing == "Received" else clock.now(),
        request=request,
        patient=read.patient or parts.Patient(),
        asker=read.asker,
        is_from_practice=is_from_practice,
        organisation=organisation,
        people=(person,) if person else (),
    )


def us(*, receivers: Sequence[parts.Id]) -> parts.Practice:
    """Who answers: the organisation of the in-take team behind the address that the sender wrote to."""
    place = places.neighbourhood_of_receiver(addresses=receivers)
    team = places.team(places.intake_team(neighbourhood_id=place).pk)
    return parts.Practice(name=team.organisation.name, ods_code=team.organisation.code)
