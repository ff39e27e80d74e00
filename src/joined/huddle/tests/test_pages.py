"""The pages of the huddle: what each shows, what each refuses, and what it costs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from joined.base import rows
from joined.doors import actions as doors
from joined.huddle import actions, models
from joined.huddle.tests import riverside
from joined.huddle.tests.test_actions import FRIDAY, brought, proposal_of
from joined.kit import errors
from joined.people import queries as people
from joined.steps import queries as steps

BRING = {
    "ask": "Panic, not going out. Who can start this week?",
    "in_their_words": "I ring, I wait, I get a letter.",
    "talked": "yes",
    "sharing": "everybody",
    "may_ring": "yes",
    "may_text": "3",
    "alone": "yes",
    "if_answered": "nothing",
    "never": "nobody",
    "safety": "no",
}


def test_the_board_shows_the_person_in_the_middle(place):
    person, referral, item = brought(place, story="Sleeping two hours a night.")
    page = riverside.browser(place.chair).get(f"/huddles/{item.sitting_id}/")
    assert page.status_code == 200
    assert "Sleeping two hours a night." in page.text
    assert page.headers["Cache-Control"] == "no-store"


def test_the_board_costs_the_same_for_one_person_as_for_many(place, django_assert_max_num_queries):
    person, referral, item = brought(place)
    for n in range(6):
        more = riverside.somebody(place, name=f"Somebody {n}")
        actions.bring(by=place.gp, person=more, referral=None, asking=_asking())
    browser = riverside.browser(place.nurse)
    browser.get(f"/huddles/{item.sitting_id}/")
    with django_assert_max_num_queries(60):
        assert browser.get(f"/huddles/{item.sitting_id}/").status_code == 200


def _everybody():
    return doors.Asking(ask="Help", sharing="everybody")


def _asking():
    return doors.Asking(ask="Help", sharing="nhs_council")


def test_a_sitting_of_another_huddle_answers_like_one_that_does_not_exist(place):
    person, referral, item = brought(place)
    browser = riverside.browser(place.duty)
    hidden = browser.get(f"/huddles/{item.sitting_id}/")
    unknown = browser.get(f"/huddles/{person.pk}/")
    assert (hidden.status_code, hidden.content) == (unknown.status_code, unknown.content)
    assert hidden.status_code == 404
    assert riverside.browser(place.chair).get(f"/huddles/{item.sitting_id}/").status_code == 200


def bring_page(place, person, **changed):
    browser = riverside.browser(place.gp)
    organisations = [place.trust, place.council, place.befrienders, place.other_practice]
    hear = [str(organisation.pk) for organisation in organisations]
    return browser.post(f"/huddles/bring/?person={person.pk}", BRING | {"hear": hear} | changed)


def test_everybody_expected_can_be_unticked_but_not_whoever_brings_them(place):
    person = riverside.somebody(place)
    page = riverside.browser(place.gp).get(f"/huddles/bring/?person={person.pk}").content.decode()
    assert f'value="{place.befrienders.pk}"' in page
    assert f'value="{place.practice.pk}"' not in page


def test_bringing_leads_to_the_board_with_the_person_on_it(place):
    person = riverside.somebody(place)
    answer = bring_page(place, person)
    assert answer.status_code == 303, answer.text
    with rows.context(place.chair):
        item = models.AgendaItem.objects.get(person=person)
    assert str(item.sitting_id) in answer.headers["Location"]
    assert item.in_their_words == "I ring, I wait, I get a letter."


def test_what_is_missing_is_said_and_nothing_is_lost(place):
    person = riverside.somebody(place)
    answer = bring_page(place, person, ask="", safety="can_wait")
    assert answer.status_code == 422
    assert "Say whose safety, and how, in a few words." in answer.text
    assert "I ring, I wait, I get a letter." in answer.text


def test_everybody_with_nobody_ticked_is_asked_again_and_is_no_refusal(place):
    person = riverside.somebody(place)
    answer = bring_page(place, person, hear=[])
    assert answer.status_code == 422
    assert "Nobody is ticked." in answer.text
    assert not people.choices_about_huddles(person=person.pk)
    assert bring_page(place, person, hear=[str(place.trust.pk)]).status_code == 303
    assert people.choices_about_huddles(person=person.pk)[place.befrienders.pk] == "refused"


def test_whoever_brings_them_without_asking_refuses_nobody(place):
    person = riverside.somebody(place)
    with pytest.raises(errors.Refused, match="Nobody is ticked"):
        actions.bring(by=place.gp, person=person, asking=_everybody(), extra=actions.Bringing(may_hear=frozenset()))
    actions.bring(by=place.gp, person=person, asking=_everybody())
    assert people.choices_about_huddles(person=person.pk) == {}


def test_without_in_take_whoever_brings_them_answers_for_them_and_the_page_says_so(place):
    """P1: what In-take may not read is not left with In-take; and where nobody else may hold, it is asked again."""
    person = riverside.somebody(place)
    without = [str(place.council.pk), str(place.befrienders.pk)]
    refused = bring_page(place, person, hear=without)
    assert refused.status_code == 422
    assert refused.text.count("Choose “Without their name” instead") == 2
    riverside.holds(place.practice_team)
    page = riverside.browser(place.gp).get(f"/huddles/bring/?person={person.pk}").text
    assert "Untick it, and In-take cannot read this: Lockside Surgery answers for Amina from then on" in page
    assert bring_page(place, person, hear=without).status_code == 303
    assert steps.about(to=place.gp, person=person.pk).team_name == "Lockside Surgery"
    other = riverside.somebody(place, name="Bea Specimen", phone="")
    assert bring_page(place, other).status_code == 303
    assert steps.about(to=place.gp, person=other.pk).team_name == "In-take, Riverside North"


def test_what_cannot_wait_is_read_by_duty_whoever_is_unticked(place):
    person = riverside.somebody(place)
    urgent = {"safety": "cannot_wait", "safety_words": "Tablets in the house", "who_was_rung": "nobody yet"}
    assert bring_page(place, person, hear=[str(place.council.pk)], **urgent).status_code == 303
    said = people.choices_about_huddles(person=person.pk)
    assert place.trust.pk not in said
    assert said[place.befrienders.pk] == "refused"


def test_sent_twice_it_is_brought_once(place):
    person = riverside.somebody(place)
    first = bring_page(place, person, form_key="the-same-key")
    second = bring_page(place, person, form_key="the-same-key")
    assert first.headers["Location"] == second.headers["Location"]
    with rows.context(place.chair):
        assert models.AgendaItem.objects.filter(person=person).count() == 1


def test_an_untouched_item_page_opens_for_the_team_and_not_for_a_stranger(place):
    person, referral, item = brought(place)
    assert riverside.browser(place.nurse).get(f"/huddles/items/{item.pk}/").status_code == 200
    assert riverside.browser(place.duty).get(f"/huddles/items/{item.pk}/").status_code == 404


def test_the_chair_writes_the_plan_down_and_the_page_says_so(place):
    person, referral, item = brought(place)
    fields = {
        "plan": "Róisín comes on Friday.",
        "team": str(place.community.pk),
        "accepted_by": str(place.nurse.id),
        "first_contact_on": FRIDAY.isoformat(),
        "what_1": "First meeting at home",
        "who_1": str(place.community.pk),
        "by_1": FRIDAY.isoformat(),
        "yes_1": "yes",
        "version": str(item.version),
    }
    browser = riverside.browser(place.chair)
    answer = browser.post(f"/huddles/items/{item.pk}/propose/", fields)
    assert answer.status_code == 303, answer.text
    assert "Róisín comes on Friday." in browser.get(answer.headers["Location"]).text


def test_a_plan_without_a_step_says_what_is_missing(place):
    person, referral, item = brought(place)
    fields = {"plan": "Something", "team": str(place.community.pk), "version": str(item.version)}
    answer = riverside.browser(place.chair).post(f"/huddles/items/{item.pk}/propose/", fields)
    assert answer.status_code == 422
    assert "Add a next step" in answer.text


@pytest.mark.parametrize("page", ["", "room/", "sheet/", "presence/"])
def test_every_page_of_a_sitting_opens(place, page):
    person, referral, item = brought(place)
    assert riverside.browser(place.chair).get(f"/huddles/{item.sitting_id}/{page}").status_code == 200


def test_the_print_sheet_costs_the_same_for_one_as_for_many(place, django_assert_num_queries):
    _, _, item = brought(place)
    browser, sheet = riverside.browser(place.nurse), f"/huddles/{item.sitting_id}/sheet/"
    browser.get(sheet)
    with CaptureQueriesContext(connection) as one:
        assert browser.get(sheet).text.count("Said at: ____") == 1
    brought(place)
    brought(place)
    with django_assert_num_queries(len(one)):
        assert browser.get(sheet).text.count("Said at: ____") == 3


def test_the_draft_of_the_text_names_no_more_than_they_chose(place):
    person, referral, item = brought(place)
    proposal = proposal_of(place, item)
    page = riverside.browser(place.receptionist).get(f"/huddles/plans/{proposal.pk}/tell/")
    assert page.status_code == 200
    assert "07700 900 ••3" in page.text
    assert "Róisín comes to your home on Friday." in page.text


def test_their_no_goes_back_with_their_words(place):
    person, referral, item = brought(place)
    proposal = proposal_of(place, item)
    browser = riverside.browser(place.gp)
    assert browser.get(f"/huddles/plans/{proposal.pk}/not-this/").status_code == 200
    answer = browser.post(f"/huddles/plans/{proposal.pk}/not-this/", {"their_words": "Not at home."})
    assert answer.status_code == 303
    with rows.context(place.chair):
        assert models.Proposal.objects.get(pk=proposal.pk).their_words == "Not at home."


def test_bringing_somebody_for_the_closed_part_leads_to_their_own_page(place):
    person = riverside.somebody(place)
    answer = bring_page(place, person, sharing="nhs_council")
    assert "/huddles/items/" in answer.headers["Location"]
    assert riverside.browser(place.gp).get(answer.headers["Location"]).status_code == 200


def test_the_print_sheet_holds_who_is_brought_without_a_name(place):
    person = riverside.somebody(place, name="Callum Wray")
    answer = bring_page(place, person, sharing="no_name", unnamed_line="A man in his thirties.")
    assert answer.status_code == 303
    person, referral, item = brought(place)
    sheet = riverside.browser(place.nurse).get(f"/huddles/{item.sitting_id}/sheet/").text
    assert "A man in his thirties." in sheet
    assert "Callum" not in sheet


def test_two_who_decide_at_once_are_shown_both_plans_and_nothing_is_lost(place):
    person, referral, item = brought(place)
    proposal_of(place, item)
    fields = {
        "plan": "Another plan altogether.",
        "team": str(place.community.pk),
        "what_1": "Ring them",
        "who_1": str(place.community.pk),
        "by_1": FRIDAY.isoformat(),
        "version": str(item.version),
    }
    browser = riverside.browser(place.chair)
    stale = browser.post(f"/huddles/items/{item.pk}/propose/", fields | {"version": "1"})
    assert stale.status_code == 409
    assert "Another plan altogether." in stale.text
    assert "Róisín comes to your home on Friday." in stale.text
    assert browser.post(f"/huddles/items/{item.pk}/propose/", fields | {"version": "2"}).status_code == 303
