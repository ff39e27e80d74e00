"""Whose work the national counts read: said of a team, from a day on."""

import datetime

from joined.places import queries as places
from joined.set_up.tests.test_pages import HOME

MARCH = datetime.date(2026, 3, 1)


def type_of(team, day) -> str:
    return places.national_types([team])[team.pk](day)


def test_a_community_team_of_the_nhs_has_the_usual_type_until_another_is_said(place, keepers):
    address = f"{HOME}teams/{place.community.pk}/"
    assert "A06, community mental health" in keepers.browser.get(address).text
    keepers.browser.post(address + "type/", {"code": "A08", "from_on": "2026-03-02"})
    assert [type_of(place.community, day) for day in (MARCH, MARCH + datetime.timedelta(days=1))] == ["A06", "A08"]
    assert "From 2 March 2026" in keepers.browser.get(address).text
    assert type_of(place.befriending, MARCH) == ""


def test_what_is_no_day_or_no_type_is_said_and_nothing_is_kept(place, keepers):
    wrong = keepers.browser.post(f"{HOME}teams/{place.community.pk}/type/", {"code": "Z99", "from_on": ""})
    assert wrong.status_code == 422
    assert "Choose the day." in wrong.text
    assert type_of(place.community, MARCH) == "A06"


def test_nobody_else_says_it(place, keepers):
    address = f"{HOME}teams/{place.befriending.pk}/type/"
    assert keepers.browser.post(address, {"code": "A06", "from_on": "2026-03-01"}).status_code == 404
    assert type_of(place.befriending, MARCH) == ""
