"""Signing in over HTTP: password and a second factor, and nothing told to a stranger (security.md T18, T25)."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from joined.accounts import library
from joined.accounts.tests import at_the_door as door
from joined.accounts.tests import factories
from joined.accounts.tests.passkey import Passkey
from joined.base import later

pytestmark = pytest.mark.django_db
RESET = "/sign-in/password/reset/"


@pytest.fixture(autouse=True)
def _unthrottled():
    cache.clear()


def said(response) -> str:
    """The page without what differs each time: tokens, and the address that was typed."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", response.content.decode())
    return re.sub(r"[\w.]+@example\.org", "", text)


def reset_link() -> str:
    return re.search(r"http://localhost:8000(/\S+)", mail.outbox[-1].body).group(1)


def asks_for_link(client: Client, email: str):
    with later.playing() as play:
        answer = client.post(RESET, {"email": email}, follow=True)
        play.run_due()
    return answer


def test_a_password_and_a_code_open_a_session():
    user, _ = factories.staff()
    client = Client()
    assert door.with_password(client, user).headers["Location"] == door.SECOND
    assert client.get("/account/").headers["Location"].startswith(door.LOGIN)
    assert client.post(door.SECOND, {"code": door.code_now()}).headers["Location"] == "/"
    assert client.get("/account/").status_code == 200


def test_signing_in_leads_to_the_page_that_was_asked_for_but_never_off_the_site():
    user, _ = factories.staff()
    client = Client()
    asked = client.get("/account/?part=1").headers["Location"]
    door.with_password(client, user, next=asked.split("next=")[1].replace("%2F", "/").replace("%3F", "?"))
    assert client.post(door.SECOND, {"code": door.code_now()}).headers["Location"].startswith("/account/")
    client = Client()
    cache.clear()
    door.with_password(client, user, next="https://elsewhere.example/")
    assert client.post(door.SECOND, {"code": door.code_now()}).headers["Location"] == "/"


def test_a_wrong_code_and_a_code_used_before_open_nothing():
    user, _ = factories.staff()
    door.signed_in(user)
    client = Client()
    door.with_password(client, user)
    wrong = client.post(door.SECOND, {"code": "000000"})
    again = client.post(door.SECOND, {"code": door.code_now()})
    assert "That did not work" in wrong.content.decode()
    assert "That did not work" in again.content.decode()
    assert client.get("/account/").status_code == 302


def test_a_recovery_code_works_once():
    user, _ = factories.staff()
    code = RecoveryCodes.activate(user).get_unused_codes()[0]
    client = Client()
    door.with_password(client, user)
    assert client.post(door.SECOND, {"code": code}).headers["Location"] == "/"
    client = Client()
    door.with_password(client, user)
    assert client.post(door.SECOND, {"code": code}).status_code == 200


def test_a_passkey_alone_signs_in():
    user, _ = factories.staff()
    passkey = Passkey()
    client = door.signed_in(user)
    door.reauthenticate(client, user)
    assert door.add_passkey(client, passkey).status_code == 302
    client = Client()
    assert door.with_passkey(client, passkey).headers["Location"] == "/"
    assert client.get("/account/").status_code == 200


def test_a_passkey_that_did_not_verify_its_user_does_not_sign_in():
    user, _ = factories.staff()
    passkey = Passkey()
    client = door.signed_in(user)
    door.reauthenticate(client, user)
    door.add_passkey(client, passkey)
    passkey.verifies_user = False
    client = Client()
    assert door.with_passkey(client, passkey).headers["Location"] == door.LOGIN
    assert "That did not work" in client.get(door.LOGIN).content.decode()
    assert client.get("/account/").status_code == 302


def test_a_stranger_learns_nothing_from_signing_in():
    user, _ = factories.staff()
    wrong = door.with_password(Client(), user, "not the password")
    user.email = "nobody@example.org"
    unknown = door.with_password(Client(), user, "not the password")
    assert (wrong.status_code, said(wrong)) == (unknown.status_code, said(unknown))
    assert "is not right" in said(wrong)


def test_a_leavers_right_password_is_answered_like_a_wrong_one():
    user, _ = factories.staff()
    before = door.with_password(Client(), user, "not the password")
    user.is_active = False
    user.save()
    after = door.with_password(Client(), user)
    assert (before.status_code, said(before)) == (after.status_code, said(after))


def test_a_leavers_passkey_opens_nothing():
    user, _ = factories.staff()
    passkey = Passkey()
    client = door.signed_in(user)
    door.reauthenticate(client, user)
    door.add_passkey(client, passkey)
    user.is_active = False
    user.save()
    client = Client()
    assert door.with_passkey(client, passkey).headers["Location"] == door.LOGIN
    assert client.get("/account/").headers["Location"].startswith(door.LOGIN)


def test_asking_for_a_new_password_is_answered_the_same_for_known_and_unknown():
    user, _ = factories.staff()
    answers = [asks_for_link(Client(), email) for email in (user.email, "nobody@example.org")]
    assert said(answers[0]) == said(answers[1])
    assert [letter.to for letter in mail.outbox] == [[user.email]]


def test_asking_for_a_new_password_is_the_same_work_for_known_and_unknown():
    user, _ = factories.staff()
    done = []
    for email in (user.email, "nobody@example.org"):
        cache.clear()
        client = Client()
        with later.playing() as play, CaptureQueriesContext(connection) as asked:
            client.post(RESET, {"email": email})
        statements = [query["sql"].split()[0] for query in asked]
        done.append((statements, [put.name for put in play.waiting]))
    assert done[0] == done[1]
    assert done[0][1] == ["accounts.send_link"]


def test_a_new_password_by_email_still_needs_the_second_factor_and_the_link_works_once():
    user, _ = factories.staff()
    client = Client()
    asks_for_link(client, user.email)
    page = client.get(reset_link(), follow=True)
    chosen = {"password1": "three plain otters", "password2": "three plain otters"}
    assert client.post(page.request["PATH_INFO"], chosen).status_code == 302
    assert client.get("/account/").status_code == 302
    assert door.with_password(client, user, "three plain otters").headers["Location"] == door.SECOND
    assert "does not work any more" in Client().get(reset_link(), follow=True).content.decode()


def test_a_new_password_ends_other_sessions():
    user, _ = factories.staff()
    other, client = door.signed_in(user), Client()
    asks_for_link(client, user.email)
    page = client.get(reset_link(), follow=True)
    client.post(page.request["PATH_INFO"], {"password1": "three plain otters", "password2": "three plain otters"})
    assert other.get("/account/").status_code == 302


@pytest.mark.parametrize("password", ["short", "password1234", "worker-of-riverside"])
def test_short_common_and_personal_passwords_are_refused(password):
    user = factories.a_user(email="worker-of-riverside@example.org")
    client = Client()
    asks_for_link(client, user.email)
    page = client.get(reset_link(), follow=True)
    answer = client.post(page.request["PATH_INFO"], {"password1": password, "password2": password})
    assert answer.status_code == 200
    assert "something to mend" in answer.content.decode()


def test_nobody_signs_themselves_up_and_no_side_door_exists():
    client = Client()
    for address in ("signup/", "email/", "login/code/", "password/set/", "confirm-email/", "2fa/webauthn/signup/"):
        assert client.post(f"/sign-in/{address}").headers["Location"].startswith(door.LOGIN)
    signed_in = factories.signed_in(factories.staff()[0])
    assert signed_in.get("/sign-in/signup/").status_code == 404
    public = {pattern.name for pattern in library.urlpatterns if getattr(pattern.callback, "is_public", False)}
    assert public == {
        "account_login",
        "account_logout",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key",
        "account_reset_password_from_key_done",
        "mfa_authenticate",
        "mfa_login_webauthn",
    }


def test_signing_in_gives_a_new_session_key_and_signing_out_ends_it_on_the_server():
    user, _ = factories.staff()
    client = Client()
    door.with_password(client, user)
    before = client.cookies["session"].value
    client.post(door.SECOND, {"code": door.code_now()})
    during = client.cookies["session"].value
    assert during != before
    out = client.post("/sign-in/logout/")
    assert out.headers["Location"] == door.LOGIN
    assert out.headers["Clear-Site-Data"] == '"cache"'
    client.cookies["session"] = during
    assert client.get("/account/").status_code == 302
    client.cookies["session"] = before
    assert client.get("/account/").status_code == 302


def test_changing_second_factors_needs_the_second_factor_again():
    user, _ = factories.staff()
    client = door.signed_in(user)
    asked = client.get(door.ADD_PASSKEY).headers["Location"]
    assert asked.startswith("/sign-in/2fa/reauthenticate/")
    assert client.post(asked, {"code": "000000"}).status_code == 200
    door.reauthenticate(client, user)
    assert client.get(door.ADD_PASSKEY).status_code == 200


def test_secrets_of_second_factors_are_not_readable_in_the_database():
    user = factories.a_user()
    stored = Authenticator.objects.get(user=user).data["secret"]
    assert factories.TOTP_SECRET not in stored


def test_pages_of_signing_in_are_not_kept_by_a_browser():
    for address in (door.LOGIN, RESET):
        answer = Client().get(address)
        assert "no-store" in answer.headers["Cache-Control"]
        assert "script-src 'self'" in answer.headers["Content-Security-Policy"]


def test_the_same_wrong_password_over_and_over_is_stopped_even_when_it_turns_right():
    user, _ = factories.staff()
    for _ in range(5):
        assert "is not right" in door.with_password(Client(), user, "not the password").content.decode()
    stopped = door.with_password(Client(), user)
    assert "Too many tries" in stopped.content.decode()


def test_codes_cannot_be_guessed_over_and_over():
    user, _ = factories.staff()
    client = Client()
    door.with_password(client, user)
    for _ in range(5):
        client.post(door.SECOND, {"code": "000000"})
    assert "Too many tries" in client.post(door.SECOND, {"code": door.code_now()}).content.decode()
