"""The answer to a referral request, in the same breath: a message with an Encounter "planned" and our reference.

It follows BaRS's short response (two Encounters, theirs and ours) and repeats of the person only the number
that the sender gave.
"""

import re
import uuid

from joined.interop.bars import coded, parts, reading
from joined.interop.fhir import resources
from joined.interop.fhir.faults import Resource

DEFINITION = "https://fhir.nhs.uk/MessageDefinition/bars-message-servicerequest-response-referral-short"
PROFILE = "https://fhir.nhs.uk/StructureDefinition/BARS"
_ID = re.compile(r"[A-Za-z0-9.-]{1,64}")


def answer(sent: resources.Sent, read: reading.Reading, *, us: parts.Practice, base: str) -> Resource:
    """The same bytes each time that the same message is answered."""
    urls = {name: _url(sent, name) for name in ("header", "patient", "theirs", "ours", "us", "them", "asker", "role")}
    urls["request"] = f"urn:uuid:{sent.id}"
    at = sent.received_at
    held = {
        "header": _header(sent, read, us, urls),
        "request": _request(sent, urls, base=base),
        "patient": resources.patient(sent.patient, at),
        "theirs": _their_encounter(sent, urls),
        "ours": resources.answer_encounter(sent, base=base) | {"subject": {"reference": urls["patient"]}},
        "us": _organisation(us, sent),
        "them": _organisation(sent.organisation, sent),
        "asker": _practitioner(sent),
        "role": _role(sent, urls),
    }
    entries = [
        {"fullUrl": urls[name], "resource": resource | {"id": urls[name].removeprefix("urn:uuid:")}}
        for name, resource in held.items()
    ]
    return {
        "resourceType": "Bundle",
        "id": _url(sent, "bundle").removeprefix("urn:uuid:"),
        "meta": {
            "versionId": "1",
            "lastUpdated": resources.instant(at),
            "profile": [f"{PROFILE}BundleMessage"],
        },
        "type": "message",
        "timestamp": resources.instant(at),
        "entry": entries,
    }


def answered_message(read: reading.Reading) -> str:
    """The id that an answer names: of the Bundle, or the digest where that is none that FHIR could write."""
    return read.bundle_id if _ID.fullmatch(read.bundle_id) else read.digest


def _url(sent: resources.Sent, name: str) -> str:
    return f"urn:uuid:{uuid.uuid5(sent.id, name)}"


def _header(sent: resources.Sent, read: reading.Reading, us: parts.Practice, urls: dict[str, str]) -> Resource:
    source = "|".join(next(iter(read.receivers), ("", "")))
    return {
        "resourceType": "MessageHeader",
        "meta": {
            "lastUpdated": resources.instant(sent.received_at),
            "profile": [f"{PROFILE}MessageHeader-servicerequest-response"],
        },
        "eventCoding": {"system": coded.EVENT, "code": "servicerequest-response"},
        "destination": [
            {"endpoint": "|".join(read.sender.endpoint or ("", "")), "receiver": {"reference": urls["them"]}}
        ],
        "sender": {"reference": urls["us"]},
        "source": {"name": us.name, "software": "Joined Up", "endpoint": source},
        "reason": {"coding": [{"system": coded.REASON, "code": "new"}]},
        "response": {"identifier": answered_message(read), "code": "ok"},
        "focus": [{"reference": urls["request"]}],
        "definition": DEFINITION,
    }


def _request(sent: resources.Sent, urls: dict[str, str], *, base: str) -> Resource:
    whole = resources.service_request(sent, base=base)
    del whole["contained"]
    return whole | {"subject": {"reference": urls["patient"]}, "encounter": {"reference": urls["ours"]}}


def _their_encounter(sent: resources.Sent, urls: dict[str, str]) -> Resource:
    known = {"identifier": [{"value": sent.request.case_number}]} if sent.request.case_number else {}
    return {
        "resourceType": "Encounter",
        "meta": resources.meta("Encounter", sent.received_at),
        **known,
        "status": "unknown",
        "class": {"system": resources.ACT, "code": "AMB", "display": "ambulatory"},
        "subject": {"reference": urls["patient"]},
    }


def _organisation(organisation: parts.Practice, sent: resources.Sent) -> Resource:
    code = organisation.ods_code
    return {
        "resourceType": "Organization",
        "meta": resources.meta("Organization", sent.received_at),
        **({"identifier": [{"system": resources.ODS, "value": code}]} if code else {}),
        "name": organisation.name or "Sender",
    }


def _practitioner(sent: resources.Sent) -> Resource:
    name = sent.asker.name if sent.asker.kind == "practitioner" else ""
    return {
        "resourceType": "Practitioner",
        "meta": resources.meta("Practitioner", sent.received_at),
        **({"name": [{"text": name}]} if name else {}),
    }


def _role(sent: resources.Sent, urls: dict[str, str]) -> Resource:
    return {
        "resourceType": "PractitionerRole",
        "meta": resources.meta("PractitionerRole", sent.received_at),
        "practitioner": {"reference": urls["asker"]},
        "organization": {"reference": urls["them"]},
    }
