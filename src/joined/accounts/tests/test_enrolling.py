"""Nobody works without a second factor (T18, ASVS 6.3.3): who has none gets one before anything else."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client

from joined.accounts.tests import at_the_door as door
from joined.accounts.tests import factories
from joined.accounts.tests.passkey import Passkey
from joined.kit import clock

pytestmark = pytest.mark.django_db
RECOVERY = "/sign-in/2fa/recovery-codes/"


@pytest.fixture(autouse=True)
def _unthrottled():
    cache.clear()


@pytest.fixture
def newcomer():
    """A member of staff without a second factor, signed in with their password."""
    team = factories.a_team()
    user = factories.a_user(second_factor=False)
    factories.a_membership(user=user, team=team, role="nurse")
    client = Client()
    assert door.with_password(client, user).headers["Location"] == "/"
    return user, client


def enrol_with_app(client: Client):
    page = client.get(door.ADD_APP)
    secret = re.search(r"<b>([A-Z2-7]{32})</b>", page.content.decode()).group(1)
    return client.post(door.ADD_APP, {"code": door.code_now(secret)})


@pytest.mark.parametrize("address", ["/account/", "/admin-area/people/", "/nowhere/", "/drafts/bring/", RECOVERY])
def test_a_newcomer_is_sent_to_get_a_second_factor_whatever_they_ask_for(newcomer, address):
    _, client = newcomer
    assert client.get(address).headers["Location"].startswith(door.ENROL)


def test_the_page_offers_a_passkey_and_an_app_and_nothing_of_the_house(newcomer):
    _, client = newcomer
    text = client.get(door.ENROL).content.decode()
    assert "One more step before you start" in text
    assert door.ADD_PASSKEY in text
    assert door.ADD_APP in text
    assert "/account/" not in text


def test_an_app_with_codes_opens_the_house_and_shows_recovery_codes(newcomer):
    user, client = newcomer
    before = client.cookies["session"].value
    assert enrol_with_app(client).headers["Location"] == RECOVERY
    assert client.cookies["session"].value != before
    page = client.get(RECOVERY)
    assert page.status_code == 200
    assert len(re.findall(r'<b class="ju-number">\d{8}</b>', page.content.decode())) == 10
    assert client.get("/account/").status_code == 200
    downloaded = client.get(f"{RECOVERY}download/").content.decode().split()
    assert len(downloaded) == 10


def test_a_passkey_opens_the_house(newcomer):
    user, client = newcomer
    assert door.add_passkey(client, Passkey()).headers["Location"] == RECOVERY
    assert client.get("/account/").status_code == 200
    assert Authenticator.objects.filter(user=user, type="webauthn").count() == 1


def test_a_wrong_code_enrols_nothing(newcomer):
    user, client = newcomer
    client.get(door.ADD_APP)
    assert client.post(door.ADD_APP, {"code": "000000"}).status_code == 200
    assert client.get("/account/").headers["Location"].startswith(door.ENROL)
    assert not Authenticator.objects.filter(user=user).exists()


def test_a_session_opened_with_a_password_alone_never_grows_by_what_another_session_enrols(newcomer):
    user, client = newcomer
    other = Client()
    door.with_password(other, user)
    enrol_with_app(client)
    assert other.get("/account/").headers["Location"].startswith(door.LOGIN)
    assert other.get(door.ENROL).headers["Location"].startswith(door.LOGIN)
    assert client.get("/account/").status_code == 200


def test_who_removes_their_last_second_factor_enrols_again_at_once():
    user, _ = factories.staff()
    client = door.signed_in(user)
    door.reauthenticate(client, user)
    assert client.get("/sign-in/2fa/totp/deactivate/").status_code == 200
    client.post("/sign-in/2fa/totp/deactivate/")
    assert client.get("/account/").headers["Location"].startswith(door.ENROL)


def test_a_newcomer_who_leaves_the_page_open_signs_in_again(newcomer):
    _, client = newcomer
    with clock.at(clock.now() + clock.days(1) / 24):
        assert client.get(door.ENROL).headers["Location"].startswith(door.LOGIN)


def test_passkeys_are_listed_renamed_and_removed():
    user, _ = factories.staff()
    client = door.signed_in(user)
    door.reauthenticate(client, user)
    door.add_passkey(client, Passkey())
    key = Authenticator.objects.get(user=user, type="webauthn")
    assert "My phone" in client.get("/sign-in/2fa/webauthn/").content.decode()
    assert client.get(f"/sign-in/2fa/webauthn/keys/{key.pk}/edit/").status_code == 200
    client.post(f"/sign-in/2fa/webauthn/keys/{key.pk}/edit/", {"name": "Old phone"})
    assert "Old phone" in client.get(f"/sign-in/2fa/webauthn/keys/{key.pk}/remove/").content.decode()
    client.post(f"/sign-in/2fa/webauthn/keys/{key.pk}/remove/")
    assert "None yet" in client.get("/sign-in/2fa/webauthn/").content.decode()


def test_nobody_touches_the_passkeys_of_somebody_else():
    owner, _ = factories.staff()
    client = door.signed_in(owner)
    door.reauthenticate(client, owner)
    door.add_passkey(client, Passkey())
    key = Authenticator.objects.get(user=owner, type="webauthn")
    other, _ = factories.staff()
    theirs = door.signed_in(other)
    door.reauthenticate(theirs, other)
    assert theirs.get(f"/sign-in/2fa/webauthn/keys/{key.pk}/edit/").status_code == 404
    assert theirs.post(f"/sign-in/2fa/webauthn/keys/{key.pk}/remove/").status_code == 404
    assert client.get(f"/sign-in/2fa/webauthn/keys/{key.pk}/edit/").status_code == 200


def test_every_page_about_signing_in_stands():
    user, _ = factories.staff()
    client = door.signed_in(user)
    door.reauthenticate(client, user)
    door.add_passkey(client, Passkey())
    for address in (
        *(door.ENROL, RECOVERY, f"{RECOVERY}generate/", "/sign-in/password/change/", "/sign-in/logout/"),
        *("/sign-in/2fa/reauthenticate/", "/sign-in/2fa/webauthn/reauthenticate/", "/sign-in/2fa/webauthn/add/"),
        "/sign-in/2fa/totp/deactivate/",
    ):
        assert client.get(address).status_code == 200, address
