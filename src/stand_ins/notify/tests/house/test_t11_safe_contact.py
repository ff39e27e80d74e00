"""T11 of domain.md §10, whole: from the flag to the text that does not go, the page that names no reason, the alert."""

import datetime

import pytest

from joined.base import making, rows
from joined.huddle import actions
from joined.huddle.tests import riverside
from joined.huddle.tests.test_actions import brought
from joined.huddle.tests.test_telling import SYSTEM, asked, stands, to_do, way
from joined.kit import clock, errors
from joined.messages import queries as written
from joined.people import actions as people
from joined.people import queries as persons
from joined.trail import models as trail

pytestmark = pytest.mark.django_db
RESTRICTED = "Contact is restricted. Ring their key worker or in-take before you write."
NEVER_SHOWN = (
    "900123",
    "900 123",
    "3 Weir View",
    "amina@example.org",
    "10am to 11",
    "abuse",
    "violence",
    "Not safe",
    "husband",
)


def begins(place):
    """A text was written to her; then she said, alone, that her phone, voicemail and post are not safe."""
    brought(place)
    person, plan = asked(
        place, ways=(way("sms"), way("voice", hours="weekdays 10am to 11:30am"), way("voicemail"), way("letter"))
    )
    with clock.at(riverside.MORNING.replace(hour=10, minute=30)):
        actions.write(by=place.gp, proposal=plan, route="text", words="Hello. Róisín comes on Friday.", level=3)
        unsafe = tuple(way(name, is_allowed=False, safe="no", level=0) for name in ("sms", "voicemail", "letter"))
        people.confirm_ways(by=place.gp, person=person, ways=unsafe)
    return person, plan


@pytest.fixture
def gita(own):
    return own[1]


def test_t11_a_text_written_before_the_flag_is_not_sent(gita, place, jobs, ask):
    person, plan = gita
    jobs.run_due(until=(riverside.MORNING.replace(hour=10, minute=35)).astimezone(datetime.UTC))
    with rows.context(SYSTEM, people=[person.pk]):
        kept = written.row(to=SYSTEM, message_id=stands(plan).message_id)
    assert (kept.state, kept.why_not) == ("stopped", RESTRICTED)
    assert ask("/sent")["taken"] == 0
    assert "Ring them: the text did not arrive" in to_do(place, person)


def test_t11_staff_see_that_contact_is_restricted_and_never_why(gita, place):
    person, plan = gita
    browser = riverside.browser(place.gp)
    for address in (
        f"/huddles/plans/{plan.pk}/tell/",
        f"/people/{person.pk}/",
        f"/people/{person.pk}/reach/",
        f"/people/{person.pk}/edit/",
    ):
        shown = browser.get(address)
        assert shown.status_code == 200
        assert address.endswith("edit/") or RESTRICTED[:40] in shown.text, address
        for kept_back in NEVER_SHOWN:
            assert kept_back not in shown.text, (address, kept_back)


def test_t11_no_way_but_in_person_is_open_voicemail_and_letter_likewise(gita, place):
    person, plan = gita
    reach = persons.how_to_reach(to=place.gp, person=person.pk)
    assert [route.key for route in reach.routes if route.is_allowed] == ["handed"]
    assert not reach.may_leave_voicemail
    for route in ("text", "email", "letter"):
        with pytest.raises(errors.Forbidden, match="Contact is restricted"):
            people.write(by=place.gp, person=person, words="Hello.", level=1, route=route)


def test_t11_seeing_it_in_full_needs_a_reason_and_alerts_their_team(gita, place, jobs):
    person, _ = gita
    browser = riverside.browser(place.gp)
    look = f"/people/{person.pk}/reach/in-full/"
    assert "900123" not in browser.get(look).text
    for reason in ("", "because"):
        refused = browser.post(look, {"reason": reason})
        assert refused.status_code == 422
        assert "900123" not in refused.text
    shown = browser.post(look, {"reason": "She did not come and her GP is worried"})
    assert "07700 900123" in shown.text
    assert "07700 900123" not in browser.get(look).text
    jobs.run_due()
    asks = "Ask Dr Oluwaseun Adeyemi why they looked at how to reach this person: contact is restricted"
    assert asks in to_do(place, person)
    with making.making("trail"):
        event = trail.Event.objects.get(verb="people.looked_in_full")
    assert (event.person_id, event.actor_id, event.why) == (
        person.pk,
        place.gp.id,
        "She did not come and her GP is worried",
    )


def test_t11_a_phone_that_somebody_shares_opens_no_restriction(gita, place):
    person, _ = gita
    shared = {"phone": riverside.PHONE, "is_shared": True, "email": "amina@example.org", "is_email_shared": True}
    people.confirm_ways(by=place.gp, person=person, ways=(), **shared)
    assert persons.how_to_reach(to=place.gp, person=person.pk).is_masked


def test_t11_a_stranger_learns_nothing_by_asking_in_full(gita, place):
    person, _ = gita
    browser = riverside.browser(place.other_gp)
    for answer in (browser.get, lambda address: browser.post(address, {"reason": "I would like to know it"})):
        assert answer(f"/people/{person.pk}/reach/in-full/").status_code == 404


def test_t11_their_key_worker_sees_how_to_reach_them(gita, place):
    person, _ = gita
    people.relate(
        by=SYSTEM,
        person=person.pk,
        kind="named",
        party_kind="user",
        party_id=place.nurse.id,
        through=place.community.pk,
        source="tests",
    )
    shown = riverside.browser(place.nurse).get(f"/people/{person.pk}/").text
    assert "07700 900123" in shown
    assert "weekdays 10am to 11:30am" in shown
