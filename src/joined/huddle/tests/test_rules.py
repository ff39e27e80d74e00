"""When a huddle sits, who gets which card, and when a proposal is complete."""

import datetime
import uuid

import pytest

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
    ],
)
def test_what_who_may_talk_about_it_means_for_each_organisation(sharing, ticked, kept):
    assert rules.choices_of(sharing, KINDS, ticked) == kept


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


def test_what_they_said_no_to_heads_the_agenda_and_what_is_new_comes_last():
    assert sorted(("asked", "carried_over", "not_this", "asked_again"), key=rules.orders) == [
        "not_this",
        "asked_again",
        "carried_over",
        "asked",
    ]
