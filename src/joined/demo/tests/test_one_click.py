"""Being somebody with one click: in the demo, and nowhere else (decisions.md §6, security.md T43)."""

import datetime

import pytest
from django.test import Client
from django.urls import Resolver404, resolve

from joined.accounts import models as accounts
from joined.accounts.tests import factories
from joined.config.tests import serving
from joined.demo import cast
from joined.kit import clock

pytestmark = pytest.mark.django_db
SIGN_IN = "/demo/sign-in/"
RESOLVE = "import django; django.setup(); from django.urls import resolve; resolve('/demo/sign-in/')"


@pytest.fixture
def demo(settings):
    settings.DEMO = True
    settings.ROOT_URLCONF = "joined.demo.tests.addresses"
    settings.NAVIGATION = ()
    gp = next(person for person in cast.PEOPLE if person.slug == "gp")
    user = factories.a_user(name=gp.name, email=gp.email, second_factor=False)
    factories.a_membership(user=user, team=factories.a_team(), role="nurse")
    return user


def test_everybody_of_the_cast_has_a_card_that_says_who_they_are(demo):
    text = Client().get(SIGN_IN).content.decode()
    for person in cast.PEOPLE:
        assert f'name="as" value="{person.slug}"' in text
        assert person.name in text


def test_one_click_signs_in_without_a_second_factor_and_changes_the_session(demo):
    client = Client()
    client.get(SIGN_IN)
    answer = client.post(SIGN_IN, {"as": "gp"})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    first = client.cookies["session"].value
    assert client.get("/account/").status_code == 200
    client.post(SIGN_IN, {"as": "gp"})
    assert client.cookies["session"].value != first


def test_being_somebody_needs_the_pages_own_token(demo):
    client = Client(enforce_csrf_checks=True)
    assert client.post(SIGN_IN, {"as": "gp"}).status_code == 403
    assert client.post(SIGN_IN, {"as": "gp", "csrfmiddlewaretoken": _token(client)}).status_code == 303


def test_nobody_outside_the_cast_is_signed_in(demo):
    stranger = factories.a_user(email="stranger@example.org")
    for chosen in ("", "nobody", stranger.email, str(stranger.pk)):
        assert Client().post(SIGN_IN, {"as": chosen}).status_code == 404


def test_signing_out_leads_back_to_the_cast(demo):
    client = Client()
    client.post(SIGN_IN, {"as": "gp"})
    assert client.post("/sign-in/logout/").headers["Location"] == SIGN_IN


def test_the_lock_opens_with_one_click_too(demo):
    client = Client()
    client.post(SIGN_IN, {"as": "gp"})
    with clock.at(clock.now() + datetime.timedelta(minutes=16)):
        assert client.get("/account/").headers["Location"].startswith("/unlock/")
        assert "as this is a demo" in client.get("/unlock/").content.decode()
        assert client.post("/unlock/", {"next": "/account/"}).headers["Location"] == "/account/"


def test_a_one_click_session_is_worth_nothing_outside_the_demo(demo, settings):
    client = Client()
    client.post(SIGN_IN, {"as": "gp"})
    settings.DEMO = False
    assert client.get("/account/").headers["Location"].startswith("/sign-in/2fa/")


def test_who_signs_in_with_a_password_enrols_in_the_demo_too(demo):
    client = Client()
    client.post("/sign-in/login/", {"login": demo.email, "password": factories.PASSWORD})
    assert client.get("/account/").headers["Location"].startswith("/sign-in/2fa/")
    assert accounts.Session.objects.filter(user=demo).exists()


def test_the_page_exists_in_demo_mode_only(fresh_database):
    demo = serving.started(serving.surroundings(fresh_database, mode="demo"), RESOLVE)
    assert (demo.returncode, demo.stderr) == (0, "")
    production = serving.started(serving.surroundings(fresh_database), RESOLVE)
    assert "Resolver404" in production.stderr
    with pytest.raises(Resolver404):
        resolve(SIGN_IN)


def _token(client: Client) -> str:
    text = client.get(SIGN_IN).content.decode()
    return text.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
