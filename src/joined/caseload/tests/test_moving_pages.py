"""The pages of moving on, coming back and not coming: each deed through its form, and doors that stay shut."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from joined.base.making import making
from joined.caseload import actions
from joined.caseload import jobs as jobs_of_care
from joined.caseload.tests.test_contacts import at, met
from joined.caseload.tests.test_moving_on import all_but_the_end, lets_know, moved
from joined.caseload.tests.test_pages import page_of, text
from joined.huddle.tests.riverside import browser, somebody
from joined.kit import clock
from joined.places.models import Organisation, Team
from joined.steps import actions as promises
from joined.steps import queries as steps

SAYS = {"asked_by": "both", "agrees": "yes", "their_words": "I am ready"}


@pytest.fixture
def nurse(place):
    return browser(place.nurse)


def moving(person) -> str:
    return page_of(person) + "moving-on/"


def test_somebody_is_moved_on_page_by_page_and_given_their_pass(place, person, spell, nurse, jobs):
    assert "Begin to move on" in text(nurse.get(moving(person)))
    assert "5 things are missing" not in text(nurse.get(moving(person)))
    assert "Nobody who goes on with them" in text(nurse.post(moving(person) + "say/", SAYS, follow=True))
    signs = {"early_signs": "I stop opening the curtains", "signs_on": "2026-03-03"}
    assert "opening the curtains" in text(nurse.post(moving(person) + "signs/", signs, follow=True))
    asked = {"team": str(place.befriending.pk), "what": "Tea on Tuesdays"}
    assert "Befriending has not said yes yet" in text(nurse.post(moving(person) + "support/", asked, follow=True))
    contact = actions.record(by=place.nurse, spell=spell, happened=met(place, clock.now()))
    gone = text(nurse.post(moving(person) + "meeting/", {"contact": str(contact.pk)}, follow=True))
    assert "no meeting" not in gone
    says_no = text(nurse.post(moving(person) + "finish/", follow=True))
    assert "Befriending has not said yes yet" in says_no
    lets_know(place, person)
    offer = steps.asked_of(to=place.befriender).offers[0]
    row = steps.offer(to=place.befriender, offer_id=offer.id)
    promises.accept(by=place.befriender, offer=row, first_contact_on=clock.today())
    theirs = text(browser(place.befriender).get(moving(person)))
    address = theirs.split("/caseload/supports/")[1].split("/")[0]
    assert nurse.post(f"/caseload/supports/{address}/met/").status_code == 403
    assert browser(place.befriender).post(f"/caseload/supports/{address}/met/").status_code == 303
    card = text(nurse.post(moving(person) + "finish/", follow=True))
    assert "Come straight back" in card
    for telling in ("Community mental health", "Riverside NHS Trust", "mental"):
        assert telling not in card.split('aria-label="The card"')[1].split("</article>")[0]


def test_only_the_responsible_team_finds_these_doors_open(place, person, spell, nurse):
    actions.begin(by=place.nurse, spell=spell, asked=actions.Asked(asked_by="we", agrees="unsure"))
    for page in ("moving-on/say/", "moving-on/support/", "aftercare/", "aftercare/decided/", "not-coming/"):
        assert browser(place.gp).get(page_of(person) + page).status_code == 403
        assert nurse.get(page_of(person) + page).status_code == 200
    assert browser(place.other_gp).get(moving(person)).status_code == 404
    assert "Tell them: “You can say no to this" in text(nurse.get(moving(person)))
    stays = text(nurse.post(moving(person) + "stop/", {"why": "Not before spring"}, follow=True))
    assert "They stay." in stays


def test_aftercare_is_written_down_and_decided_together(place, person, nurse):
    known = {"known_from": "The ward", "known_on": "2026-03-03"}
    assert "Known from The ward" in text(nurse.post(page_of(person) + "aftercare/", known, follow=True))
    decided = {"nhs_name": "Dr Adeyemi", "council_name": "", "decided_on": "2026-03-03"}
    assert nurse.post(page_of(person) + "aftercare/decided/", decided).status_code == 422
    decided["council_name"] = "Gethin Rhydderch"
    after = text(nurse.post(page_of(person) + "aftercare/decided/", decided, follow=True))
    assert "Ended together by Dr Adeyemi and Gethin Rhydderch" in after


def test_a_charity_says_in_one_tap_that_they_stopped_coming(place, person, moved):
    with clock.at(at("2026-07-07", "10:00")):
        charity = browser(place.befriender)
        assert "They come back" in text(charity.get(f"/people/{person.pk}/"))
        assert "They stopped coming" in text(charity.get(page_of(person) + "come-back/"))
        after = charity.post(page_of(person) + "come-back/", {"why": "They stopped coming"}, follow=True)
        assert "sees them by Tuesday 14 July" in text(after)
        assert browser(place.other_gp).get(page_of(person) + "come-back/").status_code == 404
        assert "answers for" in text(charity.get(page_of(person) + "come-back/"))


def test_find_offers_the_way_back_to_whoever_may_see_them_and_only_while_the_pass_is_good(place, person, spell):
    here, found = page_of(person) + "come-back/", {"q": person.name, "fragment": "1"}
    assert here not in text(browser(place.gp).get("/people/", found))
    lets_know(place, person)
    actions.finish(by=place.nurse, moving=all_but_the_end(place, person, spell))
    with clock.at(at("2026-07-07", "10:00")):
        gp = browser(place.gp)
        for worker in (place.gp, place.befriender):
            assert f'<a href="{here}"><b>They come back</b>' in text(browser(worker).get("/people/", found))
        assert here not in text(gp.get("/people/", found | {"then": "bring"}))
        assert here not in text(browser(place.other_gp).get("/people/", found))
        assert gp.post(here, {"why": "They stopped coming"}).status_code == 303
        assert here not in text(gp.get("/people/", found))


def test_without_a_line_of_why_nobody_is_brought_back(place, person, moved):
    page = browser(place.gp).post(page_of(person) + "come-back/", {"why": ""})
    assert page.status_code == 422
    assert "Say why, in a line." in text(page)


def test_the_pass_goes_as_a_text_or_as_a_letter_where_that_is_safe(place, person, moved, nurse, jobs):
    sent = text(nurse.post(page_of(person) + "pass/send/", {"how": "text"}, follow=True))
    assert "It goes as a text" in sent
    assert "straight back" in text(nurse.get(f"/people/{person.pk}/"))
    shut = text(nurse.post(page_of(person) + "pass/send/", {"how": "letter"}, follow=True))
    assert "It goes as a text" not in shut


def test_who_never_was_in_our_care_has_no_pass_and_no_way_back(place, nurse):
    other = somebody(place, name="Bogna Specimen")
    gp = browser(place.gp)
    assert gp.get(page_of(other) + "come-back/").status_code == 404
    assert gp.get(page_of(other) + "pass/").status_code == 404


def test_not_coming_is_followed_rung_by_rung_on_one_page(place, person, spell, nurse):
    page = page_of(person) + "not-coming/"
    assert "Not coming is no reason by itself" in text(nurse.get(page))
    tried = {"deed": "tried", "rung": "other_time", "outcome": "no_answer"}
    assert "telephone: no answer" in text(nurse.post(page, tried, follow=True))
    assert nurse.post(page, {"deed": "ask", "why": ""}).status_code == 422
    assert "The huddle hears of it" in text(nurse.post(page, {"deed": "ask", "why": "Not seen"}, follow=True))
    assert "Handed over" in text(nurse.post(page, {"deed": "letter", "how": "handed"}, follow=True))
    assert "Nasreen" in text(nurse.post(page, {"deed": "received", "who": "Nasreen"}, follow=True))
    refused = text(nurse.post(page, {"deed": "close"}, follow=True))
    assert "The huddle has not agreed to end this" in refused
    assert steps.about(to=place.nurse, person=person.pk).is_open


def test_these_pages_ask_a_bounded_number_of_statements(place, person, spell, nurse):
    all_but_the_end(place, person, spell)
    for address, budget in ((moving(person), 45), (page_of(person) + "not-coming/", 45)):
        nurse.get(address)
        with CaptureQueriesContext(connection) as asked:
            nurse.get(address)
        assert len(asked) <= budget, (address, len(asked))


def test_the_way_back_asks_a_bounded_number_of_statements(place, person, moved):
    charity = browser(place.befriender)
    for address, budget in ((page_of(person) + "come-back/", 22), (page_of(person) + "pass/", 22)):
        charity.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert charity.get(address).status_code == 200
        assert len(asked) <= budget, (address, len(asked))


def test_a_pass_that_ends_soon_is_answered_from_its_step_and_the_way_back_still_stands(place, person, moved):
    with clock.at(at("2027-02-05", "06:17")):
        jobs_of_care.look_at_passes()
    with clock.at(at("2027-02-05", "10:00")):
        nurse = browser(place.nurse)
        here = text(nurse.get(f"/people/{person.pk}/"))
        assert "return pass ends on 3 March 2027" in here
        assert "They come back" in here
        step = next(one for one in steps.about(to=place.nurse, person=person.pk).steps if one.source == "pass_ends")
        page = nurse.get(f"/steps/{step.id}/", follow=True)
        assert "How were they told?" in text(page)
        assert browser(place.gp).get(page.redirect_chain[-1][0]).status_code == 404
        assert nurse.post(page.redirect_chain[-1][0], {}).status_code == 422
        after = text(nurse.post(page.redirect_chain[-1][0], {"how": "call", "again": "on"}, follow=True))
        assert "until Saturday 5 February 2028" in after


__all__ = ["moved"]


def test_a_charity_reads_nothing_of_their_rights_after_a_ward(place, person, spell, nurse):
    lets_know(place, person)
    actions.know_aftercare(by=place.nurse, spell=spell, known_from="The ward round", known_on=clock.today())
    all_but_the_end(place, person, spell)
    ours, theirs = (text(one.get(moving(person))) for one in (nurse, browser(place.befriender)))
    assert "section 117" in ours
    assert "The ward round" in ours
    assert "section 117" not in theirs
    assert "The ward round" not in theirs
    assert "Early signs" in theirs


def test_a_pass_without_a_number_is_not_sent_and_says_whom_to_ring_instead(place, person, moved, nurse):
    with making("places"):
        Team.objects.update(phone="")
        Organisation.objects.update(phone="")
    sent = nurse.post(page_of(person) + "pass/send/", {"how": "text"}, follow=True)
    assert "has no telephone number here" in text(sent)
    assert "Ring your surgery" in text(nurse.get(page_of(person) + "pass/"))
