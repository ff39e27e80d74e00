"""Tell us: from every page, to whoever sets up one's own organisation, by name only if one says so, and answered."""

import pytest

from joined.huddle.tests import riverside
from joined.set_up import rules
from joined.set_up.models import Told

pytestmark = pytest.mark.django_db
PERSON = "0b0e7a52-0000-4000-8000-000000000001"


@pytest.mark.parametrize(
    ("address", "named"),
    [
        (f"/people/{PERSON}/", "/people/…/"),
        ("/people/?q=Amina", "/people/"),
        ("/huddles/#line", "/huddles/"),
        ("https://elsewhere.example/", ""),
        ("", ""),
    ],
)
def test_a_page_is_named_without_whom_it_was_about(address, named):
    assert rules.page_named(address) == named


def test_what_a_nurse_tells_is_answered_by_the_administrator_and_read_by_her_alone_of_her_team(place, keepers):
    nurse = riverside.browser(place.nurse)
    assert 'href="/tell-us/"' in nurse.get("/huddles/").text
    asked = nurse.get("/tell-us/", headers={"Referer": f"http://testserver/people/{PERSON}/?q=Amina"}).text
    assert 'value="/people/…/"' in asked
    assert "elsewhere" not in nurse.get("/tell-us/", headers={"Referer": "http://elsewhere.example/a/"}).text
    assert nurse.post("/tell-us/", {"words": ""}).status_code == 422
    given = {"words": "The board is too small on my phone.", "page": f"/huddles/{PERSON}/"}
    assert nurse.post("/tell-us/", given).status_code == 303
    assert nurse.post("/tell-us/", given | {"words": "Thank you for the sheet.", "named": "yes"}).status_code == 303
    silent, named = Told.objects.order_by("at")
    assert (silent.by, silent.page) == (None, "/huddles/…/")
    home = "/admin-area/told/"
    page = keepers.browser.get(home).text
    assert "Somebody, community mental health nurse" in page
    assert place.nurse.name in page
    answer = f"{home}{named.pk}/answer/"
    assert keepers.browser.post(answer, {f"{named.pk}-answer": ""}).status_code == 422
    assert keepers.browser.post(answer, {f"{named.pk}-answer": "We are glad."}).status_code == 303
    assert keepers.browser.post(answer, {f"{named.pk}-answer": "Again."}).status_code == 422
    mine = nurse.get("/tell-us/").text
    assert "We are glad." in mine
    assert "too small on my phone" not in mine
    assert "We are glad." not in riverside.browser(place.chair).get("/tell-us/").text
    for stranger in (place.nurse, keepers.practice):
        assert "too small" not in riverside.browser(stranger).get(home).text
    assert riverside.browser(keepers.practice).post(answer, {f"{named.pk}-answer": "x"}).status_code == 404
