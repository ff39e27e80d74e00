"""Who may set what up: own organisation, own place, and nobody else. Each denial beside its success (AC-083…086)."""

import uuid

import pytest

from joined.base import rows
from joined.base.making import making
from joined.huddle import actions as huddle
from joined.huddle.tests import riverside
from joined.kit import clock, errors
from joined.people import models as people
from joined.places import actions as places
from joined.places import models
from joined.trail.models import Event

pytestmark = pytest.mark.django_db
HOME = "/admin-area/"


def refused_like_an_invented_id(browser, address: str, about, sent: dict | None = None) -> None:
    """The same bytes for a real id and for one that never was."""
    invented = address.replace(str(about), str(uuid.uuid4()))
    real, other = (browser.get(a) if sent is None else browser.post(a, sent) for a in (address, invented))
    assert (real.status_code, real.content) == (404, other.content)


@pytest.mark.parametrize("role", ["gp", "receptionist", "nurse", "chair", "volunteer", "privacy_officer"])
def test_the_set_up_area_is_not_there_for_a_plain_worker(place, keepers, role):
    team = {"gp": place.practice_team, "receptionist": place.practice_team}.get(role, place.community)
    browser = riverside.browser(riverside.worker(f"Plain {role}", team, role))
    pages = ("", "teams/", "organisations/", "places/add/", "organisations/add/", f"places/{place.north.pk}/")
    for page in pages:
        assert browser.get(HOME + page).status_code == 404, page
        assert keepers.browser.get(HOME + page).status_code == 200, page
    assert "/admin-area/" not in browser.get("/account/").text
    assert "/admin-area/" in keepers.browser.get("/account/").text


def test_a_charity_s_administrator_reads_the_place_they_work_in_and_changes_nothing_of_it(place, keepers):
    browser = riverside.browser(keepers.charity)
    here = f"{HOME}places/{place.north.pk}/"
    page = browser.get(here)
    assert page.status_code == 200
    assert "Another organisation keeps this" in page.text
    assert "Change duty" not in page.text
    for part in ("duty/", "huddle/", "rules/quiet_from_hour/"):
        refused_like_an_invented_id(browser, here + part, place.north.pk)
        assert keepers.browser.get(here + part).status_code == 200
    for part, sent in (("rename/", {"name": "Ours", "version": "1"}), ("postcodes/", {"begins": "ZZ9"})):
        refused_like_an_invented_id(browser, here + part, place.north.pk, sent)
    assert models.Place.objects.get(pk=place.north.pk).name == "Riverside North"
    assert keepers.browser.post(here + "postcodes/", {"begins": "ZZ9"}).status_code == 303


def test_a_team_of_another_organisation_is_not_there(place, keepers):
    own, other = riverside.browser(keepers.practice), riverside.browser(keepers.charity)
    address = f"{HOME}teams/{place.practice_team.pk}/"
    sent = {"name": "Lockside", "phone": "111", "version": "1"}
    refused_like_an_invented_id(other, address, place.practice_team.pk)
    refused_like_an_invented_id(other, address, place.practice_team.pk, sent)
    refused_like_an_invented_id(other, address + "close/", place.practice_team.pk, {"why": "x"})
    assert own.post(address, sent).status_code == 303
    assert models.Team.objects.get(pk=place.practice_team.pk).name == "Lockside"


def test_the_place_s_keeper_reads_a_practice_s_team_and_does_not_change_it(place, keepers):
    address = f"{HOME}teams/{place.practice_team.pk}/"
    assert keepers.browser.get(address).status_code == 200
    assert keepers.browser.post(address, {"name": "Ours now", "version": "1"}).status_code == 404


def test_no_charity_makes_itself_the_in_take_or_the_duty_of_a_place(place, keepers):
    """Whoever holds in-take is sent every request: only whoever keeps the place says who that is."""
    south = places.add_place(by=riverside.SET_UP, name="South", kind="neighbourhood", within=place.north.within)
    sent = {"name": "In-take, South", "neighbourhood": str(south.pk), "may_hold": "yes"}
    browser = riverside.browser(keepers.charity)
    for kind in ("intake", "duty"):
        assert browser.post(f"{HOME}teams/add/", sent | {"kind": kind}).status_code == 422
    council = riverside.worker("Cora Council", place.social_care, "organisation_administrator")
    assert riverside.browser(council).post(f"{HOME}teams/add/", sent | {"kind": "duty"}).status_code == 404
    assert keepers.browser.post(f"{HOME}teams/add/", sent | {"kind": "intake"}).status_code == 303


def test_a_place_lead_keeps_the_place_and_not_the_people(place, keepers):
    browser = riverside.browser(keepers.lead)
    assert browser.get(f"{HOME}places/{place.north.pk}/duty/").status_code == 200
    for page in ("people/", "people/add/", "access/", f"people/{place.nurse.id}/leave/"):
        assert browser.get(HOME + page).status_code == 404
        assert keepers.browser.get(HOME + page).status_code == 200


def test_the_lead_of_an_organisation_that_does_not_keep_the_place_changes_nothing(place, keepers):
    browser = riverside.browser(riverside.worker("Lou Lead", place.social_care, "place_lead"))
    assert browser.get(f"{HOME}places/{place.north.pk}/duty/").status_code == 404
    assert riverside.browser(keepers.lead).get(f"{HOME}places/{place.north.pk}/duty/").status_code == 200


@pytest.mark.parametrize("who", ["charity", "practice"])
def test_the_deeds_themselves_refuse_whoever_does_not_keep_the_place(place, keepers, who):
    by = getattr(keepers, who)
    north, today = place.north, clock.today()
    rule = {"place": north, "name": "quiet_from_hour", "value": 20, "reason": "x", "from_on": today}
    hours = places.DAY_AND_NIGHT
    duty = {"neighbourhood": north, "team": place.duty_team, "phone": "111", "crisis_phone": "111", "hours": hours}
    deeds = (
        lambda by: places.set_rule(by=by, **rule),
        lambda by: places.place_postcodes(by=by, begins="ZZ7", neighbourhood=north),
        lambda by: places.staff_duty(by=by, **duty),
        lambda by: places.change_place(by=by, place=north, version=north.version, name="North"),
        lambda by: places.place_practice(by=by, practice=place.befrienders, neighbourhood=north),
        lambda by: places.own_address(by=by, system="https://x", value="1", neighbourhood=north),
        lambda by: huddle.invite(by=by, huddle=place.huddle, team=place.duty_team),
    )
    for deed in deeds:
        with pytest.raises(errors.NotHere):
            deed(by)
        deed(keepers.trust)


def test_nobody_who_sets_up_reaches_a_person_s_record(place, keepers):
    """AC-086, over HTTP and as SQL; a worker of the same organisation does."""
    person = riverside.somebody(place)
    for actor in (keepers.trust, keepers.practice, keepers.charity):
        assert riverside.browser(actor).get(f"/people/{person.pk}/").status_code == 404
        with rows.context(actor):
            assert not people.Person.objects.filter(pk=person.pk).exists()
    assert riverside.browser(place.gp).get(f"/people/{person.pk}/").status_code == 200


def test_what_is_set_up_and_what_is_refused_stand_in_the_trail(place, keepers):
    address = f"{HOME}places/{place.north.pk}/postcodes/"
    keepers.browser.post(address, {"begins": "ZZ9"})
    riverside.browser(keepers.charity).post(address, {"begins": "ZZ8"})
    with making("trail"):
        done = Event.objects.filter(verb="places.place_postcodes", actor_id=keepers.trust.id)
        assert [event.outcome for event in done] == ["ok"]
        assert Event.objects.filter(actor_id=keepers.charity.id, outcome="denied").count() == 1
