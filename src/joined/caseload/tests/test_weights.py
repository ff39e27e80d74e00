"""What somebody weighs in a worker's week: from what is known already, each point with its reason, and a local rule."""

import pytest

from joined.base import rows
from joined.base.making import making
from joined.caseload import actions, queries
from joined.caseload.tests.test_contacts import at, met
from joined.caseload.tests.test_local_rules import rule
from joined.caseload.tests.test_pages import text
from joined.doors import models as doors
from joined.huddle.tests.riverside import browser
from joined.kit import clock
from joined.people import actions as people
from joined.people import queries as people_queries


def row(place):
    (found,) = queries.caseload(to=place.nurse, whose="team").rows
    return found


def weighs(place) -> dict[str, int]:
    return dict(row(place).weight.parts)


def ward(place, spell):
    pause = actions.Pausing(kind="ward", from_on=at("2026-03-05").date(), why="Admitted")
    begun = actions.begin_pause(by=place.nurse, spell=spell, pause=pause)
    actions.end_pause(by=place.nurse, pause=begun, until_on=at("2026-03-10").date(), left_to="home")


def circle(place, spell):
    actions.ask_circle(by=place.nurse, spell=spell, helped_by="", looks_after="My two girls")


def need(place, spell):
    with rows.context(place.nurse):
        person = people_queries.row(to=place.nurse, person=spell.person_id)
    people.add_need(by=place.nurse, person=person, words="An interpreter for Sylheti")


def worried(place, spell):
    with making("doors"):
        doors.Referral.objects.filter(person_id=spell.person_id).update(safety="can_wait")


def closer(place, spell):
    actions.change_pace(by=place.nurse, spell=spell, intensity="close", max_days=28)


def two_organisations(place, spell):
    actions.record(by=place.nurse, spell=spell, happened=met(place, at("2026-03-11")))
    council = met(place, at("2026-03-11", "15:00"), team_id=place.social_care.pk, worker_id=place.social_worker.id)
    actions.record(by=place.nurse, spell=spell, happened=council)


@pytest.mark.parametrize(
    ("known", "reason", "worth"),
    [
        (ward, "out_of_ward", 3),
        (circle, "family", 1),
        (need, "communication", 1),
        (closer, "weekly", 3),
        (worried, "safety", 2),
        (two_organisations, "several", 1),
    ],
)
def test_each_reason_weighs_its_points_once_it_is_known(place, person, spell, known, reason, worth):
    with clock.at(at("2026-03-12", "09:00")):
        assert reason not in weighs(place)
        known(place, spell)
        assert weighs(place)[reason] == worth


def test_the_page_says_how_the_points_came_about_and_a_place_weighs_otherwise(place, person):
    shown = text(browser(place.nurse).get("/caseload/?whose=team"))
    assert "In our care 2, Taken on in the last four weeks 2" in shown
    assert "Local rules, agreed by nobody yet" in shown
    rule(place, "points_new", 5)
    rule(place, "plan_review_months", 3)
    shown = text(browser(place.nurse).get("/caseload/?whose=team"))
    assert "Taken on in the last four weeks 5, In our care 2" in shown
    assert "A plan is looked at again within 3 months. Local rules, agreed by Our forum" in shown
    with clock.at(at("2026-06-04", "09:00")):
        assert "Their plan was last looked at more than 3 months ago." in row(place).why_not_as_promised
    assert text(browser(place.nurse).get("/caseload/list.csv?whose=team")).count(",7,") == 1
