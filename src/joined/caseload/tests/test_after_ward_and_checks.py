"""Followed up after a ward (H27), and six physical checks with a clinician's step (H26)."""

import datetime
import decimal

import pytest

from joined.base import rows
from joined.base.making import making
from joined.caseload import actions, models, queries
from joined.caseload.tests.test_contacts import at, met, steps_of
from joined.caseload.tests.test_pages import page_of, text
from joined.huddle.tests.riverside import browser
from joined.kit import clock, errors
from joined.people import models as persons


def leave_ward(place, spell, left_to="home"):
    pausing = actions.Pausing(kind="ward", from_on=datetime.date(2026, 3, 3), why="Admitted")
    pause = actions.begin_pause(by=place.nurse, spell=spell, pause=pausing)
    with clock.at(at("2026-03-10", "09:00")):
        actions.end_pause(by=place.nurse, pause=pause, until_on=clock.today(), left_to=left_to)


def after_ward(place, person):
    return queries.national_of(to=place.nurse, person=person.pk, born_on=None).after_ward


@pytest.mark.parametrize(
    ("seen_on", "early", "kept"),
    [("2026-03-10", None, None), ("2026-03-11", True, True), ("2026-03-13", False, True), ("2026-03-14", False, False)],
)
def test_the_day_of_leaving_does_not_count_and_the_third_day_after_it_does(place, person, spell, seen_on, early, kept):
    leave_ward(place, spell)
    with clock.at(at(seen_on, "16:00")):
        actions.record(by=place.nurse, spell=spell, happened=met(place, at(seen_on)))
        found = after_ward(place, person).found
        assert (found.is_met_early, found.is_met) == (early, kept)
        shown = text(browser(place.nurse).get(page_of(person)))
    assert "After the ward" in shown
    assert ("Not kept" in shown) == (False in (early, kept))


def test_the_step_after_a_ward_ends_only_by_what_the_count_reads_and_the_page_says_why(place, person, spell):
    leave_ward(place, spell)
    charity = met(place, at("2026-03-11"), team_id=place.befriending.pk)
    for happened, why in (
        (met(place, at("2026-03-10")), "the day of leaving does not count"),
        (charity, "an NHS team sees them as well"),
        (met(place, at("2026-03-11"), mechanism="09"), "seen or heard, not written to"),
    ):
        with clock.at(at("2026-03-11", "16:00")):
            actions.record(by=place.nurse, spell=spell, happened=happened)
            assert "follow_up" in steps_of(place, person)
            assert why in text(browser(place.nurse).get(page_of(person)))
    with clock.at(at("2026-03-12", "16:00")):
        actions.record(by=place.nurse, spell=spell, happened=met(place, at("2026-03-12")))
        assert "follow_up" not in steps_of(place, person)
        assert "It does not end the follow-up" not in text(browser(place.nurse).get(page_of(person)))


def test_no_ward_stay_ends_by_itself_because_nobody_would_see_them_afterwards(place, person, spell):
    given = {"kind": "ward", "from_on": datetime.date(2026, 3, 3), "why": "Admitted"}
    expected = actions.Pausing(until_on=datetime.date(2026, 3, 10), **given)
    with pytest.raises(errors.Refused, match="When they are home, say so"):
        actions.begin_pause(by=place.nurse, spell=spell, pause=expected)
    actions.begin_pause(by=place.nurse, spell=spell, pause=actions.Pausing(**given))
    with clock.at(at("2026-03-20")):
        assert "pause" in steps_of(place, person)


@pytest.mark.parametrize("left_to", ["moved", "prison", "court"])
def test_whoever_went_elsewhere_is_left_out_in_words(place, person, spell, left_to):
    leave_ward(place, spell, left_to)
    found = after_ward(place, person).found
    assert found.due_on is None
    assert found.left_out
    assert "follow_up" not in steps_of(place, person)


def write(place, spell, user_id=None, day="2026-03-03", **values):
    given = {kind: decimal.Decimal(str(value)) for kind, value in values.items()}
    on_day = datetime.date.fromisoformat(day)
    return actions.write_checks(by=place.nurse, spell=spell, on_day=on_day, values=given, user_id=user_id)


ALL_WELL = {"systolic": 120, "diastolic": 80, "bmi": 22, "hba1c": 35, "cholesterol": 4.5, "alcohol": 4, "smokes": 0}


def test_all_six_within_twelve_months_and_not_five(place, person, spell):
    write(place, spell, **{kind: value for kind, value in ALL_WELL.items() if kind != "alcohol"})
    found = queries.checks_of(to=place.nurse, person=person.pk)
    assert (found.is_complete, found.missing) == (False, ("alcohol",))
    write(place, spell, alcohol=4)
    assert queries.checks_of(to=place.nurse, person=person.pk).is_complete
    assert "look" not in steps_of(place, person)
    with clock.at(at("2027-03-03", "09:00")):
        assert not queries.checks_of(to=place.nurse, person=person.pk).is_complete


def test_past_a_limit_it_is_a_named_clinician_s_step_once_until_what_was_done_is_written(place, person, spell):
    write(place, spell, user_id=place.other_nurse.id, **(ALL_WELL | {"systolic": 150}))
    step = steps_of(place, person)["look"]
    assert step.due_on == datetime.date(2026, 3, 10)
    write(place, spell, systolic=152, diastolic=80)
    with rows.context(place.nurse):
        (look,) = models.Look.objects.select_related("spell__matter")
    assert (look.elements, look.user_id) == (["blood_pressure"], place.other_nurse.id)
    with pytest.raises(errors.Refused, match="in a line"):
        actions.looked(by=place.other_nurse, look=look, done=" ")
    actions.looked(by=place.other_nurse, look=look, done="Rang the practice")
    assert "look" not in steps_of(place, person)
    assert queries.checks_of(to=place.nurse, person=person.pk).looks[0].done == "Rang the practice"
    with pytest.raises(errors.Refused, match="already"):
        actions.looked(by=place.other_nurse, look=look, done="Again")


def test_readings_are_written_in_one_form_and_slips_are_caught(place, person, spell):
    nurse = browser(place.nurse)
    given = {"on_day": "2026-03-03", "systolic": "150", "bmi": "22,4", "smokes": "0"}
    again = nurse.post(page_of(person) + "checks/", given)
    assert again.status_code == 422
    assert "upper and a lower value" in text(again)
    after = nurse.post(page_of(person) + "checks/", given | {"diastolic": "80"}, follow=True)
    assert "A clinician looks at their blood pressure" in text(after)
    assert "22.4 kg/m²" in text(nurse.get(page_of(person) + "checks/"))
    assert nurse.post(page_of(person) + "checks/", {"on_day": "2026-03-03", "bmi": "2240"}).status_code == 422
    step = steps_of(place, person)["look"]
    page = nurse.get(f"/steps/{step.id}/", follow=True)
    nurse.post(page.redirect_chain[-1][0], {"done": "Asked the practice"})
    assert "Asked the practice" in text(nurse.get(page_of(person) + "checks/"))


@pytest.mark.parametrize(("ethnicity", "asked"), [(1, True), (17, False), (None, False)])
def test_a_body_mass_index_asks_for_a_clinician_earlier_for_some(place, person, spell, ethnicity, asked):
    with making("people"):
        persons.Person.objects.filter(pk=person.pk).update(ethnicity=ethnicity)
    write(place, spell, bmi=23.5)
    assert ("look" in steps_of(place, person)) == asked


def test_readings_are_clinical_and_hidden_from_whoever_is_not(place, person, spell):
    write(place, spell, bmi=22)
    assert browser(place.receptionist).get(page_of(person) + "checks/").status_code in (403, 404)
    assert browser(place.gp).get(page_of(person) + "checks/").status_code == 200
