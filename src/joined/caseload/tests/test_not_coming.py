"""Care never ends for not coming by itself: the whole ladder, a huddle of two with a clinician, and the way back."""

import pytest

from joined.base import rows
from joined.caseload import actions
from joined.caseload.rules import ladder
from joined.caseload.tests.test_contacts import at
from joined.huddle import actions as huddle
from joined.huddle import models as huddles
from joined.huddle import reasons
from joined.huddle.tests import riverside
from joined.kit import clock, errors
from joined.places import queries as places
from joined.steps import actions as steps
from joined.steps import queries as standing
from joined.steps import words as said

LATER = at("2026-03-12", "09:00")
SITTING = at("2026-03-12", "12:35")


@pytest.fixture
def asked(place, person, spell):
    """The whole ladder came to nothing, the letter went, and the practice said "received": the huddle is asked."""
    with clock.at(LATER):
        for rung in said.RUNGS:
            for _ in range(3):
                steps.tried(by=place.nurse, matter=spell.matter, tried=steps.Tried(outcome="no_answer", rung=rung))
        closing = actions.ask_to_close(by=place.nurse, spell=spell, why="Not seen since the second of March")
        steps.letter_went(by=place.nurse, closing=closing, how="handed", is_post_safe=True)
        steps.received(by=place.nurse, closing=closing, who="Nasreen, reception")
    return closing


def item_of(place, person):
    """Where the house itself put them: today's agenda."""
    sitting = huddle.make_sitting(by=place.chair, huddle=place.huddle, on=clock.today())
    found = (reasons.Reason("not_reached", clock.today()),)
    huddle.hold(by=riverside.SET_UP, person=person, sitting=sitting, found=found)
    with rows.house(person.pk):
        return huddles.AgendaItem.objects.select_related("sitting__huddle").get(sitting=sitting, person=person)


def comes(place, item, *who):
    for actor in who:
        user = riverside.User.objects.get(pk=actor.id)
        huddle.come(by=actor, sitting=item.sitting, user=user, team=places.team(actor.team_ids[0]))


def test_only_a_huddle_of_two_with_a_clinician_agrees_and_even_then_nothing_ends_by_itself(place, person, spell, asked):
    with clock.at(SITTING):
        item = item_of(place, person)
        huddle.start(by=place.chair, sitting=item.sitting)
        item.sitting.refresh_from_db()
        comes(place, item, place.chair)
        with pytest.raises(errors.Refused, match="At least 2 organisations"):
            huddle.sign_off(by=place.chair, item=item)
        comes(place, item, place.befriender)
        with pytest.raises(errors.Refused, match="A registered clinician"):
            huddle.sign_off(by=place.chair, item=item)
        with pytest.raises(errors.Refused, match="Not coming is no reason"):
            actions.close(by=place.nurse, spell=spell)
        comes(place, item, place.gp)
        huddle.sign_off(by=place.chair, item=item)
        assert standing.about(to=place.nurse, person=person.pk).is_open
        with pytest.raises(errors.Forbidden):
            actions.close(by=place.gp, spell=spell)
        actions.close(by=place.nurse, spell=spell)
        assert not standing.about(to=place.gp, person=person.pk).is_open
    with clock.at(at("2026-09-01", "09:00")):
        back = actions.come_back(by=place.nurse, person=person.pk, why="He rang us himself")
        assert back.spell.came_back_from_id == spell.pk


def test_the_database_refuses_it_where_only_the_chair_signed(place, person, spell, asked):
    with clock.at(SITTING):
        steps.sign_off(by=place.chair, closing=asked, where="Nowhere")
        with pytest.raises(errors.Refused, match="No huddle of two"):
            steps.end(by=place.nurse, matter=spell.matter, ending="not_reached")
        assert standing.about(to=place.nurse, person=person.pk).is_open


def test_one_rung_that_was_not_tried_keeps_it_open_whatever_a_huddle_says(place, person, spell):
    with clock.at(LATER):
        closing = actions.ask_to_close(by=place.nurse, spell=spell, why="Did not come twice")
        agreed = {"outcome": "closing_agreed", "organisations": 2, "clinicians": 1}
        actions.agree_at_huddle(by=place.chair, closing=closing, huddled=ladder.Huddled(**agreed), where="Huddle")
        with pytest.raises(errors.Refused, match="Not yet tried: Telephone"):
            actions.close(by=place.nurse, spell=spell)
