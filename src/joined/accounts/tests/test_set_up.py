"""An organisation's administrator keeps its accounts, and no one else's (AC-083, AC-084, AC-085)."""

import re
import uuid

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from joined.accounts import actions, models
from joined.accounts.tests import at_the_door as door
from joined.accounts.tests import factories
from joined.base import later
from joined.base.making import making
from joined.kit import clock, errors
from joined.trail.models import Event

pytestmark = pytest.mark.django_db
ADD = "/admin-area/people/add/"


@pytest.fixture(autouse=True)
def _unthrottled():
    cache.clear()


@pytest.fixture
def trust():
    """A trust's administrator, signed in, and one of its teams."""
    team = factories.a_team()
    user, actor = factories.staff(role="organisation_administrator", team=team)
    return actor, team, factories.signed_in(user)


@pytest.fixture(autouse=True)
def play():
    """Jobs wait in memory."""
    with later.playing() as play:
        yield play


def somebody(team, **changed) -> dict[str, str]:
    return {
        "name": "Aisha Noor",
        "email": "aisha.noor@example.org",
        "title": "Nurse",
        "team": str(team.pk),
        "role": "nurse",
    } | changed


def test_an_administrator_adds_somebody_who_chooses_a_password_by_the_link(trust, play):
    """AC-083, create."""
    _, team, client = trust
    assert client.post(ADD, somebody(team)).headers["Location"] == "/admin-area/people/"
    page = client.get("/admin-area/people/").content.decode()
    assert "Aisha Noor" in page
    assert "Has not chosen a password yet" in page
    play.run_due()
    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == (["aisha.noor@example.org"], "Your account is ready")
    newcomer, link = Client(), re.search(r"http://localhost:8000(/\S+)", letter.body).group(1)
    chosen = {"password1": "three plain otters", "password2": "three plain otters"}
    newcomer.post(newcomer.get(link, follow=True).request["PATH_INFO"], chosen)
    user = models.User.objects.get(email="aisha.noor@example.org")
    assert door.with_password(newcomer, user, "three plain otters").headers["Location"] == "/"
    assert newcomer.get("/account/").headers["Location"].startswith(door.ENROL)


def test_a_form_with_gaps_says_what_to_mend_and_keeps_the_rest(trust, play):
    _, team, client = trust
    answer = client.post(ADD, somebody(team, name="", email="aisha"))
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "Enter their name" in text
    assert "like name@example.com" in text
    assert 'value="aisha"' in text
    assert not play.waiting


def test_somebody_who_works_elsewhere_too_gets_another_hat_and_the_administrator_learns_nothing(trust):
    actor, team, client = trust
    known, elsewhere = factories.staff(role="social_worker")
    new = client.post(ADD, somebody(team))
    again = client.post(ADD, somebody(team, email=known.email, name="Somebody Else"))
    assert (new.status_code, new.headers["Location"]) == (again.status_code, again.headers["Location"])
    assert {hat.organisation for hat in factories.queries.hats(user_id=known.pk)} == {
        elsewhere.organisation,
        actor.organisation,
    }
    assert elsewhere.organisation_name not in client.get(f"/admin-area/people/{known.pk}/").content.decode()


def test_an_administrator_disables_a_leaver_and_their_sessions_end_at_once(trust, play):
    """AC-083, disable; AC-115."""
    _, team, client = trust
    user, _ = factories.staff(role="nurse", team=team)
    theirs = factories.signed_in(user)
    assert theirs.get("/account/").status_code == 200
    actions.disable(by=trust[0], user=user)
    assert [put.name for put in play.waiting] == ["steps.rehome", "caseload.free_key_worker", "huddle.free_chair"]
    assert theirs.get("/account/").headers["Location"].startswith(door.LOGIN)
    assert "Account closed" in client.get(f"/admin-area/people/{user.pk}/").content.decode()
    assert not models.User.objects.get(pk=user.pk).is_active


def test_who_works_elsewhere_too_leaves_this_organisation_only(trust):
    _, team, _ = trust
    user, elsewhere = factories.staff(role="social_worker")
    factories.a_membership(user=user, team=team, role="social_worker")
    actions.disable(by=trust[0], user=user)
    assert [hat.organisation for hat in factories.queries.hats(user_id=user.pk)] == [elsewhere.organisation]
    assert factories.signed_in(user).get("/account/").status_code == 200


def test_a_leaver_comes_back_without_their_old_password(trust, play):
    _, team, client = trust
    user, _ = factories.staff(role="nurse", team=team)
    actions.disable(by=trust[0], user=user)
    client.post(ADD, somebody(team, email=user.email))
    assert "is not right" in door.with_password(Client(), user).content.decode()
    assert [put.name for put in play.waiting] == [
        "steps.rehome",
        "caseload.free_key_worker",
        "huddle.free_chair",
        "accounts.send_link",
    ]
    assert "Has not chosen a password yet" in client.get(f"/admin-area/people/{user.pk}/").content.decode()


def test_nobody_gives_themselves_a_clinical_role_but_a_second_administrator_does(trust):
    """AC-084 and its success."""
    actor, team, client = trust
    own = f"/admin-area/people/{actor.id}/join/"
    refused = client.post(own, {"team": str(team.pk), "role": "psychiatrist"})
    assert refused.status_code == 403
    assert "A second administrator gives you a clinical role" in refused.content.decode()
    second, _ = factories.staff(role="organisation_administrator", team=team)
    allowed = factories.signed_in(second).post(own, {"team": str(team.pk), "role": "psychiatrist"})
    assert allowed.status_code == 303
    assert models.Membership.objects.filter(user_id=actor.id, role="psychiatrist").exists()


def test_a_refusal_is_in_the_trail(trust):
    actor, team, client = trust
    client.post(f"/admin-area/people/{actor.id}/join/", {"team": str(team.pk), "role": "psychiatrist"})
    with making("trail"):
        (event,) = Event.objects.filter(outcome="denied")
    assert (event.verb, event.actor_id, event.why) == ("accounts:join", actor.id, "Forbidden")


def test_accounts_and_teams_of_another_organisation_are_not_there(trust):
    """AC-085: each address answers its own administrator, and to this one as for an invented id."""
    _, _, client = trust
    their_team = factories.a_team()
    theirs, _ = factories.staff(role="nurse", team=their_team)
    their_admin, _ = factories.staff(role="organisation_administrator", team=their_team)
    own = factories.signed_in(their_admin)
    sent = {"team": str(their_team.pk), "role": "nurse"}
    for act in ("", "join/", "second-factor/"):
        ways = {"": ("get",), "join/": ("post",)}.get(act, ("get", "post"))
        for way in ways:
            real = getattr(client, way)(f"/admin-area/people/{theirs.pk}/{act}", sent)
            invented = getattr(client, way)(f"/admin-area/people/{uuid.uuid4()}/{act}", sent)
            assert (real.status_code, real.content) == (404, invented.content)
            assert dict(real.headers) == dict(invented.headers)
    assert models.User.objects.get(pk=theirs.pk).is_active
    assert own.get(f"/admin-area/people/{theirs.pk}/").status_code == 200
    assert own.post(f"/admin-area/people/{theirs.pk}/second-factor/", {"how": "card"}).status_code == 303


def test_nobody_is_added_to_a_team_of_another_organisation(trust):
    """AC-085, create and change."""
    _, team, client = trust
    their_team = factories.a_team()
    assert client.post(ADD, somebody(their_team)).status_code == 422
    assert not models.User.objects.filter(email="aisha.noor@example.org").exists()
    colleague, _ = factories.staff(role="nurse", team=team)
    sent = {"team": str(their_team.pk), "role": "nurse"}
    assert client.post(f"/admin-area/people/{colleague.pk}/join/", sent).status_code == 422
    assert client.post(ADD, somebody(team)).status_code == 303


@pytest.mark.parametrize("role", ["gp", "receptionist", "nurse", "chair", "volunteer", "privacy_officer"])
def test_set_up_is_not_there_for_anybody_but_an_administrator(trust, role):
    """Its success: the administrator's own page, in the same test."""
    _, _, administrator = trust
    user, _ = factories.staff(role=role)
    client = factories.signed_in(user)
    for address in ("/admin-area/people/", ADD, f"/admin-area/people/{user.pk}/"):
        assert client.get(address).status_code == 404, address
    assert "/admin-area/people/" not in client.get("/account/").content.decode()
    assert administrator.get("/admin-area/people/").status_code == 200
    assert administrator.get(ADD).status_code == 200


def test_an_administrator_gives_only_roles_that_their_organisation_has():
    team = factories.a_team(organisation=factories.an_organisation(kind="charity"))
    user, _ = factories.staff(role="organisation_administrator", team=team)
    client = factories.signed_in(user)
    assert "psychiatrist" not in client.get(ADD).content.decode()
    assert client.post(ADD, somebody(team, role="psychiatrist")).status_code == 422
    assert client.post(ADD, somebody(team, role="link_worker")).status_code == 303


def test_nobody_closes_their_own_account(trust):
    actor, _, client = trust
    with pytest.raises(errors.Forbidden, match="A second administrator"):
        actions.disable(by=actor, user=models.User.objects.get(pk=actor.id))
    assert client.get("/admin-area/people/").status_code == 200


def test_the_same_form_sent_twice_adds_once(trust, play):
    _, team, client = trust
    sent = somebody(team) | {"form_key": "one-and-the-same"}
    first, second = client.post(ADD, sent), client.post(ADD, sent)
    assert first.headers["Location"] == second.headers["Location"]
    assert models.Membership.objects.filter(user__email="aisha.noor@example.org").count() == 1
    assert [put.name for put in play.waiting] == ["accounts.send_link"]


def test_the_same_team_and_role_twice_is_refused_in_words(trust):
    _, team, client = trust
    user, _ = factories.staff(role="nurse", team=team)
    answer = client.post(f"/admin-area/people/{user.pk}/join/", {"team": str(team.pk), "role": "nurse"})
    assert answer.status_code == 422
    assert "They work in this team in this role already" in answer.content.decode()


def test_a_leaver_works_their_last_day_and_no_longer(trust):
    _, team, _ = trust
    user, actor = factories.staff(role="nurse", team=team)
    with making("accounts"):
        models.Membership.objects.filter(user=user).update(until_on=clock.today() + clock.days(1))
    assert factories.queries.staff(user_id=user.pk) == actor
    with clock.at(clock.now() + clock.days(1)):
        assert factories.queries.staff(user_id=user.pk) is None
