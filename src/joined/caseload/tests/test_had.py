"""What they have had, and when the national wait is over (domain §4.1 and §10, T1)."""

import datetime

import pytest

from joined.base import rows
from joined.caseload import actions, models, queries
from joined.caseload.rules import had, waiting
from joined.caseload.tests.test_contacts import at, met
from joined.caseload.tests.test_pages import page_of, text
from joined.caseload.words import national as words
from joined.huddle.tests.riverside import SET_UP, browser
from joined.kit import clock, errors
from joined.places import actions as places

THURSDAY = at("2026-03-05", "16:00")


def national(place, person):
    return queries.national_of(to=place.nurse, person=person.pk, born_on=None)


def write(place, spell, code, day):
    return actions.write_had(
        by=place.nurse, spell=spell, code=code, on_day=datetime.date.fromisoformat(day), team_id=place.community.pk
    )


def test_t1_a_huddle_is_none_of_it_and_their_yes_is_the_plan(place, person):
    found = national(place, person)
    assert [day for _, day in found.lines] == [None, None, None, datetime.date(2026, 3, 3)]
    assert found.wait.is_waiting
    assert found.asked_on == datetime.date(2026, 3, 3)


@pytest.mark.parametrize(
    ("assessed", "over", "days"), [("2026-03-05", "2026-03-05", 2), ("2026-03-13", "2026-03-13", 10)]
)
def test_t1_the_wait_is_over_on_the_day_of_the_last_of_all_four(place, person, spell, assessed, over, days):
    with clock.at(at("2026-03-13", "17:00")):
        actions.record(by=place.nurse, spell=spell, happened=met(place, at("2026-03-05", "10:00")))
        write(place, spell, "dialog", "2026-03-05")
        assert national(place, person).wait.is_waiting
        write(place, spell, "assessment", assessed)
        found = national(place, person)
    assert (found.wait.stopped_on, found.wait.days) == (datetime.date.fromisoformat(over), days)
    assert not found.wait.is_waiting


def test_what_was_a_mistake_counts_no_more_and_stays_readable(place, person, spell):
    fact = write(place, spell, "dialog", "2026-03-03")
    with pytest.raises(errors.Refused, match="Say why"):
        actions.take_back_had(by=place.nurse, fact=fact, why=" ")
    actions.take_back_had(by=place.nurse, fact=fact, why="Somebody else's")
    found = national(place, person)
    assert dict(found.lines)["Asked how life is"] is None
    assert [one.why for one in found.facts if one.is_taken_back] == ["Somebody else's"]
    with pytest.raises(errors.Refused, match="already"):
        actions.take_back_had(by=place.nurse, fact=fact, why="Again")


@pytest.mark.parametrize("day", ["2026-03-02", "2026-03-04"])
def test_nothing_was_had_before_they_asked_or_is_still_to_come(place, person, spell, day):
    with pytest.raises(errors.Refused, match="since we were asked"):
        write(place, spell, "dialog", day)
    assert write(place, spell, "dialog", "2026-03-03").flows_to_mhsds


def test_only_teams_with_a_national_type_count_from_the_day_on_which_they_have_it(place, person, spell):
    with clock.at(THURSDAY):
        actions.record(by=place.nurse, spell=spell, happened=met(place, at("2026-03-04")))
        assert dict(national(place, person).lines)["Met somebody"] == datetime.date(2026, 3, 4)
        places.say_type(by=SET_UP, team=place.community, code="", from_on=datetime.date(2026, 3, 4))
        assert dict(national(place, person).lines)["Met somebody"] is None
        assert not write(place, spell, "dialog", "2026-03-05").flows_to_mhsds
        assert national(place, person).left_out == ""
        places.say_type(by=SET_UP, team=place.community, code="", from_on=datetime.date(2026, 3, 1))
        assert "no national type" in national(place, person).left_out


def test_the_second_contact_is_shown(place, person, spell):
    with clock.at(at("2026-03-13", "17:00")):
        for day in ("2026-03-05", "2026-03-12"):
            actions.record(by=place.nurse, spell=spell, happened=met(place, at(day, "10:00")))
        assert national(place, person).second_on == datetime.date(2026, 3, 12)


def test_what_they_have_had_is_written_on_a_page_and_shown_with_their_care(place, person, spell):
    nurse = browser(place.nurse)
    assert "Not yet" in text(nurse.get(page_of(person)))
    after = nurse.post(page_of(person) + "had/", {"code": "goals", "on_day": "2026-03-03"}, follow=True)
    assert "Asked how life is" in text(after)
    shown = text(nurse.get(page_of(person) + "had/"))
    assert "with their own goals" in shown
    with rows.context(place.nurse):
        fact = models.Fact.objects.get(person_id=person.pk, code="goals")
    assert "Take back" in text(nurse.get(f"/caseload/had/{fact.pk}/take-back/"))
    assert nurse.post(page_of(person) + "had/", {"code": "goals", "on_day": "2026-03-09"}).status_code == 422
    assert browser(place.other_gp).get(page_of(person) + "had/").status_code == 404


def test_a_child_is_left_out_and_a_ward_stay_too():
    given = {"received_on": datetime.date(2026, 3, 3), "team_type": "A06"}
    assert had.why_left_out(referral=waiting.Referral(age=18, **given)) == ""
    assert "under 18" in had.why_left_out(referral=waiting.Referral(age=17, **given))
    assert "ward" in had.why_left_out(referral=waiting.Referral(age=18, has_ward_stay=True, **given))
    assert set(had.KIND) == set(words.HAD)
