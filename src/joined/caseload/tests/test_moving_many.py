"""Several people get another key worker: only by whoever leads, looked at first, and for a minute undone."""

import dataclasses
import datetime
import uuid

import pytest

from joined.base.making import making
from joined.caseload import actions, models, queries
from joined.caseload.tests.test_contacts import at, care, steps_of
from joined.caseload.tests.test_pages import text
from joined.huddle.tests import riverside
from joined.kit import clock, errors
from joined.trail import models as trail

MINUTE = datetime.timedelta(seconds=61)


@pytest.fixture
def leader(place):
    return riverside.worker("Wilma Leads", place.community, "team_manager")


@pytest.fixture
def sent(place, person):
    return {"person": [str(person.pk)], "worker": str(place.other_nurse.id)}


def moved(place, leader, spell, **more) -> models.Reassigning:
    given = {"care": [spell], "user_id": place.other_nurse.id, "asked_for": "no", "why": "She retires"} | more
    return actions.move_many(by=leader, **given)


def test_ticked_looked_at_moved_and_taken_back(place, person, spell, leader, sent):
    browser = riverside.browser(leader)
    listed = text(browser.get("/caseload/?whose=team"))
    assert f'value="{person.pk}" form="move"' in listed
    first = text(browser.post("/caseload/move/", sent))
    assert "Nothing has moved yet" in first
    assert care(place, person).lead == "Róisín Mac Giolla"
    assert browser.post("/caseload/move/", sent | {"go": "1"}).status_code == 422
    done = browser.post("/caseload/move/", sent | {"go": "1", "asked_for": "no", "why": "She retires"}, follow=True)
    assert "1 person moved to Tunde Bakare" in text(done)
    assert care(place, person).lead == "Tunde Bakare"
    undo = f"/caseload/moved/{models.Reassigning.objects.get().pk}/undo/"
    assert riverside.browser(place.nurse).post(undo).status_code == 404
    assert "whom they had before" in text(browser.post(undo, follow=True))
    found = care(place, person)
    assert (found.lead, found.continuous.moved.counted) == ("Róisín Mac Giolla", 0)


def test_only_whoever_leads_moves_several_and_nobody_of_another_team(place, person, spell, leader, sent):
    nurse = riverside.browser(place.nurse)
    assert 'form="move"' not in text(nurse.get("/caseload/?whose=team"))
    assert nurse.post("/caseload/move/", sent).status_code == 403
    assert riverside.browser(leader).post("/caseload/move/", sent).status_code == 200
    with pytest.raises(errors.Forbidden):
        moved(place, place.nurse, spell)
    other = riverside.worker("Ola Other", place.duty_team, "team_manager")
    assert riverside.browser(other).post("/caseload/move/", sent).status_code == 404
    strangers = sent | {"person": [*sent["person"], str(uuid.uuid4())]}
    assert riverside.browser(leader).post("/caseload/move/", strangers).status_code == 404


@pytest.mark.parametrize("given", [{"person": []}, {"worker": ""}, {"worker": "nobody"}])
def test_without_a_tick_or_a_worker_the_list_says_what_is_missing(place, spell, leader, sent, given):
    again = riverside.browser(leader).post("/caseload/move/", sent | given, follow=True)
    assert any(said in text(again) for said in ("Tick at least one person", "Choose who becomes"))


def test_each_of_them_has_a_line_in_the_trail_and_the_deed_one_more(place, person, spell, leader):
    done = moved(place, leader, spell)
    with making("trail"):
        deeds = trail.Event.objects.filter(actor_id=leader.id, is_look=False, verb__startswith="caseload.")
        lines = list(deeds.values_list("verb", "person_id"))
    assert sorted(lines, key=str) == [("caseload.move_many", None), ("caseload.name_worker", person.pk)]
    actions.move_back(by=leader, together=done)
    with making("trail"):
        assert trail.Event.objects.filter(verb="caseload.unname", person_id=person.pk).count() == 1


def test_somebody_outside_their_team_and_no_reason_move_nobody(place, person, spell, leader):
    for more in ({"user_id": place.gp.id}, {"why": " "}, {"care": []}, {"care": [spell] * 61}):
        with pytest.raises(errors.Refused):
            moved(place, leader, spell, **more)
    assert care(place, person).lead == "Róisín Mac Giolla"
    assert not models.Reassigning.objects.exists()


def test_after_a_minute_or_twice_nothing_is_taken_back(place, person, spell, leader):
    done = moved(place, leader, spell)
    with clock.at(clock.now() + MINUTE), pytest.raises(errors.Refused):
        actions.move_back(by=leader, together=done)
    with pytest.raises(errors.NotHere):
        actions.move_back(by=dataclasses.replace(leader, id=place.nurse.id), together=done)
    actions.move_back(by=leader, together=done)
    with pytest.raises(errors.Refused):
        actions.move_back(by=leader, together=done)


def test_who_was_moved_on_meanwhile_stays_where_they_are(place, person, spell, leader):
    done = moved(place, leader, spell)
    third = riverside.worker("Thea Third", place.community, "nurse")
    actions.name_worker(by=leader, spell=spell, user_id=third.id, role="lead", asked_for="yes")
    actions.move_back(by=leader, together=done)
    assert care(place, person).lead == "Thea Third"


def test_where_there_was_nobody_naming_one_is_a_step_again_and_a_deputy_is_deputy_again(place, person, spell, leader):
    actions.name_worker(by=place.nurse, spell=spell, user_id=place.other_nurse.id, role="deputy")
    done = moved(place, leader, spell)
    assert care(place, person).deputy == ""
    actions.move_back(by=leader, together=done)
    assert care(place, person).deputy == "Tunde Bakare"
    with making("caseload"):
        models.KeyWorker.objects.filter(spell=spell).update(until_on=spell.began_on)
    done = moved(place, leader, spell)
    assert "key_worker" not in steps_of(place, person)
    actions.move_back(by=leader, together=done)
    assert "key_worker" in steps_of(place, person)


def test_what_stands_against_it_is_said_before_it_is_done(place, person, spell, leader, sent):
    with clock.at(at("2026-03-05")):
        moved(place, leader, spell)
    found = queries.to_move(to=leader, chosen=[person.pk], user_id=place.nurse.id)
    assert "moved once without having asked" in found.rows[0].warning
    assert queries.to_move(to=leader, chosen=[person.pk], user_id=place.other_nurse.id).rows[0].is_same
