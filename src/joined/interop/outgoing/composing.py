"""One answer as BaRS's message servicerequest-response-referral-short (MessageDefinition, core 1.5.0). Pure.

It says no more than the asker may know: who the person is, as the asker's own message told us and in two
identifiers only; what became of the request in one sentence; which team said yes; the day of first contact.
"""

import dataclasses
import datetime
import json
import typing
import uuid

from joined.interop.bars import coded, parts, reading

DEFINITION = "https://fhir.nhs.uk/MessageDefinition/bars-message-servicerequest-response-referral-short"
VERSION = "1.0.0"
_PROFILES = {
    "Bundle": "https://fhir.nhs.uk/StructureDefinition/BARSBundleMessage",
    "MessageHeader": "https://fhir.nhs.uk/StructureDefinition/BARSMessageHeader-servicerequest-response",
    "ServiceRequest": "https://fhir.nhs.uk/StructureDefinition/BARSServiceRequest-request-referral",
}
_UK_CORE = "https://fhir.hl7.org.uk/StructureDefinition/UKCore-{}"
_STATUS = {"proposed": "active", "accepted": "active", "ended": "completed"}
_OUTPATIENT = {
    "system": "http://terminology.hl7.org/CodeSystem/v3-ActCode",
    "code": "AMB",
    "display": "ambulatory",
}
Resource = dict[str, typing.Any]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Ours:
    """Who answers: the organisation of the team that is named, or that holds the person."""

    name: str
    ods_code: str
    phone: str
    address: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class Said:
    """What is told. `sentence` is all of it in words; `team` is empty where none is named."""

    kind: str
    sentence: str
    reference: str
    team: str = ""
    first_contact_on: datetime.date | None = None


def bundle(*, message_id: uuid.UUID, at: datetime.datetime, asked: reading.Reading, said: Said, ours: Ours) -> str:
    """The message as JSON, roles swapped. The same values give the same bytes."""
    written = at.astimezone(datetime.UTC).isoformat(timespec="seconds")
    names = ("header", "request", "theirs", "encounter", "person", "us", "them", "worker", "role", "service")
    at_url = {name: f"urn:uuid:{uuid.uuid5(message_id, name)}" for name in names}
    held = {
        "header": _header(asked, ours, at_url),
        "request": _request(asked, said, at_url, written),
        "theirs": _their_encounter(asked, at_url),
        "encounter": _our_encounter(said, ours, at_url),
        "person": _person(asked.patient or parts.Patient()),
        "us": _organisation(ours.name, ours.ods_code, ours.phone),
        "them": _organisation(asked.sender.name, asked.sender.ods_code, ""),
        "worker": _worker(asked.asker),
        "role": _role(at_url),
    }
    if said.team:
        held["service"] = _service(said, ours, at_url)
    return json.dumps(
        {
            "resourceType": "Bundle",
            "id": str(message_id),
            "meta": {"versionId": VERSION, "lastUpdated": written, "profile": [_PROFILES["Bundle"]]},
            "type": "message",
            "timestamp": written,
            "entry": [_entry(at_url[name], resource, written) for name, resource in held.items()],
        },
        ensure_ascii=False,
    )


@dataclasses.dataclass(frozen=True)
class Envelope:
    """What the headers of the request repeat of the message: who sends, and whose address it goes to."""

    sender: Resource
    target: dict[str, str]


def envelope(body: str) -> Envelope:
    """Of a message that `bundle` wrote."""
    entries = {entry["fullUrl"]: entry["resource"] for entry in json.loads(body)["entry"]}
    header = next(iter(entries.values()))
    system, _, value = header["destination"][0]["endpoint"].rpartition("|")
    return Envelope(entries[header["sender"]["reference"]], {"system": system, "value": value})


def _entry(url: str, resource: Resource, written: str) -> Resource:
    kind = resource["resourceType"]
    meta = {"lastUpdated": written, "profile": [_PROFILES.get(kind) or _UK_CORE.format(kind)]}
    return {"fullUrl": url, "resource": {"resourceType": kind, "meta": meta} | resource}


def _header(asked: reading.Reading, ours: Ours, at: dict[str, str]) -> Resource:
    source: Resource = {"name": ours.name, "software": "Joined Up", "version": VERSION}
    if ours.phone:
        source["contact"] = _phone(ours.phone)
    source["endpoint"] = _joined(next(iter(asked.receivers), None)) or ours.address
    return {
        "resourceType": "MessageHeader",
        "eventCoding": {"system": coded.EVENT, "code": "servicerequest-response"},
        "destination": [{"endpoint": _joined(asked.sender.endpoint) or asked.sender.name, "receiver": _to(at["them"])}],
        "sender": _to(at["us"]),
        "source": source,
        "reason": {"coding": [{"system": coded.REASON, "code": "update"}]},
        "response": {"identifier": asked.bundle_id or asked.message_id, "code": "ok"},
        "focus": [_to(at["request"])],
        "definition": DEFINITION,
    }


def _request(asked: reading.Reading, said: Said, at: dict[str, str], written: str) -> Resource:
    theirs = asked.request or parts.Request()
    categories = [{"system": coded.CATEGORY, "code": "referral"}]
    if theirs.use_case:
        categories.append({"system": coded.USE_CASE, "code": theirs.use_case})
    return {
        "resourceType": "ServiceRequest",
        "identifier": [{"value": theirs.fhir_id or said.reference}],
        "status": _STATUS[said.kind],
        "intent": "plan",
        "category": [{"coding": categories}],
        "subject": _to(at["person"]),
        "encounter": _to(at["encounter"]),
        "authoredOn": theirs.authored_at.isoformat() if theirs.authored_at else written,
        "requester": _to(at["role"]),
        "performer": [_to(at["service"] if said.team else at["us"])],
        "note": [{"text": said.sentence}],
    }


def _their_encounter(asked: reading.Reading, at: dict[str, str]) -> Resource:
    theirs = asked.request or parts.Request()
    made: Resource = {"resourceType": "Encounter", "status": "finished", "class": _OUTPATIENT}
    if theirs.case_number:
        made["identifier"] = [{"value": theirs.case_number}]
    if theirs.journey:
        made["episodeOfCare"] = [{"reference": f"EpisodeOfCare/{theirs.journey}"}]
    return made | {"subject": _to(at["person"])}


def _our_encounter(said: Said, ours: Ours, at: dict[str, str]) -> Resource:
    made: Resource = {
        "resourceType": "Encounter",
        "identifier": [{"system": f"{ours.address}/reference", "value": said.reference}],
        "status": "finished" if said.kind == "ended" else "planned",
        "class": _OUTPATIENT,
        "subject": _to(at["person"]),
        "serviceProvider": _to(at["us"]),
    }
    if said.first_contact_on:
        made["period"] = {"start": said.first_contact_on.isoformat()}
    return made


def _person(theirs: parts.Patient) -> Resource:
    """Two identifiers as their own message gave them: number and birth date, a name only without a number."""
    made: Resource = {"resourceType": "Patient"}
    if theirs.nhs_number:
        made["identifier"] = [{"system": coded.NHS_NUMBER, "value": theirs.nhs_number.value}]
    elif theirs.names:
        made["name"] = [{"text": theirs.names[0].text}]
    if theirs.born_on:
        made["birthDate"] = theirs.born_on.isoformat()
    return made


def _organisation(name: str, ods_code: str, phone: str) -> Resource:
    made: Resource = {"resourceType": "Organization", "name": name or "Not named"}
    if ods_code:
        made["identifier"] = [{"system": coded.ODS[0], "value": ods_code}]
    if phone:
        made["telecom"] = [_phone(phone)]
    return made


def _worker(asker: parts.Asker) -> Resource:
    return {"resourceType": "Practitioner", "name": [{"text": asker.name or asker.organisation or "Not named"}]}


def _role(at: dict[str, str]) -> Resource:
    return {
        "resourceType": "PractitionerRole",
        "practitioner": _to(at["worker"]),
        "organization": _to(at["them"]),
    }


def _service(said: Said, ours: Ours, at: dict[str, str]) -> Resource:
    made: Resource = {"resourceType": "HealthcareService", "name": said.team, "providedBy": _to(at["us"])}
    return made | ({"telecom": [_phone(ours.phone)]} if ours.phone else {})


def _to(url: str) -> Resource:
    return {"reference": url}


def _phone(number: str) -> Resource:
    return {"system": "phone", "value": number} if number else {}


def _joined(address: parts.Id | None) -> str:
    return "|".join(address) if address else ""
