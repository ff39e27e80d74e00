"""A message arrives: one provisional person, one request, held by in-take; and once only."""

import concurrent.futures
import contextvars
import io
import json

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from joined.base import rows
from joined.base.making import making
from joined.doors import models as doors
from joined.huddle.tests import riverside as small
from joined.interop import models, queries, receiving, rules
from joined.interop.bars import answering, parts
from joined.interop.tests import messages
from joined.interop.tests.conftest import with_an_address
from joined.kit import actors, errors
from joined.people import models as people
from joined.places import models as places
from joined.steps import queries as steps

FILES = actors.Machine(id=actors.System("receive").id, name="Message files", organisation=None)


def receive(body, *, test_mode=True):
    body = body if isinstance(body, bytes) else json.dumps(body).encode()
    return receiving.receive(by=FILES, file="x", body=body, test_mode=test_mode)


def everything(place):
    """Requests and persons as in-take, who holds them, sees them."""
    with rows.context(place.intake):
        return list(doors.Referral.objects.select_related("person", "asker_team", "asker_organisation"))


@pytest.mark.parametrize("name", ["referral.xml", "referral.json"])
def test_a_referral_makes_a_provisional_person_and_a_request_held_by_in_take(riverside, name):
    answer = receive(messages.example(name))
    assert answer.outcome == "received"
    assert [each.sentence for each in answer.reasons] == [parts.KEPT_FOR_TESTS], "accepted in test mode, and marked"
    (referral,) = everything(riverside)
    assert referral.reference == answer.reference
    assert referral.door == "message"
    assert referral.ask.endswith("asked for: Referral to community mental health team")
    assert referral.in_their_words == ""
    assert (referral.talked, referral.sharing, referral.basis) == ("not_yet", "nhs_council", "direct_care")
    assert referral.person.is_provisional
    assert referral.person.name == "Mrs Lilavati Devi Example-Nair"
    assert (referral.person.nhs_number, referral.person.is_nhs_number_odd) == ("9990004722", False)
    assert (referral.person.call_me, referral.person.language) == ("Leela", "ml")
    assert referral.person.neighbourhood == riverside.north
    now = steps.about(to=riverside.intake, person=referral.person_id)
    assert now.team_name == "In-take, Riverside North"
    assert now.next.what == "In-take reads this request"


def test_how_to_reach_them_is_kept_but_nothing_may_be_sent_yet(riverside):
    receive(messages.example("referral.xml"))
    with rows.context(riverside.intake):
        assert [phone.number for phone in people.Phone.objects.all()] == ["+447700900311"]
        assert people.Address.objects.get().lines == "Flat 4\n12 Ferry Row\nRiverside"
        assert {need.words for need in people.Need.objects.all()} == {
            "Prefers Malayalam",
            "Needs an interpreter",
            "Provision of additional support",
        }
        assert not people.SafeContact.objects.exists()


def test_who_asked_is_kept_and_its_practice_will_see_the_outcome(riverside):
    receive(messages.example("referral.xml"))
    (referral,) = everything(riverside)
    assert referral.asker_name == "Dr Chidi Example-Okoro, Marsh Lane Surgery"
    assert referral.asker_organisation.code == "Z99001"
    assert referral.asker_team.name == "Marsh Lane Surgery"


def test_the_same_message_twice_is_one_request(riverside):
    first = receive(messages.example("referral.xml"))
    again = receive(messages.example("referral.xml"))
    assert (again.outcome, again.reference, again.reasons) == ("duplicate", first.reference, ())
    assert len(everything(riverside)) == 1


def test_another_body_under_the_same_message_id_is_another_request(riverside):
    bundle = messages.referral()
    receive(bundle)
    messages.the("ServiceRequest", bundle)["priority"] = "routine"
    assert receive(bundle).outcome == "received"


def test_safeguarding_and_urgency_are_read_soon_and_an_immediate_priority_goes_to_duty(riverside):
    bundle = messages.referral()
    receive(bundle)
    messages.the("ServiceRequest", bundle)["priority"] = "stat"
    receive(bundle)
    by_safety = {each.safety: each for each in everything(riverside)}
    assert by_safety["can_wait"].safety_words == (
        "The sender marked this as urgent. Safeguarding: Unspecified safeguarding concern."
    )
    assert by_safety["cannot_wait"].state == "with_duty"


def test_who_does_not_want_it_shared_is_brought_without_a_name(riverside):
    bundle = messages.referral()
    messages.the("Consent", bundle)["status"] = "rejected"
    receive(bundle)
    (referral,) = everything(riverside)
    assert (referral.talked, referral.sharing, referral.basis) == ("said_no", "no_name", "unnamed")


@pytest.mark.parametrize("name", ["referral_with_faults.xml", "referral_with_faults.json"])
def test_a_faulty_referral_is_received_and_the_sender_told_what_to_mend(riverside, name):
    answer = receive(messages.example(name))
    assert answer.outcome == "received"
    assert {each.severity for each in answer.reasons} == {"warning"}
    (referral,) = everything(riverside)
    assert referral.person.is_nhs_number_odd
    assert referral.person.born_on is None


def test_live_service_keeps_nothing_of_what_it_refuses(riverside):
    answer = receive(messages.example("referral_with_faults.xml"), test_mode=False)
    assert (answer.outcome, answer.reference) == ("refused", "")
    assert everything(riverside) == []
    assert not models.Arrival.objects.exists()


def test_somebody_of_nobody_s_practice_goes_to_the_neighbourhood_that_the_message_was_sent_to(riverside):
    bundle = messages.referral()
    del messages.the("Patient", bundle)["generalPractitioner"]
    answer = receive(bundle)
    with rows.house(*everybody()):
        referral = doors.Referral.objects.get(reference=answer.reference)
        assert referral.neighbourhood.name == "Riverside North"
    now = steps.about(to=actors.System("test"), person=referral.person_id)
    assert now.team_name == "In-take, Riverside North"


def test_somebody_without_a_name_is_received_all_the_same(riverside):
    bundle = messages.referral()
    del messages.the("Patient", bundle)["name"]
    receive(bundle)
    assert everything(riverside)[0].person.name == "Name not yet known"


def test_an_update_is_refused_and_names_the_earlier_request(riverside):
    bundle = messages.referral()
    first = receive(bundle)
    messages.the("MessageHeader", bundle)["reason"]["coding"][0]["code"] = "update"
    answer = receive(bundle)
    assert (answer.outcome, answer.reference) == ("refused", first.reference)
    assert answer.reasons[0].code == "not-supported"
    messages.the("Organization", bundle)["identifier"][0]["value"] = "Z99777"
    assert receive(bundle).reference == "", "another sender learns nothing"


def test_a_neighbourhood_without_staffed_duty_keeps_its_door_shut_and_nothing_half_done(riverside):
    with making("places"):
        places.DutyRoute.objects.update(is_staffed=False)
    answer = receive(messages.example("referral.xml"))
    assert answer.outcome == "refused"
    assert "No staffed duty route" in answer.reasons[0].sentence
    assert not models.Arrival.objects.exists()
    assert everybody() == []


def test_the_original_is_kept_byte_by_byte_and_read_by_who_may(riverside):
    body = messages.example("referral.xml")
    receive(body)
    (referral,) = everything(riverside)
    with rows.context(riverside.intake):
        assert bytes(models.Original.objects.get().body) == body
    shown = queries.message(to=riverside.intake, referral=referral.pk)
    assert shown.passages[0].label == "Note"
    assert [flag.words for flag in shown.flags][0] == "Unspecified safeguarding concern"
    assert [contact.name for contact in shown.contacts] == ["Suresh Example", "Radha Example-Menon"]
    with pytest.raises(errors.Foreseen):
        queries.message(to=riverside.befriender, referral=referral.pk)
    with rows.context(riverside.befriender):
        assert not models.Original.objects.exists()


@pytest.mark.parametrize("beginning", ["refreq03", "refreq07"])
def test_a_real_referral_from_primary_care_walks_in(riverside, beginning):
    paths = [path for path in messages.real_files("bars") if path.name.startswith(beginning)]
    if not paths:
        pytest.skip("data not here")
    answer = receive(paths[0].read_bytes())
    assert answer.outcome == "received"
    assert receive(paths[0].read_bytes()).outcome == "duplicate"
    with rows.house(*everybody()):
        referral = doors.Referral.objects.select_related("person").get()
    assert referral.reference == answer.reference
    assert referral.person.name == "Mrs Julie Jones"
    assert referral.person.is_provisional
    assert referral.person.is_nhs_number_odd


def test_the_command_answers_every_file_with_one_line(riverside, tmp_path):
    rubbish = tmp_path / "rubbish.xml"
    rubbish.write_text("<oops")
    good = messages.EXAMPLES / "referral.xml"
    out = io.StringIO()
    call_command("receive", str(good), str(rubbish), str(good), stdout=out)
    lines = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [line["outcome"] for line in lines] == ["received", "refused", "duplicate"]
    assert lines[1]["reasons"][0]["path"] == "Bundle"
    assert all(set(line) == {"file", "outcome", "reference", "reasons"} for line in lines)


def test_a_file_that_is_not_there_is_one_sentence_after_the_others_were_answered(riverside, tmp_path):
    out = io.StringIO()
    good = messages.EXAMPLES / "referral.xml"
    with pytest.raises(CommandError, match=r"^There is no file .*missing\.xml that can be read\.$"):
        call_command("receive", str(tmp_path / "missing.xml"), str(good), stdout=out)
    assert '"received"' in out.getvalue()


def test_a_phone_that_cannot_be_dialled_is_passed_over():
    phones = (parts.Phone(number="ask at the desk"), parts.Phone(number="07700 900311"))
    assert rules.international(phones) == "+447700900311"
    assert rules.international(phones[:1]) == ""


def test_the_same_message_arriving_four_times_at_once_is_one_request(fresh_database, morning, jobs):
    with_an_address(small.make())
    body = messages.example("referral.xml")

    def once(context: contextvars.Context) -> answering.Answer:
        try:
            return context.run(receive, body)
        finally:
            connection.close()

    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(once, [contextvars.copy_context() for _ in range(4)]))
    assert sorted(answer.outcome for answer in answers) == ["duplicate"] * 3 + ["received"]
    assert len({answer.reference for answer in answers}) == 1
    assert len(everybody()) == 1


def everybody():
    """Ids of all persons, as the owner of the tables sees them."""
    with making("people"):
        return list(people.Person.objects.values_list("pk", flat=True))
