"""A person's page: who is responsible, what is next, how to reach them; and nothing that is not theirs to see."""

import uuid

import pytest

from joined.base import rows
from joined.base.making import making
from joined.front import queries
from joined.huddle import actions as huddle
from joined.huddle.tests import riverside
from joined.huddle.tests.test_actions import brought, proposal_of
from joined.kit import clock
from joined.people import actions as people
from joined.people.tests.test_pages import with_charity
from joined.trail import models as trail


def page(actor, person, **query):
    return riverside.browser(actor).get(f"/people/{person.pk}/", query)


def test_first_answer_first(place):
    person, _, _ = brought(place)
    text = page(place.gp, person).text
    now, reach, steps = text.index('id="now"'), text.index('id="reach"'), text.index('id="steps"')
    assert now < reach < steps
    assert "In-take, Riverside North" in text
    assert "In-take reads this request" in text
    assert "Born <b>14 August 1991" in text


def test_the_story_is_one_dated_line_of_every_room(place):
    person, referral, item = brought(place)
    with clock.at(riverside.SITTING):
        huddle.start(by=place.chair, sitting=item.sitting)
        proposal = proposal_of(place, item)
    with clock.at(riverside.AFTERNOON):
        huddle.told(by=place.gp, proposal=proposal, how="spoken")
        huddle.agree(by=place.nurse, proposal=proposal, their_words="Yes, and she can bring the dog.")
        with rows.context(place.gp):
            shown = queries.person(to=place.gp, person=person.pk)
    titles = [entry.title for entry in shown.story]
    assert titles[-1] == "Asked for help"
    assert "Plan proposed" in titles
    assert "Told the plan" in titles
    assert titles.count("Told the plan") + titles.count("Done") == 1
    assert [entry.at for entry in shown.story] == sorted((entry.at for entry in shown.story), reverse=True)
    plan = next(entry for entry in shown.story if entry.title == "Plan proposed")
    assert plan.words == "Yes, and she can bring the dog."
    assert plan.tag == "Agreed with Amina"
    asked = shown.story[-1]
    assert (asked.source, asked.words) == ("Lockside Surgery, Dr Oluwaseun Adeyemi", "I want to sleep.")


def test_the_story_on_the_phone_is_short_and_more_is_one_press_away(place):
    person, referral, item = brought(place)
    for n in range(8):
        people.add_need(by=place.gp, person=person, words=f"Need {n}")
    with clock.at(riverside.SITTING):
        huddle.start(by=place.chair, sitting=item.sitting)
        proposal_of(place, item)
    with clock.at(riverside.AFTERNOON):
        text = page(place.gp, person).text
        assert "ju-story--short" in text
        assert "ju-story--short" not in page(place.gp, person, story="all").text


@pytest.mark.parametrize("who", ["other_gp", "nurse", "duty", "befriender", "social_worker"])
def test_an_unknown_and_a_forbidden_person_answer_with_the_same_bytes(place, who):
    person = riverside.somebody(place)
    browser = riverside.browser(getattr(place, who))
    hidden, unknown = browser.get(f"/people/{person.pk}/"), browser.get(f"/people/{uuid.uuid4()}/")
    assert (hidden.status_code, hidden.content, hidden.headers) == (
        unknown.status_code,
        unknown.content,
        unknown.headers,
    )
    assert hidden.status_code == 404
    assert page(place.gp, person).status_code == 200


def test_who_said_no_to_the_huddle_is_still_kept_their_promises(place):
    """P1 beside P3: whoever holds the step sees who, how to reach them and the step; not the request."""
    person, referral, item = brought(place)
    with clock.at(riverside.SITTING):
        huddle.start(by=place.chair, sitting=item.sitting)
        proposal_of(place, item)
        people.choose(
            by=place.gp,
            person=person,
            organisation_id=place.trust.pk,
            scope="huddle",
            state="refused",
            wording="May they?",
            how="asked",
        )
        text = page(place.nurse, person).text
        for shown in ("Amina Specimen", "07700", "Tell them the plan that we suggest", "Sharing is limited"):
            assert shown in text
        for hidden in ("Who can start this week?", "I want to sleep.", "Róisín comes to your home"):
            assert hidden not in text
        browser = riverside.browser(place.nurse)
        assert "Amina Specimen" in browser.get("/").text
        assert browser.get(f"/requests/{referral.pk}/").status_code == 404
        assert browser.get(f"/huddles/items/{item.pk}/").status_code == 404
        with rows.context(place.nurse):
            mine = queries.today(to=place.nurse)
        step = next(step for step in (*mine.mine, *mine.my_teams) if step.person_id == person.pk)
        assert browser.post(f"/steps/{step.id}/done/", {"reason": "I rang her."}).status_code in (303, 422)
        assert "Sharing is limited" not in page(place.gp, person).text


def test_an_excluded_worker_is_answered_as_if_nobody_were_there(place):
    person, _, _ = brought(place)
    assert page(place.nurse, person).status_code == 200
    people.exclude(by=place.gp, person=person, name=place.nurse.name, user_id=place.nurse.id)
    assert page(place.nurse, person).status_code == 404


def test_a_charity_sees_only_what_was_given_and_no_trace_of_the_rest(place):
    person = with_charity(place, "identity", "plan")
    people.choose(
        by=place.gp,
        person=person,
        organisation_id=place.council.pk,
        scope="plan",
        state="refused",
        wording="May they?",
        how="asked",
    )
    text = page(place.befriender, person).text
    assert "Amina Specimen" in text
    assert "Ring her" in text
    for hidden in (
        "07700",
        'id="reach"',
        'id="messages"',
        'id="looks"',
        "NHS number <b",
        "Riverside Council",
        "Who can start this week?",
        "I want to sleep.",
        "In-take reads this request",
        "/edit/",
    ):
        assert hidden not in text


def test_who_looked_is_told_by_worker_day_and_part(place):
    person, _, _ = brought(place)
    page(place.intake, person)
    text = page(place.gp, person).text
    assert "Priyanka Ramanathan" in text
    assert "in-take worker, Riverside NHS Trust" in text
    with making("trail"):
        looks = trail.Event.objects.filter(person_id=person.pk, is_look=True, actor_id=place.gp.id)
        verbs = set(looks.values_list("verb", flat=True))
    assert {"people.whole", "people.how_to_reach", "steps.about", "trail.looks"} <= verbs


def test_whoever_knows_them_only_from_the_huddle_sees_neither_phone_nor_who_looked(place):
    """AC-023: the card is not the record."""
    person, _, _ = brought(place)
    text = page(place.nurse, person).text
    assert "07700" not in text
    assert 'id="looks"' not in text
    assert "Who can start this week?" in text


def test_what_is_on_an_agenda_leads_to_the_board(place):
    person, _, item = brought(place)
    assert f"/huddles/{item.sitting_id}/?item={item.pk}" in page(place.gp, person).text


def test_nothing_open_says_so_and_helps(place):
    person = riverside.somebody(place)
    text = page(place.gp, person).text
    assert "Nobody now" in text
    assert "Nothing is open" in text
    assert f"/huddles/bring/?person={person.pk}" in text


def test_the_page_s_title_names_nobody(place):
    person = riverside.somebody(place)
    assert "Amina" not in page(place.gp, person).text.split("</title>")[0]


def test_a_person_costs_a_constant_number_of_statements(place, django_assert_max_num_queries):
    person, referral, item = brought(place)
    with clock.at(riverside.SITTING):
        huddle.start(by=place.chair, sitting=item.sitting)
        proposal_of(place, item)
    with clock.at(riverside.AFTERNOON):
        browser = riverside.browser(place.gp)
        browser.get(f"/people/{person.pk}/")
        with django_assert_max_num_queries(48):
            browser.get(f"/people/{person.pk}/")


def test_what_came_since_somebody_last_looked_is_said_and_a_look_a_moment_ago_changes_nothing(place):
    person, _, item = brought(place)
    assert "since you last looked" not in page(place.nurse, person).text
    with clock.at(riverside.SITTING):
        proposal_of(place, item)
        assert "1 line since you last looked, today, 9:10am" in page(place.nurse, person).text
    with clock.at(riverside.SITTING + clock.days(1)):
        assert "since you last looked" not in page(place.nurse, person).text
