"""BaRS over HTTP: what a partner's system is told, in every case (standards: BaRS 2.1, 2.4)."""

import json
import uuid
from xml.etree import ElementTree

import pytest
from django.test import Client

from joined.base import rows
from joined.base.making import making
from joined.doors import models as doors
from joined.huddle.tests import riverside as small
from joined.interop import models
from joined.interop.bars import checking, dictionary, notes, reading
from joined.interop.outgoing import answers
from joined.interop.tests import messages, systems
from joined.interop.tests.systems import the, told, why
from joined.people import models as people
from joined.places import models as places
from joined.trail import models as trail

IDS = {
    "X_Request_Id": "c1ab3fba-6bae-4ba4-b257-5a87c44d4a91",
    "X_Correlation_Id": "9562466f-c982-4bd5-bb0e-255e9f5e6689",
}
XML = "application/fhir+xml"
UNKNOWN = f"ServiceRequest/{uuid.UUID(int=9)}"
STANDARD_HEADERS = ("NHSD_Target_Identifier", "NHSD_End_User_Organisation", "NHSD_Requesting_Software")


def referrals() -> int:
    with making("doors"):
        return doors.Referral.objects.count()


def reference_in(bundle) -> str:
    (planned,) = [each for each in the("Encounter", bundle) if each["status"] == "planned"]
    return planned["identifier"][0]["value"]


def faults_in(resource) -> list[str]:
    """What FHIR's own definition says is wrong with a resource of ours."""
    found = notes.Notes()
    checking.check(resource, path=resource["resourceType"], found=found)
    return [f"{each.path}: {each.sentence}" for each in found.all()]


def test_a_referral_is_answered_at_once_with_a_planned_encounter_that_carries_our_reference(practice_system, riverside):
    response = practice_system.sends(systems.REFERRAL)
    assert response.status_code == 200, response.content
    bundle = told(response)
    (header,) = the("MessageHeader", bundle)
    assert header["response"] == {"identifier": messages.referral()["id"], "code": "ok"}
    assert header["destination"][0]["endpoint"] == "https://fhir.nhs.uk/Id/dos-service-id|222000222"
    with rows.context(riverside.intake):
        referral = doors.Referral.objects.get()
    assert (reference_in(bundle), referral.door) == (referral.reference, "message")
    assert referral.asker_organisation.code == "Z99001"


def test_the_answer_is_fhir_and_holds_what_a_short_response_must(practice_system):
    bundle = told(practice_system.sends(systems.REFERRAL))
    assert faults_in(bundle) == []
    held = [each["resource"]["resourceType"] for each in bundle["entry"]]
    assert sorted(held) == sorted(
        [*("MessageHeader", "ServiceRequest", "Patient", "Practitioner", "PractitionerRole")]
        + 2 * ["Encounter", "Organization"]
    )
    for each in bundle["entry"]:
        assert faults_in(each["resource"]) == []
    (patient,) = the("Patient", bundle)
    assert set(patient) == {"resourceType", "id", "meta", "identifier", "birthDate"}, "no more than they gave"


def test_what_a_later_answer_needs_is_kept(practice_system):
    practice_system.sends(systems.REFERRAL, **IDS)
    arrival = models.Arrival.objects.get()
    assert (arrival.endpoint_system, arrival.endpoint_value) == ("https://fhir.nhs.uk/Id/dos-service-id", "222000222")
    assert (arrival.request_id, arrival.correlation_id) == tuple(IDS.values())
    assert arrival.message == messages.referral()["id"]
    assert answers.correlation(arrival) == IDS["X_Correlation_Id"], "the same through the whole story"
    assert (arrival.organisation.code, str(arrival.client_id)) == ("Z99001", practice_system.id)


class TestAgain:
    """Once, whatever is sent how often (AC-110; standards 2.4.5; decisions: BaRS)."""

    def test_the_same_pair_and_body_is_a_true_duplicate_and_names_the_reference(self, practice_system):
        first = reference_in(told(practice_system.sends(systems.REFERRAL, **IDS)))
        again = practice_system.sends(systems.REFERRAL, **IDS)
        assert why(again) == (409, "REC_CONFLICT", "duplicate")
        assert first in told(again)["issue"][0]["diagnostics"]
        assert referrals() == 1

    def test_the_same_pair_with_another_body_is_a_conflict_and_names_nothing(self, practice_system):
        first = reference_in(told(practice_system.sends(systems.REFERRAL, **IDS)))
        changed = messages.referral() | {"id": str(uuid.uuid4())}
        again = practice_system.sends(changed, **IDS)
        assert why(again) == (409, "REC_CONFLICT", "conflict")
        assert first not in again.text
        assert referrals() == 1
        assert practice_system.sends(changed).status_code == 200
        assert referrals() == 2

    def test_the_same_message_under_new_ids_is_answered_with_the_very_same_bytes(self, practice_system):
        first = practice_system.sends(systems.REFERRAL)
        again = practice_system.sends(systems.REFERRAL)
        assert (again.status_code, again.content) == (200, first.content)
        assert referrals() == 1

    def test_another_client_s_pair_is_its_own(self, practice_system, riverside):
        second = systems.client("Z99001", "Second system", key=systems.curve_key("second"))
        practice_system.sends(systems.REFERRAL, **IDS)
        changed = messages.referral() | {"id": str(uuid.uuid4())}
        assert second.sends(changed, **IDS).status_code == 200

    def test_a_refused_message_may_be_sent_again_under_its_ids_once_it_is_mended(self, practice_system):
        assert practice_system.sends(b'{"resourceType": "Patient"}', **IDS).status_code == 400
        assert practice_system.sends(systems.REFERRAL, **IDS).status_code == 200


class TestOneDoor:
    """Headers, forms and methods."""

    @pytest.mark.parametrize("path", ["metadata", "ServiceRequest?identifier=x", UNKNOWN, "Slot"])
    @pytest.mark.parametrize("missing", ["X_Request_Id", "X_Correlation_Id"])
    def test_both_ids_are_asked_for(self, practice_system, path, missing):
        assert why(practice_system.asks(path, **{missing: None})) == (400, "REC_BAD_REQUEST", "required")
        assert why(practice_system.asks(path, **{missing: "17"})) == (400, "REC_BAD_REQUEST", "invalid")

    def test_both_ids_come_back_whatever_happens(self, practice_system):
        for response in (
            practice_system.sends(systems.REFERRAL, **IDS),
            practice_system.sends(systems.REFERRAL, **IDS),
            practice_system.asks("Slot", **IDS),
            practice_system.asks("metadata", Authorization=None, **IDS),
            practice_system.asks("metadata", Accept="text/html", **IDS),
            practice_system.sends(b"{", **IDS),
        ):
            assert response.headers["X-Request-Id"] == IDS["X_Request_Id"], response.status_code
            assert response.headers["X-Correlation-Id"] == IDS["X_Correlation_Id"]
        half = practice_system.asks("metadata", X_Correlation_Id=None, X_Request_Id=IDS["X_Request_Id"])
        assert half.headers["X-Request-Id"] == IDS["X_Request_Id"]
        assert "X-Correlation-Id" not in half.headers

    @pytest.mark.parametrize("accept", ["application/fhir+json; version=9.9", 'application/fhir+xml;version="0.1"'])
    def test_an_unknown_version_is_422(self, practice_system, accept):
        assert practice_system.asks("metadata", Accept=accept).status_code == 422
        assert practice_system.asks("metadata", Accept="application/fhir+json; version=1.4.0").status_code == 200

    def test_what_is_no_fhir_is_415_in_and_out(self, practice_system):
        assert practice_system.sends(systems.REFERRAL, form="text/plain").status_code == 415
        assert practice_system.asks("metadata", Accept="text/html").status_code == 415
        assert practice_system.asks("metadata", Accept="text/html, */*;q=0.1").status_code == 200
        assert practice_system.asks("metadata", Accept=None).status_code == 200

    def test_xml_goes_in_and_comes_out(self, practice_system):
        body = messages.example("referral.xml")
        response = practice_system.sends(
            body, form="application/fhir+xml", Accept="application/fhir+xml; version=1.4.0"
        )
        assert response.status_code == 200, response.content
        assert response.headers["Content-Type"].startswith("application/fhir+xml")
        tree = ElementTree.fromstring(response.content)
        assert tree.tag == "{http://hl7.org/fhir}Bundle"
        read = reading.read(response.content)
        assert (read.event, read.problems[0].path.startswith("Bundle")) == ("servicerequest-response", True)
        in_json = practice_system.sends(body, form=XML)
        assert reading.read(in_json.content).patient == read.patient

    def test_every_form_of_xml_keeps_the_order_of_the_standard(self, practice_system):
        for path in ("metadata", "MessageDefinition"):
            root = ElementTree.fromstring(practice_system.asks(path, Accept="application/fhir+xml").content)
            names = [child.tag.rpartition("}")[2] for child in root]
            order = dictionary.order(root.tag.rpartition("}")[2])
            assert names == sorted(names, key=order.index)

    def test_faults_are_told_in_the_form_that_was_asked_for(self, practice_system):
        response = practice_system.asks("Slot", Accept="application/fhir+xml")
        assert ElementTree.fromstring(response.content).tag == "{http://hl7.org/fhir}OperationOutcome"

    def test_another_method_is_405_and_says_which(self, practice_system):
        response = practice_system.asks("$process-message")
        assert (*why(response), response.headers["Allow"]) == (405, "REC_METHOD_NOT_ALLOWED", "not-supported", "POST")

    @pytest.mark.parametrize("name", STANDARD_HEADERS)
    @pytest.mark.parametrize("value", [None, "§", "bm90IGpzb24=", "WzFd"])
    def test_the_standard_s_headers_are_asked_for(self, practice_system, name, value):
        response = practice_system.sends(systems.REFERRAL, **{name: value})
        assert why(response)[:2] == (400, "REC_BAD_REQUEST")
        assert referrals() == 0

    def test_a_service_that_is_not_ours_is_not_found(self, practice_system):
        elsewhere = systems.header(systems.SERVICE | {"value": "999"})
        response = practice_system.sends(systems.REFERRAL, NHSD_Target_Identifier=elsewhere)
        assert why(response) == (404, "REC_NOT_FOUND", "not-found")

    def test_a_session_s_cookie_counts_for_nothing(self, practice_system, riverside):
        practice_system.browser = small.browser(riverside.intake)
        assert practice_system.asks("metadata", Authorization=None).status_code == 401
        assert practice_system.sends(systems.REFERRAL).status_code == 200
        with making("trail"):
            assert {each.actor_kind for each in trail.Event.objects.filter(verb="interop.accept")} == {"machine"}

    def test_no_cookie_is_set_and_no_token_of_a_form_is_asked_for(self, practice_system):
        practice_system.browser = Client(enforce_csrf_checks=True)
        response = practice_system.sends(systems.REFERRAL)
        assert response.status_code == 200
        assert not response.cookies


class TestRefused:
    """What we do not take, in the standard's words."""

    @pytest.mark.parametrize("change", ["update", "delete"])
    def test_a_change_of_a_request_is_not_supported_and_names_the_earlier_one(self, practice_system, change):
        reference = reference_in(told(practice_system.sends(systems.REFERRAL)))
        bundle = messages.referral()
        messages.the("MessageHeader", bundle)["reason"]["coding"][0]["code"] = change
        response = practice_system.sends(bundle)
        assert why(response) == (422, "REC_UNPROCESSABLE_ENTITY", "not-supported")
        assert reference in told(response)["issue"][0]["diagnostics"]
        assert told(response)["issue"][0]["expression"] == ["Bundle.entry[0].resource.reason"]

    @pytest.mark.parametrize("status", ["revoked", "entered-in-error"])
    def test_a_request_taken_back_is_not_supported(self, practice_system, status):
        bundle = messages.referral()
        messages.the("ServiceRequest", bundle)["status"] = status
        assert why(practice_system.sends(bundle)) == (422, "REC_UNPROCESSABLE_ENTITY", "not-supported")

    def test_whatever_the_use_case_a_new_referral_is_received(self, practice_system):
        bundle = messages.referral()
        messages.the("ServiceRequest", bundle)["category"][0]["coding"][1].update(
            system="https://fhir.nhs.uk/CodeSystem/usecases-categories-bars", code="a8t3"
        )
        assert practice_system.sends(bundle).status_code == 200

    @pytest.mark.parametrize(
        ("body", "status", "code"),
        [
            (b" ", 400, "structure"),
            (b"{", 400, "structure"),
            (b"[]", 400, "structure"),
            (b'{"resourceType": "Patient"}', 400, "structure"),
            (b'{"resourceType": "Bundle", "type": "message"}', 400, "required"),
            (b'<!DOCTYPE x [<!ENTITY a "b">]><Bundle xmlns="http://hl7.org/fhir">&a;</Bundle>', 422, "security"),
            (b'{"a":' * 10_000 + b"1" + b"}" * 10_000, 413, "too-costly"),
            (b"x" * 5_000_001, 413, "too-long"),
        ],
        ids=["nothing", "half", "list", "no message", "no header", "entity", "depth", "size"],
    )
    def test_what_cannot_be_read_is_refused_with_its_reason(self, practice_system, body, status, code):
        response = practice_system.sends(body)
        assert (why(response)[0], why(response)[2]) == (status, code)
        assert referrals() == 0

    def test_no_fault_tells_anything_of_the_person(self, practice_system):
        bundle = messages.referral()
        messages.the("MessageHeader", bundle)["reason"]["coding"][0]["code"] = "update"
        messages.the("Patient", bundle)["birthDate"] = "9 March 1961"
        text = practice_system.sends(bundle).text
        assert "birthDate" in text
        for canary in ("9990004722", "Lilavati", "Example-Nair", "1961", "Ferry Row", "bereavement"):
            assert canary not in text


def test_live_service_takes_neither_numbers_nor_addresses_of_the_tests(practice_system, settings):
    settings.PRODUCTION = True
    response = practice_system.sends(systems.REFERRAL)
    assert [issue["code"] for issue in told(response)["issue"] if issue["severity"] == "error"] == [
        "not-found",
        "value",
    ]
    assert (response.status_code, referrals()) == (422, 0)
    settings.PRODUCTION = False
    assert practice_system.sends(systems.REFERRAL).status_code == 200


@pytest.mark.parametrize(
    ("number", "sent", "code"),
    [
        ("9990004722", "01", "01"),
        ("9990004722", "number-present-and-verified", "01"),
        ("9990004722", "", "02"),
        ("9990004721", "01", "05"),
    ],
)
def test_a_number_is_never_said_to_be_verified_that_cannot_be(practice_system, number, sent, code):
    bundle = messages.referral()
    identifier = messages.the("Patient", bundle)["identifier"][0]
    identifier["value"] = number
    identifier["extension"][0]["valueCodeableConcept"]["coding"][0]["code"] = sent
    (patient,) = the("Patient", told(practice_system.sends(bundle)))
    (shown,) = patient["identifier"][0]["extension"][0]["valueCodeableConcept"]["coding"]
    assert shown["code"] == code


@pytest.mark.parametrize("path", ["", "Patient", "ServiceRequest/1", "Slot?status=free", "$validate", "../../admin"])
def test_what_we_do_not_have_is_not_found_in_the_standard_s_words_and_by_strangers_not_at_all(practice_system, path):
    assert why(practice_system.asks(path)) == (404, "REC_NOT_FOUND", "not-found")
    assert why(practice_system.asks(path, Authorization=None))[0] == 401


def test_capabilities_are_fhir_and_may_be_kept_for_a_while(practice_system):
    response = practice_system.asks("metadata")
    assert faults_in(told(response)) == []
    assert (told(response)["resourceType"], told(response)["fhirVersion"]) == ("CapabilityStatement", "4.0.1")
    assert response.headers["Cache-Control"] == "private, max-age=43200"


def test_the_definition_of_a_referral_is_found_for_our_service_and_no_other(practice_system):
    def asked(service):
        context = f"https://fhir.nhs.uk/Id/dos-service-id|{service}"
        return told(practice_system.asks(f"MessageDefinition?context={context}&context=x|a5t1"))

    ours = asked("111111111")
    assert ours["total"] == 1
    (definition,) = the("MessageDefinition", ours)
    assert faults_in(definition) == []
    assert definition["url"].endswith("bars-message-servicerequest-request-referral")
    assert {"code": "Consent", "min": 1, "max": "*"}.items() <= definition["focus"][8].items()
    assert asked("999")["total"] == 0


class TestReadBack:
    """Where is my request? The sender is told three things and no more (C13, AC-111)."""

    def sent(self, system):
        (request,) = the("ServiceRequest", told(system.sends(systems.REFERRAL)))
        return request["id"]

    def test_one_s_own_request_is_uk_core_and_says_where_it_stands(self, practice_system):
        response = practice_system.asks(f"ServiceRequest/{self.sent(practice_system)}")
        request = told(response)
        assert faults_in(request) == []
        assert request["meta"]["profile"] == ["https://fhir.hl7.org.uk/StructureDefinition/UKCore-ServiceRequest"]
        assert (request["status"], request["encounter"]["display"]) == ("active", "Received")
        patient, encounter = request["contained"]
        assert all(set(each["meta"]) == {"profile"} for each in (patient, encounter)), "FHIR: dom-4"
        (identifier,) = patient["identifier"]
        (coding,) = identifier["extension"][0]["valueCodeableConcept"]["coding"]
        assert (identifier["value"], coding["code"]) == ("9990004722", "01")
        assert encounter["status"] == "planned"
        source = request["extension"][0]
        assert source["url"].endswith("Extension-UKCore-SourceOfServiceRequest")
        assert source["valueCodeableConcept"]["coding"][0]["code"] == "276491000"
        assert request["identifier"][1]["value"] == "urn:uuid:9dfb369b-ab13-4fae-a276-55daa05f1119"

    @pytest.mark.parametrize(
        ("state", "said", "status", "encounter"),
        [
            ("received", "Received", "active", "planned"),
            ("with_intake", "Being looked at", "active", "in-progress"),
            ("with_duty", "Being looked at", "active", "in-progress"),
            ("in_huddle", "Being looked at", "active", "in-progress"),
            ("plan_proposed", "Answered", "completed", "finished"),
            ("told", "Answered", "completed", "finished"),
        ],
    )
    def test_the_sender_is_told_three_things_and_no_more(self, practice_system, state, said, status, encounter):
        found = self.sent(practice_system)
        with making("doors"):
            doors.Referral.objects.update(state=state, safety_words="Tablets in the house")
        response = practice_system.asks(f"ServiceRequest/{found}")
        request = told(response)
        stands = (request["encounter"]["display"], request["status"], request["contained"][1]["status"])
        assert stands == (said, status, encounter)
        assert "Tablets" not in response.text

    def test_another_organisation_s_request_is_the_same_bytes_as_none(self, practice_system, other_system):
        found = self.sent(practice_system)
        theirs = other_system.asks(f"ServiceRequest/{found}", **IDS)
        unknown = other_system.asks(f"ServiceRequest/{uuid.uuid4()}", **IDS)
        impossible = other_system.asks("ServiceRequest/no-such-id", **IDS)
        assert theirs.status_code == 404
        assert (theirs.content, dict(theirs.headers)) == (unknown.content, dict(unknown.headers))
        assert theirs.content == impossible.content
        assert practice_system.asks(f"ServiceRequest/{found}").status_code == 200
        assert other_system.sends(systems.REFERRAL).status_code == 403

    def test_a_search_finds_one_s_own_by_reference_own_id_and_number_as_sent(self, practice_system, other_system):
        bundle = told(practice_system.sends(systems.REFERRAL))
        number = "patient:identifier=https://fhir.nhs.uk/Id/nhs-number|9990004722"
        own = "identifier=urn:uuid:9dfb369b-ab13-4fae-a276-55daa05f1119"
        for query in (f"identifier={reference_in(bundle)}", own, number, f"{number}&{own}"):
            found = told(practice_system.asks(f"ServiceRequest?{query}"))
            assert (found["type"], found["total"]) == ("searchset", 1), query
            assert faults_in(found) == []
            assert told(other_system.asks(f"ServiceRequest?{query}"))["total"] == 0
        assert told(practice_system.asks("ServiceRequest?identifier=nothing"))["total"] == 0
        assert practice_system.asks("ServiceRequest").status_code == 400

    def test_a_number_that_we_learned_since_finds_nothing(self, practice_system):
        """What in-take knows is never an oracle for whoever sent less (H12)."""
        bundle = messages.referral()
        del messages.the("Patient", bundle)["identifier"]
        practice_system.sends(bundle)
        with making("people"):
            people.Person.objects.update(nhs_number="9990004722")
        found = told(
            practice_system.asks("ServiceRequest?patient:identifier=https://fhir.nhs.uk/Id/nhs-number|9990004722")
        )
        assert found["total"] == 0

    def test_looking_leaves_a_look_and_being_turned_away_a_line(self, practice_system, other_system):
        found = self.sent(practice_system)
        practice_system.asks(f"ServiceRequest/{found}")
        other_system.asks(f"ServiceRequest/{found}")
        with making("trail"):
            look = trail.Event.objects.get(verb="interop.sent", is_look=True)
            denied = trail.Event.objects.get(outcome="denied")
        assert (str(look.actor_id), look.organisation_name) == (practice_system.id, "Marsh Lane Surgery")
        assert (str(denied.actor_id), str(denied.thing_id)) == (other_system.id, found)


def test_a_neighbourhood_without_staffed_duty_keeps_its_door_shut(practice_system):
    with making("places"):
        places.DutyRoute.objects.update(is_staffed=False)
    response = practice_system.sends(systems.REFERRAL)
    assert why(response) == (422, "REC_UNPROCESSABLE_ENTITY", "processing")
    assert "Ring 111" in json.loads(response.content)["issue"][0]["diagnostics"]
    assert referrals() == 0
