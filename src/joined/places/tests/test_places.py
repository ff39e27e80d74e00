"""Which neighbourhood, which team, which rule: and what a place may not set (decisions.md §1, product.md §5)."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from joined.base import rows
from joined.base.making import making
from joined.huddle.tests import riverside
from joined.kit import clock, errors
from joined.places import actions, models, queries, rules
from joined.steps import actions as steps
from joined.steps.tests import riverside_days as days

US = riverside.SET_UP


@pytest.mark.django_db
class TestNeighbourhoods:
    def test_the_practice_s_counts_before_the_postcode_s(self, place):
        other = actions.add_place(by=US, name="Riverside South", kind="neighbourhood")
        actions.place_postcodes(by=US, begins="ZZ1", neighbourhood=other)
        found = queries.neighbourhood_for(practice_id=place.practice.pk, postcode="ZZ1 1AA")
        assert found == place.north.pk
        assert queries.neighbourhood_for(practice_id=None, postcode="zz11aa") == other.pk

    def test_the_longest_beginning_of_a_postcode_wins(self, place):
        south = actions.add_place(by=US, name="Riverside South", kind="neighbourhood")
        actions.place_postcodes(by=US, begins="ZZ1", neighbourhood=place.north)
        actions.place_postcodes(by=US, begins="ZZ1 2", neighbourhood=south)
        assert queries.neighbourhood_for(practice_id=None, postcode="ZZ1 2AB") == south.pk
        assert queries.neighbourhood_for(practice_id=None, postcode="ZZ1 3AB") == place.north.pk

    def test_a_district_is_not_taken_for_a_shorter_one(self, place):
        actions.place_postcodes(by=US, begins="ZZ1", neighbourhood=place.north)
        assert queries.neighbourhood_for(practice_id=None, postcode="ZZ11 1AA") is None
        assert queries.neighbourhood_for(practice_id=None, postcode="ZZ1A 1AA") is None

    def test_where_it_is_not_known_the_default_in_take_holds(self, place):
        assert queries.neighbourhood_for(practice_id=None) is None
        assert queries.intake_team(neighbourhood_id=None).name == "In-take, Riverside"
        south = actions.add_place(by=US, name="Riverside South", kind="neighbourhood")
        assert queries.intake_team(neighbourhood_id=south.pk).name == "In-take, Riverside"

    def test_a_neighbourhood_has_one_in_take_team(self, place):
        another = {"name": "Another", "organisation": place.trust, "kind": "intake", "may_hold": True}
        with pytest.raises(errors.Refused, match="In-take, Riverside North is the in-take team here already"):
            actions.add_team(by=US, neighbourhood=place.north, **another)
        with making("places"), pytest.raises(IntegrityError, match="one_intake_team_each"), transaction.atomic():
            models.Team.objects.create(neighbourhood=place.north, **another)

    def test_a_place_without_staffed_duty_has_no_duty_route(self, place):
        south = actions.add_place(by=US, name="Riverside South", kind="neighbourhood")
        assert queries.duty(neighbourhood_id=south.pk) is None
        assert queries.duty(neighbourhood_id=place.north.pk).team == place.duty_team


@pytest.mark.django_db
class TestHolding:
    def test_a_charity_s_team_cannot_be_set_up_to_hold_somebody(self, place):
        with pytest.raises(errors.Refused, match="cannot be responsible"):
            actions.add_team(by=US, name="Holders", organisation=place.befrienders, kind="service", may_hold=True)

    @pytest.mark.parametrize("team", ["befriending", "practice_team"])
    def test_the_database_refuses_a_team_that_may_not_hold_in_words(self, place, team):
        person = riverside.somebody(place)
        days.bring(place, person)
        with pytest.raises(errors.Refused, match="cannot be responsible for a person"):
            steps.take_responsibility(by=place.gp, person=person, team=getattr(place, team), why="said yes")
        assert days.missing([person]) == []


@pytest.mark.django_db
class TestLocalRules:
    def test_a_rule_holds_from_its_day_on_and_history_stays(self, place):
        set_on = clock.today() + datetime.timedelta(days=1)
        actions.set_rule(
            by=US, place=place.north, name="named_worker_minutes", value=30, reason="Agreed", from_on=set_on
        )
        assert queries.local_rule("named_worker_minutes", place_id=place.north.pk) == 60
        with clock.at(days.days_after(riverside.MORNING, 1)):
            assert queries.local_rule("named_worker_minutes", place_id=place.north.pk) == 30

    def test_a_rule_that_keeps_people_safe_has_bounds(self, place):
        with pytest.raises(errors.Refused, match="Choose between 5 and 60 minutes") as refused:
            actions.set_rule(
                by=US,
                place=place.north,
                name="unsent_draft_minutes",
                value=600,
                reason="Busy",
                from_on=clock.today(),
            )
        assert refused.value.field == "value"

    def test_none_of_this_needs_to_know_a_person(self, place):
        with rows.context(US):
            assert queries.local_rule("quiet_from_hour", place_id=None) == 21


@pytest.mark.parametrize(
    ("typed", "usual"),
    [
        ("zz11aa", "ZZ1 1AA"),
        (" zz1  1aa ", "ZZ1 1AA"),
        ("zz1a1aa", "ZZ1A 1AA"),
        ("zz1a", "ZZ1A"),
        ("zz12", "ZZ12"),
        ("zz1 2", "ZZ1 2"),
        ("zz12 3", "ZZ12 3"),
        ("z1", "Z1"),
        ("zz", "ZZ"),
        ("", ""),
    ],
)
def test_postcodes_and_beginnings_of_them_have_one_form(typed, usual):
    assert rules.postcode_area(typed) == usual


def test_what_a_postcode_begins_with():
    assert rules.beginnings("zz1a 2bc") == ["ZZ1A 2BC", "ZZ1A 2", "ZZ1A", "ZZ"]
    assert rules.beginnings("") == []


@given(st.sampled_from(sorted(rules.LOCAL_RULES)), st.integers(-1000, 1000))
def test_every_default_lies_within_its_bounds_and_nothing_past_them_is_taken(name, value):
    rule = rules.LOCAL_RULES[name]
    assert rule.floor <= rule.default <= rule.ceiling
    assert rules.within_bounds(name, value) == (rule.floor <= value <= rule.ceiling)
