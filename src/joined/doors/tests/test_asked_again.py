"""Asked again is news: one request, read today, first on the next agenda with its count; and the return pass."""

import pytest

from joined.base import rows
from joined.caseload import actions as caseload
from joined.doors import actions, models, rules, words
from joined.doors.tests.waiting_people import ASKING, asked, fresh, sees, standing, whats
from joined.huddle import models as huddles
from joined.huddle.tests import riverside
from joined.huddle.tests.test_actions import brought
from joined.kit import clock
from joined.steps import actions as steps
from joined.steps import jobs as hourly

NEXT_DAY = riverside.MORNING + clock.days(1)


def items(person):
    with rows.house(person.pk):
        return list(huddles.AgendaItem.objects.filter(person=person).select_related("sitting").order_by("sitting__on"))


def ask_again(place, person, **more):
    asking = actions.Asking(ask="Nothing has begun. Who comes?", in_their_words="I wait.", **more)
    return actions.open(by=place.receptionist, person=person, door="telephone", asking=asking)


def test_a_second_request_joins_the_first_is_read_the_same_day_and_moves_nothing(place, jobs):
    person, referral = asked(place)
    with clock.at(NEXT_DAY):
        second = ask_again(place, person)
        assert (second.joined_to_id, second.matter_id) == (referral.pk, referral.matter_id)
        step = next(step for step in standing(place, person).steps if step.source_id == second.pk)
        assert (step.what, step.due_on) == (words.READ_AGAIN_STEP, NEXT_DAY.date())
        assert standing(place, person).team_name == "In-take, Riverside North"


def test_not_read_the_same_day_it_is_late_and_stands_in_the_red_group(place, jobs):
    person, referral = asked(place)
    ask_again(place, person)
    with clock.at(NEXT_DAY):
        hourly.look_for_lateness()
        text = sees(place.intake, "/requests/")
    assert "First: cannot wait, or late" in text
    assert "Read today: asked again: was due" in text


def test_it_heads_the_next_agenda_without_anybody_bringing_it(place, jobs):
    first, _ = asked(place, "Delroy Augustine")
    person, referral = asked(place)
    ask_again(place, person)
    jobs.run_due()
    (item,) = items(person)
    assert (item.why, item.ask, item.in_their_words) == ("asked_again", "Nothing has begun. Who comes?", "I wait.")
    assert fresh(place, referral).state == "in_huddle"
    assert item.order < 30


def test_the_board_says_how_often_when_and_through_which_door(place, jobs):
    person, referral = asked(place)
    with clock.at(NEXT_DAY):
        ask_again(place, person)
        ask_again(place, person)
        jobs.run_due()
        (item,) = items(person)
        text = sees(place.chair, f"/huddles/{item.sitting_id}/?item={item.pk}")
    assert text.count("Asked for the third time") == 2  # on the agenda, and on the card
    assert "GP practice" in text
    assert "Telephone" in text
    assert "Asked for the third time" in sees(place.intake, f"/requests/{referral.pk}/")
    assert "Asked for the third time" in sees(place.intake, "/requests/")


def test_a_charity_at_the_huddle_does_not_read_through_which_doors_they_came(place, jobs):
    person, referral, item = brought(place)
    ask_again(place, person)
    jobs.run_due()
    text = sees(place.befriender, f"/huddles/{item.sitting_id}/?item={item.pk}")
    assert "Amina Specimen" in text
    assert "Asked for the second time" not in text
    assert "Telephone" not in text


def test_what_cannot_wait_goes_to_duty_and_heads_no_agenda(place, jobs):
    person, referral = asked(place)
    ask_again(place, person, safety="cannot_wait", safety_words="Tablets in the house")
    jobs.run_due()
    assert items(person) == []
    assert words.DUTY_STEP in whats(place, person)


def test_while_duty_has_not_answered_a_calmer_second_request_stays_off_the_agenda_too(place, jobs):
    urgent = actions.Asking(ask="Today, please", safety="cannot_wait", safety_words="Tablets in the house")
    person, referral = asked(place, asking=urgent)
    ask_again(place, person)
    jobs.run_due()
    assert items(person) == []
    assert words.READ_AGAIN_STEP in whats(place, person)


@pytest.mark.parametrize(
    ("first", "second", "shared"),
    [
        ("everybody", "everybody", "everybody"),
        ("everybody", "nhs_council", "nhs_council"),
        ("nhs_council", "everybody", "nhs_council"),
        ("no_name", "everybody", "no_name"),
        ("nhs_council", "no_name", "no_name"),
    ],
)
def test_asked_twice_the_least_that_may_be_shared_counts(first, second, shared):
    assert rules.strictest(first, second) == shared


def test_the_job_that_comes_twice_brings_them_once(place, jobs):
    person, referral = asked(place)
    second = ask_again(place, person)
    jobs.put("huddle.bring_asked_again", 0, {"referral": str(second.pk), "person": str(person.pk)})
    jobs.run_due()
    assert len(items(person)) == 1


def test_with_a_return_pass_they_come_straight_back_to_the_team_that_knows_them(place, jobs):
    person, referral = asked(place)
    steps.give_pass(by=place.intake, matter=referral.matter, team=place.community, days=365)
    actions.chose_otherwise(by=place.intake, referral=referral, words="I am all right now.", was_safe=True)
    with clock.at(riverside.MORNING + clock.days(126)):
        actions.open(by=place.gp, person=person, door="gp", asking=ASKING)
        now = standing(place, person, to=place.nurse)
    assert now.team_name == "Community mental health, North"
    assert (now.next.what, now.next.due_on) == (words.RETURN_STEP, riverside.MORNING.date() + clock.days(126))
    with rows.house(person.pk):
        assert not person.return_passes.filter(used_at=None).exists()


def test_a_pass_that_is_over_leads_to_in_take_like_everybody_else(place, jobs):
    person, referral = asked(place)
    steps.give_pass(by=place.intake, matter=referral.matter, team=place.community, days=90)
    actions.chose_otherwise(by=place.intake, referral=referral, words="I am all right now.", was_safe=True)
    with clock.at(riverside.MORNING + clock.days(91)):
        actions.open(by=place.gp, person=person, door="gp", asking=ASKING)
        assert standing(place, person).team_name == "In-take, Riverside North"


def test_somebody_with_a_pass_who_cannot_wait_is_answered_by_duty(place, jobs):
    person, referral = asked(place)
    steps.give_pass(by=place.intake, matter=referral.matter, team=place.community, days=365)
    actions.chose_otherwise(by=place.intake, referral=referral, words="I am all right now.", was_safe=True)
    urgent = actions.Asking(ask="Today, please", safety="cannot_wait", safety_words="Tablets in the house")
    actions.open(by=place.gp, person=person, door="gp", asking=urgent)
    now = standing(place, person, to=place.nurse)
    assert (now.team_name, now.next.what) == ("Community mental health, North", words.DUTY_STEP)
    with rows.house(person.pk):
        assert models.Referral.objects.filter(person=person, state="with_duty").exists()


def test_who_was_in_a_team_s_care_comes_to_that_team_first_also_without_a_pass(place, jobs):
    person, referral = asked(place)
    with clock.at(NEXT_DAY):
        steps.take_responsibility(by=place.nurse, person=person, team=place.community, why="said yes")
        spell = caseload.take_on(by=place.nurse, matter=referral.matter, team=place.community)
    with clock.at(NEXT_DAY + clock.days(30)):
        steps.end(by=place.nurse, matter=spell.matter, ending="person_chose", words="Enough, thank you.")
    with clock.at(riverside.MORNING + clock.days(400)):
        actions.open(by=place.gp, person=person, door="gp", asking=ASKING)
        now = standing(place, person, to=place.nurse)
    assert now.team_name == "Community mental health, North"
    assert now.next.what == words.LAST_TEAM_STEP
