"""What counts here: written by whoever leads, read by everybody who works in a team, and said who agreed it (C32)."""

import pytest

from joined.caseload import actions
from joined.caseload.tests.test_contacts import at, met
from joined.caseload.tests.test_pages import page_of, text
from joined.huddle.tests.riverside import browser, worker
from joined.kit import clock

ADDRESS = "/caseload/what-counts/"
RULE = {"mechanisms": ["01", "11"], "partners": "no", "groups": "yes", "max_days": "21", "from_on": "2026-03-10"}
RULE |= {"reason": "We want to see faces", "agreed_by": "Our forum", "lived_experience_count": "4"}


@pytest.fixture
def leader(place):
    return worker("Leonie Manager", place.community, "team_manager")


def test_whoever_leads_writes_a_rule_and_everybody_reads_whose_it_is(place, person, leader):
    given = RULE | {"team": str(place.community.pk)}
    assert "agreed by nobody yet" in text(browser(place.nurse).get(page_of(person)))
    assert browser(place.nurse).post(ADDRESS, given).status_code == 403
    after = text(browser(leader).post(ADDRESS, given, follow=True))
    assert "What counted until then stays counted" in after
    assert "agreed by Our forum, with 4 people with lived experience, from 10 March 2026" in after
    assert "agreed by nobody yet" in text(browser(place.nurse).get(page_of(person)))
    with clock.at(at("2026-03-10", "09:00")):
        assert "agreed by Our forum" in text(browser(place.nurse).get(page_of(person)))
        assert "Face to face and video" in text(browser(place.nurse).get(ADDRESS))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"max_days": "29"}, "At most 28"),
        ({"mechanisms": []}, "at least one way"),
        ({"from_on": "2026-03-02"}, "to come"),
    ],
)
def test_what_may_not_be_a_rule_is_said_and_not_kept(place, person, leader, wrong, said):
    again = browser(leader).post(ADDRESS, RULE | {"team": str(place.community.pk)} | wrong)
    assert again.status_code == 422
    assert said in text(again)
    assert "Our forum, with" not in text(browser(leader).get(ADDRESS))


def test_what_somebody_else_told_us_is_looked_through_once_by_the_team_that_answers(place, person, spell):
    with clock.at(at("2026-03-03", "16:00")):
        told = met(place, at("2026-03-03"), line="Her brother hears her at night", from_other=True)
        contact = actions.record(by=place.nurse, spell=spell, happened=told)
        nurse = browser(place.nurse)
        assert "Her brother hears her at night" in text(nurse.get("/caseload/lines/"))
        address = f"/caseload/lines/{contact.line.pk}/"
        assert browser(place.gp).post(address).status_code == 403
        assert "They may read it" in text(nurse.post(address, follow=True))
        assert "looked through already" in text(nurse.post(address, follow=True))
        assert "Her brother" not in text(nurse.get("/caseload/lines/"))


def test_who_cares_for_nobody_finds_no_page(place, person):
    assert browser(place.receptionist).get(ADDRESS).status_code == 404
    assert browser(place.nurse).get(ADDRESS).status_code == 200
