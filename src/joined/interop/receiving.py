"""A message arrives: read, judge, accept once, answer. The one way in, for files and over HTTP.

*Same message*: same sender, message id and SHA-256 of the body; it is answered again with the reference that it
got, and makes nothing. Over HTTP the pair of ids (X-Request-Id, X-Correlation-Id) stands for one message of one
client: the same pair again is a conflict, a true duplicate where the body is the same (docs/decisions, BaRS over
HTTP).
"""

from __future__ import annotations

import dataclasses
import hashlib
import typing

from joined.doors import actions as doors
from joined.interop import actions, queries, rules, words
from joined.interop.bars import answering, judging, notes, opening, parts, reading
from joined.kit import actors, clock, errors
from joined.people import actions as people
from joined.places import queries as places

if typing.TYPE_CHECKING:  # another room's row is named here, never imported
    from joined.places import models as places_models


@dataclasses.dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of one message. `arrival` is what we hold of it now, or of the request it would have changed."""

    outcome: answering.Outcome
    read: reading.Reading | None = None
    arrival: queries.Earlier | None = None
    reference: str = ""
    refusals: tuple[judging.Refusal, ...] = ()

    @property
    def problems(self) -> tuple[notes.Problem, ...]:
        return self.read.problems if self.read and self.outcome != "duplicate" else ()


def receive(*, by: actors.Machine, file: str, body: bytes, test_mode: bool) -> answering.Answer:
    """Answer one file; raises nothing that a message can cause."""
    found = take_in(by=by, body=body, test_mode=test_mode)
    return answering.Answer(
        file=file,
        outcome=found.outcome,
        reference=found.reference,
        reasons=answering.reasons(refusals=found.refusals, problems=found.problems),
    )


def take_in(*, by: actors.Machine, body: bytes, test_mode: bool, way: actions.Way | None = None) -> Outcome:
    """What becomes of one message; raises nothing that a message can cause.

    `by` without an organisation (a file handed in by an operator) speaks for the sender that the message
    names, where we know it; with one, the message must name it as its sender. `test_mode`: see judging.
    """
    used = _used(way, body)
    if used:
        return used
    try:
        read = reading.read(body)
    except opening.Unreadable as error:
        return Outcome(outcome="refused", refusals=(judging.unreadable(error),))
    found = _somebody_else(by, read) or judging.refusals(read, ours=places.receivers(), test_mode=test_mode)
    if found:
        return _refused(read, *found)
    return _again(read) or _accepted(by, body, read, way)


def _used(way: actions.Way | None, body: bytes) -> Outcome | None:
    """The pair of ids was used before: for this very message, or for another."""
    earlier = queries.earlier_of_pair(client_id=way.client, pair=way.pair) if way else None
    if earlier is None:
        return None
    same = hashlib.sha256(body).hexdigest() == earlier.digest
    code, sentence = ("duplicate", words.HERE_ALREADY) if same else ("conflict", words.PAIR_USED)
    return Outcome(
        outcome="duplicate" if same else "refused",
        reference=earlier.reference if same else "",
        refusals=(judging.Refusal(code, "", sentence, 409),),
    )


def _somebody_else(by: actors.Machine, read: reading.Reading) -> tuple[judging.Refusal, ...]:
    """A client speaks for its own organisation alone (T20)."""
    if by.organisation is None:
        return ()
    code = places.organisation(by.organisation).code
    if code and read.sender.ods_code.casefold() == code.casefold():
        return ()
    return (judging.Refusal("forbidden", f"{read.header_path}.sender", words.NOT_THE_SENDER, 403),)


def _again(read: reading.Reading) -> Outcome | None:
    earlier = queries.earlier(read=read)
    if earlier is None:
        return None
    return Outcome(outcome="duplicate", read=read, arrival=earlier, reference=earlier.reference)


def _accepted(by: actors.Machine, body: bytes, read: reading.Reading, way: actions.Way | None) -> Outcome:
    sender = places.organisation_with_code(code=read.sender.ods_code)
    if sender and by.organisation is None:
        by = dataclasses.replace(by, organisation=sender.pk, organisation_name=sender.name)
    asking = _asking(read, sender)
    try:
        original = actions.accept(by=by, read=read, body=body, details=_details(read), asking=asking, way=way)
    except errors.Foreseen as refusal:
        return _refused(read, judging.Refusal("processing", "Bundle", refusal.sentence, refusal.status))
    if original is None:  # it, or another under the same pair, came at the same moment
        there = _used(way, body) or _again(read)
        assert there
        return there
    arrival = original.arrival
    return Outcome(
        outcome="received",
        read=read,
        arrival=queries.Earlier(arrival.pk, arrival.reference, arrival.digest, arrival.at),
        reference=arrival.reference,
    )


def _refused(read: reading.Reading, *refusals: judging.Refusal) -> Outcome:
    """With our reference of the earlier request, when this would have changed one."""
    changes = any(each.code == judging.NOT_SUPPORTED for each in refusals)
    reference = queries.reference_of_request(read=read) if changes else ""
    return Outcome(outcome="refused", read=read, reference=reference, refusals=refusals)


def _details(read: reading.Reading) -> people.Details:
    patient = read.patient or parts.Patient()
    practice = places.organisation_with_code(code=patient.practice.ods_code if patient.practice else "")
    address = patient.addresses[0] if patient.addresses else parts.Address()
    return people.Details(
        name=rules.name(patient),
        call_me=rules.call_me(patient),
        born_on=patient.born_on,
        nhs_number=patient.nhs_number.value if patient.nhs_number else "",
        ethnicity=rules.ETHNICITIES.get(patient.ethnicity),
        language=patient.language or "en",
        practice_id=practice.pk if practice and practice.kind == "practice" else None,
        lines="\n".join(address.lines),
        postcode=address.postcode,
        phone=rules.international(patient.phones),
        needs=rules.needs(patient),
        neighbourhood_id=places.neighbourhood_of_receiver(addresses=read.receivers),
    )


def _asking(read: reading.Reading, sender: places_models.Organisation | None) -> doors.Asking:
    request, patient = read.request or parts.Request(), read.patient or parts.Patient()
    safety = rules.safety(request, patient)
    objects = request.objects_to_sharing
    return doors.Asking(
        ask=request.ask or words.NO_ASK,
        talked="said_no" if objects else "not_yet",
        talked_because=words.MESSAGE_OBJECTS if objects else words.SENT_BY_MESSAGE,
        sharing="no_name" if objects else "nhs_council",
        safety=safety.degree,
        safety_words=safety.why,
        asked_at=request.authored_at if request.authored_at and request.authored_at <= clock.now() else None,
        asker_name=rules.asker(read.asker, read.sender),
        asker_team=places.front_desk(organisation_id=sender.pk) if sender else None,
    )
