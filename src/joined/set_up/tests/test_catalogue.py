"""A place adds a kind of help and ends it: local, dated, and never the standard's own (C34)."""

import datetime

import pytest
from django.db import IntegrityError

from joined.base.making import making
from joined.huddle.tests import riverside
from joined.interventions import models, queries
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
