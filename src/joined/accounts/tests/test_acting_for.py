"""One organisation at a time (security.md §4.1, AC-116)."""

import uuid

import pytest

from joined.accounts import models
from joined.accounts.tests import factories
from joined.base.making import making
from joined.kit import clock
from joined.trail.models import Event

pytestmark = pytest.mark.django_db
YESTERDAY = clock.today() - clock.days(1)


@pytest.fixture
def two_hats():
    """An administrator of a trust and of a charity, signed in, acting for the trust."""
    user, actor = factories.staff(role="organisation_administrator")
    charity = factories.a_team(organisation=factories.an_organisation(kind="charity"))
    factories.a_membership(user=user, team=charity, role="organisation_administrator", from_on=YESTERDAY)
    return user, actor, charity, factories.signed_in(user)


def events(verb: str) -> list[Event]:
    with making("trail"):
        return list(Event.objects.filter(verb=verb).order_by("recorded_at"))


def test_one_acts_for_the_first_organisation_until_switching(two_hats):
    _, actor, charity, client = two_hats
    text = client.get("/account/").content.decode()
    assert f"Act for {charity.organisation.name}" in text
    assert f"Act for {actor.organisation_name}" not in text


def test_data_of_the_other_organisation_is_not_there_until_one_switches(two_hats):
    """AC-116: somebody of B, read while acting for A and then for B."""
    _, _, charity, client = two_hats
    theirs, _ = factories.staff(role="vcse_worker", team=charity)
    page = f"/admin-area/people/{theirs.pk}/"
    invented = client.get(f"/admin-area/people/{uuid.uuid4()}/")
    refused = client.get(page)
    assert (refused.status_code, refused.content) == (404, invented.content)
    client.post("/account/act-for/", {"organisation": charity.organisation_id})
    shown = client.get(page)
    assert shown.status_code == 200
    assert theirs.name in shown.content.decode()


def test_switching_changes_the_session_key_and_the_old_one_is_dead(two_hats):
    _, _, charity, client = two_hats
    client.get("/account/")
    before = client.cookies["session"].value
    answer = client.post("/account/act-for/", {"organisation": charity.organisation_id})
    after = client.cookies["session"].value
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    assert after != before
    client.cookies["session"] = before
    assert client.get("/account/").status_code == 302


def test_the_trail_keeps_the_organisation_that_one_acts_for(two_hats):
    user, actor, charity, client = two_hats
    client.post("/account/act-for/", {"organisation": charity.organisation_id})
    client.post("/preferences/", {"text_size": "2"})
    (switched,), (preferred,) = events("accounts.act_for"), events("accounts.prefer")
    assert (switched.actor_id, switched.organisation_id) == (user.pk, actor.organisation)
    assert preferred.organisation_id == charity.organisation_id


@pytest.mark.parametrize("asked", ["", "not an id", "57efae02-9156-409f-bc1b-3f7fb7faf52b"])
def test_nobody_acts_for_an_organisation_that_they_do_not_work_for(two_hats, asked):
    _, actor, _, client = two_hats
    assert client.post("/account/act-for/", {"organisation": asked}).status_code == 404
    assert f'<b dir="auto">{actor.organisation_name}</b>' in client.get("/account/").content.decode()


def test_nothing_switches_by_a_link(two_hats):
    _, _, charity, client = two_hats
    assert client.get("/account/act-for/", {"organisation": charity.organisation_id}).status_code == 405


def test_when_the_organisation_one_acts_for_ends_one_chooses_again(two_hats):
    user, actor, charity, client = two_hats
    client.post("/account/act-for/", {"organisation": charity.organisation_id})
    with making("accounts"):
        models.Membership.objects.filter(user=user, team=charity).update(until_on=clock.today())
    assert client.get("/admin-area/people/").headers["Location"].startswith("/account/")
    assert actor.organisation_name in client.get("/account/").content.decode()
