"""What becomes of a request goes back to whoever asked by message: each thing once, or somebody rings (F-33, T20)."""

import datetime
import json
import threading

import pytest
import requests
from django.core.management import CommandError, call_command
from fhir.resources.R4B.bundle import Bundle

from joined.base import rows
from joined.base.making import making
from joined.doors import models as requested
from joined.huddle import actions as huddle
from joined.huddle.tests import riverside as small
from joined.interop import gateway, models, promises, receiving
from joined.interop import jobs as ours
from joined.interop.outgoing import answers, finding
from joined.interop.tests import messages
from joined.kit import actors, clock, errors
from joined.places import queries as places
from joined.steps import actions as steps
from joined.steps import models as promised
from joined.steps import queries as standing
from joined.steps.tests import riverside_days as days
from stand_ins.partner.switches import Switch
from stand_ins.partner.tests.conftest import keys

FILES = actors.Machine(id=actors.System("receive").id, name="Message files", organisation=None)
pytestmark = pytest.mark.django_db


def arrive(place, bundle=None):
    """The referral arrives by message; in-take brings it to the huddle."""
    body = json.dumps(bundle or messages.referral()).encode()
    receiving.receive(by=FILES, file="x", body=body, test_mode=True)
    with rows.context(place.intake):
        found = requested.Referral.objects.select_related("person", "matter", "asker_team")
        huddle.bring(by=place.intake, person=found.get().person, referral=found.get())
        return found.get()


def propose(place, referral, *, by=None):
    with clock.at(small.SITTING):
        return days.propose(place, days.item_of(place, referral.person), by=by)


def outbox(**about):
    with making("interop"):
        return list(models.Answer.objects.filter(**about).select_related("team").order_by("made_at", "kind"))


def until(jobs, hours):
    jobs.run_due(until=clock.now() + datetime.timedelta(hours=hours))


def told_by_telephone(referral):
    return [step for step in days.open_steps(referral.person) if step.source == "answer"]


def proposed(place, jobs):
    """A request by message, and a plan for it: one answer is in the outbox."""
    referral = arrive(place)
    propose(place, referral)
    with clock.at(small.SITTING):
        jobs.run_due()
    return referral


def test_the_sender_hears_that_a_plan_is_suggested_that_a_named_team_said_yes_and_when(registered, partner, jobs):
    referral = arrive(registered)
    propose(registered, referral, by=registered.nurse)
    with clock.at(small.SITTING):
        jobs.run_due()
    said = [message.of("ServiceRequest")["note"][0]["text"] for message in partner.partner.received]
    more = "To ask more, ring Riverside NHS Trust on 01632 960100."
    assert sorted(said) == [
        f"Community mental health, North has said yes to this request. First contact: 6 March 2026. {more}",
        f"The people who could help have talked, and a plan has been suggested to the person. {more}",
    ]
    assert {answer.state for answer in outbox()} == {"delivered"}


def test_a_team_that_is_asked_is_named_only_when_it_has_said_yes(registered, partner, jobs):
    proposed(registered, jobs)
    assert [answer.kind for answer in outbox()] == ["proposed"]
    with clock.at(small.AFTERNOON), rows.context(registered.nurse):
        offer = promised.Offer.objects.select_related("matter", "to_team__organisation", "person").get(is_to_hold=True)
        steps.accept(by=registered.nurse, offer=offer, first_contact_on=datetime.date(2026, 3, 5))
    with clock.at(small.AFTERNOON):
        jobs.run_due()
    accepted = outbox(kind="accepted")[0]
    assert (accepted.team.name, accepted.first_contact_on) == (registered.community.name, datetime.date(2026, 3, 5))


def test_the_end_is_told_without_its_reason_and_nothing_after_it(registered, partner, jobs):
    referral = arrive(registered)
    with clock.at(small.SITTING):
        steps.end(by=registered.intake, matter=referral.matter, ending="person_chose", words="I feel well again.")
        jobs.run_due()
    (message,) = partner.partner.received
    assert message.of("ServiceRequest")["status"] == "completed"
    assert "well" not in json.dumps(message.bundle)
    with rows.context(actors.System("x"), people=[referral.person_id]):
        assert finding.to_answer(to=actors.System("x"), person=referral.person_id, matter_id=None) == []


def test_the_answer_is_the_standards_response_and_says_no_more_than_the_asker_may_know(registered, partner, jobs):
    proposed(registered, jobs)
    (message,) = partner.partner.received
    Bundle.model_validate(message.bundle)
    kinds = [entry["resource"]["resourceType"] for entry in message.bundle["entry"]]
    counts = {kind: kinds.count(kind) for kind in kinds}
    assert counts == {
        "MessageHeader": 1,
        "ServiceRequest": 1,
        "Patient": 1,
        "Encounter": 2,
        "Organization": 2,
        "Practitioner": 1,
        "PractitionerRole": 1,
    }
    header = message.of("MessageHeader")
    asked = messages.referral()
    assert header["response"] == {"identifier": asked["id"], "code": "ok"}
    assert header["definition"].endswith("/bars-message-servicerequest-response-referral-short")
    assert header["destination"][0]["endpoint"] == messages.the("MessageHeader", asked)["source"]["endpoint"]
    assert header["source"]["endpoint"] == messages.the("MessageHeader", asked)["destination"][0]["endpoint"]
    assert all(entry["resource"]["meta"]["lastUpdated"] for entry in message.bundle["entry"])
    person = message.of("Patient")
    assert set(person) == {"resourceType", "meta", "identifier", "birthDate"}
    text = json.dumps(message.bundle)
    for kept_back in ("Róisín", "Befriending", "Ferry Row", "07700", "Lilavati"):
        assert kept_back not in text


def test_the_correlation_id_of_the_first_message_stays_and_every_answer_has_its_own_request_id(
    registered, partner, jobs
):
    referral = arrive(registered)
    with making("interop"):
        models.Arrival.objects.update(correlation_id="1B9D6BCD-BBFD-4B2D-9B5D-AB8DFBBD4BED")
    propose(registered, referral, by=registered.nurse)
    with clock.at(small.SITTING):
        jobs.run_due()
    requests_, correlations = zip(*partner.partner.asked, strict=True)
    assert set(correlations) == {"1B9D6BCD-BBFD-4B2D-9B5D-AB8DFBBD4BED"}
    assert len(set(requests_)) == 2


def test_a_restricted_persons_team_and_day_are_not_named(registered, partner, jobs):
    referral = arrive(registered)
    with making("people"):
        type(referral.person).objects.filter(pk=referral.person_id).update(is_restricted=True)
    with rows.context(actors.System("x"), people=[referral.person_id]):
        original = finding.to_answer(to=actors.System("x"), person=referral.person_id, matter_id=None)[0]
        answers.answer(
            by=actors.System("x"),
            original=original,
            kind="accepted",
            team=registered.community,
            first_contact_on=clock.today(),
        )
    jobs.run_due()
    (message,) = partner.partner.received
    assert "Community mental health" not in message.of("ServiceRequest")["note"][0]["text"]


@pytest.mark.parametrize(
    "fault", ["408", "429", "503", "500-empty", "500", "302", "cut", "cut-after", "no-echo", "wrong-echo"]
)
def test_what_may_pass_is_tried_again_with_the_same_ids_and_arrives_once(registered, partner, jobs, fault):
    partner.partner.switch = Switch(fault, times=2)
    proposed(registered, jobs)
    assert outbox()[0].state == "waiting"
    assert outbox()[0].last_error
    with clock.at(small.SITTING):
        until(jobs, 1)
    assert [answer.state for answer in outbox()] == ["delivered"]
    assert len(partner.partner.received) == 1
    assert len(set(partner.partner.asked)) == 1


def test_a_slow_system_holds_no_transaction_and_is_tried_again(registered, partner, jobs, monkeypatch):
    monkeypatch.setattr(gateway, "SECONDS", 0.05)
    partner.partner.switch = Switch("accept", times=1, seconds=0.5)
    proposed(registered, jobs)
    assert outbox()[0].last_error == "Their system did not answer."
    monkeypatch.setattr(gateway, "SECONDS", 10)
    partner.partner.switch = Switch()
    with clock.at(small.SITTING):
        until(jobs, 1)
    assert outbox()[0].state == "delivered"


def test_busy_systems_are_given_the_time_they_ask_for(registered, partner, jobs):
    partner.partner.switch = Switch("429", times=1, retry_after=1800)
    proposed(registered, jobs)
    assert outbox()[0].next_try_at == small.SITTING + datetime.timedelta(minutes=30)


def test_a_duplicate_counts_as_delivered(registered, partner, jobs):
    partner.partner.switch = Switch("duplicate")
    proposed(registered, jobs)
    assert [answer.state for answer in outbox()] == ["delivered"]
    assert len(partner.partner.asked) == 1


@pytest.mark.parametrize("fault", ["400", "409", "422"])
def test_what_they_will_not_take_is_told_by_telephone_the_same_day(registered, partner, jobs, fault):
    partner.partner.switch = Switch(fault)
    referral = proposed(registered, jobs)
    assert [answer.state for answer in outbox()] == ["failed"]
    (step,) = told_by_telephone(referral)
    assert step.team == registered.intake_team
    assert step.due_on == small.SITTING.date()
    assert step.what == (
        "Tell Dr Chidi Example-Okoro, Marsh Lane Surgery by telephone: The people who could help have talked, and a "
        f"plan has been suggested to the person (reference {referral.reference})"
    )
    assert len(partner.partner.asked) == 1


def test_a_system_that_is_away_all_afternoon_is_rung_the_same_day(registered, partner, jobs):
    partner.partner.switch = Switch("503")
    referral = proposed(registered, jobs)
    with clock.at(small.SITTING):
        until(jobs, 5)
    assert [answer.state for answer in outbox()] == ["failed"]
    assert len(told_by_telephone(referral)) == 1
    assert 8 < len(partner.partner.asked) < 30


def test_what_a_system_lost_is_delivered_and_nothing_more_so_our_own_steps_stand(registered, partner, jobs):
    partner.partner.switch = Switch("lose")
    referral = proposed(registered, jobs)
    assert partner.partner.lost == 1
    assert [answer.state for answer in outbox()] == ["delivered"]
    now = standing.about(to=registered.intake, person=referral.person_id)
    assert now.is_open
    assert {"offer", "tell"} <= {step.source for step in now.steps}


def test_a_sender_without_a_registered_address_is_rung_whatever_its_message_says(riverside, partner, jobs):
    bundle = messages.referral()
    messages.the("MessageHeader", bundle)["source"]["endpoint"] = f"{partner.url}/FHIR/R4"
    referral = arrive(riverside, bundle)
    propose(riverside, referral)
    with clock.at(small.SITTING):
        jobs.run_due()
    assert partner.partner.asked == []
    assert outbox()[0].last_error == "We have no registered address of their system."
    assert len(told_by_telephone(referral)) == 1


def test_without_a_key_to_sign_with_somebody_rings(registered, partner, jobs, settings):
    settings.SIGNING_KEY = ""
    referral = proposed(registered, jobs)
    assert partner.partner.asked == []
    assert len(told_by_telephone(referral)) == 1


def test_a_forged_signature_is_turned_away_and_a_human_hears_of_it(registered, partner, jobs):
    partner.partner.key = keys()[1]
    referral = proposed(registered, jobs)
    assert partner.partner.received == []
    assert outbox()[0].last_error == "Their system did not take it (401, security)."
    assert len(told_by_telephone(referral)) == 1


def test_the_same_thing_is_told_once_however_often_it_happens(registered, partner, jobs):
    referral = proposed(registered, jobs)
    with clock.at(small.SITTING):
        ours.answer_proposed(person=str(referral.person_id))
        jobs.run_due()
    assert len(outbox()) == 1


def test_an_answer_whose_worker_was_killed_on_the_way_goes_again(registered, partner, jobs):
    referral = arrive(registered)
    propose(registered, referral)
    with clock.at(small.SITTING):
        jobs.run_due()
    made = outbox()[0]
    with making("interop"):
        models.Answer.objects.filter(pk=made.pk).update(state="sent", settled_at=None)
    later = small.SITTING + datetime.timedelta(minutes=5)
    with clock.at(later):
        ours.look_for_unsent()
    assert outbox()[0].state == "delivered"
    assert len(partner.partner.received) == 1


def test_verify_counts_what_is_on_nobodys_list(registered, partner, jobs):
    partner.partner.switch = Switch("400")
    proposed(registered, jobs)
    with clock.at(small.SITTING + datetime.timedelta(hours=6)):
        assert days.breaches(list(promises.PROMISES)) == {}
        with making("interop"):
            models.Answer.objects.update(state="waiting")
        assert list(days.breaches(list(promises.PROMISES)).values()) == [1]


@pytest.mark.parametrize(
    "address",
    [
        "http://their.example/FHIR",
        "ftp://their.example",
        "https://user:word@their.example",
        "file:///etc/passwd",
        "https:///x",
    ],
)
def test_an_operator_may_not_register_what_is_no_safe_address(riverside, address):
    sender = places.organisation_with_code(code="Z99001")
    with pytest.raises(errors.Refused):
        answers.register(by=small.SET_UP, organisation=sender, address=address)


def test_in_production_not_even_our_own_machine_is_an_address(riverside, settings):
    settings.PRODUCTION = True
    with pytest.raises(errors.Refused):
        gateway.check_address("http://localhost:8000/")
    gateway.check_address("https://their.system.example/FHIR/R4")


def test_an_operator_registers_an_address_by_command(riverside, capsys):
    call_command("answer_at", "Z99001", "https://their.example/FHIR/R4")
    assert capsys.readouterr().out == "Answers to Marsh Lane Surgery go to https://their.example/FHIR/R4.\n"
    with pytest.raises(CommandError, match="No organisation has the ODS code"):
        call_command("answer_at", "Z00000", "https://their.example/FHIR/R4")
    with pytest.raises(CommandError, match="must begin with https"):
        call_command("answer_at", "Z99001", "http://their.example/FHIR/R4")


def test_the_partners_page_shows_what_it_received(registered, partner, jobs):
    proposed(registered, jobs)
    shown = requests.get(partner.url, timeout=5).text
    assert "a plan has been suggested to the person" in shown
    assert "1 received, 0 lost" in shown
    assert requests.post(f"{partner.url}/switches", json={"answer": "nonsense"}, timeout=5).status_code == 400
    assert threading.active_count() < 50
