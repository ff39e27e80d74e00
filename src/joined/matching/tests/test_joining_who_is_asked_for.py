"""Somebody in care and a request about the same person become one record, and two again: care goes on where it was."""

import pytest

from joined.base import rows
from joined.caseload import actions as care
from joined.caseload import queries
from joined.caseload.tests import beginnings
from joined.caseload.tests.test_contacts import at, steps_of
from joined.huddle.tests import riverside
from joined.kit import clock
from joined.matching import actions
from joined.matching.tests.test_joining import WHY
from joined.people import queries as known
from joined.steps import actions as promises
from joined.steps import queries as steps


def begins(place):
    """The one that was asked for, and the newer, in care; joined on the day after by one person: one of them is new."""
    asked, newer = records = beginnings.Beginning(place, riverside.MORNING, "asked").records
    with clock.at(at("2026-03-04")):
        merge = actions.join(by=place.intake, person=newer.row.pk, other=asked.row.pk, why=WHY)
    return records, merge


@pytest.fixture
def records(own):
    return own[1][0]


@pytest.fixture
def merge(own):
    return own[1][1]


def care_ends(place, record):
    with clock.at(at("2026-03-04", "17:00")):
        with rows.context(place.nurse):
            spell = queries.current(to=place.nurse, person=record.row.pk)
        promises.end(by=place.nurse, matter=spell.matter, ending="person_chose", words="I am well.")


def put_right(place, merge):
    actions.put_right(by=place.chair, merge=merge, why="Two people after all")


def test_care_that_had_ended_meanwhile_goes_on_with_whoever_knew_them_and_something_to_book(place, records, merge):
    asked, newer = records
    care_ends(place, asked)
    with clock.at(at("2026-03-05")):
        care_of = queries.care_of(to=place.nurse, person=asked.row.pk)
        assert (care_of.is_open, care_of.lead) == (False, "")
    with clock.at(at("2026-03-06")):
        put_right(place, merge)
        assert queries.care_of(to=place.nurse, person=newer.row.pk).lead == place.nurse.name
        assert "book" in steps_of(place, newer.row)


def test_who_is_in_care_anew_stays_with_that_team_when_two_are_put_right(place, records, merge):
    asked, _ = records
    care_ends(place, asked)
    with clock.at(at("2026-03-05")):
        beginnings.brought(place, asked)
    with clock.at(at("2026-03-06")):
        put_right(place, merge)
        for one in records:
            assert steps.about(to=place.nurse, person=one.row.pk).team_id == place.community.pk
        with rows.house(asked.row.pk):
            assert steps.held_at(person=asked.row.pk, moment=at("2026-03-05", "18:00")) == place.community.pk


def test_a_team_that_is_asked_while_they_are_one_answers_afterwards_and_sees_the_other_no_more(place, records, merge):
    asked, newer = records
    with clock.at(at("2026-03-04", "17:00")):
        with rows.context(place.nurse):
            spell = queries.current(to=place.nurse, person=asked.row.pk)
        given = {"to_team": place.social_care, "asked_for": "no", "why": "Nearer"}
        handover = care.ask_to_go_on(by=place.nurse, spell=spell, **given)
        assert steps.about(to=place.social_worker, person=asked.row.pk).team_id == place.community.pk
    with clock.at(at("2026-03-06")):
        put_right(place, merge)
        offer = steps.offer(to=place.social_worker, offer_id=handover.offer_id)
        promises.accept(by=place.social_worker, offer=offer, first_contact_on=clock.today())
    with clock.at(at("2026-04-30")):
        seen = [known.row(to=place.social_worker, person=one.row.pk) for one in records]
        assert seen == [None, newer.row]
