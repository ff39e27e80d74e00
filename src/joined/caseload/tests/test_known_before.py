"""Who comes back never tells it again: what was said before is there with its day, and is taken over (T3)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from joined.base import rows
from joined.caseload import actions, queries
from joined.caseload.tests.test_contacts import at, care, steps_of
from joined.caseload.tests.test_moving_on import SIGNS, YES, all_but_the_end, lets_know
from joined.caseload.tests.test_moving_pages import text
from joined.huddle.tests.riverside import browser
from joined.kit import clock, errors


@pytest.fixture
def back(place, person, spell):
    """Asked who helps them, moved on in March, and back in July."""
    lets_know(place, person)
    actions.ask_circle(by=place.nurse, spell=spell, helped_by="Maud next door", looks_after="")
    actions.finish(by=place.nurse, moving=all_but_the_end(place, person, spell))
    with clock.at(at("2026-07-07", "10:00")):
        actions.come_back(by=place.gp, person=person.pk, why="The curtains are shut")
        with rows.context(place.nurse):
            yield queries.current(to=place.nurse, person=person.pk)


def here(person) -> str:
    return f"/people/{person.pk}/before/"


def test_everything_that_was_said_is_there_with_its_day_and_is_taken_over_by_one_press(place, person, back):
    nurse = browser(place.nurse)
    page = text(nurse.get(f"/people/{person.pk}/"))
    assert here(person) in page
    assert "From the time before" in page
    assert here(person) in text(nurse.get(f"/caseload/people/{person.pk}/"))
    shown = text(nurse.get(here(person)))
    assert shown.count("Take it over") == 5
    for said in (*SIGNS.values(), "Maud next door", "Befriending: Tea on Tuesdays", "Tuesday 3 March 2026"):
        assert said in shown
    for what in ("circle", "signs", "helps", "supports", "plan"):
        assert "as of 3 March 2026" in text(nurse.post(here(person), {"what": what}, follow=True))
    shown = text(nurse.get(here(person)))
    assert "Take it over" not in shown
    assert shown.count("Holds again") == 5
    found = care(place, person)
    assert (found.helped_by, clock.london(found.asked_circle_at).date().isoformat()) == ("Maud next door", "2026-03-03")
    begun = actions.begin(by=place.nurse, spell=back, asked=YES)
    assert {"early_signs": begun.early_signs, "what_helps": begun.what_helps} == SIGNS


def test_early_signs_carry_the_day_on_which_they_were_last_talked_through_and_never_become_new(place, person, spell):
    lets_know(place, person)
    moving = all_but_the_end(place, person, spell)
    with clock.at(at("2026-03-12", "10:00")):
        nurse, signs = browser(place.nurse), f"/caseload/people/{person.pk}/moving-on/signs/"
        given = SIGNS | {"signs_on": "2026-03-13"}
        assert "still to come" in text(nurse.post(signs, given))
        assert nurse.post(signs, given | {"signs_on": "2026-03-11"}).status_code == 303
        page = text(nurse.get(f"/caseload/people/{person.pk}/moving-on/"))
        assert "Last talked through on 11 March 2026, with Róisín Mac Giolla" in page
    with clock.at(at("2026-03-20", "10:00")):
        actions.finish(by=place.nurse, moving=moving)
    with clock.at(at("2026-07-07", "10:00")):
        actions.come_back(by=place.gp, person=person.pk, why="The curtains are shut")
        shown = text(browser(place.nurse).get(here(person)))
        assert shown.count("Wednesday 11 March 2026") == 2, "what they notice, and what helps"
        assert "Friday 20 March 2026" in shown, "who goes on with them"
        with rows.context(place.nurse):
            again = queries.current(to=place.nurse, person=person.pk)
        for what in ("signs", "helps"):
            browser(place.nurse).post(here(person), {"what": what})
        begun = actions.begin(by=place.nurse, spell=again, asked=YES)
        assert (str(begun.signs_on), begun.early_signs) == ("2026-03-11", SIGNS["early_signs"])


def test_it_is_taken_over_once_and_only_what_was_said_before(place, person, back):
    given = {"spell": back, "by": place.nurse}
    actions.take_over(**given, what="signs", as_of=clock.today())
    with pytest.raises(errors.Refused, match="already"):
        actions.take_over(**given, what="signs", as_of=clock.today())
    for what, day in (("anything", clock.today()), ("helps", clock.today() + clock.days(1))):
        with pytest.raises(errors.Refused, match="not known from before"):
            actions.take_over(**given, what=what, as_of=day)
    assert browser(place.nurse).post(here(person), {"what": "anything"}).status_code == 404
    assert "circle" not in steps_of(place, person)


def test_only_whoever_sees_their_plan_finds_it_in_a_bounded_number_of_statements(place, person, back):
    assert browser(place.other_gp).get(here(person)).status_code == 404
    nurse = browser(place.nurse)
    nurse.get(here(person))
    with CaptureQueriesContext(connection) as asked:
        assert nurse.get(here(person)).status_code == 200
    assert len(asked) <= 20


def test_who_never_left_has_nothing_from_before(place, person, spell):
    nurse = browser(place.nurse)
    assert nurse.get(here(person)).status_code == 404
    assert here(person) not in text(nurse.get(f"/caseload/people/{person.pk}/"))
