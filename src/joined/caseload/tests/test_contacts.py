"""Care begins with a yes; a contact that counts restarts the clock, and nobody is left without a next step."""

import datetime

import pytest

from joined.base import rows
from joined.caseload import actions, models, queries
from joined.kit import clock, errors
from joined.steps import queries as steps


def at(day: str, time: str = "14:00") -> datetime.datetime:
    return datetime.datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=clock.LONDON)


def met(place, moment, **more):
    given = {"mechanism": "01", "attendance": "5", "team_id": place.community.pk, "worker_id": place.nurse.id}
    return actions.Happened(at=moment, **(given | more))


def booked(place, moment, **more):
    given = {"mechanism": "01", "team_id": place.community.pk, "worker_id": place.nurse.id}
    return actions.Booked(at=moment, **(given | more))


def care(place, person):
    return queries.care_of(to=place.nurse, person=person.pk)


def steps_of(place, person):
    return {step.source: step for step in steps.about(to=place.nurse, person=person.pk).steps}


def test_a_yes_begins_care_with_a_key_worker_a_clock_and_what_is_asked_within_a_week(place, person, spell):
    found = care(place, person)
    assert found.lead == "Róisín Mac Giolla"
    assert found.began_on == datetime.date(2026, 3, 3)
    assert found.clock.due_on == datetime.date(2026, 3, 31)
    assert found.clock.tag == "Day 0"
    assert spell.received_at is not None
    assert steps_of(place, person)["circle"].due_on == datetime.date(2026, 3, 10)


def test_a_contact_that_counts_restarts_the_clock_and_booking_the_next_is_a_step(place, person, spell):
    with clock.at(at("2026-03-10", "16:00")):
        contact = actions.record(by=place.nurse, spell=spell, happened=met(place, at("2026-03-10")))
        found = care(place, person)
    assert contact.counts
    assert contact.why.startswith("It counts")
    assert found.clock.due_on == datetime.date(2026, 4, 7)
    assert steps_of(place, person)["book"].due_on == datetime.date(2026, 3, 12)


def test_the_next_one_is_booked_in_the_same_breath_and_is_a_step_of_whoever_sees_them(place, person, spell):
    with clock.at(at("2026-03-10", "16:00")):
        happened = met(place, at("2026-03-10"), line="Slept better", next=booked(place, at("2026-03-24", "10:00")))
        actions.record(by=place.nurse, spell=spell, happened=happened)
        found, after = care(place, person), steps_of(place, person)
    assert found.next.at == at("2026-03-24", "10:00")
    assert found.past[0].line == "Slept better"
    assert after["contact"].due_on == datetime.date(2026, 3, 24)
    assert "book" not in after


@pytest.mark.parametrize(
    "more", [{"mechanism": "09"}, {"attendance": "3"}, {"with_whom": "somebody_else"}, {"mechanism": "letter"}]
)
def test_a_text_a_letter_a_missed_one_or_a_talk_with_somebody_else_leaves_the_clock_alone(place, person, spell, more):
    with clock.at(at("2026-03-10", "16:00")):
        contact = actions.record(by=place.nurse, spell=spell, happened=met(place, at("2026-03-10"), **more))
        assert not contact.counts
        assert "does not count" in contact.why
        assert care(place, person).clock.due_on == datetime.date(2026, 3, 31)


def test_what_became_of_a_booked_one_is_said_once(place, person, spell):
    contact = actions.book(by=place.nurse, spell=spell, booked=booked(place, at("2026-03-10")))
    with clock.at(at("2026-03-10", "16:00")):
        actions.record(by=place.nurse, spell=spell, happened=met(place, at("2026-03-10")), planned=contact)
        with pytest.raises(errors.Refused, match="already"):
            actions.record(by=place.nurse, spell=spell, happened=met(place, at("2026-03-10")), planned=contact)
        assert "contact" not in steps_of(place, person)
        assert not care(place, person).planned


def test_who_did_not_come_is_rung_and_each_time_another_rung_follows(place, person, spell):
    said = []
    for day in ("2026-03-10", "2026-03-12", "2026-03-16"):
        with clock.at(at(day, "16:00")):
            actions.record(by=place.nurse, spell=spell, happened=met(place, at(day), attendance="3"))
            said.append(steps_of(place, person)["missed"].what)
    assert [words.split(": ")[1].split(",")[0] for words in said] == [
        "Try again",
        "Try another way that they said is safe",
        "Ask somebody whom they named",
    ]
    with clock.at(at("2026-03-17", "16:00")):
        actions.record(by=place.nurse, spell=spell, happened=met(place, at("2026-03-17")))
        assert "missed" not in steps_of(place, person)


def test_what_is_still_to_come_is_booked_and_what_is_past_is_not(place, person, spell):
    with pytest.raises(errors.Refused, match="still to come"):
        actions.record(by=place.nurse, spell=spell, happened=met(place, at("2026-03-04")))
    with pytest.raises(errors.Refused, match="to come"):
        actions.book(by=place.nurse, spell=spell, booked=booked(place, at("2026-03-02")))


def test_a_cancelled_one_ends_nothing_and_booking_is_a_step_again(place, person, spell):
    contact = actions.book(by=place.nurse, spell=spell, booked=booked(place, at("2026-03-10")))
    assert "book" not in steps_of(place, person)
    actions.call_off(by=place.nurse, contact=contact, attendance="2")
    assert steps_of(place, person)["book"].team_name == place.community.name
    with pytest.raises(errors.Refused, match="already"):
        actions.call_off(by=place.nurse, contact=contact, attendance="2")


def test_a_correction_is_a_new_version_and_the_old_one_stays(place, person, spell):
    with clock.at(at("2026-03-10", "16:00")):
        wrong = actions.record(by=place.nurse, spell=spell, happened=met(place, at("2026-03-10")))
        with pytest.raises(errors.Refused, match="why"):
            actions.correct(by=place.nurse, contact=wrong, happened=met(place, at("2026-03-10")), why=" ")
        happened = met(place, at("2026-03-10"), attendance="3")
        actions.correct(by=place.nurse, contact=wrong, happened=happened, why="Wrong row")
        found = care(place, person)
        with pytest.raises(errors.Refused, match="already"):
            actions.correct(by=place.nurse, contact=wrong, happened=happened, why="Again")
    assert found.clock.due_on == datetime.date(2026, 3, 31)
    assert len(found.past) == 1
    with rows.context(place.nurse):
        assert models.Contact.objects.get(pk=wrong.pk).replaced_why == "Wrong row"


def test_one_just_after_midnight_in_summer_time_is_of_that_day(place, person, spell):
    with clock.at(at("2026-04-02", "09:00")):
        contact = actions.record(by=place.nurse, spell=spell, happened=met(place, at("2026-04-02", "00:30")))
        assert contact.on_day == datetime.date(2026, 4, 2)
        assert care(place, person).clock.due_on == datetime.date(2026, 4, 30)
