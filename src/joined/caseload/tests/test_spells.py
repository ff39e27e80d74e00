"""Who knows them, how closely, pauses, handing on: what moves, and what stays until it is answered."""

import dataclasses
import datetime
import decimal

import pytest
from django.db import IntegrityError, transaction

from joined.accounts import actions as accounts
from joined.accounts.models import User
from joined.base import rows
from joined.base.making import making
from joined.caseload import actions, models, queries
from joined.caseload.tests.test_contacts import at, booked, care, met, steps_of
from joined.caseload.tests.test_pages import text
from joined.huddle import actions as huddle
from joined.huddle.tests import riverside
from joined.kit import clock, errors
from joined.people import actions as people
from joined.places import actions as places
from joined.steps import actions as promises
from joined.steps import queries as steps
from joined.steps.tests import riverside_days as days


@pytest.fixture
def manager(place):
    """The community team's lead."""
    return dataclasses.replace(place.other_nurse, role="team_manager")


def test_another_key_worker_takes_over_and_there_is_one_at_a_time(place, person, spell):
    who = {"user_id": place.other_nurse.id, "role": "lead", "asked_for": "no"}
    actions.name_worker(by=place.nurse, spell=spell, **who)
    assert care(place, person).lead == "Tunde Bakare"
    with rows.context(place.nurse):
        assert models.KeyWorker.objects.filter(spell=spell, role="lead", until_on=None).count() == 1
    with pytest.raises(errors.Refused, match="Choose somebody of"):
        actions.name_worker(by=place.nurse, spell=spell, user_id=place.befriender.id, role="lead")
    with pytest.raises(errors.Forbidden):
        actions.name_worker(by=place.gp, spell=spell, **who)


def test_the_database_refuses_two_key_workers_at_a_time(place, person, spell):
    with making("caseload"), pytest.raises(IntegrityError), transaction.atomic():
        models.KeyWorker.objects.create(
            person=person, spell=spell, user_id=place.other_nurse.id, role="lead", from_on=clock.today(), named_by="x"
        )


def test_closer_is_as_one_wishes_and_further_apart_is_refused(place, person, spell):
    with pytest.raises(errors.Refused, match="never further away"):
        actions.change_pace(by=place.nurse, spell=spell, intensity="light", max_days=29)
    with pytest.raises(errors.Refused, match="why it is shorter"):
        actions.change_pace(by=place.nurse, spell=spell, intensity="close", max_days=7)
    actions.change_pace(by=place.nurse, spell=spell, intensity="close", max_days=7, why="New tablets")
    assert care(place, person).clock.due_on == datetime.date(2026, 3, 10)


def test_a_ward_stay_stops_the_clock_and_somebody_sees_them_within_two_days_of_home(place, person, spell):
    actions.record(by=place.nurse, spell=spell, happened=met(place, clock.now()))
    assert "book" in steps_of(place, person)
    pausing = actions.Pausing(kind="ward", from_on=datetime.date(2026, 3, 3), why="Admitted")
    pause = actions.begin_pause(by=place.nurse, spell=spell, pause=pausing)
    assert care(place, person).clock.tag == "Paused"
    assert "book" not in steps_of(place, person)
    assert "pause" in steps_of(place, person)
    with pytest.raises(errors.Refused, match="Another pause"):
        actions.begin_pause(by=place.nurse, spell=spell, pause=pausing)
    with clock.at(at("2026-05-05", "09:00")):
        with pytest.raises(errors.Refused, match="where they went"):
            actions.end_pause(by=place.nurse, pause=pause, until_on=clock.today())
        actions.end_pause(by=place.nurse, pause=pause, until_on=clock.today(), left_to="home")
        after = steps_of(place, person)
        assert after["follow_up"].due_on == datetime.date(2026, 5, 7)
        assert "pause" not in after
        assert care(place, person).clock.due_on == datetime.date(2026, 6, 2)


def test_who_is_taken_to_a_ward_during_a_break_is_followed_up_and_the_break_goes_on_to_its_last_day(
    place, person, spell, manager
):
    last = datetime.date(2026, 4, 28)
    given = {"until_on": last, "review_on": datetime.date(2026, 3, 31), "safety_plan": "Rings the crisis line"}
    away = actions.Pausing(kind="break", from_on=datetime.date(2026, 3, 3), why="Away with her sister", **given)
    actions.begin_pause(by=manager, spell=spell, pause=away)
    with clock.at(at("2026-03-10")):
        admitted = actions.Pausing(kind="ward", from_on=clock.today(), why="Admitted")
        ward = actions.begin_pause(by=place.nurse, spell=spell, pause=admitted)
        assert care(place, person).is_on_ward
        with pytest.raises(errors.Refused, match="Another pause"):
            actions.begin_pause(by=manager, spell=spell, pause=dataclasses.replace(away, from_on=clock.today()))
    with clock.at(at("2026-03-20")):
        actions.end_pause(by=place.nurse, pause=ward, until_on=clock.today(), left_to="home")
        assert steps_of(place, person)["follow_up"].due_on == datetime.date(2026, 3, 22)
        after = care(place, person)
        assert (after.is_on_ward, after.clock.tag, after.running.until_on) == (False, "Paused", last)
        page = text(riverside.browser(place.nurse).get(f"/caseload/people/{person.pk}/"))
        assert "Out of the ward. See them by" in page
        assert "Nothing is booked" in page


def test_until_a_break_begins_somebody_still_books(place, person, spell, manager):
    actions.record(by=place.nurse, spell=spell, happened=met(place, clock.now()))
    first = clock.today() + clock.days(20)
    days = {"from_on": first, "until_on": first + clock.days(9), "review_on": first}
    to_come = actions.Pausing(kind="break", why="Away with her sister", safety_plan="Rings the crisis line", **days)
    actions.begin_pause(by=manager, spell=spell, pause=to_come)
    assert {"book", "pause"} <= set(steps_of(place, person))


def test_a_break_is_signed_bounded_and_looked_at(place, person, spell, manager):
    first, last = datetime.date(2026, 3, 3), datetime.date(2026, 4, 28)
    given = {"kind": "break", "from_on": first, "why": "Away with her sister", "safety_plan": "Rings the crisis line"}
    asked = actions.Pausing(until_on=last, review_on=datetime.date(2026, 3, 31), **given)
    with pytest.raises(errors.Forbidden, match="signs a break"):
        actions.begin_pause(by=place.nurse, spell=spell, pause=asked)
    too_long = dataclasses.replace(asked, until_on=last + clock.days(1))
    with pytest.raises(errors.Refused, match="at most 56 days"):
        actions.begin_pause(by=manager, spell=spell, pause=too_long)
    with pytest.raises(errors.Refused, match="A break has"):
        actions.begin_pause(by=manager, spell=spell, pause=dataclasses.replace(asked, safety_plan=""))
    with pytest.raises(errors.Refused, match="while it lasts"):
        actions.begin_pause(by=manager, spell=spell, pause=dataclasses.replace(asked, review_on=last + clock.days(1)))
    actions.begin_pause(by=manager, spell=spell, pause=asked)
    assert care(place, person).running.name == "A break that they asked for"


def test_until_a_break_begins_the_clock_runs_and_booking_stays_a_step(place, person, spell, manager):
    first, last = datetime.date(2026, 4, 20), datetime.date(2026, 5, 1)
    actions.record(by=place.nurse, spell=spell, happened=met(place, clock.now()))
    given = {"why": "Away with her sister", "safety_plan": "Rings the crisis line", "review_on": last}
    asked = actions.Pausing(kind="break", from_on=first, until_on=last, **given)
    actions.begin_pause(by=manager, spell=spell, pause=asked)
    assert set(steps_of(place, person)) >= {"book", "pause"}


def test_who_helps_them_is_asked_in_their_words_and_then_nobody_need_ask(place, person, spell):
    with pytest.raises(errors.Refused, match="what they said"):
        actions.ask_circle(by=place.nurse, spell=spell, helped_by=" ", looks_after="")
    actions.ask_circle(by=place.nurse, spell=spell, helped_by="My sister does the shopping", looks_after="Two boys")
    found = care(place, person)
    assert found.helped_by == "My sister does the shopping"
    assert found.looks_after == "Two boys"
    assert "circle" not in steps_of(place, person)


def test_responsibility_moves_when_the_other_team_has_said_yes_and_met_them(place, person, spell):
    why = {"asked_for": "no", "why": "Moved to the other side of the river"}
    handover = actions.ask_to_go_on(by=place.nurse, spell=spell, to_team=place.social_care, **why)
    with pytest.raises(errors.Refused, match="asked already"):
        actions.ask_to_go_on(by=place.nurse, spell=spell, to_team=place.social_care, **why)
    promises.accept(by=place.social_worker, offer=handover.offer, first_contact_on=datetime.date(2026, 3, 12))
    assert steps.about(to=place.nurse, person=person.pk).team_name == place.community.name
    assert care(place, person).handover.endswith("said yes, not met yet")
    with clock.at(at("2026-03-12", "16:00")):
        seen = met(place, at("2026-03-12"), team_id=place.social_care.pk, worker_id=place.social_worker.id)
        actions.record(by=place.social_worker, spell=spell, happened=seen)
        now = steps.about(to=place.social_worker, person=person.pk)
    assert now.team_name == place.social_care.name
    assert now.moves == 2


def test_somebody_who_was_not_met_is_still_ours_however_the_step_is_answered(place, person, spell):
    why = {"asked_for": "yes", "why": "Nearer"}
    handover = actions.ask_to_go_on(by=place.nurse, spell=spell, to_team=place.social_care, **why)
    promises.accept(by=place.social_worker, offer=handover.offer, first_contact_on=datetime.date(2026, 3, 12))
    first = next(s for s in steps.about(to=place.social_worker, person=person.pk).steps if s.source == "offer")
    with rows.context(place.social_worker):
        row = steps.step(to=place.social_worker, step_id=first.id)
    with pytest.raises(errors.Refused, match="contact"):
        promises.close(by=place.social_worker, step=row, verb="done")
    assert steps.about(to=place.nurse, person=person.pk).team_name == place.community.name


def test_a_late_contact_has_a_cause_and_what_is_done_about_it_once(place, person, spell):
    late_on = datetime.date(2026, 3, 31)
    given = {"cause": "service", "what": "Two of us were ill", "does": "A deputy is named"}
    with pytest.raises(errors.Refused, match="No contact was late"):
        actions.explain_lateness(by=place.nurse, spell=spell, due_on=late_on, **given)
    with clock.at(at("2026-04-02", "09:00")):
        found = care(place, person)
        assert found.clock.tag == "Late by 2 days"
        assert found.unexplained == (late_on,)
        actions.explain_lateness(by=place.nurse, spell=spell, due_on=late_on, **given)
        with pytest.raises(errors.Refused, match="already"):
            actions.explain_lateness(by=place.nurse, spell=spell, due_on=late_on, **given)
        assert not care(place, person).unexplained


def test_a_team_s_rule_is_dated_never_from_the_past_and_never_lets_a_text_count(place, person, spell, manager):
    rule = {"counts_partner": False, "counts_group": True, "max_days": 21, "reason": "Ours", "agreed_by": "The team"}
    team = {"team_id": place.community.pk}
    written = actions.Rule(from_on=clock.today(), mechanisms=("01",), **rule)
    yesterday = dataclasses.replace(written, from_on=clock.today() - clock.days(1))
    with pytest.raises(errors.Forbidden):
        actions.write_rule(by=place.nurse, rule=written, **team)
    with pytest.raises(errors.Refused, match="to come"):
        actions.write_rule(by=manager, rule=yesterday, **team)
    with pytest.raises(errors.Refused, match="Only face to face"):
        actions.write_rule(by=manager, rule=actions.Rule(from_on=clock.today(), mechanisms=("09",), **rule), **team)
    actions.write_rule(by=manager, rule=written, **team)
    with clock.at(at("2026-03-10", "16:00")):
        by_phone = actions.record(by=place.nurse, spell=spell, happened=met(place, at("2026-03-10"), mechanism="02"))
    assert not by_phone.counts
    assert "by this team's rule" in by_phone.why


def test_whoever_has_nothing_to_do_with_them_writes_nothing_down(place, person, spell):
    with clock.at(at("2026-03-10", "16:00")):
        seen = met(place, at("2026-03-10"), team_id=place.social_care.pk, worker_id=place.social_worker.id)
        with pytest.raises(errors.NotHere):
            actions.record(by=place.social_worker, spell=spell, happened=seen)


def test_nothing_is_booked_twice_over_and_what_was_booked_moves_nobody(place, person, spell):
    actions.book(by=place.nurse, spell=spell, booked=booked(place, at("2026-03-12")))
    actions.book(by=place.nurse, spell=spell, booked=booked(place, at("2026-03-20")))
    found = care(place, person)
    assert [one.at for one in found.planned] == [at("2026-03-12"), at("2026-03-20")]
    assert queries.caseload(to=place.nurse, whose="mine").rows[0].next_at == at("2026-03-12")


def test_who_leaves_the_team_is_nobody_s_key_worker_and_naming_another_is_a_step_today(place, person, spell, jobs):
    accounts.disable(by=riverside.SET_UP, user=User.objects.get(pk=place.nurse.id))
    jobs.run_due()
    found = queries.care_of(to=place.other_nurse, person=person.pk)
    named = {step.source: step for step in steps.about(to=place.other_nurse, person=person.pk).steps}
    assert found.lead == ""
    assert named["key_worker"].due_on == clock.today()


def test_whom_they_never_want_to_see_is_no_key_worker_of_theirs_and_is_not_named_again(place, person, spell):
    word = people.Word(is_themselves=True, said_on=clock.today(), was_alone="yes")
    huddle.say_never(by=place.other_nurse, person=person, name=place.nurse.name, word=word)
    assert queries.care_of(to=place.other_nurse, person=person.pk).lead == ""
    named = {step.source: step for step in steps.about(to=place.other_nurse, person=person.pk).steps}
    assert named["key_worker"].due_on == clock.today()
    again = {"by": place.other_nurse, "spell": spell, "role": "lead"}
    with pytest.raises(errors.Refused, match="Choose somebody of"):
        actions.name_worker(user_id=place.nurse.id, **again)
    contact = actions.book(by=place.other_nurse, spell=spell, booked=booked(place, at("2026-03-10")))
    step = next(one for one in steps.about(to=place.other_nurse, person=person.pk).steps if one.source_id == contact.pk)
    assert step.someone == "", "nobody promises what they cannot see"
    assert actions.name_worker(user_id=place.other_nurse.id, **again).user_id == place.other_nurse.id


def test_a_yes_in_the_room_moves_somebody_in_care_only_when_that_team_has_met_them(place, person, spell):
    with clock.at(riverside.SITTING + clock.days(1)):
        days.bring(place, person, by=place.nurse)
        item = days.item_of(place, person)
        days.propose(place, item, team=place.social_care, by=place.social_worker)
        assert steps.about(to=place.nurse, person=person.pk).team_name == place.community.name
        seen = met(place, clock.now(), team_id=place.social_care.pk, worker_id=place.social_worker.id)
        actions.record(by=place.social_worker, spell=spell, happened=seen)
        assert steps.about(to=place.social_worker, person=person.pk).team_name == place.social_care.name
        with rows.context(place.social_worker):
            assert models.Handover.objects.get(spell=spell).asked_for == "unknown"


def test_a_place_may_be_stricter_about_breaks_and_missed_contacts_and_readings_than_the_house(
    place, person, spell, manager
):
    for name, value in {"break_days": 14, "missed_days": 1, "readings_days": 2}.items():
        given = {"place": place.north, "name": name, "value": value, "reason": "Ours", "from_on": clock.today()}
        places.set_rule(by=riverside.SET_UP, **given)
    first = datetime.date(2026, 3, 3)
    given = {"kind": "break", "from_on": first, "why": "Away", "safety_plan": "Rings us", "review_on": first}
    with pytest.raises(errors.Refused, match="at most 14 days"):
        actions.begin_pause(by=manager, spell=spell, pause=actions.Pausing(until_on=first + clock.days(15), **given))
    ward = actions.Pausing(kind="ward", from_on=first, until_on=first - clock.days(1), why="Admitted")
    with pytest.raises(errors.Refused, match="before the first"):
        actions.begin_pause(by=place.nurse, spell=spell, pause=ward)
    assert actions.begin_pause(by=manager, spell=spell, pause=actions.Pausing(until_on=first + clock.days(14), **given))
    for _ in range(2):
        actions.record(by=place.nurse, spell=spell, happened=met(place, clock.now(), attendance="3"))
    actions.write_checks(by=place.nurse, spell=spell, on_day=first, values={"bmi": decimal.Decimal(30)}, user_id=None)
    after = steps_of(place, person)
    assert (after["missed"].due_on, after["look"].due_on) == (datetime.date(2026, 3, 4), datetime.date(2026, 3, 5))


def test_a_team_s_shorter_rule_is_everybody_s_clock_from_its_day_on_and_makes_nobody_late_before(
    place, person, spell, manager
):
    shorter = actions.Rule(
        from_on=datetime.date(2026, 3, 25),
        mechanisms=("01",),
        counts_partner=True,
        counts_group=True,
        max_days=14,
        reason="Ours",
        agreed_by="The team",
    )
    actions.write_rule(by=manager, team_id=place.community.pk, rule=shorter)
    assert care(place, person).clock.due_on == datetime.date(2026, 3, 31)
    with clock.at(at("2026-03-26", "09:00")):
        found = care(place, person)
        assert (found.clock.max_days, found.clock.due_on) == (14, datetime.date(2026, 3, 17))
        assert found.unexplained == ()
        listed = queries.caseload(to=place.nurse, whose="mine").rows[0]
        assert listed.clock.late_by == found.clock.late_by == 9
        actions.record(by=place.nurse, spell=spell, happened=met(place, clock.now()))
    with clock.at(at("2026-04-10", "09:00")):
        assert care(place, person).unexplained == (datetime.date(2026, 4, 9),)
