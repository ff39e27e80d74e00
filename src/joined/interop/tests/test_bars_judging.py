"""The short list of reasons to refuse, and everything that is no reason."""

import pytest

from joined.interop.bars import answering, judging, notes, opening, reading
from joined.interop.tests import messages


def changed(**what):
    bundle = messages.referral()
    for name, change in what.items():
        change(messages.the(name, bundle))
    return bundle


def test_a_new_referral_for_us_is_received():
    assert messages.codes(messages.referral()) == []


@pytest.mark.parametrize("name", ["referral_with_faults.xml", "referral_with_faults.json"])
def test_faults_are_no_reason_to_refuse_in_test_mode(name):
    read = reading.read(messages.example(name))
    assert judging.refusals(read, ours=messages.FOR_TESTS, test_mode=True) == ()


def test_live_service_refuses_a_number_that_cannot_be_and_an_address_kept_for_tests():
    read = reading.read(messages.example("referral_with_faults.json"))
    found = judging.refusals(read, ours=messages.FOR_TESTS, test_mode=False)
    assert [each.code for each in found] == ["not-found", "value"]


NOBODYS = "0000000051"
"""Its check digit is right, and it lies in a range that was never given out."""


@pytest.mark.parametrize(
    ("number", "live"), [("9990004722", ["value"]), ("0000000000", ["value"]), ("9990004721", ["value"]), (NOBODYS, [])]
)
def test_live_service_takes_no_number_of_the_tests_and_test_mode_takes_any(number, live):
    bundle = changed(Patient=lambda patient: patient["identifier"][0].update(value=number))
    assert messages.codes(bundle, test_mode=False) == live
    assert messages.codes(bundle, test_mode=True) == []


@pytest.mark.parametrize("missing", ["birthDate", "identifier", "address", "contact", "generalPractitioner", "name"])
def test_no_single_missing_thing_about_the_person_stops_a_referral(missing):
    assert messages.codes(changed(Patient=lambda patient: patient.pop(missing))) == []


def test_nothing_at_all_about_the_person_does():
    bundle = messages.without(messages.referral(), "RelatedPerson")
    patient = messages.the("Patient", bundle)
    for name in set(patient) - {"resourceType", "gender"}:
        del patient[name]
    assert messages.codes(bundle) == ["required"]


def test_two_people_who_cannot_be_told_apart_are_not_guessed_at():
    bundle = changed(ServiceRequest=lambda request: request.pop("subject"))
    bundle["entry"].append({"fullUrl": "urn:uuid:2", "resource": messages.the("Patient", bundle)})
    assert messages.codes(bundle) == ["required"]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            {"MessageHeader": lambda header: header["reason"]["coding"][0].update(code="update")},
            "We cannot change a request by message yet: please ring.",
        ),
        (
            {"ServiceRequest": lambda request: request.update(status="revoked")},
            "We cannot take back a request by message yet: please ring.",
        ),
        (
            {"ServiceRequest": lambda request: request["category"][0]["coding"][0].update(code="validation")},
            "We receive referrals, not requests for validation.",
        ),
        (
            {"MessageHeader": lambda header: header["eventCoding"].update(code="booking-request")},
            "We receive referral requests only, no other messages yet.",
        ),
        (
            {"MessageHeader": lambda header: header.update(definition="https://fhir.nhs.uk/MessageDefinition/x")},
            "We do not receive messages of this definition.",
        ),
    ],
)
def test_other_messages_are_not_supported_and_told_so(change, sentence):
    read = messages.read(changed(**change))
    (refusal,) = judging.refusals(read, ours=messages.OURS, test_mode=False)
    assert (refusal.code, refusal.status, refusal.word) == ("not-supported", 422, "REC_UNPROCESSABLE_ENTITY")
    assert refusal.sentence == sentence
    assert refusal.path.startswith("Bundle.entry[")


def test_a_message_for_somebody_else_is_refused():
    def elsewhere(header):
        header["destination"][0]["endpoint"] = "https://fhir.nhs.uk/Id/dos-service-id|999"

    assert messages.codes(changed(MessageHeader=elsewhere)) == ["not-found"]


def test_a_message_for_nobody_is_refused():
    assert messages.codes(changed(MessageHeader=lambda header: header.pop("destination"))) == ["required"]


def test_our_address_counts_with_http_and_capitals_too():
    def shouting(header):
        header["destination"][0]["endpoint"] = "HTTP://FHIR.NHS.UK/id/dos-service-id|111111111"

    assert messages.codes(changed(MessageHeader=shouting)) == []


def test_our_organisation_code_counts_as_our_address():
    code = ("https://fhir.nhs.uk/Id/ods-organization-code", "Z99010")
    read = messages.read(messages.referral())
    assert judging.refusals(read, ours={code: False}, test_mode=True) == ()


def test_a_referral_without_its_request_is_refused():
    assert "required" in messages.codes(messages.without(messages.referral(), "ServiceRequest"))


def test_an_answer_is_one_line_with_errors_before_warnings():
    refused = judging.unreadable(opening.Unreadable("The file is empty."))
    reasons = answering.reasons(refusals=[refused], problems=[notes.Problem("Bundle.id", "Ünlikely.")])
    line = answering.Answer(file="a.xml", outcome="refused", reasons=reasons).as_line()
    assert line == (
        '{"file": "a.xml", "outcome": "refused", "reference": "", "reasons": ['
        '{"severity": "error", "code": "structure", "standard": "REC_BAD_REQUEST", "path": "Bundle", '
        '"sentence": "The file is empty."}, '
        '{"severity": "warning", "code": "invalid", "standard": "", "path": "Bundle.id", "sentence": "Ünlikely."}]}'
    )
