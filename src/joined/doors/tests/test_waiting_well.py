"""Whoever waits has somebody who asks how they are and a day; the forecast; the ladder when nobody reaches them."""

import datetime

import pytest

from joined.base import rows
from joined.doors import actions, jobs, queries, rules, words
from joined.doors.tests.waiting_people import asked, fresh, sees, standing, step_of, whats
from joined.huddle.tests import riverside
from joined.kit import clock
from joined.people import actions as people
from joined.places import actions as places
from joined.steps import actions as steps
from joined.steps import models as kept
from joined.steps import words as said

REST = riverside.SET_UP


def waits(place, name="Amina Specimen"):
    """Somebody whom in-take took this morning and who waits."""
    person, referral = asked(place, name)
    riverside.browser(place.intake).post(f"/requests/{referral.pk}/take/")
    return person, fresh(place, referral)


def at_once(place, referral, outcome, rung="other_time"):
    given = {"outcome": outcome, "rung": rung, "next": "/requests/waiting/"}
    return riverside.browser(place.intake).post(f"/requests/waiting/{referral.matter_id}/at-once/", given)


# -- the forecast ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "let_go", "waited", "state", "span"),
    [
        (1, 20, 0, "in_time", "within a week"),  # one a day
        (5, 20, 0, "in_time", "within a week"),
        (6, 20, 0, "in_time", "in one to two weeks"),
        (20, 20, 0, "in_time", "in two to four weeks"),
        (20, 20, 1, "may_be", "in two to four weeks"),
        (40, 20, 0, "may_be", "in more than four weeks"),
        (1, 3, 10, "in_time", "in one to two weeks"),  # seven working days, ten days
        (1, 3, 19, "may_be", "in one to two weeks"),
        (1, 2, 0, "unknown", ""),
        (1, 0, 28, "unknown", ""),
        (1, 0, 29, "too_long", ""),
        (9, 100, 40, "too_long", ""),
    ],
)
def test_who_will_wait_too_long_at_today_s_pace(line, let_go, waited, state, span):
    found = rules.forecast(place_in_line=line, let_go=let_go, days_waited=waited, too_long_after=28)
    assert (found.state, found.span) == (state, span)


def test_further_back_in_line_is_never_sooner():
    spans = [rules.forecast(place_in_line=n, let_go=7, days_waited=0, too_long_after=28).span for n in range(1, 60)]
    assert sorted(spans, key=words.SPANS.index) == spans


def test_the_pace_is_counted_from_who_moved_on_and_said_beside_the_number(place):
    for number in range(3):
        person, referral = waits(place, f"Somebody {number}")
        actions.chose_otherwise(by=place.intake, referral=referral, words="I am all right.", was_safe=True)
    waits(place)
    text = sees(place.intake, "/requests/waiting/")
    assert "3 people moved on from your in-take" in text
    assert "How is this counted?" in text
    assert "Likely in time" in text
    with clock.at(riverside.MORNING + datetime.timedelta(weeks=4, days=1)):
        text = sees(place.intake, "/requests/waiting/")
    assert "0 people moved on" in text
    assert "Waits too long already" in text


def test_with_too_few_to_count_nothing_is_guessed(place):
    waits(place)
    text = sees(place.intake, "/requests/waiting/")
    assert "We cannot say yet" in text
    assert "Begins" not in text


# -- check-ins ---------------------------------------------------------------------------------------


def test_whoever_is_taken_by_in_take_has_a_check_in_with_a_name_and_a_day(place):
    person, referral = waits(place)
    step = step_of(place, person, "check_in")
    assert (step.someone, step.due_on) == ("Priyanka Ramanathan", riverside.MORNING.date() + clock.days(7))
    text = sees(place.intake, "/requests/waiting/")
    assert "Amina Specimen" in text
    assert "Since today" in text


def test_a_check_in_is_due_sooner_where_the_place_says_so(place):
    places.set_rule(
        by=REST, place=place.north, name="check_in_days", value=3, reason="A week is long.", from_on=clock.today()
    )
    person, referral = waits(place)
    assert step_of(place, person, "check_in").due_on == riverside.MORNING.date() + clock.days(3)


def test_a_check_in_never_falls_on_a_day_off(place):
    places.set_rule(
        by=REST, place=place.north, name="check_in_days", value=5, reason="Five days.", from_on=clock.today()
    )
    person, referral = waits(place)  # Sunday 8 March
    assert step_of(place, person, "check_in").due_on == datetime.date(2026, 3, 6)


def test_whoever_nobody_took_gets_a_check_in_by_the_hourly_look_once(place):
    person, referral = asked(place)
    with clock.at(riverside.MORNING + datetime.timedelta(hours=11)):
        jobs.look_for_waiting()
        assert step_of(place, person, "check_in") is None
    with clock.at(riverside.MORNING + clock.days(1)):
        jobs.look_for_waiting()
        jobs.look_for_waiting()
        assert len([step for step in standing(place, person).steps if step.source == "check_in"]) == 1


def test_we_spoke_is_one_action_and_the_next_check_in_stands_at_once(place):
    person, referral = waits(place)
    with clock.at(riverside.MORNING + clock.days(7)):
        page = at_once(place, referral, "spoke")
        assert (page.status_code, page.headers["Location"]) == (303, "/requests/waiting/")
        step = step_of(place, person, "check_in")
        assert step.due_on == riverside.MORNING.date() + clock.days(14)
        assert [one.what for one in standing(place, person).done] == [said.CHECK_IN_STEP]


def test_a_check_in_is_not_ticked_off_without_saying_whether_they_were_reached(place):
    person, referral = waits(place)
    step = step_of(place, person, "check_in")
    page = riverside.browser(place.intake).post(f"/steps/{step.id}/done/", {}, follow=True)
    assert "Write down whether you reached them" in page.text
    assert step_of(place, person, "check_in") is not None


def test_what_helps_now_stands_beside_everybody(place):
    places.find_useful(by=REST, place=place.north, words="The Wednesday table at the library")
    places.say_whom(by=REST, team=place.befriending, helps=("company",), room="2 places")
    waits(place)
    text = sees(place.intake, "/requests/waiting/")
    assert "The Wednesday table at the library" in text
    assert 'Has room: <span dir="auto">Befriending (2 places)</span>' in text


def test_what_cannot_wait_is_in_no_line(place):
    urgent = actions.Asking(ask="Today, please", safety="cannot_wait", safety_words="Tablets in the house")
    asked(place, "Llywelyn ap Fictional", asking=urgent)
    waits(place)
    text = sees(place.intake, "/requests/waiting/")
    assert "Llywelyn" not in text
    assert "Amina Specimen" in text


def test_whom_another_team_took_on_no_longer_waits_in_our_line(place):
    person, referral = waits(place)
    offer = steps.offer(
        by=place.intake,
        matter=referral.matter,
        from_team=place.intake_team,
        to_team=place.community,
        what="See her",
        is_to_hold=True,
    )
    steps.accept(by=place.nurse, offer=offer, first_contact_on=clock.working_day(3))
    assert step_of(place, person, "check_in") is None
    with clock.at(riverside.MORNING + clock.days(3)):
        jobs.look_for_waiting()
        assert step_of(place, person, "check_in") is None  # their own day stands instead
    (one,) = queries.waiting(to=place.nurse).waiting
    assert one.forecast.state == "accepted"
    assert [one for one in queries.waiting(to=place.intake).waiting if one.forecast.state != "accepted"] == []


def test_practices_and_charities_see_what_they_asked_and_not_the_line(place):
    for actor in (place.gp, place.befriender):
        page = riverside.browser(actor).get("/requests/waiting/")
        assert (page.status_code, page.headers["Location"]) == (303, "/requests/mine/")
    assert riverside.browser(place.intake).get("/requests/waiting/").status_code == 200


def test_the_line_costs_the_same_for_one_as_for_many(place, django_assert_max_num_queries):
    for number in range(8):
        waits(place, f"Somebody {number}")
    browser = riverside.browser(place.intake)
    browser.get("/requests/waiting/")
    with django_assert_max_num_queries(32):
        assert browser.get("/requests/waiting/").status_code == 200


# -- the ladder --------------------------------------------------------------------------------------


def test_each_try_leads_to_the_next_rung_and_nothing_ends(place):
    person, referral = waits(place)
    climbed = []
    for _ in range(9):
        rung = {what: rung for rung, what in said.RUNGS.items()}
        step = step_of(place, person, "ladder")
        at_once(place, referral, "no_answer", rung.get(step.what, "other_time") if step else "other_time")
        climbed.append(step_of(place, person, "ladder").what)
    assert climbed[:3] == [said.RUNGS["other_time"], said.RUNGS["other_time"], said.RUNGS["other_way"]]
    assert climbed[3:7] == [said.RUNGS[rung] for rung in ("letter", "named", "practice", "visit")]
    assert climbed[7:] == [said.HUDDLE_STEP, said.HUDDLE_STEP]
    assert standing(place, person).is_open
    assert len([step for step in standing(place, person).steps if step.source in ("ladder", "check_in")]) == 1


def test_a_try_that_reaches_them_begins_the_ladder_anew(place):
    person, referral = waits(place)
    for _ in range(3):
        at_once(place, referral, "no_answer")
    assert step_of(place, person, "ladder").what == said.RUNGS["other_way"]
    at_once(place, referral, "spoke")
    at_once(place, referral, "no_answer")
    assert step_of(place, person, "ladder").what == said.RUNGS["other_time"]


def test_not_wanting_contact_now_is_heard_and_ends_nothing(place):
    person, referral = waits(place)
    given = {"rung": "other_time", "outcome": "not_now", "words": "Not this month."}
    riverside.browser(place.intake).post(f"/requests/waiting/{referral.matter_id}/", given)
    assert standing(place, person).is_open
    assert step_of(place, person, "check_in") is not None


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"outcome": "try_later"}, "Say on which day you try again."),
        ({"outcome": "other_service"}, "Say which service"),
        ({"outcome": ""}, "Choose what came of it."),
    ],
)
def test_what_a_try_still_needs_is_said(place, given, says):
    person, referral = waits(place)
    page = riverside.browser(place.intake).post(
        f"/requests/waiting/{referral.matter_id}/", {"rung": "other_time", "words": "Rang twice"} | given
    )
    assert page.status_code == 422
    assert says in page.text
    assert "Rang twice" in page.text
    with rows.house(person.pk):
        assert not kept.Attempt.objects.exists()


@pytest.mark.parametrize(
    ("given", "what", "days"),
    [
        ({"outcome": "try_later", "again_on": "2026-03-09"}, said.RUNGS["other_time"], 6),
        ({"outcome": "moved"}, said.TRY_AFTER["moved"], 1),
        ({"outcome": "in_hospital"}, said.TRY_AFTER["in_hospital"], 1),
        ({"outcome": "died"}, said.TRY_AFTER["died"], 0),
        ({"outcome": "other_service", "service": "Saltholme"}, "Ask Saltholme whether they have them, and who", 1),
    ],
)
def test_what_we_heard_decides_what_comes_next(place, given, what, days):
    person, referral = waits(place)
    riverside.browser(place.intake).post(f"/requests/waiting/{referral.matter_id}/", {"rung": "other_time"} | given)
    step = step_of(place, person, "ladder")
    assert (step.what, step.due_on) == (what, riverside.MORNING.date() + clock.days(days))


def test_only_the_team_that_holds_them_writes_down_a_try(place):
    person, referral = waits(place)
    given = {"outcome": "spoke", "rung": "other_time"}
    path = f"/requests/waiting/{referral.matter_id}/at-once/"
    assert riverside.browser(place.gp).post(path, given).status_code == 403
    assert riverside.browser(place.nurse).post(path, given).status_code == 404
    assert riverside.browser(place.intake).post(path, given | {"outcome": "died"}).status_code == 422
    assert riverside.browser(place.intake).post(path, given).status_code == 303


def test_the_page_of_a_try_shows_what_was_tried_and_what_comes_next(place):
    person, referral = waits(place)
    people.confirm_way(by=place.gp, person=person, way=riverside.ways()[1])
    at_once(place, referral, "no_answer")
    text = sees(place.intake, f"/requests/waiting/{referral.matter_id}/")
    assert "Telephone: 1 of 3" in text
    assert "Next if there is no answer: Ring again" in text
    assert "nothing ends because nobody answered" in text
    assert said.RUNGS["other_time"] in whats(place, person)
