"""They came today: a charity's one press, counted by the rule of the team that answers for the person (C32)."""

import pytest

from joined.caseload import actions
from joined.caseload.tests.test_contacts import at, booked, care
from joined.caseload.tests.test_pages import page_of, text
from joined.caseload.tests.test_what_counts import RULE
from joined.huddle.tests.riverside import browser, worker
from joined.kit import clock
from joined.people import actions as people


@pytest.fixture
def known(place, person, spell):
    """The befrienders help them, with a yes for that."""
    for scope in ("identity", "contact", "plan"):
        given = {"organisation_id": place.befrienders.pk, "scope": scope, "state": "given"}
        people.choose(by=place.nurse, person=person, wording="May they know?", how="asked face to face", **given)
    theirs = booked(place, at("2026-03-10"), team_id=place.befriending.pk, worker_id=place.befriender.id)
    return actions.book(by=place.nurse, spell=spell, booked=theirs)


def press(place, person) -> str:
    return text(browser(place.befriender).post(page_of(person) + "came-today/", follow=True))


def test_one_press_answers_what_was_booked_restarts_the_clock_and_is_once_a_day(place, person, known):
    with clock.at(at("2026-03-10", "15:00")):
        assert "They came today" in text(browser(place.befriender).get(page_of(person)))
        after = press(place, person)
        assert "It counts: face to face" in after
        assert "They came today" not in after
        found = care(place, person)
        assert (len(found.past), found.planned) == (1, ())
        assert found.clock.days_since == 0
        assert "written down already" in press(place, person)
        assert len(care(place, person).past) == 1


def test_where_the_team_counts_no_partners_the_page_says_so(place, person, known):
    leader = browser(worker("Leonie Manager", place.community, "team_manager"))
    leader.post("/caseload/what-counts/", RULE | {"team": str(place.community.pk)})
    with clock.at(at("2026-03-10", "15:00")):
        assert "counts its own contacts and not a partner" in press(place, person)


def test_a_charity_without_their_yes_presses_nothing(place, person, spell):
    assert browser(place.befriender).post(page_of(person) + "came-today/").status_code == 404
    assert "They came today" not in text(browser(place.nurse).get(page_of(person)))
