"""A place adds a kind of help and ends it: local, dated, and never the standard's own (C34)."""

import datetime

import pytest
from django.db import IntegrityError

from joined.base.making import making
from joined.huddle.tests import riverside
from joined.interventions import actions, models, queries
from joined.kit import clock

pytestmark = pytest.mark.django_db
NEW = {
    "name": "Walking group",
    "what": "We walk along the river.",
    "kind": "practical",
    "delivered_by": "Befrienders",
    "from_on": "2026-03-03",
    "agreed_by": "Riverside board",
    "lived_experience_count": "3",
}


def names(place) -> set[str]:
    return {kind.name for kind in queries.offered(place_id=place.pk)}


def test_a_place_adds_help_that_is_offered_there_as_local_until_it_is_ended(place, keepers):
    here, browser = f"/admin-area/places/{place.north.pk}/help/", keepers.browser
    assert browser.post(here + "add/", NEW | {"what": ""}).status_code == 422
    assert browser.post(here + "add/", NEW).status_code == 303
    assert browser.post(here + "add/", NEW | {"name": "peer support"}).status_code == 422
    assert "agreed by Riverside board, with 3 people with lived experience, on 3 March 2026" in browser.get(here).text
    assert "Walking group" in names(place.north)
    assert "Walking group" not in names(place.north.within)
    row = models.Intervention.objects.get(name="Walking group")
    ended = browser.post(f"/admin-area/help/{row.pk}/end/", {"until_on": "2026-03-04", "why": "Nobody leads it"})
    assert ended.status_code == 303
    assert "Nobody leads it" in browser.get(here).text
    assert "Walking group" in names(place.north)
    with clock.at(datetime.datetime(2026, 3, 4, 9, tzinfo=clock.LONDON)):
        assert "Walking group" not in names(place.north)


def test_the_standard_s_own_is_ended_by_no_place_and_nobody_else_writes(place, keepers):
    own = models.Intervention.objects.get(name="Peer support")
    given = {"until_on": "2026-03-04", "why": "Too dear"}
    assert keepers.browser.post(f"/admin-area/help/{own.pk}/end/", given).status_code == 404
    here = f"/admin-area/places/{place.north.pk}/help/"
    practice = riverside.browser(keepers.practice)
    assert "Peer support" in practice.get(here).text
    assert practice.post(here + "add/", NEW).status_code == 404
    assert riverside.browser(place.nurse).get(here).status_code == 404
    assert keepers.browser.post(here + "add/", NEW).status_code == 303


def test_a_place_switches_one_of_the_standard_s_own_off_says_why_and_takes_it_back(place, keepers):
    own = models.Intervention.objects.get(name="Peer support")
    here, browser = f"/admin-area/places/{place.north.pk}/help/", keepers.browser
    off, given = f"{here}{own.pk}/off/", {"from_on": "2026-03-04", "why": "Nobody gives it now."}
    assert browser.post(off, given | {"why": ""}).status_code == 422
    assert "stays as it was" in browser.post(off, given | {"from_on": "2026-03-02"}).text
    assert riverside.browser(keepers.practice).post(off, given).status_code == 404
    assert browser.post(off, given).status_code == 303
    assert "switched off here already" in browser.post(off, given).text
    assert "Peer support" in names(place.north), "from its day on"
    with clock.at(datetime.datetime(2026, 3, 4, 9, tzinfo=clock.LONDON)):
        assert "Peer support" not in names(place.north)
        assert "Peer support" in names(place.north.within)
        shown = riverside.browser(keepers.practice).get(here).text
        assert "Not offered in Riverside North from 4 March 2026: Nobody gives it now." in shown
        row, browser = models.SwitchedOff.objects.get(), keepers.browser
        on = f"/admin-area/help-off/{row.pk}/on/"
        assert riverside.browser(keepers.practice).post(on).status_code == 404
        assert "offered in Riverside North again" in browser.post(on, follow=True).text
        assert "offered here again already" in browser.post(on, follow=True).text
        assert "Peer support" in names(place.north)
        assert "On again:" in browser.get(here).text


def test_switched_off_in_a_larger_place_it_is_off_in_all_of_it_and_nobody_there_takes_it_back(place):
    own, borough = models.Intervention.objects.get(name="Peer support"), place.north.within
    today = clock.today()
    row = actions.switch_off(by=riverside.SET_UP, place=borough, row=own, from_on=today, why="No money")
    assert "Peer support" not in names(place.north)
    (kind,) = [kind for kind in queries.kept(place_id=place.north.pk) if kind.id == own.pk]
    assert (kind.is_off, kind.off_here) == (True, None)
    later = datetime.date(2026, 3, 9)
    actions.switch_on(by=riverside.SET_UP, off=row)
    again = actions.switch_off(by=riverside.SET_UP, place=borough, row=own, from_on=later, why="No money")
    actions.switch_on(by=riverside.SET_UP, off=again)
    again.refresh_from_db()
    assert (again.from_on, again.until_on) == (later, later), "taken back before it began it never was"


def test_what_a_place_added_itself_is_ended_and_not_switched_off(place, keepers):
    here = f"/admin-area/places/{place.north.pk}/help/"
    keepers.browser.post(here + "add/", NEW)
    row = models.Intervention.objects.get(name="Walking group")
    assert keepers.browser.get(f"{here}{row.pk}/off/").status_code == 404


@pytest.mark.parametrize(
    ("wrong", "constraint"),
    [
        ({"snomed_code": "11429006"}, "intervention_code_has_a_source"),
        ({"name": ""}, "intervention_says_what_it_is"),
        ({"until_on": datetime.date(2019, 1, 1)}, "intervention_days"),
        ({"name": "ADVOCACY"}, "intervention_stands_once"),
    ],
)
def test_the_database_refuses_what_must_not_stand(wrong, constraint):
    with pytest.raises(IntegrityError, match=constraint), making("interventions"):
        models.Intervention.objects.filter(name="Peer support").update(**wrong)
