"""A place's own rules of care: shorter for all from its day on, never longer, and said beforehand whom it hits."""

import datetime

import pytest

from joined.base import rows
from joined.caseload import actions, queries, words
from joined.caseload.queries import local
from joined.caseload.rules import ladder, load
from joined.caseload.tests.test_contacts import at, care, met, steps_of
from joined.caseload.tests.test_helping import agree as agreed
from joined.caseload.tests.test_pages import page_of, text
from joined.huddle.tests import riverside
from joined.huddle.tests.riverside import SET_UP, browser
from joined.kit import clock, errors
from joined.places import actions as places
from joined.places.rules import LOCAL_RULES

MARCH_20 = datetime.date(2026, 3, 20)


def rule(place, name, value, *, from_on=None):
    given = {"reason": "We said so", "agreed_by": "Our forum", "lived_experience_count": 4}
    return places.set_rule(
        by=SET_UP, place=place.north, name=name, value=value, from_on=from_on or clock.today(), **given
    )


def test_what_places_start_from_is_what_the_rules_of_care_say():
    for need in words.NEEDS:
        assert LOCAL_RULES[local.POINTS.format(need=need)].default == load.POINTS[need]
    for rung in words.LADDER:
        assert LOCAL_RULES[local.RUNG.format(rung=rung)].default == ladder.DAYS[rung]
    assert LOCAL_RULES[local.PLAN].default == load.PLAN_MONTHS
    assert LOCAL_RULES["contact_days"].ceiling == 28


def test_fewer_days_in_a_place_are_everybodys_clock_and_the_page_says_whose_rule_it_is(place, person, spell):
    rule(place, "contact_days", 14)
    assert care(place, person).clock.due_on == datetime.date(2026, 3, 17)
    shown = text(browser(place.nurse).get(page_of(person)))
    assert "in Riverside North at most 14 days, agreed by Our forum, with 4 people with lived experience" in shown
    with pytest.raises(errors.Refused, match="Between 1 and 14"):
        actions.change_pace(by=place.nurse, spell=spell, intensity="usual", max_days=21)
    with pytest.raises(errors.Refused, match="keeps people safe"):
        rule(place, "contact_days", 29)


def test_it_makes_nobody_late_for_a_day_before_it_was(place, person):
    rule(place, "contact_days", 14, from_on=MARCH_20)
    with clock.at(at("2026-03-19", "09:00")):
        assert care(place, person).clock.due_on == datetime.date(2026, 3, 31)
    with clock.at(at("2026-03-20", "09:00")):
        found = care(place, person)
        assert found.clock.late_by == 3
        assert found.unexplained == ()


def test_each_rung_follows_within_the_days_of_its_place(place, person, spell):
    rule(place, "rung_again_days", 3)
    with clock.at(at("2026-03-10", "16:00")):
        actions.record(by=place.nurse, spell=spell, happened=met(place, at("2026-03-10"), attendance="3"))
        assert steps_of(place, person)["missed"].due_on == datetime.date(2026, 3, 13)
        rule(place, "missed_days", 1)
        actions.record(by=place.nurse, spell=spell, happened=met(place, at("2026-03-10", "15:00"), attendance="3"))
        assert steps_of(place, person)["missed"].due_on == datetime.date(2026, 3, 11), "never above the rule for all"


def test_help_that_is_agreed_and_help_that_ended_because_of_us_follow_in_the_days_of_the_place(place, person, spell):
    agree, page = page_of(person) + "help/", browser(place.nurse)
    assert "within 28 days" in text(page.get(agree))
    rule(place, "first_session_days", 14)
    rule(place, "other_help_days", 2)
    shown = text(page.get(agree))
    assert "within 14 days" in shown
    assert "Local rule, agreed by Our forum, with 4 people with lived experience" in shown
    course = agreed(place, spell)
    assert steps_of(place, person)["course"].due_on == datetime.date(2026, 3, 17)
    ending = f"/caseload/help/{course.pk}/end/"
    assert "a step within 2 working days. Local rule, agreed by Our forum" in text(page.get(ending))
    given = {"result": "unbegun_we", "line": "Nobody was free"}
    actions.finish_course(by=place.nurse, course=course, version=course.version, **given)
    assert steps_of(place, person)["course"].due_on == datetime.date(2026, 3, 5)
    with pytest.raises(errors.Refused, match="keeps people safe"):
        rule(place, "first_session_days", 29)


def test_before_a_shorter_rule_of_a_team_is_written_down_the_page_says_whom_it_makes_late(place, person):
    leader = riverside.worker("Leonie Manager", place.community, "team_manager")
    given = {"team": str(place.community.pk), "mechanisms": ["01", "11"], "partners": "yes", "groups": "yes"}
    given |= {"max_days": "14", "from_on": "2026-03-20", "reason": "Closer", "agreed_by": "Us"}
    page = browser(leader)
    first = text(page.post("/caseload/what-counts/", given))
    assert "Not written down yet" in first
    assert "1 of 1 person in care would be late at once" in first
    assert "by the rule as it is now nobody" in first
    assert queries.rule_of(team_id=place.community.pk, on=MARCH_20).max_days == 28
    changed = given | {"seen": f"{place.community.pk}:14:2026-03-20", "max_days": "10"}
    assert "Not written down yet" in text(page.post("/caseload/what-counts/", changed)), (
        "another rule is looked at anew"
    )
    page.post("/caseload/what-counts/", given | {"seen": f"{place.community.pk}:14:2026-03-20"})
    assert queries.rule_of(team_id=place.community.pk, on=MARCH_20).max_days == 14


def test_whoever_keeps_a_place_is_told_the_number_and_no_name(place, person):
    with pytest.raises(errors.NotHere):
        queries.lump_of_place(to=place.nurse, place_id=place.north.pk, max_days=14, on=MARCH_20)
    found = queries.lump_of_place(to=SET_UP, place_id=place.north.pk, max_days=14, on=MARCH_20)
    assert (found.in_care, found.late, found.anyway, found.is_few) == (1, 1, 0, True)
    booked = actions.Booked(at=at("2026-03-18"), mechanism="01", team_id=place.community.pk, worker_id=place.nurse.id)
    with rows.context(place.nurse):
        actions.book(by=place.nurse, spell=queries.current(to=place.nurse, person=person.pk), booked=booked)
    found = queries.lump_of_place(to=SET_UP, place_id=place.north.pk, max_days=14, on=MARCH_20)
    assert found.late == 0
