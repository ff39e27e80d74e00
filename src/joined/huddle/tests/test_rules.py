"""When a huddle sits, who gets which card, and when a proposal is complete."""

import datetime
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joined.huddle import rules
from joined.kit import clock

WEEKDAYS = (0, 1, 2, 3, 4)
TRUST, CHARITY, COUNCIL = uuid.uuid4(), uuid.uuid4(), uuid.uuid4()
KINDS = {TRUST: "nhs_trust", CHARITY: "charity", COUNCIL: "council"}
TODAY = datetime.date(2026, 3, 3)


def day(text):
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("after", "sits"),
    [
        ("2026-03-03", "2026-03-03"),
        ("2026-03-07", "2026-03-09"),
        ("2026-04-03", "2026-04-07"),  # Good Friday and Easter Monday
        ("2026-12-25", "2026-12-29"),  # Christmas on a Friday, Boxing Day kept on the Monday
    ],
)
def test_it_sits_on_the_next_weekday_that_is_no_bank_holiday(after, sits):
    assert rules.next_day(WEEKDAYS, day(after)) == day(sits)


@pytest.mark.parametrize(
    ("on", "utc_hour"),
    [("2026-10-23", 11), ("2026-10-26", 12), ("2027-03-26", 12), ("2027-03-29", 11)],
)
def test_half_past_twelve_is_half_past_twelve_in_london_in_summer_and_in_winter(on, utc_hour):
    starts_at, ends_at = rules.hours(day(on), datetime.time(12, 30), 30)
    assert (starts_at.hour, starts_at.minute) == (utc_hour, 30)
    assert clock.london(ends_at).time() == datetime.time(13)


def test_a_year_of_weekdays_has_one_sitting_each_and_none_on_days_off():
    days = [TODAY + datetime.timedelta(days=n) for n in range(365)]
    sat = {rules.next_day(WEEKDAYS, on) for on in days}
    assert all(rules.sits_on(WEEKDAYS, on) for on in sat)
    assert len(sat) == sum(rules.sits_on(WEEKDAYS, on) for on in days) + (max(sat) > days[-1])


@pytest.mark.parametrize(
    ("kind", "state", "sharing", "card"),
    [
        ("nhs_trust", "", "everybody", rules.FULL),
        ("council", "", "nhs_council", rules.FULL),
        ("practice", "refused", "everybody", rules.NONE),
        ("nhs_trust", "withdrawn", "nhs_council", rules.NONE),
        ("charity", "given", "everybody", rules.PARTNER),
        ("charity", "best_interest", "everybody", rules.PARTNER),
        ("charity", "", "everybody", rules.NONE),
        ("charity", "refused", "everybody", rules.NONE),
        ("charity", "given", "nhs_council", rules.NONE),
        ("nhs_trust", "", "no_name", rules.NONE),
        ("charity", "given", "no_name", rules.NONE),
    ],
)
def test_which_card_an_organisation_gets(kind, state, sharing, card):
    assert rules.card_for(kind, state, sharing) == card


@pytest.mark.parametrize(
    ("sharing", "ticked", "kept"),
    [
        ("everybody", {TRUST, CHARITY, COUNCIL}, {CHARITY: "given"}),
        ("everybody", {TRUST, CHARITY}, {CHARITY: "given", COUNCIL: "refused"}),
        ("everybody", {TRUST}, {CHARITY: "refused", COUNCIL: "refused"}),
        ("nhs_council", set(), {CHARITY: "refused"}),
        ("no_name", {CHARITY}, {}),
        ("everybody", None, {}),
    ],
)
def test_what_who_may_talk_about_it_means_for_each_organisation(sharing, ticked, kept):
    assert rules.choices_of(sharing, KINDS, ticked) == kept


@pytest.mark.parametrize(
    ("sharing", "ticked", "says_nothing"),
    [
        ("everybody", set(), True),
        ("everybody", {CHARITY}, False),
        ("everybody", None, False),
        ("nhs_council", set(), False),
        ("no_name", set(), False),
    ],
)
def test_everybody_with_nobody_ticked_says_nothing(sharing, ticked, says_nothing):
    assert rules.says_nothing(sharing, ticked) is says_nothing


STEP = rules.Planned("Ring them", TRUST, TODAY)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"plan": "  "}, "plan"),
        ({"team_id": None}, "team"),
        ({"steps": ()}, "steps"),
        ({"steps": (rules.Planned("", TRUST, TODAY),)}, "steps"),
        ({"steps": (rules.Planned("Ring", None, TODAY),)}, "steps"),
        ({"steps": (rules.Planned("Ring", TRUST, None),)}, "steps"),
        ({"steps": (rules.Planned("Ring", TRUST, TODAY - datetime.timedelta(days=1)),)}, "steps"),
        ({"first_contact_on": None}, "first_contact_on"),
    ],
)
def test_a_proposal_says_what_it_still_needs(changed, field):
    whole = {"plan": "A nurse comes.", "team_id": TRUST, "steps": (STEP,), "first_contact_on": TODAY}
    assert rules.what_is_missing(**whole, accepted=True, today=TODAY) == {}
    assert list(rules.what_is_missing(**(whole | changed), accepted=True, today=TODAY)) == [field]


def test_a_team_that_is_only_asked_needs_no_day_yet():
    asked = {"plan": "A nurse comes.", "team_id": TRUST, "steps": (STEP,), "first_contact_on": None}
    assert rules.what_is_missing(**asked, accepted=False, today=TODAY) == {}


TWELVE_THIRTY = datetime.datetime(2026, 3, 3, 12, 30, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("state", "minutes", "is_somebody_here", "told"),
    [
        ("planned", 4, False, False),
        ("planned", 5, False, True),
        ("open", 5, False, True),
        ("planned", 5, True, False),
        ("closed", 90, False, False),
    ],
)
def test_after_five_minutes_without_a_chair_those_present_are_told_whom_to_ring(state, minutes, is_somebody_here, told):
    now = TWELVE_THIRTY + datetime.timedelta(minutes=minutes)
    rule = rules.nobody_runs(state=state, starts_at=TWELVE_THIRTY, now=now, is_somebody_here=is_somebody_here)
    assert rule == told


@pytest.mark.parametrize(
    ("minutes", "so_far", "may"),
    [(5, 0, True), (10, 20, True), (10, 25, False), (5, 25, True), (5, 30, False), (7, 0, False), (0, 0, False)],
)
def test_a_sitting_goes_on_by_five_or_ten_minutes_and_by_thirty_in_all(minutes, so_far, may):
    assert rules.may_go_on(minutes=minutes, so_far=so_far) == may


@pytest.mark.parametrize(
    ("found", "roles", "whole"),
    [
        ({}, [], None),
        ({"GP": 6}, [], None),
        ({"GP": 7}, ["GP"], 7),
        ({"GP": 4, "nurse": 3}, [], 7),
        ({"GP": 9, "nurse": 3}, [], 12),
        ({"GP": 9, "nurse": 3, "chair": 4}, ["GP"], 16),
        ({"GP": 9, "nurse": 8, "chair": 1}, ["GP"], 18),
        ({"GP": 9, "nurse": 8}, ["GP", "nurse"], 17),
    ],
)
def test_answers_are_shown_by_role_from_seven_and_no_smaller_group_follows_from_the_rest(found, roles, whole):
    """decisions.md §6: staff wellbeing, fewer than seven; what is left out is itself seven or nothing."""
    answers = {role: rules.Answers(yes=count) for role, count in found.items()}
    shown, all_of_them = rules.shown_by_role(answers, least=7)
    assert sorted(shown) == sorted(roles)
    assert (all_of_them.all if all_of_them else None) == whole


@given(st.dictionaries(st.text(min_size=1, max_size=3), st.integers(0, 30), max_size=6), st.integers(5, 20))
def test_whatever_the_answers_are_what_is_hidden_is_enough_people_or_nobody(found, least):
    shown, whole = rules.shown_by_role({role: rules.Answers(no=count) for role, count in found.items()}, least=least)
    assert all(one.all >= least for one in shown.values())
    hidden = (whole.all if whole else 0) - sum(one.all for one in shown.values())
    assert hidden == 0 or hidden >= least


def test_months_are_counted_back_over_the_turn_of_a_year():
    assert rules.months_before(datetime.date(2026, 1, 31), 2) == datetime.date(2025, 11, 1)
