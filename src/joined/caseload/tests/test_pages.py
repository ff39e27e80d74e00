"""The pages of care: the list, one person's care, and each deed through its form."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from joined.caseload import actions
from joined.caseload.tests.test_contacts import at, booked, care, met
from joined.caseload.tests.test_moving_on import lets_know
from joined.huddle.tests.riverside import browser
from joined.interventions.models import Intervention
from joined.kit import clock


@pytest.fixture
def nurse(place):
    return browser(place.nurse)


def text(response) -> str:
    return response.content.decode()


def page_of(person) -> str:
    return f"/caseload/people/{person.pk}/"


def test_the_list_says_who_is_seen_when_and_what_is_missing(place, person, nurse):
    shown = text(nurse.get("/caseload/"))
    assert "Amina Specimen" in shown
    assert "Day 0" in shown
    assert "Nothing booked" in shown
    assert "1 person, seen as promised: 0 of 1" in shown
    assert "Amina Specimen" in text(browser(place.other_nurse).get("/caseload/?whose=team"))


def test_the_list_of_mine_holds_nobody_else_s_and_says_what_belongs_there(place, person):
    assert "You are key worker of nobody yet" in text(browser(place.other_nurse).get("/caseload/"))


def test_who_has_no_caseload_finds_no_page_and_is_shown_no_way_to_one(place, person):
    without, has = browser(place.receptionist), browser(place.nurse)
    assert without.get("/caseload/").status_code == 404
    assert 'href="/caseload/"' not in text(without.get("/"))
    assert has.get("/caseload/").status_code == 200
    assert 'href="/caseload/"' in text(has.get("/"))


def test_the_file_holds_what_the_list_shows(place, person, nurse):
    found = nurse.get("/caseload/list.csv?whose=team")
    lines = text(found).splitlines()
    assert found["Content-Disposition"].endswith('"caseload-team.csv"')
    assert lines[1].startswith("Amina Specimen,Day 0,31 March 2026")


def test_a_contact_is_written_down_in_one_form(place, person, spell, nurse):
    given = {"attendance": "5", "mechanism": "02", "on_day": "2026-03-03", "at_time": "2:30pm", "line": "Sleeps better"}
    given |= {"next_on": "2026-03-17", "next_time": "10am", "next_how": "01", "next_who": str(place.nurse.id)}
    after = nurse.post(page_of(person) + "contact/", given, follow=True)
    assert "It counts: telephone" in text(after)
    assert "Sleeps better" in text(after)
    assert "Tue 17 March" in text(after)
    assert care(place, person).next.worker == "Róisín Mac Giolla"


def test_bad_input_says_what_is_wrong_and_keeps_what_was_written(place, person, nurse):
    given = {"mechanism": "02", "on_day": "2026-03-09", "line": "Kept", "next_on": "2026-03-17"}
    again = nurse.post(page_of(person) + "contact/", given)
    assert again.status_code == 422
    for said in ("Choose what became of it.", "still to come", "Say at what time.", "Kept"):
        assert said in text(again)
    assert not care(place, person).past


def test_a_booked_one_is_answered_on_its_own_page_also_from_its_step(place, person, spell):
    contact = actions.book(by=place.nurse, spell=spell, booked=booked(place, at("2026-03-10")))
    with clock.at(at("2026-03-10", "16:00")):
        nurse = browser(place.nurse)
        assert "What became of" in text(nurse.get(f"/caseload/contacts/{contact.pk}/"))
        given = {"attendance": "3", "mechanism": "01", "on_day": "2026-03-10", "at_time": "14:00"}
        after = nurse.post(f"/caseload/contacts/{contact.pk}/", given, follow=True)
        assert "they did not come" in text(after)
        assert "already" in text(nurse.get(f"/caseload/contacts/{contact.pk}/", follow=True))


@pytest.mark.parametrize(
    ("page", "given", "said"),
    [
        ("worker", {"role": "deputy", "asked_for": "unknown"}, "Tunde Bakare"),
        ("circle", {"helped_by": "My neighbour"}, "My neighbour"),
        ("pace", {"intensity": "close", "max_days": "7", "why": "New tablets"}, "7 days"),
        ("pause", {"kind": "ward", "from_on": "2026-03-03", "why": "Admitted"}, "Paused"),
        ("hand-over", {"asked_for": "no", "why": "Nearer"}, "Nothing moves|asked"),
    ],
)
def test_each_deed_has_a_page_and_is_shown_afterwards(place, person, nurse, page, given, said):
    given |= {"worker": str(place.other_nurse.id)} if page == "worker" else {}
    given |= {"team": str(place.social_care.pk)} if page == "hand-over" else {}
    assert nurse.get(page_of(person) + page + "/").status_code == 200
    after = nurse.post(page_of(person) + page + "/", given, follow=True)
    assert after.status_code == 200
    assert after.redirect_chain
    assert any(words in text(after) for words in said.split("|"))


def test_only_the_responsible_team_keeps_care_and_others_see_no_door(place, person, nurse):
    for page in ("worker", "pace", "pause", "hand-over"):
        assert browser(place.gp).get(page_of(person) + page + "/").status_code == 403
        assert nurse.get(page_of(person) + page + "/").status_code == 200
    shown = text(browser(place.gp).get(page_of(person)))
    assert "hand-over" not in shown
    assert "Róisín" in shown


def test_care_is_no_page_for_whoever_has_nothing_to_do_with_them(place, person, nurse):
    assert browser(place.other_gp).get(page_of(person)).status_code == 404
    assert nurse.get(page_of(person)).status_code == 200


def test_a_charity_with_consent_reads_when_they_were_met_and_not_what_was_written(place, person, spell):
    with clock.at(at("2026-03-04", "16:00")):
        seen = met(place, at("2026-03-04"), line="Told us of a dream")
        actions.record(by=place.nurse, spell=spell, happened=seen)
        assert browser(place.befriender).get(page_of(person)).status_code == 404
        lets_know(place, person)
        theirs = text(browser(place.befriender).get(page_of(person)))
        ours = text(browser(place.nurse).get(page_of(person)))
    assert "Seen, on time" in theirs
    assert "Told us of a dream" not in theirs
    assert "Told us of a dream" in ours


def test_a_late_contact_is_explained_on_a_page_of_its_own(place, person):
    with clock.at(at("2026-04-02", "09:00")):
        nurse = browser(place.nurse)
        assert "A contact was late on" in text(nurse.get(page_of(person)))
        given = {"due_on": "2026-03-31", "cause": "service", "what": "Ill", "does": "A deputy"}
        nurse.post(page_of(person) + "late/", given)
        assert "A contact was late on" not in text(nurse.get(page_of(person)))


def test_pages_ask_a_constant_number_of_statements(place, person, spell, nurse):
    def counted(address: str) -> int:
        nurse.get(address)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            nurse.get(address)
        return len(asked)

    before = counted("/caseload/"), counted(page_of(person))
    with clock.at(at("2026-03-20", "16:00")):
        for day in range(4, 20):
            moment = at(f"2026-03-{day:02}")
            actions.record(by=place.nurse, spell=spell, happened=met(place, moment, line=f"Day {day}"))
    assert (counted("/caseload/"), counted(page_of(person))) == before
    assert before[0] <= 23, before
    assert before[1] <= 41, before


def test_the_day_of_a_contact_stands_in_london_time(place, person, spell):
    with clock.at(at("2026-10-05", "09:00")):
        contact = actions.record(by=place.nurse, spell=spell, happened=met(place, at("2026-10-05", "00:15")))
        assert contact.on_day == datetime.date(2026, 10, 5)
        assert care(place, person).clock.due_on == datetime.date(2026, 11, 2)


def test_today_says_of_whom_i_am_key_worker_nobody_is_booked_in_time(place, person, spell):
    assert "Nothing booked in time" not in text(browser(place.nurse).get("/"))
    with clock.at(at("2026-03-25", "09:00")):
        shown = text(browser(place.nurse).get("/"))
        assert "Nothing booked in time" in shown
        assert "Day 22" in shown
        actions.book(by=place.nurse, spell=spell, booked=booked(place, at("2026-03-30")))
        assert "Nothing booked in time" not in text(browser(place.nurse).get("/"))
        assert "Nothing booked in time" not in text(browser(place.other_nurse).get("/"))


def test_a_charity_answers_and_takes_back_only_what_is_its_own(place, person, spell):
    lets_know(place, person)
    ours = actions.book(by=place.nurse, spell=spell, booked=booked(place, at("2026-03-10")))
    own = booked(place, at("2026-03-11"), team_id=place.befriending.pk, worker_id=place.befriender.id)
    theirs = actions.book(by=place.nurse, spell=spell, booked=own)
    had = {"code": "plan", "on_day": clock.today(), "team_id": place.community.pk}
    fact = actions.write_had(by=place.nurse, spell=spell, **had)
    charity, why = browser(place.befriender), {"attendance": "2", "why": "She rang us"}
    shown = text(charity.get(page_of(person)))
    assert str(ours.pk) not in shown
    assert f"/caseload/contacts/{theirs.pk}/call-off/" in shown
    assert charity.post(f"/caseload/contacts/{ours.pk}/call-off/", why).status_code == 403
    assert charity.post(f"/caseload/had/{fact.pk}/take-back/", why).status_code == 403
    with clock.at(at("2026-03-12")):
        seen = {"attendance": "5", "mechanism": "01", "on_day": "2026-03-11", "at_time": "14:00"}
        charity = browser(place.befriender)
        assert charity.post(f"/caseload/contacts/{ours.pk}/", seen).status_code == 403
        assert charity.post(f"/caseload/contacts/{theirs.pk}/", seen).status_code == 303
    assert browser(place.nurse).post(f"/caseload/had/{fact.pk}/take-back/", why).status_code == 303


def test_a_charity_reads_that_the_clock_stands_still_and_not_why_as_others_wrote_it(place, person, spell):
    lets_know(place, person)
    actions.change_pace(by=place.nurse, spell=spell, intensity="close", max_days=7, why="After an overdose")
    pausing = actions.Pausing(kind="ward", from_on=clock.today(), why="Found by her sister")
    actions.begin_pause(by=place.nurse, spell=spell, pause=pausing)
    agreed = actions.Agreed(
        intervention_id=Intervention.objects.get(name="Peer support").pk,
        team_id=place.community.pk,
        agreed_on=clock.today(),
    )
    course = actions.agree_course(by=place.nurse, spell=spell, agreed=agreed)
    result = {"result": "unbegun_they", "line": "Drinking again"}
    actions.finish_course(by=place.nurse, course=course, version=course.version, **result)
    for address in (page_of(person), page_of(person) + "moving-on/", f"/people/{person.pk}/"):
        shown = text(browser(place.befriender).get(address))
        for said in ("After an overdose", "Found by her sister", "Drinking again"):
            assert said not in shown
            assert said in text(browser(place.nurse).get(page_of(person)))
    assert "On a ward" in text(browser(place.befriender).get(page_of(person)))


def test_a_slip_of_the_pen_puts_nobody_off_for_decades(place, person, spell, nurse):
    given = {"next_on": "2062-03-10", "next_time": "10am", "next_how": "01"}
    again = nurse.post(page_of(person) + "book/", given)
    assert again.status_code == 422
    assert "within a year" in text(again)
    tried = {"deed": "tried", "rung": "other_time", "outcome": "try_later", "again_on": "2206-03-10"}
    assert nurse.post(page_of(person) + "not-coming/", tried).status_code == 422
    assert nurse.post(page_of(person) + "book/", given | {"next_on": "2026-03-10"}).status_code == 303
