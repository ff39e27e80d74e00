"""What we can do and what a referral request must hold, for machines and their engineers."""

from collections.abc import Iterable

from joined.interop.bars import coded, contents, parts
from joined.interop.fhir.faults import Resource
from joined.interop.fhir.headers import VERSIONS

REFERRAL = f"https://fhir.nhs.uk/MessageDefinition/{contents.REFERRAL}"
CHANGED_ON = "2026-11-22"
CAPABLE_FOR = 12 * 60 * 60
"""Seconds that a sender may keep what we can do (BaRS: up to 24 hours, 12 advised)."""
_SERVICE = "http://terminology.hl7.org/CodeSystem/restful-security-service"
_USAGE = "http://terminology.hl7.org/CodeSystem/usage-context-type"
_PROFILES = {
    "MessageHeader": "https://fhir.nhs.uk/StructureDefinition/BARSMessageHeader-servicerequest-request",
    "ServiceRequest": "https://fhir.nhs.uk/StructureDefinition/BARSServiceRequest-request-referral",
}


def capabilities(*, base: str) -> Resource:
    """The CapabilityStatement."""
    return {
        "resourceType": "CapabilityStatement",
        "id": "joined-up",
        "url": f"{base}/metadata",
        "version": VERSIONS[0],
        "name": "JoinedUp",
        "title": "Joined Up: referrals to community mental health",
        "status": "active",
        "date": CHANGED_ON,
        "kind": "instance",
        "software": {"name": "Joined Up"},
        "implementation": {"description": "BaRS receiver of referral requests", "url": base},
        "fhirVersion": "4.0.1",
        "format": ["application/fhir+json", "application/fhir+xml"],
        "rest": [
            {
                "mode": "server",
                "security": {
                    "service": [{"coding": [{"system": _SERVICE, "code": "OAuth"}]}],
                    "description": "A bearer token that the client signs with its own key (JWT), new for each request.",
                },
                "resource": [
                    {
                        "type": "ServiceRequest",
                        "profile": "https://fhir.hl7.org.uk/StructureDefinition/UKCore-ServiceRequest",
                        "interaction": [{"code": "read"}, {"code": "search-type"}],
                        "searchParam": [
                            {"name": "identifier", "type": "token", "documentation": "Our reference, or your own id."},
                            {
                                "name": "patient:identifier",
                                "type": "token",
                                "documentation": "The NHS number that you sent.",
                            },
                        ],
                    },
                    {
                        "type": "MessageDefinition",
                        "interaction": [{"code": "search-type"}],
                        "searchParam": [{"name": "context", "type": "token"}],
                    },
                ],
                "operation": [
                    {
                        "name": "process-message",
                        "definition": "http://hl7.org/fhir/OperationDefinition/MessageHeader-process-message",
                    }
                ],
            }
        ],
        "messaging": [
            {
                "endpoint": [
                    {
                        "protocol": {
                            "system": "http://terminology.hl7.org/CodeSystem/message-transport",
                            "code": "http",
                        },
                        "address": f"{base}/$process-message",
                    }
                ],
                "supportedMessage": [{"mode": "receiver", "definition": REFERRAL}],
            }
        ],
    }


def referral_definition(services: Iterable[parts.Id]) -> Resource:
    """What a referral request must and may hold, and for which of our services."""
    return {
        "resourceType": "MessageDefinition",
        "id": "referral",
        "url": REFERRAL,
        "name": "BARSMessageDefinitionServiceRequestRequestReferral",
        "title": "A referral request, whatever its use case",
        "status": "active",
        "date": CHANGED_ON,
        "useContext": [
            {
                "code": {"system": _USAGE, "code": "workflow"},
                "valueCodeableConcept": {"coding": [{"system": system, "code": value}]},
            }
            for system, value in services
        ],
        "eventCoding": {"system": coded.EVENT, "code": "servicerequest-request"},
        "category": "consequence",
        "focus": [
            *(_held(kind, 1, "1") for kind in contents.EXACTLY_ONE),
            *(_held(kind, least, "*") for kind, least in contents.AT_LEAST.items()),
            *(_held(kind, 0, "*") for kind in contents.MAY),
        ],
        "responseRequired": "always",
    }


def _held(kind: str, least: int, most: str) -> Resource:
    profile = _PROFILES.get(kind, f"https://fhir.hl7.org.uk/StructureDefinition/UKCore-{kind}")
    return {"code": kind, "profile": profile, "min": least, "max": most}
