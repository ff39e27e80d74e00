"""Answering what was promised, and what another team asked."""

import datetime
import uuid

from joined.huddle import actions as huddle
from joined.huddle.tests import riverside
from joined.huddle.tests.test_actions import brought, proposal_of
from joined.kit import clock
from joined.people import actions as people
from joined.steps import actions, queries

FRIDAY = datetime.date(2026, 3, 6)


def promised(place, *, team=None, someone=None, what="Ring the housing office"):
    """A second step beside in-take's own, so that neither is the last."""
    person, _, _ = brought(place)
    matter = queries.open_matter(to=place.gp, person=person.pk)
    step = actions.Next(what=what, team=team or place.community, due_on=FRIDAY, someone_id=(someone or place.nurse).id)
    return person, actions.promise(by=place.chair, matter=matter, step=step)


def standing(place, person):
    return queries.about(to=place.gp, person=person.pk)


def asked(place, *, to=None, is_to_hold=True):
    person, _, _ = brought(place)
    matter = queries.open_matter(to=place.gp, person=person.pk)
    return person, actions.offer(
        by=place.intake,
        matter=matter,
        from_team=place.intake_team,
        to_team=to or place.community,
        what="Visit her at home",
        is_to_hold=is_to_hold,
    )


def test_done_in_place_is_one_press_and_comes_back_where_i_was(place):
    person, step = promised(place)
    page = riverside.browser(place.nurse).post(f"/steps/{step.pk}/done/", {"next": "/requests/"})
    assert (page.status_code, page.headers["Location"]) == (303, "/requests/")
    assert [one.what for one in standing(place, person).done] == ["Ring the housing office"]


def test_the_last_step_asks_first_what_comes_next(place):
    person, _, _ = brought(place)
    step = standing(place, person).next
    browser = riverside.browser(place.intake)
    page = browser.post(f"/steps/{step.id}/done/", {"next": "/"})
    assert page.headers["Location"] == f"/steps/{step.id}/?answer=done&next=%2F"
    shown = browser.get(page.headers["Location"])
    assert "This is the only next step they have" in shown.text
    refused = browser.post(f"/steps/{step.id}/", {"answer": "done"})
    assert refused.status_code == 422
    assert "Say what comes next." in refused.text
    done = browser.post(
        f"/steps/{step.id}/", {"answer": "done", "what": "Ring her", "due_on": "2026-03-04", "next": "/"}
    )
    assert done.status_code == 303
    assert standing(place, person).next.what == "Ring her"


def test_changed_keeps_why_and_what_comes_instead(place):
    person, step = promised(place)
    given = {"answer": "changed", "reason": "They are shut", "what": "Write to them", "due_on": "2026-03-09"}
    page = riverside.browser(place.nurse).post(f"/steps/{step.pk}/", given)
    assert page.status_code == 303
    now = standing(place, person)
    assert now.done[0].reason == "They are shut"
    assert "Write to them" in [one.what for one in now.steps]


def test_can_t_needs_a_reason_and_keeps_what_was_typed(place):
    person, step = promised(place)
    page = riverside.browser(place.nurse).post(f"/steps/{step.pk}/", {"answer": "cant", "what": "Ask the council"})
    assert page.status_code == 422
    assert "Say why, in a few words." in page.text
    assert "Say by when." in page.text
    assert "Ask the council" in page.text


def test_nothing_chosen_is_an_error_at_its_field(place):
    person, step = promised(place)
    page = riverside.browser(place.nurse).post(f"/steps/{step.pk}/", {})
    assert page.status_code == 422
    assert "Choose what became of it." in page.text


def test_a_day_that_has_passed_is_not_a_promise(place):
    person, step = promised(place)
    given = {"answer": "changed", "reason": "x", "what": "y", "due_on": "2026-03-02"}
    page = riverside.browser(place.nurse).post(f"/steps/{step.pk}/", given)
    assert "Choose today or a day to come." in page.text


def test_another_team_s_step_is_not_answered_and_one_s_own_is(place):
    person, step = promised(place)
    assert riverside.browser(place.social_worker).post(f"/steps/{step.pk}/done/").status_code == 403
    assert riverside.browser(place.other_nurse).post(f"/steps/{step.pk}/done/").status_code == 303


def test_an_unknown_and_a_hidden_step_answer_with_the_same_bytes(place):
    person, step = promised(place)
    browser = riverside.browser(place.duty)
    hidden, unknown = browser.get(f"/steps/{step.pk}/"), browser.get(f"/steps/{uuid.uuid4()}/")
    assert (hidden.status_code, hidden.content) == (unknown.status_code, unknown.content)
    assert hidden.status_code == 404


def test_a_step_that_somebody_answered_says_so(place):
    person, step = promised(place)
    browser = riverside.browser(place.nurse)
    browser.post(f"/steps/{step.pk}/done/")
    assert "Somebody has answered this already." in browser.post(f"/steps/{step.pk}/done/", follow=True).text
    assert "Somebody has answered this already." in browser.get(f"/steps/{step.pk}/", follow=True).text


def test_a_form_sent_twice_is_done_once(place):
    person, step = promised(place)
    browser = riverside.browser(place.nurse)
    given = {"answer": "changed", "reason": "Shut", "what": "Write", "due_on": "2026-03-09", "form_key": "once"}
    for _ in range(2):
        assert browser.post(f"/steps/{step.pk}/", given).status_code in (302, 303)
    assert [one.what for one in standing(place, person).steps].count("Write") == 1


def test_a_charity_keeps_sight_of_its_own_step_when_it_may_not_know_the_name(place):
    """Who may do a step must not lose sight of it, nor learn a name that was not given."""
    person, item = told_of_the_charity(place)
    later = riverside.MORNING + clock.days(20)
    with clock.at(later):
        browser = riverside.browser(place.befriender)
        text = browser.get("/").text
        assert "Ring about the tea circle" in text
        assert "Amina" not in text
        assert "Name not shared with you" in text
        assert f"/people/{person.pk}/" not in text


def told_of_the_charity(place):
    person, referral, item = brought(place)
    with clock.at(riverside.SITTING):
        huddle.start(by=place.chair, sitting=item.sitting)
        proposal_of(place, item)
        riverside.finish(place, item.sitting)
    withdraws_the_name(place, person)
    return person, item


def withdraws_the_name(place, person):
    people.choose(
        by=place.gp,
        person=person,
        organisation_id=place.befrienders.pk,
        scope="identity",
        state="withdrawn",
        wording="May they know it is you?",
        how="said on the telephone",
    )


def test_yes_with_a_day_makes_the_team_responsible(place):
    person, offer = asked(place)
    browser = riverside.browser(place.nurse)
    assert "Amina Specimen" in browser.get(f"/offers/{offer.pk}/").text
    page = browser.post(f"/offers/{offer.pk}/accept/", {"first_contact_on": "2026-03-06"})
    assert page.status_code == 303
    now = standing(place, person)
    assert now.team_name == "Community mental health, North"
    assert "First contact: Visit her at home" in [step.what for step in now.steps]


def test_yes_without_a_day_is_not_a_yes(place):
    person, offer = asked(place)
    page = riverside.browser(place.nurse).post(f"/offers/{offer.pk}/accept/", {})
    assert page.status_code == 422
    assert "a yes needs a date" in page.text
    assert standing(place, person).team_name == "In-take, Riverside North"


def test_not_for_us_names_a_door_and_moves_nothing(place):
    person, offer = asked(place)
    browser = riverside.browser(place.nurse)
    bare = browser.post(f"/offers/{offer.pk}/decline/", {"reason": "Full"})
    assert bare.status_code == 422
    assert "Name a next door" in bare.text
    page = browser.post(
        f"/offers/{offer.pk}/decline/",
        {"reason_code": "no_space", "reason": "Full", "next_door": "Social care, 01632 960200"},
    )
    assert page.status_code == 303
    now = standing(place, person)
    assert now.team_name == "In-take, Riverside North"
    assert "Community mental health, North said no: find another door" in [step.what for step in now.steps]


def test_a_charity_says_no_with_one_press(place):
    person, offer = asked(place, to=place.befriending, is_to_hold=False)
    browser = riverside.browser(place.befriender)
    assert browser.get(f"/offers/{offer.pk}/").status_code == 200
    assert browser.post(f"/offers/{offer.pk}/decline/", {}).status_code == 303
    assert standing(place, person).offers[0].state == "declined"


def test_only_the_team_that_was_asked_sees_and_answers_it(place):
    person, offer = asked(place)
    browser = riverside.browser(place.social_worker)
    hidden, unknown = browser.get(f"/offers/{offer.pk}/"), browser.get(f"/offers/{uuid.uuid4()}/")
    assert (hidden.status_code, hidden.content) == (unknown.status_code, unknown.content)
    assert browser.post(f"/offers/{offer.pk}/accept/", {"first_contact_on": "2026-03-06"}).status_code == 404
    assert (
        riverside.browser(place.intake)
        .post(f"/offers/{offer.pk}/accept/", {"first_contact_on": "2026-03-06"})
        .status_code
        == 403
    )
    assert riverside.browser(place.nurse).get(f"/offers/{offer.pk}/").status_code == 200


def test_answering_costs_a_constant_number_of_statements(place, django_assert_max_num_queries):
    person, step = promised(place)
    browser = riverside.browser(place.nurse)
    browser.get(f"/steps/{step.pk}/")
    with django_assert_max_num_queries(30):
        browser.get(f"/steps/{step.pk}/")
