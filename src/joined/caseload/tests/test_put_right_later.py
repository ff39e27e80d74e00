"""What is written down late, put right, or was no meeting: what follows of it, and what does not."""

import dataclasses
import datetime
import decimal

import pytest

from joined.base import rows
from joined.caseload import actions, queries, words
from joined.caseload.tests.test_contacts import at, booked, care, met, steps_of
from joined.caseload.tests.test_moving_on import YES, all_but_the_end, lets_know
from joined.kit import clock, errors
from joined.steps import actions as promises
from joined.steps import queries as steps


def corrected(place, contact, moment, **more):
    with rows.context(place.nurse):
        row = queries.contact_row(to=place.nurse, contact_id=contact.pk)
    return actions.correct(by=place.nurse, contact=row, happened=met(place, moment, **more), why="Wrong")


def ended(place, person, spell, moment):
    with clock.at(moment):
        promises.end(by=place.nurse, matter=spell.matter, ending="person_chose", words="I am well.")


def back(place, person, moment):
    with clock.at(moment):
        actions.come_back(by=place.gp, person=person.pk, why="Her sister rang")
        with rows.context(place.nurse):
            return queries.current(to=place.nurse, person=person.pk)


@pytest.mark.parametrize("how", sorted(words.MECHANISMS))
def test_who_was_only_written_to_has_not_been_met(place, person, spell, how):
    given = {"to_team": place.social_care, "asked_for": "yes", "why": "Nearer"}
    handover = actions.ask_to_go_on(by=place.nurse, spell=spell, **given)
    promises.accept(by=place.social_worker, offer=handover.offer, first_contact_on=clock.today())
    their = {"mechanism": how, "team_id": place.social_care.pk, "worker_id": place.social_worker.id}
    actions.record(by=place.social_worker, spell=spell, happened=met(place, clock.now(), **their))
    team = steps.about(to=place.social_worker, person=person.pk).team_name
    assert (team == place.social_care.name) == (how in ("01", "02", "04", "11"))


@pytest.mark.parametrize(("how", "is_seen"), [("02", True), ("letter", False)])
def test_a_letter_is_no_visit_after_a_ward(place, person, spell, how, is_seen):
    pausing = actions.Pausing(kind="ward", from_on=clock.today(), why="Unwell")
    pause = actions.begin_pause(by=place.nurse, spell=spell, pause=pausing)
    actions.end_pause(by=place.nurse, pause=pause, until_on=clock.today(), left_to="home")
    with clock.at(at("2026-03-04", "16:00")):
        actions.record(by=place.nurse, spell=spell, happened=met(place, at("2026-03-04"), mechanism=how))
        assert ("follow_up" not in steps_of(place, person)) == is_seen


@pytest.mark.parametrize(
    ("became", "seen_by_another", "is_to_do"),
    [({"attendance": "3"}, False, True), ({"mechanism": "09"}, False, True), ({"mechanism": "02"}, False, False),
     ({"attendance": "3"}, True, False)],
)  # fmt: skip
def test_a_visit_after_a_ward_that_was_none_is_still_to_be_made(
    place, person, spell, became, seen_by_another, is_to_do
):
    pausing = actions.Pausing(kind="ward", from_on=clock.today(), why="Unwell")
    pause = actions.begin_pause(by=place.nurse, spell=spell, pause=pausing)
    actions.end_pause(by=place.nurse, pause=pause, until_on=clock.today(), left_to="home")
    with clock.at(at("2026-03-05", "16:00")):
        seen = actions.record(by=place.nurse, spell=spell, happened=met(place, at("2026-03-04")))
        if seen_by_another:
            actions.record(by=place.nurse, spell=spell, happened=met(place, at("2026-03-05")))
        assert "follow_up" not in steps_of(place, person)
        corrected(place, seen, at("2026-03-04"), **became)
        assert ("follow_up" in steps_of(place, person)) == is_to_do


def test_who_comes_back_from_a_ward_that_they_are_still_on_is_asked_about_there(place, person, spell):
    pausing = actions.Pausing(kind="ward", from_on=clock.today(), why="Unwell")
    actions.begin_pause(by=place.nurse, spell=spell, pause=pausing)
    ended(place, person, spell, at("2026-03-10"))
    back(place, person, at("2026-03-12"))
    with clock.at(at("2026-03-12", "16:00")):
        assert care(place, person).clock.state == "paused"
        assert steps_of(place, person)["pause"].what.startswith("Ask the ward how they are")


def test_what_was_before_they_came_back_answers_nothing_and_what_proves_wrong_is_to_be_done_again(place, person, spell):
    ended(place, person, spell, at("2026-03-10"))
    spell = back(place, person, at("2026-03-12"))
    with clock.at(at("2026-03-13", "16:00")):
        late = actions.record(by=place.nurse, spell=spell, happened=met(place, at("2026-03-09")))
        assert late.counts
        assert "come_back" in steps_of(place, person)
        seen = actions.record(by=place.nurse, spell=spell, happened=met(place, at("2026-03-13")))
        assert "come_back" not in steps_of(place, person)
        corrected(place, seen, at("2026-03-13"), attendance="3")
        assert steps_of(place, person)["come_back"].due_on == datetime.date(2026, 3, 19)
        assert "missed" in steps_of(place, person)


def test_whoever_was_seen_since_is_not_looked_for_because_a_missed_one_is_written_late(place, person, spell):
    with clock.at(at("2026-03-10", "16:00")):
        actions.record(by=place.nurse, spell=spell, happened=met(place, at("2026-03-10")))
        actions.record(by=place.nurse, spell=spell, happened=met(place, at("2026-03-09"), attendance="3"))
        assert "missed" not in steps_of(place, person)
        actions.record(by=place.nurse, spell=spell, happened=met(place, at("2026-03-10", "15:00"), attendance="3"))
        assert "at another time" in steps_of(place, person)["missed"].what


def test_what_was_under_another_team_s_rule_is_still_judged_by_it(place, person, spell):
    rule = actions.Rule(
        from_on=clock.today(), mechanisms=("01",), counts_partner=True, counts_group=True, max_days=28,
        reason="We want to see faces", agreed_by="Our forum",
    )  # fmt: skip
    leader = dataclasses.replace(place.social_worker, role="team_manager")
    actions.write_rule(by=leader, team_id=place.social_care.pk, rule=rule)
    with clock.at(at("2026-03-04", "16:00")):
        rung = actions.record(by=place.nurse, spell=spell, happened=met(place, at("2026-03-04"), mechanism="02"))
    with clock.at(at("2026-03-05", "12:00")):
        promises.take_responsibility(by=place.social_worker, person=person, team=place.social_care, why="met them")
    with clock.at(at("2026-03-05")):
        assert corrected(place, rung, at("2026-03-04"), mechanism="02").counts
        today = met(place, at("2026-03-05"), mechanism="02")
        assert not actions.record(by=place.nurse, spell=spell, happened=today).counts


def test_after_an_end_nobody_is_key_worker_and_nothing_is_next_and_back_soon_both_are_again(place, person, spell):
    with clock.at(at("2026-03-09")):
        contact = actions.book(by=place.nurse, spell=spell, booked=booked(place, at("2026-03-20")))
        actions.name_worker(by=place.nurse, spell=spell, user_id=place.other_nurse.id, role="lead")
    ended(place, person, spell, at("2026-03-10"))
    with clock.at(at("2026-03-11")):
        found = queries.care_of(to=place.gp, person=person.pk)
        assert (found.lead, found.deputy, found.next) == ("", "", None)
    back(place, person, at("2026-03-12"))
    with clock.at(at("2026-03-12", "15:00")):
        found = care(place, person)
        assert (found.lead, found.next.at) == (place.other_nurse.name, at("2026-03-20"))
        assert steps_of(place, person)["contact"].source_id == contact.pk


def test_of_two_who_were_named_on_one_day_the_one_who_stayed_leads_again(place, person, spell):
    actions.name_worker(by=place.nurse, spell=spell, user_id=place.other_nurse.id, role="lead")
    ended(place, person, spell, at("2026-03-10"))
    back(place, person, at("2026-03-20"))
    with clock.at(at("2026-03-20", "15:00")):
        assert care(place, person).lead == place.other_nurse.name


def test_back_within_five_days_what_was_under_way_is_a_step_again(place, person, spell):
    day = datetime.date(2026, 3, 20)
    depot = actions.Dated(kind="depot", next_on=day, every_days=14, source="Depot card")
    duty = actions.begin_duty(by=place.nurse, spell=spell, dated=depot)
    high = {"systolic": decimal.Decimal(200), "diastolic": decimal.Decimal(120)}
    actions.write_checks(by=place.nurse, spell=spell, on_day=clock.today(), values=high)
    ward = actions.Pausing(kind="ward", from_on=clock.today(), why="Unwell")
    pause = actions.begin_pause(by=place.nurse, spell=spell, pause=ward)
    before = steps_of(place, person)
    ended(place, person, spell, at("2026-03-10"))
    back(place, person, at("2026-03-12"))
    with clock.at(at("2026-03-12", "15:00")):
        after = steps_of(place, person)
    assert {after[name].source_id for name in ("duty", "pause", "look")} == {
        duty.pk, pause.pk, before["look"].source_id,
    }  # fmt: skip
    assert after["duty"].due_on == day


def test_a_goodbye_that_was_none_is_still_to_come_and_one_that_was_put_right_stays(place, person, spell):
    lets_know(place, person)
    moving = all_but_the_end(place, person, spell)
    with rows.context(place.nurse):
        seen = queries.contact_row(to=place.nurse, contact_id=care(place, person).past[0].id)
    first = corrected(place, seen, clock.now(), line="By the lock")
    assert queries.moving_of(to=place.nurse, person=person.pk).missing == ()
    corrected(place, first, clock.now(), attendance="3")
    with pytest.raises(errors.Refused, match="no meeting to say goodbye"):
        actions.finish(by=place.nurse, moving=moving)


def test_who_was_met_by_mistake_is_still_to_be_met_by_the_team_that_said_yes(place, person, spell):
    lets_know(place, person)
    moving = actions.begin(by=place.nurse, spell=spell, asked=YES)
    support = actions.ask_support(by=place.nurse, moving=moving, team=place.befriending, what="Tea")
    promises.accept(by=place.befriender, offer=support.offer, first_contact_on=clock.today())
    theirs = {"team_id": place.befriending.pk, "worker_id": place.befriender.id}
    seen = actions.record(by=place.befriender, spell=spell, happened=met(place, clock.now(), **theirs))

    def tag():
        return queries.moving_of(to=place.nurse, person=person.pk).supports[0].tag

    assert tag() == "Has met them"
    again = corrected(place, seen, clock.now(), mechanism="02", **theirs)
    assert tag() == "Has met them"
    corrected(place, again, clock.now(), attendance="3", **theirs)
    assert tag() != "Has met them"
    assert "no meeting" in steps_of(place, person)["offer"].what
    with pytest.raises(errors.Refused):
        actions.finish(by=place.nurse, moving=moving)
    actions.record(by=place.befriender, spell=spell, happened=met(place, clock.now(), **theirs))
    assert tag() == "Has met them"
    assert "offer" not in steps_of(place, person)
