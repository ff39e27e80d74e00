"""What our house learns from a referral, complete or faulty."""

import dataclasses
import datetime

import pytest

from joined.interop.bars import parts, reading
from joined.interop.tests import messages


@pytest.fixture(params=["referral.xml", "referral.json"])
def read(request):
    return reading.read(messages.example(request.param))


@pytest.fixture(params=["referral_with_faults.xml", "referral_with_faults.json"])
def faulty(request):
    return reading.read(messages.example(request.param))


def test_xml_and_json_of_one_message_read_the_same():
    one = reading.read(messages.example("referral.xml"))
    other = reading.read(messages.example("referral.json"))
    assert dataclasses.replace(one, format="", digest="") == dataclasses.replace(other, format="", digest="")


def test_a_faultless_referral_has_no_problems(read):
    assert [each.sentence for each in read.problems] == [parts.KEPT_FOR_TESTS]


def test_who_sent_it_to_whom_is_read(read):
    assert read.sender == parts.Sender(
        name="Marsh Lane Surgery",
        ods_code="Z99001",
        endpoint=("https://fhir.nhs.uk/Id/dos-service-id", "222000222"),
        software="Example Practice System 7.2",
    )
    assert read.receivers[0] == ("https://fhir.nhs.uk/Id/dos-service-id", "111111111")
    assert ("https://fhir.nhs.uk/Id/ods-organization-code", "Z99010") in read.receivers
    assert (read.event, read.reason) == ("servicerequest-request", "new")


def test_what_is_asked_is_read_in_words(read):
    request = read.request
    assert request.ask == (
        "Low mood and not leaving the house since bereavement; Depression after bereavement"
        " – asked for: Referral to community mental health team"
    )
    assert request.passages[0] == parts.Passage(
        label="Note",
        words="She would like company in the mornings more than tablets.\nHer sister worries most at weekends.",
    )
    assert [passage.label for passage in request.passages] == [
        "Note",
        "Task",
        "Care plan",
        "Condition",
        "Told to the person",
    ]
    assert (request.status, request.category, request.priority) == ("active", "referral", "urgent")
    assert request.authored_at == datetime.datetime(2026, 11, 20, 9, 12, tzinfo=datetime.UTC)
    assert (request.case_number, request.journey) == ("ML-20417", "0b9a4a64-1f5e-4c9b-8f11-52c9b35a6a10")


def test_who_asks_is_read_with_organisation_and_phone(read):
    assert read.asker == parts.Asker(
        kind="practitioner",
        name="Dr Chidi Example-Okoro",
        organisation="Marsh Lane Surgery",
        ods_code="Z99001",
        phone="01632 960201",
    )


def test_the_person_is_read_official_name_first(read):
    person = read.patient
    assert [name.text for name in person.names] == ["Mrs Lilavati Devi Example-Nair", "Leela"]
    assert person.born_on == datetime.date(1961, 3, 9)
    assert (person.gender, person.ethnicity) == ("female", "H")
    assert person.nhs_number == parts.NhsNumber(value="9990004722", is_possible=True, verification="01")
    assert person.nhs_number.is_verified
    assert person.addresses == (
        parts.Address(lines=("Flat 4", "12 Ferry Row", "Riverside"), postcode="ZZ99 3VZ", use="home"),
    )
    assert person.practice == parts.Practice(name="Ferry Row Practice", ods_code="Z99002")


def test_the_persons_own_phones_are_those_of_the_contact_called_oneself_best_first(read):
    assert [phone.number for phone in read.patient.phones] == ["07700 900311", "01632 960311"]
    assert read.patient.emails == ("leela@nowhere.example",)


def test_other_peoples_phones_stay_theirs(read):
    assert [(each.name, each.relation) for each in read.patient.contacts] == [
        ("Suresh Example", "Emergency Contact"),
        ("Radha Example-Menon", "sister"),
    ]
    own = {phone.number for phone in read.patient.phones}
    assert not own & {phone.number for each in read.patient.contacts for phone in each.phones}


def test_needs_and_safeguarding_are_read(read):
    assert [need.words for need in read.patient.needs] == [
        "prefers Malayalam",
        "needs an interpreter",
        "Provision of additional support",
    ]
    assert [flag.words for flag in read.patient.safeguarding] == ["Unspecified safeguarding concern"]


def test_faults_of_real_senders_do_not_stop_the_reading(faulty):
    assert faulty.patient.names[0].family == "Example-Nair"
    assert faulty.patient.born_on is None
    assert not faulty.patient.nhs_number.is_possible
    assert not faulty.patient.nhs_number.is_verified
    assert faulty.event == "servicerequest-request"
    assert [need.words for need in faulty.patient.needs if need.category == "RA"]
    assert faulty.patient.safeguarding


@pytest.mark.parametrize(
    ("name", "path", "sentence"),
    [
        ("xml", "Bundle.entry[0].resource.eventCoding.system", "has spaces around it"),
        ("xml", "Bundle.entry[6].resource", "“favouriteColour” is not known to FHIR here"),
        ("xml", "Bundle.entry[6].resource.contact[1].gender", "given more than once"),
        ("xml", "Bundle.entry[12].resource.active", "true or false"),
        ("xml", "Bundle.entry[6].resource.birthDate", "no date of birth"),
        ("xml", "Bundle.entry[6].resource.identifier", "fails its check digit"),
        ("json", "Bundle.entry[0].resource.event", "older or unknown"),
        ("json", "Bundle.entry[0].resource.definition", "does not say which definition"),
        ("json", "Bundle.entry[1].resource.basedOn", "should be a list"),
        ("json", "Bundle.entry[1].resource", "“PatientInstruction” is not known to FHIR here"),
        ("json", "Bundle.entry[2].resource.status", "FHIR requires this"),
        ("json", "Bundle.entry[5].resource.onsetDateTime", "not a moment"),
        ("json", "Bundle.entry[6].resource.contact[0]", "has another name"),
        ("json", "Bundle.entry[6].resource.contact[1].telecom", "cannot be dialled"),
        ("json", "Bundle.entry[6].resource.name[2]", "blank"),
        ("json", "Bundle.entry[6].resource.address[1].postalCode", "not a postcode"),
        ("json", "Bundle.entry[15].resource", "not a kind of resource"),
        ("json", "Bundle", "at least 1 Consent; this one holds 0"),
    ],
)
def test_each_fault_is_reported_with_its_path(name, path, sentence):
    read = reading.read(messages.example(f"referral_with_faults.{name}"))
    assert any(each.path == path and sentence in each.sentence for each in read.problems)


def test_problems_hold_nothing_of_the_person(faulty):
    said = " ".join(f"{each.path} {each.sentence}" for each in faulty.problems)
    for secret in ("Nair", "Leela", "Suresh", "9990004723", "07700", "Ferry Row", "desk", "RIVERSIDE"):
        assert secret not in said


def test_line_ends_that_were_written_as_characters_become_lines():
    xml = reading.read(messages.example("referral_with_faults.xml"))
    words = [passage.words for passage in xml.request.passages]
    assert "Please see her at home.\nWithin a week.\nThank you." in words
    json = reading.read(messages.example("referral_with_faults.json"))
    assert json.request.ask.startswith("Not sleeping Not eating")


def test_a_contact_called_oneself_under_another_name_gives_the_person_no_phone():
    read = reading.read(messages.example("referral_with_faults.json"))
    assert read.patient.phones == ()
    assert len(read.patient.contacts) == 3


def test_old_names_addresses_and_phones_are_not_offered():
    bundle = messages.referral()
    patient = messages.the("Patient", bundle)
    patient["telecom"] = [
        {"system": "phone", "value": "07700 900999", "use": "old"},
        {"system": "phone", "value": "07700 900998", "period": {"end": "2019-01-01"}},
    ]
    person = messages.read(bundle).patient
    assert not {"07700 900999", "07700 900998"} & {phone.number for phone in person.phones}
    assert "Gone Street" not in str(person.addresses)


@pytest.mark.parametrize(
    ("written", "born"),
    [
        ("1961-03-09", "1961-03-09"),
        ("1961", None),
        ("1961-03", None),
        ("3961-03-09", None),
        ("1061-03-09", None),
    ],
)
def test_only_a_whole_and_likely_date_of_birth_is_used(written, born):
    bundle = messages.referral()
    messages.the("Patient", bundle)["birthDate"] = written
    read = messages.read(bundle)
    assert read.patient.born_on == (datetime.date.fromisoformat(born) if born else None)
    assert read.patient.born_as_written == written


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ({"text": "李小龍"}, "李小龍"),
        ({"given": ["محمد"]}, "محمد"),
        ({"family": "O’Brien–Łukasz"}, "O’Brien–Łukasz"),
        ({"given": ["A"] * 300}, ("A " * 300)[:255]),
    ],
)
def test_names_of_any_script_and_without_a_surname_are_read(name, text):
    bundle = messages.referral()
    messages.the("Patient", bundle)["name"] = [name]
    assert messages.read(bundle).patient.names[0].text == text


def test_a_practice_may_be_named_by_its_code_alone():
    bundle = messages.referral()
    code = {"system": "https://fhir.nhs.uk/Id/ods-organization-code", "value": "W99999"}
    messages.the("Patient", bundle)["generalPractitioner"] = [{"type": "Organization", "identifier": code}]
    assert messages.read(bundle).patient.practice == parts.Practice(ods_code="W99999")


def test_a_practice_may_stand_inside_the_patient():
    bundle = messages.referral()
    patient = messages.the("Patient", bundle)
    patient["contained"] = [{"resourceType": "Organization", "id": "p", "name": "Quay Practice"}]
    patient["generalPractitioner"] = [{"reference": "#p"}]
    assert messages.read(bundle).patient.practice == parts.Practice(name="Quay Practice")


def test_references_in_a_circle_do_not_trap_the_reading():
    bundle = messages.referral()
    role = messages.the("PractitionerRole", bundle)
    role["practitioner"] = role["organization"] = {"reference": bundle["entry"][7]["fullUrl"]}
    messages.the("ServiceRequest", bundle)["requester"] = {"reference": bundle["entry"][7]["fullUrl"]}
    assert messages.read(bundle).asker.kind == "practitioner"


def test_a_person_may_ask_for_themselves():
    bundle = messages.referral()
    request = messages.the("ServiceRequest", bundle)
    request["requester"] = request["subject"]
    assert messages.read(bundle).asker.kind == "person"


def test_a_restricted_record_and_an_objection_to_sharing_are_seen():
    bundle = messages.referral()
    label = {"system": "http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "code": "R"}
    messages.the("Patient", bundle)["meta"]["security"] = [label]
    messages.the("Consent", bundle)["provision"] = {"type": "deny"}
    read = messages.read(bundle)
    assert read.patient.is_restricted
    assert read.request.objects_to_sharing


def test_what_was_entered_in_error_is_not_read():
    bundle = messages.referral()
    messages.the("Flag", bundle)["status"] = "entered-in-error"
    assert not [need for need in messages.read(bundle).patient.needs if need.category == "RA"]


def test_without_codes_the_ask_is_the_first_text_then_the_narrative():
    bundle = messages.without(messages.referral(), "Task", "Condition", "CarePlan")
    request = messages.the("ServiceRequest", bundle)
    del request["reasonCode"]
    assert messages.read(bundle).request.ask.startswith("She would like company")
    del request["note"], request["patientInstruction"]
    request["text"] = {"status": "generated", "div": "<div><p>Please &amp; soon</p></div>"}
    assert messages.read(bundle).request.ask == "Please & soon"


def test_answers_observations_and_medicines_are_kept_as_words():
    bundle = messages.referral()
    more = [
        {
            "resourceType": "QuestionnaireResponse",
            "status": "completed",
            "item": [
                {
                    "linkId": "1",
                    "text": "Seen alone?",
                    "answer": [{"valueBoolean": False}],
                    "item": [{"linkId": "2", "text": "How many dogs", "answer": [{"valueInteger": 1}]}],
                }
            ],
        },
        {
            "resourceType": "Observation",
            "status": "final",
            "code": {"text": "PHQ-9"},
            "valueQuantity": {"value": 21, "unit": "points"},
        },
        {"resourceType": "AllergyIntolerance", "code": {"text": "Penicillin"}, "patient": {"display": "x"}},
    ]
    bundle["entry"] += [{"fullUrl": f"urn:uuid:{n}", "resource": each} for n, each in enumerate(more)]
    words = {passage.words for passage in messages.read(bundle).request.passages}
    assert {"Seen alone?: no\nHow many dogs: 1", "PHQ-9: 21 points", "Penicillin"} <= words


def test_one_arrival_twice_is_the_same_message_and_a_changed_body_is_not():
    first = reading.read(messages.example("referral.json"))
    again = reading.read(messages.example("referral.json"))
    other = reading.read(messages.example("referral.json") + b"\n")
    assert first.same_message == again.same_message
    assert first.same_message != other.same_message


def test_characters_that_no_database_keeps_are_left_out():
    bundle = messages.referral()
    messages.the("ServiceRequest", bundle)["note"][0]["text"] = "quiet\u0000 please\ud800"
    read = messages.read(bundle)
    assert read.request.passages[0].words == "quiet please"
    assert "characters that cannot be written" in str(read.problems)
