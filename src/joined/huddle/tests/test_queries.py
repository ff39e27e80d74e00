"""What the board shows to whom."""

from joined.doors import actions as doors
from joined.huddle import actions, queries
from joined.huddle.tests import riverside
from joined.huddle.tests.test_actions import brought, proposal_of
from joined.kit import clock


def test_the_board_opens_on_the_person_who_was_brought(place):
    person, referral, item = brought(place, story="Sleeping two hours a night.")
    board = queries.board(to=place.chair, sitting_id=item.sitting_id)
    assert board.card.person.name == "Amina Specimen"
    assert board.card.story == "Sleeping two hours a night."
    assert [line.title for line in board.open_part] == ["Amina Specimen"]
    assert board.people == (person.pk,)


def test_a_charity_s_card_holds_only_the_line_written_for_partners(place):
    person, referral, item = brought(place, story="Not for charities.", partner_line="Would like company.")
    card = queries.board(to=place.befriender, sitting_id=item.sitting_id).card
    assert (card.story, card.safety, card.in_their_words) == ("", "", "")
    assert card.partner_line == "Would like company."


def test_the_outcome_stands_on_the_askers_list(place):
    person, referral, item = brought(place)
    with clock.at(riverside.SITTING):
        proposal_of(place, item)
        plans = queries.outcomes(to=place.receptionist).plans
    assert [plan.person_name for plan in plans] == ["Amina Specimen"]
    assert [step.what for step in plans[0].steps] == ["Ring about the tea circle"]


def test_tomorrow_opens_with_today_s_promises(place):
    person, referral, item = brought(place)
    with clock.at(riverside.SITTING):
        proposal_of(place, item)
    tomorrow = riverside.MORNING + clock.days(1)
    with clock.at(tomorrow):
        sitting = actions.make_sitting(by=riverside.SET_UP, huddle=place.huddle, on=clock.today())
        board = queries.board(to=place.chair, sitting_id=sitting.pk)
    assert [step.what for step in board.promises] == ["Ring about the tea circle"]


def test_the_agenda_tells_a_charity_the_line_for_partners_and_never_the_story(place):
    brought(place, story="No thoughts of ending her life.", partner_line="Would like company.")
    item = brought_item(place)
    partner = queries.board(to=place.befriender, sitting_id=item.sitting_id)
    nurse = queries.board(to=place.nurse, sitting_id=item.sitting_id)
    assert [line.line for line in partner.open_part] == ["Would like company."]
    assert [line.line for line in nurse.open_part] == ["No thoughts of ending her life."]


def test_a_charity_sees_its_own_promises_of_last_time_and_nobody_elses(place):
    person, referral, item = brought(place)
    with clock.at(riverside.SITTING):
        proposal_of(place, item)
    with clock.at(riverside.MORNING + clock.days(1)):
        sitting = actions.make_sitting(by=riverside.SET_UP, huddle=place.huddle, on=clock.today())
        theirs = queries.board(to=place.befriender, sitting_id=sitting.pk)
        councils = queries.board(to=place.social_worker, sitting_id=sitting.pk)
    assert [step.team_name for step in theirs.promises] == ["Befriending"]
    assert councils.promises


def brought_item(place):
    from joined.base import rows
    from joined.huddle import models

    with rows.context(place.chair):
        return models.AgendaItem.objects.select_related("sitting").get()


def test_a_closed_item_opens_only_for_whoever_runs_the_sitting_until_its_part_opens(place):
    asking = doors.Asking(ask="Help", sharing="nhs_council")
    person = riverside.somebody(place, name="Delroy Augustine")
    actions.bring(by=place.gp, person=person, asking=asking, extra=actions.Bringing())
    item = brought_item(place)
    assert item.is_closed_part
    before = queries.board(to=place.nurse, sitting_id=item.sitting_id, item_id=item.pk)
    assert before.card is None
    assert [line.title for line in before.closed_part] == ["Closed item"]
    actions.talk(by=place.chair, item=item)
    after = queries.board(to=place.nurse, sitting_id=item.sitting_id, item_id=item.pk)
    assert after.card.person.name == "Delroy Augustine"
