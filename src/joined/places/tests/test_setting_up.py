"""Setting places up and changing them: what is refused in words, what stays readable, and who stands where."""

import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from joined.accounts import actions as accounts
from joined.accounts import queries as who
from joined.huddle.tests import riverside
from joined.kit import clock, errors
from joined.places import access, actions, arranged, models, queries, rules

US = riverside.SET_UP
KINDS = sorted(rules.ORGANISATION_KINDS)


@pytest.mark.parametrize(
    ("kind", "organisation", "may_hold", "may_be"),
    [
        ("intake", "nhs_trust", True, True),
        ("intake", "nhs_trust", False, False),
        ("intake", "charity", False, False),
        ("intake", "council", True, False),
        ("intake", "practice", True, False),
        ("duty", "nhs_trust", True, True),
        ("duty", "council", True, True),
        ("duty", "charity", False, False),
        ("community", "nhs_trust", True, True),
        ("community", "charity", False, False),
        ("practice", "practice", True, True),
        ("practice", "nhs_trust", False, False),
        ("social_care", "council", True, True),
        ("service", "charity", False, True),
        ("service", "charity", True, False),
        ("service", "council", False, True),
        ("front_desk", "charity", False, True),
        ("front_desk", "nhs_trust", True, False),
    ],
)
def test_which_team_which_organisation_can_have(kind, organisation, may_hold, may_be):
    why = rules.why_not_a_team(kind=kind, organisation_kind=organisation, may_hold=may_hold)
    assert (why == "") == may_be
    assert why == "" or why.endswith(".")


def test_a_charity_can_never_hold_and_every_organisation_can_have_a_team():
    for organisation in KINDS:
        assert rules.TEAM_KINDS_OF[organisation]
        assert set(rules.TEAM_KINDS_OF[organisation]) <= set(rules.TEAM_KINDS)
    for kind in rules.TEAM_KINDS:
        assert rules.why_not_a_team(kind=kind, organisation_kind="charity", may_hold=True)


@pytest.mark.django_db
class TestLocalRules:
    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(name=st.sampled_from(sorted(rules.LOCAL_RULES)), value=st.integers(-5, 100_005))
    def test_no_deed_sets_a_rule_past_its_floor_or_ceiling(self, place, name, value):
        rule = rules.LOCAL_RULES[name]
        asked = {"place": place.north, "name": name, "reason": "x", "from_on": clock.today()}
        before = queries.local_rule(name, place_id=place.north.pk)
        if rule.floor <= value <= rule.ceiling:
            actions.set_rule(by=US, value=value, **asked)
            assert queries.local_rule(name, place_id=place.north.pk) == value
            return
        with pytest.raises(errors.Refused, match="this rule keeps people safe"):
            actions.set_rule(by=US, value=value, **asked)
        assert queries.local_rule(name, place_id=place.north.pk) == before

    def test_of_two_set_on_one_day_the_newest_holds_and_the_first_stays_readable(self, place):
        for value in (60, 15, 30):
            actions.set_rule(
                by=US, place=place.north, name="named_worker_minutes", value=value, reason="x", from_on=clock.today()
            )
        assert queries.local_rule("named_worker_minutes", place_id=place.north.pk) == 30
        local = next(r for r in arranged.local_rules(place=place.north) if r.name == "named_worker_minutes")
        assert sorted(row.value for row in local.rows) == [15, 30, 60]
        assert local.value == local.in_force.value == 30

    def test_what_is_set_for_a_day_to_come_is_shown_and_does_not_hold_yet(self, place):
        day = clock.today() + clock.days(7)
        actions.set_rule(by=US, place=place.north, name="quiet_from_hour", value=20, reason="x", from_on=day)
        local = next(r for r in arranged.local_rules(place=place.north) if r.name == "quiet_from_hour")
        assert (local.value, local.in_force, local.to_come.value) == (21, None, 20)

    @pytest.mark.parametrize(
        ("changed", "field"), [({"from_on": datetime.date(2026, 3, 2)}, "from_on"), ({"reason": "  "}, "reason")]
    )
    def test_nothing_is_set_for_the_past_or_without_a_reason(self, place, changed, field):
        asked = {"place": place.north, "name": "quiet_from_hour", "value": 20, "reason": "x", "from_on": clock.today()}
        with pytest.raises(errors.Refused) as refused:
            actions.set_rule(by=US, **(asked | changed))
        assert refused.value.field == field

    def test_many_places_are_asked_in_one_statement(self, place, django_assert_num_queries):
        day = clock.today()
        actions.set_rule(by=US, place=place.north, name="access_review_days", value=45, reason="x", from_on=day)
        with django_assert_num_queries(1):
            found = queries.local_rule_each("access_review_days", place_ids=[place.north.pk, None])
        assert found == {place.north.pk: 45, None: 90}


@pytest.mark.django_db
class TestChanging:
    def test_two_who_change_a_practice_at_once_are_shown_both(self, place):
        values = {"name": "Lockside", "code": "", "phone": "111", "text_name": ""}
        actions.change_organisation(by=US, organisation=place.practice, version=1, **values)
        with pytest.raises(errors.Conflict) as both:
            actions.change_organisation(by=US, organisation=place.practice, version=1, **(values | {"phone": "999"}))
        assert (both.value.yours["Phone"], both.value.theirs["Phone"]) == ("999", "111")

    def test_what_was_there_before_stays_readable_with_who_and_when(self, place):
        values = {"name": "Lockside", "code": "z99011", "phone": "111", "text_name": "Your GP"}
        actions.change_organisation(by=US, organisation=place.practice, version=1, **values)
        (version,) = arranged.history(place.practice)
        assert (version.by, version.at) == ("Joined Up", clock.now())
        assert ("ODS code", "", "Z99011") in version.fields
        assert ("Name", "Lockside Surgery", "Lockside") in version.fields

    def test_saving_what_stands_already_writes_no_version(self, place):
        values = {name: getattr(place.practice, name) for name in ("name", "code", "phone", "text_name")}
        actions.change_organisation(by=US, organisation=place.practice, version=1, **values)
        assert arranged.history(place.practice) == ()

    def test_one_code_is_one_organisation(self, place):
        actions.add_organisation(by=US, name="One", kind="practice", code="Z99100")
        with pytest.raises(errors.Refused, match="this code already"):
            actions.add_organisation(by=US, name="Two", kind="practice", code=" z99100")

    def test_postcodes_lie_in_one_place_and_can_move(self, place):
        south = actions.add_place(by=US, name="South", kind="neighbourhood")
        area = actions.place_postcodes(by=US, begins="zz1", neighbourhood=place.north)
        with pytest.raises(errors.Refused, match="lies in Riverside North already"):
            actions.place_every_postcode(by=US, begins=["ZZ2", "ZZ1"], neighbourhood=south)
        assert queries.neighbourhood_for(practice_id=None, postcode="ZZ2 1AA") is None
        actions.take_out_postcodes(by=US, area=area)
        actions.place_postcodes(by=US, begins="ZZ1", neighbourhood=south)
        assert queries.neighbourhood_for(practice_id=None, postcode="ZZ1 1AA") == south.pk

    def test_a_practice_moves_to_another_neighbourhood_and_the_first_stays_readable(self, place):
        south = actions.add_place(by=US, name="South", kind="neighbourhood")
        actions.place_practice(by=US, practice=place.practice, neighbourhood=south)
        assert queries.neighbourhood_for(practice_id=place.practice.pk) == south.pk
        kept = arranged.kept(to=US, place=place.north)
        assert [area.practice for area in kept.past_practices] == [place.practice]

    def test_duty_is_a_team_of_nhs_or_council_that_works_here(self, place):
        south = actions.add_place(by=US, name="South", kind="neighbourhood")
        asked = {"neighbourhood": south, "phone": "111", "crisis_phone": "111", "hours": actions.DAY_AND_NIGHT}
        for team, says in (
            (place.befriending, "of the NHS or the council"),
            (place.duty_team, "another neighbourhood"),
        ):
            with pytest.raises(errors.Refused, match=says):
                actions.staff_duty(by=US, team=team, **asked)
        everywhere = actions.add_team(by=US, name="Duty", organisation=place.trust, kind="duty", may_hold=True)
        actions.staff_duty(by=US, team=everywhere, **asked)
        assert queries.duty(neighbourhood_id=south.pk).team == everywhere

    @pytest.mark.parametrize(("kind", "within"), [("neighbourhood", "neighbourhood"), ("borough", "borough")])
    def test_a_place_lies_in_a_larger_one(self, place, kind, within):
        actions.lead_place(by=US, place=place.north.within, organisation=place.trust)
        ada = riverside.worker("Ada", place.community, "organisation_administrator")
        larger = place.north if within == "neighbourhood" else place.north.within
        with pytest.raises(errors.Refused, match="larger place"):
            actions.add_place(by=ada, name="Inner", kind=kind, within=larger)
        assert actions.add_place(by=ada, name="Inner", kind="neighbourhood", within=place.north.within)


@pytest.mark.django_db
class TestKeeping:
    def test_who_keeps_a_place_keeps_every_place_within_it_and_no_other(self, place):
        actions.lead_place(by=US, place=place.north.within, organisation=place.trust)
        elsewhere = actions.add_place(by=US, name="Elsewhere", kind="neighbourhood")
        ada = riverside.worker("Ada", place.community, "organisation_administrator")
        bob = riverside.worker("Bob", place.social_care, "organisation_administrator")
        north = models.Place.objects.get(pk=place.north.pk)
        assert [access.keeps(who, north) for who in (ada, bob, place.nurse)] == [True, False, False]
        assert not access.keeps(ada, elsewhere)

    def test_the_first_administrator_comes_only_where_nobody_has_ever_worked(self, place):
        actions.lead_place(by=US, place=place.north.within, organisation=place.trust)
        ada = riverside.worker("Ada", place.community, "organisation_administrator")
        made = actions.welcome_organisation(by=ada, name="New Surgery", kind="practice", neighbourhood=place.north)
        team = queries.front_desk(organisation_id=made.pk)
        asked = {"organisation": made, "team": team, "name": "Oyin", "email": "oyin@new.example", "how": "card"}
        cora = riverside.worker("Cora", place.social_care, "organisation_administrator")
        with pytest.raises(errors.NotHere):
            accounts.invite_first(by=cora, **asked)
        membership = accounts.invite_first(by=ada, **asked)
        assert (membership.role, membership.organisation) == ("organisation_administrator", made)
        assert who.checks_of(user_id=membership.user_id)[0].how == "card"
        with pytest.raises(errors.NotHere):
            accounts.invite_first(by=ada, **(asked | {"email": "second@new.example"}))
        with pytest.raises(errors.NotHere):
            accounts.invite_first(by=ada, **(asked | {"organisation": place.befrienders}))
