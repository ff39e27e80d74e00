"""The page on which people read what another system wrote."""

import json
import uuid

import pytest

from joined.base import rows
from joined.base.making import making
from joined.doors import models as doors
from joined.doors.tests.test_pages import asked
from joined.huddle.tests import riverside as small
from joined.interop import models, receiving
from joined.interop.tests import messages
from joined.interop.tests.test_receiving import FILES
from joined.trail import models as trail


def arrived(body=None):
    """A request that came by message."""
    body = body if body is not None else messages.example("referral.xml")
    answer = receiving.receive(by=FILES, file="x", body=body, test_mode=True)
    assert answer.outcome == "received"
    with making("doors"):
        return doors.Referral.objects.get(reference=answer.reference)


def address(referral) -> str:
    return f"/requests/{referral.pk}/message/"


def test_in_take_reads_everything_that_the_message_says(riverside):
    referral = arrived()
    browser = small.browser(riverside.intake)
    assert address(referral) in browser.get(f"/requests/{referral.pk}/").text
    page = browser.get(address(referral))
    assert page.status_code == 200
    for words in (
        "Seen twice this month.",
        "Unspecified safeguarding concern",
        "Suresh Example",
        "Radha Example-Menon",
        "Example Practice System 7.2",
        "Dr Chidi Example-Okoro, Marsh Lane Surgery",
        "9990004722",
        "Nobody here has checked it with them.",
    ):
        assert words in page.text, words


def test_what_could_not_be_read_stands_there_too(riverside):
    text = small.browser(riverside.intake).get(address(arrived(messages.example("referral_with_faults.xml")))).text
    assert "What we could not read as it stands" in text


def test_what_the_message_holds_is_never_markup(riverside):
    bundle = messages.referral()
    messages.the("ServiceRequest", bundle)["note"] = [{"text": "<script>alert(1)</script> <b>bold</b>"}]
    text = small.browser(riverside.intake).get(address(arrived(json.dumps(bundle).encode()))).text
    assert "<script>alert" not in text
    assert "<b>bold" not in text
    assert "&lt;b&gt;bold" in text


@pytest.mark.parametrize("who", ["befriender", "other_gp", "receptionist", "nurse"])
def test_nobody_else_learns_that_there_is_a_message(riverside, who):
    referral = arrived()
    browser = small.browser(getattr(riverside, who))
    denied, unknown = browser.get(address(referral)), browser.get(f"/requests/{uuid.uuid4()}/message/")
    assert denied.status_code == 404
    assert denied.content == unknown.content
    assert small.browser(riverside.intake).get(address(referral)).status_code == 200


def test_a_request_that_did_not_come_by_message_has_none(riverside):
    person, referral = asked(riverside)
    browser = small.browser(riverside.intake)
    page = browser.get(f"/requests/{referral.pk}/")
    assert page.status_code == 200
    assert "/message/" not in page.text
    assert browser.get(address(referral)).status_code == 404


def test_reading_leaves_one_look_at_that_part(riverside):
    referral = arrived()
    small.browser(riverside.intake).get(address(referral))
    with making("trail"):
        looks = trail.Event.objects.filter(verb="interop.message", is_look=True)
        assert [look.person_id for look in looks] == [referral.person_id]


def test_a_message_costs_a_constant_number_of_statements(riverside, django_assert_max_num_queries):
    referral = arrived()
    browser = small.browser(riverside.intake)
    browser.get(address(referral))
    with django_assert_max_num_queries(20):
        browser.get(address(referral))


def test_the_database_shows_the_original_to_whoever_reads_what_is_clinical(riverside):
    arrived()
    for who, seen in (("intake", 1), ("befriender", 0), ("receptionist", 0), ("other_gp", 0)):
        with rows.context(getattr(riverside, who)):
            assert models.Original.objects.count() == seen, who
