"""A message arrives: read, judge, accept once, answer. The one way in for files now and for HTTP later."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Sequence

from joined.doors import actions as doors
from joined.interop import actions, queries, rules, words
from joined.interop.bars import answering, judging, opening, parts, reading
from joined.kit import actors, clock, errors
from joined.people import actions as people
from joined.places import queries as places

if typing.TYPE_CHECKING:  # another room's row is named here, never imported
    from joined.places import models as places_models


def receive(*, by: actors.Machine, file: str, body: bytes, test_mode: bool) -> answering.Answer:
    """Answer one message; raises nothing that a message can cause.

    `by` without an organisation (a file handed in by an operator) speaks for the sender that the message
    names, where we know it. `test_mode`: see judging.
    """
    try:
        read = reading.read(body)
    except opening.Unreadable as error:
        return _refused(file, [judging.unreadable(error)])
    found = judging.refusals(read, ours=places.receivers(), test_mode=test_mode)
    if found:
        return _refused(file, found, read=read)
    earlier = queries.reference_of(read=read)
    if earlier:
        return answering.Answer(file=file, outcome="duplicate", reference=earlier)
    return _accepted(by, file, body, read)


def _accepted(by: actors.Machine, file: str, body: bytes, read: reading.Reading) -> answering.Answer:
    sender = places.organisation_with_code(code=read.sender.ods_code)
    if sender and by.organisation is None:
        by = dataclasses.replace(by, organisation=sender.pk, organisation_name=sender.name)
    try:
        original = actions.accept(by=by, read=read, body=body, details=_details(read), asking=_asking(read, sender))
    except errors.Foreseen as refusal:
        found = judging.Refusal("processing", "Bundle", refusal.sentence, refusal.status)
        return _refused(file, [found], read=read)
    if original is None:
        return answering.Answer(file=file, outcome="duplicate", reference=queries.reference_of(read=read))
    return answering.Answer(
        file=file,
        outcome="received",
        reference=original.arrival.reference,
        reasons=answering.reasons(problems=read.problems),
    )


def _refused(
    file: str,
    refusals: Sequence[judging.Refusal],
    *,
    read: reading.Reading | None = None,
) -> answering.Answer:
    """With our reference of the earlier request, when this would have changed one."""
    changes = read is not None and any(each.code == judging.NOT_SUPPORTED for each in refusals)
    return answering.Answer(
        file=file,
        outcome="refused",
        reference=queries.reference_of_request(read=read) if changes else "",
        reasons=answering.reasons(refusals=refusals, problems=read.problems if read else ()),
    )


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
