"""They stay with us after all: who was asked to be there for them is asked no more, told so, and may be asked anew."""

from joined.caseload import actions
from joined.caseload.tests.test_contacts import steps_of
from joined.caseload.tests.test_moving_on import YES, asked, lets_know
from joined.caseload.tests.test_pages import text
from joined.huddle.tests.riverside import browser
from joined.kit import clock
from joined.people import queries as known
from joined.steps import actions as promises
from joined.steps import queries as steps


def asks_of(worker) -> list:
    return list(steps.asked_of(to=worker).offers)


def test_who_was_asked_is_asked_no_more_and_our_team_tells_them(place, person, spell):
    lets_know(place, person)
    moving = actions.begin(by=place.nurse, spell=spell, asked=YES)
    asked(place, moving)
    assert len(asks_of(place.befriender)) == 1
    actions.stop(by=place.nurse, moving=moving, why="Not before spring")
    assert asks_of(place.befriender) == []
    told = steps_of(place, person)
    assert "offer" not in told
    assert told["stays"].what == "Tell Befriending: they stay with us, and nothing is asked any more"
    with clock.at(clock.now() + clock.days(1)):
        page = text(browser(place.nurse).get(f"/people/{person.pk}/?story=all"))
    assert "Taken back: Befriending" in page
    again = asked(place, actions.begin(by=place.nurse, spell=spell, asked=YES))
    assert [one.id for one in asks_of(place.befriender)] == [again.offer_id]


def test_a_yes_that_is_not_met_ends_with_a_word_and_what_was_met_stays_met(place, person, spell):
    lets_know(place, person)
    moving = actions.begin(by=place.nurse, spell=spell, asked=YES)
    yes, met = asked(place, moving), asked(place, moving, team=place.practice_team)
    promises.accept(by=place.befriender, offer=yes.offer, first_contact_on=clock.today())
    promises.accept(by=place.gp, offer=met.offer, first_contact_on=clock.today())
    actions.have_met(by=place.gp, support=met)
    actions.stop(by=place.nurse, moving=moving, why="Not before spring")
    now = steps.about(to=place.nurse, person=person.pk)
    ended = next(step for step in now.done if step.source == "offer" and step.team_id == place.befriending.pk)
    assert ended.reason == "They stay with us"
    states = {offer.to_team_id: offer.state for offer in now.offers}
    assert (states[place.befriending.pk], states[place.practice_team.pk]) == ("withdrawn", "accepted")
    assert "Befriending" in steps_of(place, person)["stays"].what
    assert place.practice_team.name not in steps_of(place, person)["stays"].what


def test_a_team_that_says_no_to_one_thing_still_sees_and_answers_the_other(place, person, spell):
    actions.ask_to_go_on(by=place.nurse, spell=spell, to_team=place.social_care, asked_for="no", why="Nearer")
    moving = actions.begin(by=place.nurse, spell=spell, asked=YES)
    one_thing = asked(place, moving, team=place.social_care)
    no = promises.No(next_door="Ring the lunch club")
    promises.decline(by=place.social_worker, offer=one_thing.offer, no=no)
    with clock.at(clock.now() + clock.days(40)):
        (other,) = asks_of(place.social_worker)
        offer = steps.offer(to=place.social_worker, offer_id=other.id)
        promises.decline(by=place.social_worker, offer=offer, no=no)
    with clock.at(clock.now() + clock.days(80)):
        assert known.row(to=place.social_worker, person=person.pk) is None
