"""Dated duties: each day is a step that comes round again, and a missed one is at the huddle the same day (C76)."""

import datetime
import decimal

import pytest

from joined.base import rows
from joined.caseload import actions, models, queries
from joined.caseload.tests.test_contacts import at, steps_of
from joined.caseload.tests.test_helping import kind_of
from joined.caseload.tests.test_moving_on import all_but_the_end, lets_know
from joined.caseload.tests.test_pages import page_of, text
from joined.huddle.tests.riverside import browser
from joined.huddle.tests.test_agenda import made, whys
from joined.kit import clock, errors
from joined.people import actions as people

TENTH = datetime.date(2026, 3, 10)


@pytest.fixture
def depot(place, spell):
    dated = actions.Dated(kind="depot", next_on=TENTH, every_days=14, source="Depot card", what="Left arm")
    return actions.begin_duty(by=place.nurse, spell=spell, dated=dated)


def became(place, duty, became, day, **more):
    given = actions.Became(became=became, on_day=datetime.date.fromisoformat(day), **more)
    return actions.answer_duty(by=place.nurse, duty=duty, became=given)


def test_its_day_is_a_step_and_done_it_comes_round_from_the_day_on_which_it_was_done(place, person, depot):
    assert steps_of(place, person)["duty"].due_on == TENTH
    with clock.at(at("2026-03-11", "16:00")):
        became(place, depot, "done", "2026-03-11")
        assert steps_of(place, person)["duty"].due_on == datetime.date(2026, 3, 25)
        (row,) = queries.duties_of(to=place.nurse, person=person.pk).rows
    assert row.last == ("11 March 2026: done",)


def test_one_that_is_not_needed_ends_with_a_word_why_and_leaves_them_another_step(place, person, depot):
    with pytest.raises(errors.Refused, match="Say why"):
        became(place, depot, "over", "2026-03-03")
    became(place, depot, "over", "2026-03-03", line="Stopped by Dr Ahmed")
    after = steps_of(place, person)
    assert "duty" not in after
    assert after


def test_a_source_a_day_to_come_and_no_second_answer(place, person, spell, depot):
    for wrong in ({"source": " "}, {"next_on": datetime.date(2026, 3, 2)}, {"kind": "other"}):
        given = {"kind": "depot", "next_on": TENTH, "source": "Depot card"} | wrong
        with pytest.raises(errors.Refused):
            actions.begin_duty(by=place.nurse, spell=spell, dated=actions.Dated(**given))
    with rows.context(place.nurse):
        again = models.Duty.objects.select_related("spell__matter").get(pk=depot.pk)
    became(place, depot, "done", "2026-03-03")
    with pytest.raises(errors.Refused, match="already"):
        became(place, again, "done", "2026-03-03")


def test_a_missed_one_is_at_the_huddle_the_same_day_and_gone_when_it_is_done(place, person, depot):
    morning = at("2026-03-10", "08:00")
    assert "duty_missed" not in whys(made(place, morning))
    with clock.at(at("2026-03-10", "08:30")):
        with pytest.raises(errors.Refused, match="due next"):
            became(place, depot, "not_done", "2026-03-10", line="Was not at home")
        became(place, depot, "not_done", "2026-03-10", line="Was not at home", next_on=TENTH + clock.days(1))
    assert "duty_missed" in whys(made(place, at("2026-03-10", "10:00")))
    with clock.at(at("2026-03-11", "09:00")):
        became(place, depot, "done", "2026-03-11")
    assert "duty_missed" not in whys(made(place, at("2026-03-11", "10:15")))


def test_one_whose_day_passed_in_silence_is_at_the_next_huddle(place, person, depot):
    assert "duty_missed" in whys(made(place, at("2026-03-11", "10:15")))


def test_on_its_page_it_is_asked_once_and_its_step_leads_to_the_answer(place, person, spell):
    nurse = browser(place.nurse)
    given = {"kind": "safeguarding", "next_on": "2026-03-10", "every_days": "28", "source": "Ward 3, letter of 2 March"}
    after = nurse.post(page_of(person) + "duties/", given, follow=True)
    assert "Safeguarding: review" in text(after)
    step = steps_of(place, person)["duty"]
    assert "afeguarding" not in step.what
    with clock.at(at("2026-03-10", "09:00")):
        page = browser(place.nurse).get(f"/steps/{step.id}/", follow=True)
        assert "Safeguarding: review" in text(page)
        done = browser(place.nurse).post(page.redirect_chain[-1][0], {"became": "done", "on_day": "2026-03-10"})
        assert done.status_code == 303
        assert steps_of(place, person)["duty"].due_on == datetime.date(2026, 4, 7)


def test_a_charity_that_may_know_everything_never_reads_a_duty(place, person, depot):
    for scope in ("identity", "contact", "plan", "safety"):
        given = {"organisation_id": place.befrienders.pk, "scope": scope, "state": "given"}
        people.choose(by=place.nurse, person=person, wording="May they know?", how="asked face to face", **given)
    charity = browser(place.befriender)
    with rows.context(place.befriender):
        assert not models.Duty.objects.exists()
    with rows.context(place.nurse):
        assert models.Duty.objects.count() == 1
    assert charity.get(page_of(person) + "duties/").status_code == 404
    assert "Dated duties" not in text(charity.get(page_of(person)))
    assert "Depot" in text(browser(place.nurse).get(page_of(person)))


def test_nobody_is_let_go_while_a_dated_duty_goes_on_or_a_reading_waits_to_be_looked_at(place, person, spell, depot):
    lets_know(place, person)
    high = {"systolic": decimal.Decimal(200), "diastolic": decimal.Decimal(120)}
    actions.write_checks(by=place.nurse, spell=spell, on_day=clock.today(), values=high)
    moving = all_but_the_end(place, person, spell)
    with pytest.raises(errors.Refused, match="every dated duty"):
        actions.finish(by=place.nurse, moving=moving)
    became(place, depot, "over", "2026-03-03", line="Their practice gives it from now on")
    with pytest.raises(errors.Refused, match="every reading"):
        actions.finish(by=place.nurse, moving=moving)
    with rows.context(place.nurse):
        look = models.Look.objects.select_related("spell__matter").get()
    actions.looked(by=place.nurse, look=look, done="Rang the practice")
    assert actions.finish(by=place.nurse, moving=moving)


def test_whoever_keeps_appointments_reads_that_something_is_due_and_not_what(place, person, spell):
    for kind, what in (("pregnancy", ""), ("cto", ""), ("depot", "Zuclopenthixol 200 mg"), ("visiting", "Never alone")):
        dated = actions.Dated(kind=kind, next_on=TENTH, every_days=14, source="Card", what=what)
        actions.begin_duty(by=place.nurse, spell=spell, dated=dated)
    psychosis = actions.Agreed(intervention_id=kind_of().pk, team_id=place.community.pk, agreed_on=clock.today())
    actions.agree_course(by=place.nurse, spell=spell, agreed=psychosis)
    desk = text(browser(place.receptionist).get(f"/people/{person.pk}/"))
    for told in ("Pregnancy", "treatment order", "Zuclopenthixol", "Never alone", "psychosis"):
        assert told not in desk, told
        assert told in text(browser(place.nurse).get(page_of(person))), told
    assert "Do what is due" in desk
