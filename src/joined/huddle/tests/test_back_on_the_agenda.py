"""Who comes back to the huddle, on which day, and what may be done about them there."""

import datetime

import pytest

from joined.base import rows
from joined.huddle import actions, models, rules
from joined.huddle.tests import riverside, test_actions
from joined.kit import actors, clock
from joined.steps import actions as promises
from joined.steps import queries as steps

HOURLY = actors.System("huddle.bring_late_step")
TUESDAY = riverside.MORNING.date()
A_WEEK_LATER = riverside.MORNING + datetime.timedelta(days=7)
UNSENT = "Nobody has told them the plan: ring them today"


@pytest.fixture
def decided(place):
    """A plan proposed on Tuesday, its sitting over."""
    person, _, item = test_actions.brought(place)
    with clock.at(riverside.SITTING):
        actions.start(by=place.chair, sitting=item.sitting)
        proposal = proposed(place, item)
        riverside.finish(place, item.sitting)
    return person, proposal


def proposed(place, item):
    friday = clock.today() + datetime.timedelta(days=3)
    decision = actions.Deciding(
        plan="Róisín comes to your home on Friday.",
        team_id=place.community.pk,
        steps=(rules.Planned("Visit", place.community.pk, friday, said_yes=True),),
        accepted_by_id=place.nurse.id,
        first_contact_on=friday,
    )
    return actions.propose(by=place.chair, item=item, decision=decision, version=item.version)


def back(person):
    """As the hourly look brings somebody."""
    with rows.context(HOURLY, people=[person.pk]):
        last = models.AgendaItem.objects.filter(person=person).select_related("referral").first()
        return actions.bring_back(by=HOURLY, person=person, referral=last.referral, why="late_step")


def open_steps(place, person):
    return [step.what for step in steps.about(to=place.nurse, person=person.pk).steps]


def test_a_promise_that_is_late_a_week_later_comes_to_that_days_sitting_and_not_to_one_that_is_over(place, decided):
    person, _ = decided
    with clock.at(A_WEEK_LATER):
        assert back(person).sitting.on == TUESDAY + datetime.timedelta(days=7)


def test_somebody_who_was_told_can_be_carried_over_and_taken_off(place, decided):
    person, proposal = decided
    with clock.at(riverside.AFTERNOON):
        actions.told(by=place.gp, proposal=proposal, how="spoken")
    with clock.at(A_WEEK_LATER):
        carried = actions.carry_over(by=place.chair, item=back(person))
        assert carried.why == "carried_over"
        assert actions.take_off(by=place.chair, item=carried, reason="Answered").state == "withdrawn"
        assert carried.referral.state == "told"


def test_a_late_promise_to_somebody_in_care_can_be_decided_anew_and_their_care_goes_on(place, decided):
    person, proposal = decided
    with clock.at(riverside.AFTERNOON):
        actions.agree(by=place.nurse, proposal=proposal)
    care = steps.open_matter(to=place.nurse, person=person.pk)
    with clock.at(A_WEEK_LATER):
        anew = proposed(place, back(person))
        actions.agree(by=place.nurse, proposal=anew)
        assert steps.open_matter(to=place.nurse, person=person.pk) == care
        assert "Visit" in open_steps(place, person)


def test_telling_them_late_ends_the_step_about_the_draft_that_nobody_sent(place, decided, jobs):
    person, proposal = decided
    with clock.at(riverside.SITTING + datetime.timedelta(hours=2)):
        jobs.run_due()
        assert UNSENT in open_steps(place, person)
        actions.told(by=place.gp, proposal=proposal, how="spoken")
        assert UNSENT not in open_steps(place, person)


def test_about_whom_nothing_is_open_any_more_nobody_talks_tomorrow(place, jobs):
    person, _, item = test_actions.brought(place)
    with clock.at(riverside.SITTING):
        actions.carry_over(by=place.chair, item=item)
        with rows.context(place.intake):
            matter = steps.open_matter(to=place.intake, person=person.pk)
        promises.end(by=place.intake, matter=matter, ending="person_chose", words="I have my choir.")
        jobs.run_due()
    with rows.context(place.chair):
        assert not models.AgendaItem.objects.filter(person=person, state="waiting").exists()
