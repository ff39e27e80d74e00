"""Who still needs access, work with an end, and a lost second factor (issue 3 item 6, T25)."""

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.cache import cache
from django.test import Client

from joined.accounts import models, queries, rules
from joined.accounts.tests import at_the_door as door
from joined.accounts.tests import factories
from joined.base import later
from joined.kit import clock

pytestmark = pytest.mark.django_db
AREA = "/admin-area/"


@pytest.fixture(autouse=True)
def _unthrottled():
    cache.clear()


@pytest.fixture(autouse=True)
def play():
    """Jobs wait in memory."""
    with later.playing() as play:
        yield play


@pytest.fixture
def trust():
    """A trust's administrator, signed in, and one of its teams."""
    team = factories.a_team()
    user, actor = factories.staff(role="organisation_administrator", team=team)
    return actor, team, factories.signed_in(user)


def test_an_administrator_keeps_one_access_and_stops_another_each_with_its_day(trust):
    actor, team, client = trust
    kept, _ = factories.staff(role="nurse", team=team)
    stopped, _ = factories.staff(role="nurse", team=team)
    factories.signed_in(kept)
    page = client.get(f"{AREA}access/").content.decode()
    assert "Nobody has signed in to these" in page
    rows = {row.user_id: row for row in models.Membership.objects.filter(team=team)}
    client.post(f"{AREA}access/{rows[kept.pk].pk}/", {"decision": "keep"})
    client.post(f"{AREA}access/{rows[stopped.pk].pk}/", {"decision": "stop"})
    found = {one.membership.user_id: one for one in queries.access_review(to=actor)}
    assert found[kept.pk].stands == rules.KEPT
    assert found[kept.pk].due_on == clock.today() + clock.days(90)
    assert stopped.pk not in found
    assert not models.User.objects.get(pk=stopped.pk).is_active
    assert set(models.AccessReview.objects.values_list("decision", "by_name")) == {
        ("keep", actor.name),
        ("stop", actor.name),
    }


def test_what_was_kept_is_due_again_after_ninety_days(trust):
    actor, team, client = trust
    user, _ = factories.staff(role="nurse", team=team)
    factories.signed_in(user)
    row = models.Membership.objects.get(user=user)
    client.post(f"{AREA}access/{row.pk}/", {"decision": "keep"})
    for ahead, stands in ((89, rules.KEPT), (90, rules.DUE)):
        with clock.at(clock.now() + clock.days(ahead)):
            found = {one.membership.user_id: one.stands for one in queries.access_review(to=actor)}
        assert found[user.pk] == stands


def test_another_organisation_s_access_is_not_there_and_its_own_administrator_s_is(trust):
    _, _, client = trust
    their_team = factories.a_team()
    theirs, _ = factories.staff(role="nurse", team=their_team)
    admin, _ = factories.staff(role="organisation_administrator", team=their_team)
    row = models.Membership.objects.get(user=theirs)
    for address, sent in ((f"{AREA}access/{row.pk}/", {"decision": "stop"}), (f"{AREA}people/works/{row.pk}/end/", {})):
        assert client.post(address, sent).status_code == 404
    assert theirs.name not in client.get(f"{AREA}access/").content.decode()
    assert factories.signed_in(admin).post(f"{AREA}access/{row.pk}/", {"decision": "stop"}).status_code == 303


def test_the_review_costs_the_same_for_one_as_for_many(trust, django_assert_max_num_queries):
    _, team, client = trust
    for _ in range(12):
        factories.staff(role="nurse", team=team)
    with django_assert_max_num_queries(12):
        assert client.get(f"{AREA}access/").status_code == 200


def test_an_administrator_cannot_stop_their_own_role(trust):
    actor, _, client = trust
    row = models.Membership.objects.get(user_id=actor.id)
    assert client.post(f"{AREA}access/{row.pk}/", {"decision": "stop"}).status_code == 403
    assert client.get(f"{AREA}people/").status_code == 200


def test_a_lost_second_factor_is_removed_once_somebody_has_seen_that_it_is_them(trust, play):
    actor, team, client = trust
    user, _ = factories.staff(role="nurse", team=team)
    theirs, address = factories.signed_in(user), f"{AREA}people/{user.pk}/second-factor/"
    assert client.post(address, {"how": ""}).status_code == 422
    assert client.post(address, {"how": "second"}).status_code == 422
    assert Authenticator.objects.filter(user=user).exists()
    assert client.post(address, {"how": "second", "second": "Maud Featherington"}).status_code == 303
    assert not Authenticator.objects.filter(user=user).exists()
    assert theirs.get("/account/").headers["Location"].startswith(door.LOGIN)
    play.run_due()
    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == ([user.email], "Your second factor was removed")
    page = client.get(f"{AREA}people/{user.pk}/").content.decode()
    assert "Maud Featherington" in page
    assert actor.name in page


def test_whoever_signs_in_after_that_needs_the_password_and_adds_a_new_one(trust):
    _, team, client = trust
    user, _ = factories.staff(role="nurse", team=team)
    client.post(f"{AREA}people/{user.pk}/second-factor/", {"how": "card"})
    browser = Client()
    assert door.with_password(browser, user, factories.PASSWORD).headers["Location"] == "/"
    assert browser.get("/account/").headers["Location"].startswith(door.ENROL)


def test_nobody_removes_their_own_second_factor_here_nor_that_of_somebody_who_has_left(trust):
    actor, team, client = trust
    assert client.post(f"{AREA}people/{actor.id}/second-factor/", {"how": "card"}).status_code == 403
    user, _ = factories.staff(role="nurse", team=team)
    factories.a_membership(user=user, team=factories.a_team(), role="nurse")
    row = models.Membership.objects.get(user=user, team=team)
    client.post(f"{AREA}people/works/{row.pk}/end/", {"until_on": clock.today().isoformat()})
    assert client.post(f"{AREA}people/{user.pk}/second-factor/", {"how": "card"}).status_code == 404
    assert Authenticator.objects.filter(user=user).exists()


def test_work_with_an_end_shows_it_and_ends_on_it(trust):
    _, team, client = trust
    user, _ = factories.staff(role="nurse", team=team)
    other = factories.a_team(organisation=team.organisation)
    until = (clock.today() + clock.days(91)).isoformat()
    sent = {"team": str(other.pk), "role": "duty", "until_on": until}
    assert client.post(f"{AREA}people/{user.pk}/join/", sent).status_code == 303
    assert "until" in client.get(f"{AREA}people/{user.pk}/").content.decode()
    with clock.at(clock.now() + clock.days(90)):
        assert other.pk in queries.teams_of(user_id=user.pk)
    with clock.at(clock.now() + clock.days(91)):
        assert queries.teams_of(user_id=user.pk) == {team.pk}
    sent = {"team": str(other.pk), "role": "nurse", "until_on": clock.today().isoformat()}
    assert client.post(f"{AREA}people/{user.pk}/join/", sent).status_code == 422
