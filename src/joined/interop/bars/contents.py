"""How many resources of each kind a referral request must hold (BaRS MessageDefinition, core 1.5.0).

FHIR's own checks do not look at this, so the receiver must. Too few is a problem for the sender to mend, not
a reason to refuse (our short list).
"""

import collections

from joined.interop.bars import message, notes

REFERRAL = "bars-message-servicerequest-request-referral"
EXACTLY_ONE = ("MessageHeader", "ServiceRequest", "Patient", "Encounter", "CarePlan")
AT_LEAST = {
    "Organization": 2,
    "Practitioner": 1,
    "PractitionerRole": 1,
    "Consent": 1,
    "HealthcareService": 1,
}
MAY = (
    *("Location", "Observation", "Flag", "MedicationStatement", "AllergyIntolerance", "Questionnaire"),
    *("QuestionnaireResponse", "Condition", "Task", "Communication", "Procedure", "RelatedPerson", "Device"),
)


def check(about: message.Message, found: notes.Notes) -> None:
    """Compare what is there with what a referral request must hold."""
    there = collections.Counter(place.kind for place in about.every())
    for kind in EXACTLY_ONE:
        if there[kind] != 1:
            found.add("Bundle", f"A referral request holds exactly one {kind}; this one holds {there[kind]}.")
    for kind, least in AT_LEAST.items():
        if there[kind] < least:
            found.add("Bundle", f"A referral request holds at least {least} {kind}; this one holds {there[kind]}.")
    for kind in sorted(set(there) - {*EXACTLY_ONE, *AT_LEAST, *MAY}):
        found.add("Bundle", f"A referral request holds no {kind}; this one holds {there[kind]}.")
