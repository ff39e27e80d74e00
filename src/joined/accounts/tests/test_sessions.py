"""Sessions lock, end and change their keys (security.md T10, AC-115)."""

import datetime
import time

import pytest
from django.core.cache import cache
from django.test import Client

from joined.accounts import actions, models
from joined.accounts.tests import at_the_door as door
from joined.accounts.tests import factories
from joined.accounts.tests.passkey import Passkey
from joined.base import forms_sent, rows
from joined.kit import actors, clock

pytestmark = pytest.mark.django_db
MINUTE = datetime.timedelta(minutes=1)
UNLOCK = "/unlock/"


@pytest.fixture(autouse=True)
def _unthrottled():
    cache.clear()


@pytest.fixture
def gp():
    """A GP with a code app and a passkey, signed in, and the passkey."""
    user, _ = factories.staff()
    client, passkey = door.signed_in(user), Passkey()
    door.reauthenticate(client, user)
    door.add_passkey(client, passkey)
    return user, client, passkey


def later(minutes: float):
    return clock.at(clock.now() + minutes * MINUTE)


def test_fifteen_minutes_without_a_touch_lock_the_session(gp):
    _, client, _ = gp
    with later(14):
        assert client.get("/account/").status_code == 200
    with later(14 + 14):
        assert client.get("/account/").status_code == 200
    with later(14 + 14 + 15):
        assert client.get("/account/").headers["Location"] == "/unlock/?next=%2Faccount%2F"
    assert client.get("/account/").headers["Location"].startswith(UNLOCK)


def test_what_a_page_asks_by_itself_does_not_keep_a_session_awake(gp):
    _, client, _ = gp
    with later(14):
        client.get("/account/", headers={"X-Background": "1"})
    with later(15):
        assert client.get("/account/").headers["Location"].startswith(UNLOCK)


def test_a_locked_session_shows_and_does_nothing_but_unlocking_and_signing_out(gp):
    _, client, _ = gp
    with later(16):
        client.get("/account/")
        for address in (
            "/account/",
            "/admin-area/people/",
            "/nowhere/",
            door.ENROL,
            door.ADD_PASSKEY,
            "/sign-in/password/change/",
        ):
            assert client.get(address).headers["Location"].startswith(UNLOCK), address
            assert client.post(address).headers["Location"].startswith(UNLOCK), address
        assert "/account/" not in client.get(UNLOCK).content.decode()
        assert client.post("/sign-in/logout/").headers["Location"] == door.LOGIN


def test_a_passkey_unlocks_under_a_new_key_and_goes_back_where_it_stopped(gp):
    _, client, passkey = gp
    with later(16):
        page = client.get("/account/?part=2", follow=True)
        before = client.cookies["session"].value
        credential = passkey.get(door.options(page))
        answer = client.post(UNLOCK, {"credential": credential, "next": "/account/?part=2"})
        assert answer.headers["Location"] == "/account/?part=2"
        assert client.cookies["session"].value != before
        assert client.get("/account/").status_code == 200


def test_a_password_and_a_code_unlock(gp):
    user, client, _ = gp
    cache.clear()
    with later(16):
        client.get("/account/")
        sent = {"password": factories.PASSWORD, "code": door.code_now(), "next": "/account/"}
        assert client.post(UNLOCK, sent).headers["Location"] == "/account/"


@pytest.mark.parametrize(
    "sent",
    [{"password": "wrong", "code": "right"}, {"password": "right", "code": "000000"}, {"password": "", "code": ""}],
)
def test_half_right_does_not_unlock_and_does_not_say_which_half(gp, sent):
    user, client, _ = gp
    cache.clear()
    sent = {
        name: {"right": {"password": factories.PASSWORD, "code": door.code_now()}[name]}.get(v, v)
        for name, v in sent.items()
    }
    with later(16):
        client.get("/account/")
        answer = client.post(UNLOCK, sent)
        assert answer.status_code == 422
        assert client.get("/account/").headers["Location"].startswith(UNLOCK)


def test_somebody_elses_passkey_does_not_unlock(gp):
    _, client, _ = gp
    stranger, theirs = factories.staff()[0], Passkey()
    other = door.signed_in(stranger)
    door.reauthenticate(other, stranger)
    door.add_passkey(other, theirs)
    with later(16):
        page = client.get("/account/", follow=True)
        assert client.post(UNLOCK, {"credential": theirs.get(door.options(page))}).status_code == 422
        assert client.get("/account/").headers["Location"].startswith(UNLOCK)


def test_unlocking_leads_off_the_site_for_nobody(gp):
    _, client, passkey = gp
    with later(16):
        page = client.get("/account/", follow=True)
        sent = {"credential": passkey.get(door.options(page)), "next": "https://elsewhere.example/"}
        assert client.post(UNLOCK, sent).headers["Location"] == "/"


def test_guessing_at_the_lock_is_stopped(gp):
    _, client, _ = gp
    with later(16):
        client.get("/account/")
        for _ in range(6):
            answer = client.post(UNLOCK, {"password": "wrong", "code": "000000"})
        assert "Too many tries" in answer.content.decode()


def test_a_form_that_arrives_after_the_lock_is_kept_and_waits_on_its_page(gp):
    user, client, passkey = gp
    form = {"draft": "bring", "about": "", "ask": "Could somebody visit?", "who": ["a", "b"]}
    with later(16):
        started = time.monotonic()
        away = client.post("/admin-area/people/add/", form, headers={"Referer": "http://testserver/account/?x=1"})
        assert away.headers["Location"] == "/unlock/?next=%2Faccount%2F%3Fx%3D1"
        page = client.get(away.headers["Location"])
        credential = passkey.get(door.options(page))
        back = client.post(UNLOCK, {"credential": credential, "next": "/account/?x=1"}, follow=True)
        assert back.status_code == 200
        with rows.context(factories.queries.staff(user_id=user.pk)):
            draft = forms_sent.draft(user_id=user.pk, form="bring", about="")
        assert draft.values == {"ask": ["Could somebody visit?"], "who": ["a", "b"]}
        assert time.monotonic() - started < 5


def test_a_form_from_another_site_leaves_no_draft():
    user, _ = factories.staff()
    client = Client(enforce_csrf_checks=True)
    client.force_login(user)
    client.get("/account/")
    with later(16):
        client.post("/account/", {"draft": "bring", "ask": "Something planted"})
        with rows.context(factories.queries.staff(user_id=user.pk)):
            assert forms_sent.draft(user_id=user.pk, form="bring", about="") is None


def test_autosave_of_a_locked_session_is_kept_and_answered_with_the_way_to_unlock(gp):
    user, client, _ = gp
    with later(16):
        answer = client.post("/drafts/bring/", {"ask": "Could some"}, headers={"X-Requested-With": "fetch"})
        assert answer.status_code == 401
        assert answer.content == b"Sign in again to go on. We have kept what you wrote."
        assert answer.headers["X-Go-To"].startswith("/unlock/?next=")
        with rows.context(factories.queries.staff(user_id=user.pk)):
            assert forms_sent.draft(user_id=user.pk, form="bring", about="").values == {"ask": ["Could some"]}


def test_twelve_hours_end_a_session_however_busy():
    user, _ = factories.staff()
    client = door.signed_in(user)
    for minutes in range(0, 12 * 60, 10):
        with later(minutes):
            assert client.get("/account/").status_code == 200
    with later(12 * 60):
        assert client.get("/account/").headers["Location"] == "/sign-in/login/?next=%2Faccount%2F"
    assert not models.Session.objects.filter(user=user).exists()


def test_a_form_that_arrives_after_twelve_hours_is_kept_for_the_next_sign_in(gp):
    user, client, _ = gp
    for minutes in range(0, 12 * 60, 14):
        with later(minutes):
            client.get("/account/")
    with later(12 * 60):
        away = client.post("/account/", {"draft": "bring", "ask": "Could somebody visit?"})
        assert away.headers["Location"].startswith(door.LOGIN)
        with rows.context(factories.queries.staff(user_id=user.pk)):
            kept = forms_sent.draft(user_id=user.pk, form="bring", about="")
        assert kept.values == {"ask": ["Could somebody visit?"]}


def test_a_disabled_users_live_session_ends_with_the_next_request():
    """AC-115, and its success: the same user's same request before."""
    user, _ = factories.staff()
    client = door.signed_in(user)
    assert client.get("/account/").status_code == 200
    actions.disable(by=actors.System("tests"), user=user)
    assert client.get("/account/").headers["Location"].startswith(door.LOGIN)
    assert not models.Session.objects.filter(user=user).exists()


def test_a_disabled_user_is_out_even_if_a_session_survives_somewhere():
    user, _ = factories.staff()
    client = door.signed_in(user)
    models.User.objects.filter(pk=user.pk).update(is_active=False)
    assert client.get("/account/").headers["Location"].startswith(door.LOGIN)


def test_an_ended_membership_ends_reach_with_the_next_request():
    user, _ = factories.staff()
    client = door.signed_in(user)
    assert client.get("/account/").status_code == 200
    with factories.making("accounts"):
        models.Membership.objects.filter(user=user).update(until_on=clock.today())
    answer = client.get("/account/")
    assert answer.status_code == 403
    assert "You are not in a team at the moment" in answer.content.decode()


def test_ending_one_users_sessions_leaves_everybody_elses():
    user, _ = factories.staff()
    other, _ = factories.staff()
    client, others = door.signed_in(user), door.signed_in(other)
    with factories.making("accounts"):
        actions.end_sessions(user)
    assert client.get("/account/").status_code == 302
    assert others.get("/account/").status_code == 200


def test_sessions_that_are_over_are_swept():
    user, _ = factories.staff()
    door.signed_in(user)
    with later(12 * 60 + 1):
        actions.sweep(by=actors.System("accounts.sweep"))
    assert not models.Session.objects.filter(user=user).exists()
