"""What has arrived. Arrivals name no person, so the first two reads name no looker."""

import dataclasses
import uuid

from joined.interop import models
from joined.interop.bars import notes, parts, reading
from joined.kit import actors, errors
from joined.people import access
from joined.trail.writing import shows


def same_message(read: reading.Reading) -> tuple[str, str, str]:
    """Sender, message id and digest, cut to what the columns keep; the digest tells bodies apart."""
    sender, message, digest = read.same_message
    return sender[:300], message[:200], digest


def reference_of(*, read: reading.Reading) -> str:
    """Our reference of this very message; empty when it has not been received."""
    sender, message, digest = same_message(read)
    arrivals = models.Arrival.objects.filter(sender=sender, message=message, digest=digest)
    return arrivals.values_list("reference", flat=True).first() or ""


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

    person: uuid.UUID
    passages: tuple[parts.Passage, ...]
    flags: tuple[parts.Flag, ...]
    contacts: tuple[parts.Contact, ...]
    problems: tuple[notes.Problem, ...]

    @property
    def people(self) -> tuple[uuid.UUID, ...]:
        """Who is shown."""
        return (self.person,)


@shows
def message(*, to: actors.Actor, person: uuid.UUID, referral: uuid.UUID) -> Message:
    """The message behind a request, read again from its original. Raises NotHere or Forbidden."""
    access.check(to=to, person=person, scope="clinical")
    original = models.Original.objects.filter(person_id=person, referral_id=referral).first()
    if original is None:
        raise errors.NotHere()
    read = reading.read(bytes(original.body))
    patient = read.patient or parts.Patient()
    return Message(
        person=person,
        passages=read.request.passages if read.request else (),
        flags=(*patient.safeguarding, *patient.needs, *patient.other_flags),
        contacts=patient.contacts,
        problems=read.problems,
    )
