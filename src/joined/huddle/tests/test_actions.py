"""The thread: bring, talk, propose, accept, tell, not this."""

import datetime

import pytest

from joined.base import rows
from joined.doors import actions as doors
from joined.huddle import actions, models, queries, reasons, rules
from joined.huddle.tests import riverside
from joined.kit import clock, errors
from joined.steps import queries as steps

FRIDAY = datetime.date(2026, 3, 6)
ASKING = doors.Asking(ask="Who can start this week?", in_their_words="I want to sleep.")


def brought(place, *, asking=ASKING, **extra):
    person = riverside.somebody(place)
    more = actions.Bringing(may_hear=everybody(place), ways=riverside.ways(), **extra)
    referral = actions.bring(by=place.gp, person=person, asking=asking, extra=more)
    with rows.context(place.chair):
        item = models.AgendaItem.objects.filter(person=person).select_related("sitting__huddle").first()
    return person, referral, item


def everybody(place):
    return frozenset(
        {place.trust.pk, place.practice.pk, place.council.pk, place.befrienders.pk, place.other_practice.pk}
    )


def proposal_of(place, item, *, accepted=True):
    step = rules.Planned("Ring about the tea circle", place.befriending.pk, FRIDAY, said_yes=True)
    decision = actions.Deciding(
        plan="Róisín comes to your home on Friday.",
        team_id=place.community.pk,
        steps=(step,),
        accepted_by_id=place.nurse.id if accepted else None,
        first_contact_on=FRIDAY,
    )
    return actions.propose(by=place.chair, item=item, decision=decision, version=item.version)


def test_a_person_brought_in_the_morning_is_on_today_s_agenda_and_in_take_holds_them(place):
    person, referral, item = brought(place)
    assert item.sitting.on == datetime.date(2026, 3, 3)
    assert referral.state == "in_huddle"
    now = steps.about(to=place.gp, person=person.pk)
    assert now.team_name == "In-take, Riverside North"
    assert now.next.what == "In-take reads this request"


def test_accepting_in_the_room_moves_responsibility_and_nothing_before_does(place):
    person, referral, item = brought(place)
    with clock.at(riverside.SITTING):
        actions.start(by=place.chair, sitting=item.sitting)
        assert steps.about(to=place.chair, person=person.pk).team_name == "In-take, Riverside North"
        proposal = proposal_of(place, item)
        now = steps.about(to=place.chair, person=person.pk)
    assert now.team_name == "Community mental health, North"
    assert proposal.accepted_by.name == "Róisín Mac Giolla"
    whats = [step.what for step in now.steps]
    assert "Tell them the plan that we suggest" in whats
    assert "Ring about the tea circle" in whats


def test_a_team_that_is_only_asked_does_not_become_responsible(place):
    person, referral, item = brought(place)
    with clock.at(riverside.SITTING):
        proposal_of(place, item, accepted=False)
        now = steps.about(to=place.chair, person=person.pk)
    assert now.team_name == "In-take, Riverside North"
    assert [offer.to_team for offer in now.offers] == ["Community mental health, North"]
    assert "See that Community mental health, North said yes" in [step.what for step in now.steps]


def test_what_cannot_wait_goes_to_duty_and_onto_no_agenda(place):
    asking = doors.Asking(ask="Please help today", safety="cannot_wait", safety_words="Tablets in the house")
    person, referral, item = brought(place, asking=asking)
    assert item is None
    assert referral.state == "with_duty"
    now = steps.about(to=place.gp, person=person.pk)
    assert now.next.what == "Duty answers now: this cannot wait"
    assert now.next.due_at == clock.now() + datetime.timedelta(hours=4)


def test_asked_again_joins_the_open_request_and_heads_the_agenda(place):
    person, referral, item = brought(place)
    again = actions.bring(by=place.gp, person=person, asking=ASKING, extra=actions.Bringing(may_hear=everybody(place)))
    assert again.joined_to_id == referral.pk
    with rows.context(place.chair):
        item.refresh_from_db()
    assert item.why == "asked_again"
    assert item.order < 100


def test_somebody_who_said_no_is_not_brought_with_their_name(place):
    asking = doors.Asking(ask="Help", talked="said_no", sharing="everybody")
    with pytest.raises(errors.Refused, match="without their name"):
        brought(place, asking=asking)


def test_they_said_no_brings_them_back_first_tomorrow_with_their_words(place):
    person, referral, item = brought(place)
    with clock.at(riverside.SITTING):
        actions.start(by=place.chair, sitting=item.sitting)
        proposal = proposal_of(place, item)
        riverside.finish(place, item.sitting)
    with clock.at(riverside.AFTERNOON):
        back = actions.not_this(by=place.gp, proposal=proposal, their_words="Not at home, please.")
    assert back.sitting.on == datetime.date(2026, 3, 4)
    assert back.in_their_words == "Not at home, please."
    assert back.order == reasons.ORDER["not_this"]


def test_who_said_yes_yesterday_and_not_this_today_is_first_on_the_next_agenda_and_nothing_ends(place):
    person, referral, item = brought(place)
    with clock.at(riverside.SITTING):
        actions.start(by=place.chair, sitting=item.sitting)
        proposal = proposal_of(place, item)
        riverside.finish(place, item.sitting)
    with clock.at(riverside.AFTERNOON):
        actions.agree(by=place.nurse, proposal=proposal, their_words="Yes, Friday.")
        before = steps.about(to=place.gp, person=person.pk)
    with clock.at(riverside.AFTERNOON + datetime.timedelta(days=1)):
        browser, address = riverside.browser(place.gp), f"/huddles/plans/{proposal.pk}/not-this/"
        assert "They do not want this after all" in browser.get(f"/people/{person.pk}/").text
        assert riverside.browser(place.other_gp).post(address, {"their_words": "No"}).status_code == 404
        assert browser.post(address, {"their_words": "Not at home, please."}).status_code == 303
        assert browser.post(address, {"their_words": "No."}).status_code == 422
        after = steps.about(to=place.gp, person=person.pk)
        with rows.context(place.gp):
            proposal.refresh_from_db()
            back = models.AgendaItem.objects.filter(person=person).order_by("-sitting__on").first()
            matter = steps.open_matter(to=place.gp, person=person.pk)
    assert proposal.their_words == "Yes, Friday.\nNot at home, please."
    assert (back.why, back.in_their_words) == ("not_this", "Not at home, please.")
    assert (matter.kind, after.team_name) == ("care", "Community mental health, North")
    assert {step.id for step in before.steps} < {step.id for step in after.steps}


def test_they_say_yes_ends_the_request_and_begins_care(place):
    person, referral, item = brought(place)
    with clock.at(riverside.SITTING):
        proposal = proposal_of(place, item)
    with clock.at(riverside.AFTERNOON):
        actions.agree(by=place.nurse, proposal=proposal)
        matter = steps.open_matter(to=place.nurse, person=person.pk)
    assert matter.kind == "care"


def test_a_charity_with_consent_sees_the_card_and_one_without_sees_nothing(place):
    person, referral, item = brought(place)
    with rows.context(place.befriender):
        assert models.AgendaItem.objects.count() == 1
    other = brought_without_charity(place)
    with rows.context(place.befriender):
        assert not models.AgendaItem.objects.filter(pk=other.pk).exists()
    with rows.context(place.social_worker):
        assert models.AgendaItem.objects.filter(pk=other.pk).exists()


def brought_without_charity(place):
    asking = doors.Asking(ask="Help", sharing="nhs_council")
    person = riverside.somebody(place, name="Delroy Augustine")
    actions.bring(by=place.gp, person=person, asking=asking, extra=actions.Bringing())
    with rows.context(place.chair):
        return models.AgendaItem.objects.get(person=person)


def test_an_unsent_draft_becomes_the_step_of_whoever_said_yes(place, jobs):
    person, referral, item = brought(place)
    with clock.at(riverside.SITTING):
        proposal_of(place, item)
    with clock.at(riverside.AFTERNOON):
        jobs.run_due()
        now = steps.about(to=place.nurse, person=person.pk)
    unsent = next(step for step in now.steps if step.source == "unsent")
    assert unsent.who == "Róisín Mac Giolla"


def test_nobody_is_brought_to_a_sitting_that_was_closed_before_its_day(place):
    for n in (0, 1):
        sitting = actions.make_sitting(by=place.chair, huddle=place.huddle, on=clock.today() + clock.days(n))
        actions.start(by=place.chair, sitting=sitting)
        actions.finish(by=place.chair, sitting=sitting)
    person, referral, item = brought(place)
    assert item.sitting.on == clock.today() + clock.days(2)
    assert queries.coming(neighbourhood_id=place.north.pk).on == item.sitting.on
