"""What a sender may be told of a request of theirs, as FHIR R4 UK Core."""

import dataclasses
import datetime
import typing
import uuid

from joined.interop.bars import coded, parts
from joined.interop.fhir.faults import Resource

CORE = "https://fhir.hl7.org.uk/StructureDefinition/UKCore-"
EXTENSION = "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-"
VERIFICATION = "https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberVerificationStatusEngland"
SNOMED = "http://snomed.info/sct"
ACT = "http://terminology.hl7.org/CodeSystem/v3-ActCode"
ODS = coded.ODS[0]

Standing = typing.Literal["Received", "Being looked at", "Answered"]
_ENCOUNTERS: dict[str, str] = {"Received": "planned", "Being looked at": "in-progress", "Answered": "finished"}
_SOURCES = {
    "person": ("310434002", "Self-referral to service"),
    "related": ("185373006", "Referred by family"),
    "practice": ("276491000", "Referred by member of Primary Health Care Team"),
}


@dataclasses.dataclass(frozen=True, kw_only=True)
class Sent:
    """One request that an organisation sent us: what it told us, and where the request stands (C13)."""

    id: uuid.UUID
    reference: str
    asked_as: str
    standing: Standing
    received_at: datetime.datetime
    request: parts.Request
    patient: parts.Patient
    asker: parts.Asker
    is_from_practice: bool
    organisation: parts.Practice
    people: tuple[uuid.UUID, ...]


def service_request(sent: Sent, *, base: str) -> Resource:
    """The request with who it is about and where it stands, and nothing that the sender did not tell us."""
    authored = sent.request.authored_at or sent.received_at
    return {
        "resourceType": "ServiceRequest",
        "id": str(sent.id),
        "meta": meta("ServiceRequest", sent.received_at),
        "contained": [patient(sent.patient, sent.received_at) | {"id": "patient"}, answer_encounter(sent, base=base)],
        **source(sent.asker, is_from_practice=sent.is_from_practice),
        "identifier": identifiers(sent, base=base),
        "status": "completed" if sent.standing == "Answered" else "active",
        "intent": "plan",
        **category(sent.request),
        **({"priority": sent.request.priority} if sent.request.priority else {}),
        "subject": {"reference": "#patient"},
        "encounter": {"reference": "#answer", "display": sent.standing},
        "authoredOn": instant(authored),
        "requester": logical(sent.organisation),
    }


def identifiers(sent: Sent, *, base: str) -> list[Resource]:
    """Our reference, which people say on the telephone, and the sender's own id."""
    ours = {"use": "official", "system": reference_system(base), "value": sent.reference}
    theirs = {"use": "secondary", "system": "urn:ietf:rfc:3986", "value": sent.asked_as}
    return [ours, theirs] if sent.asked_as else [ours]


def reference_system(base: str) -> str:
    """The system of our references."""
    return f"{base}/request-reference"


def answer_encounter(sent: Sent, *, base: str) -> Resource:
    """BaRS tells where a request stands by an Encounter: planned, in progress, finished."""
    return {
        "resourceType": "Encounter",
        "id": "answer",
        "meta": meta("Encounter", sent.received_at),
        "identifier": [{"system": reference_system(base), "value": sent.reference}],
        "status": _ENCOUNTERS[sent.standing],
        "class": {"system": ACT, "code": "AMB", "display": "ambulatory"},
    }


def patient(given: parts.Patient, at: datetime.datetime) -> Resource:
    """Who it is about, as far as the sender's own number goes."""
    found: Resource = {"resourceType": "Patient", "meta": meta("Patient", at)}
    number = given.nhs_number
    if number:
        code = number.verification or "02"
        extension = {
            "url": f"{EXTENSION}NHSNumberVerificationStatus",
            "valueCodeableConcept": {"coding": [{"system": VERIFICATION, "code": code}]},
        }
        found["identifier"] = [{"extension": [extension], "system": coded.NHS_NUMBER, "value": number.value}]
    if given.born_on:
        found["birthDate"] = given.born_on.isoformat()
    return found


def source(asker: parts.Asker, *, is_from_practice: bool) -> Resource:
    """Which kind of somebody asked, where we can tell."""
    kind = asker.kind if asker.kind in _SOURCES else "practice" if is_from_practice else ""
    if not kind:
        return {}
    code, display = _SOURCES[kind]
    coding = {"system": SNOMED, "code": code, "display": display}
    url = f"{EXTENSION}SourceOfServiceRequest"
    return {"extension": [{"url": url, "valueCodeableConcept": {"coding": [coding]}}]}


def category(request: parts.Request) -> Resource:
    """That it is a referral, and the use case under which it was sent."""
    codings = [{"system": coded.CATEGORY, "code": "referral"}]
    if request.use_case:
        codings.append({"system": coded.USE_CASE, "code": request.use_case})
    return {"category": [{"coding": codings}]}


def logical(organisation: parts.Practice) -> Resource:
    """A reference to an organisation by its code."""
    known = {"identifier": {"system": ODS, "value": organisation.ods_code}} if organisation.ods_code else {}
    return {"type": "Organization", **known, "display": organisation.name or "Sender"}


def meta(kind: str, at: datetime.datetime) -> Resource:
    """When it was last changed and which UK Core profile it follows."""
    return {"lastUpdated": instant(at), "profile": [f"{CORE}{kind}"]}


def instant(at: datetime.datetime) -> str:
    """A moment in UTC, to the second."""
    return at.astimezone(datetime.UTC).isoformat(timespec="seconds")


def searchset(found: list[Resource], *, base: str, link: str) -> Resource:
    """What a search found."""
    entries = [
        {
            "fullUrl": f"{base}/{each['resourceType']}/{each['id']}",
            "resource": each,
            "search": {"mode": "match"},
        }
        for each in found
    ]
    return {
        "resourceType": "Bundle",
        "type": "searchset",
        "total": len(found),
        "link": [{"relation": "self", "url": link}],
        **({"entry": entries} if entries else {}),
    }
