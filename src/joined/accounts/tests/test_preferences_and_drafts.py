"""How pages look is remembered; what somebody types is kept for them alone (product.md §5)."""

import datetime
import json

import pytest
from django.test import Client

from joined.accounts import models
from joined.accounts.tests import factories
from joined.base import forms_sent, rows
from joined.base.models import Draft
from joined.kit import clock

pytestmark = pytest.mark.django_db
LOGIN = "/sign-in/login/"


@pytest.fixture
def gp():
    user, actor = factories.staff()
    return user, actor, factories.signed_in(user)


def kept(actor, form: str = "bring", about: str = "") -> Draft | None:
    with rows.context(actor):
        return forms_sent.draft(user_id=actor.id, form=form, about=about)


def test_before_sign_in_the_browser_remembers_text_size_and_contrast():
    client = Client()
    answer = client.post("/preferences/", {"text_size": "3", "contrast": "dark", "next": LOGIN})
    assert answer.headers["Location"] == LOGIN
    assert all(answer.cookies[name]["httponly"] for name in ("text_size", "contrast"))
    assert 'class="text-3 contrast-dark"' in client.get(LOGIN).content.decode()


def test_after_sign_in_the_user_has_their_own_on_every_device(gp):
    user, _, client = gp
    client.post("/preferences/", {"contrast": "high"})
    client.post("/preferences/", {"text_size": "2"})
    assert 'class="text-2 contrast-high"' in factories.signed_in(user).get("/account/").content.decode()


def test_changing_looks_leads_back_to_the_page_it_was_done_on_and_never_off_the_site(gp):
    _, _, client = gp
    for referer, back in (
        ("http://testserver/account/?part=2", "/account/?part=2"),
        ("https://elsewhere.example/account/", "/"),
        ("", "/"),
    ):
        answer = client.post("/preferences/", {"text_size": "2"}, headers={"Referer": referer})
        assert answer.headers["Location"] == back
    answer = client.post("/preferences/", {"text_size": "2", "next": "//elsewhere.example/"})
    assert answer.headers["Location"] == "/"


def test_looks_that_do_not_exist_change_nothing(gp):
    user, _, client = gp
    client.post("/preferences/", {"text_size": "9", "contrast": "<script>"})
    assert 'class="text-1 contrast-standard"' in client.get("/account/").content.decode()
    anonymous = Client()
    anonymous.cookies["contrast"] = '"><script>'
    assert 'class="text-1 contrast-standard"' in anonymous.get(LOGIN).content.decode()


def test_looks_are_not_changed_by_a_link_but_on_the_page_that_it_leads_to(gp):
    user, _, client = gp
    page = client.get("/preferences/", {"text_size": "3"})
    assert page.status_code == 200
    assert "Largest text" in page.content.decode()
    assert models.User.objects.get(pk=user.pk).text_size == 1


def test_a_draft_is_kept_from_form_fields_with_the_time(gp):
    _, actor, client = gp
    with clock.at(clock.moment_on(clock.today(), datetime.time(10, 42))):
        sent = {"ask": "Could somebody visit?", "who": ["a", "b"], "about": "x", "form_key": "k", "next": "/"}
        answer = factories.signed_in(models.User.objects.get(pk=actor.id)).post("/drafts/bring/", sent)
        assert (answer.status_code, answer.content) == (204, b"")
        assert answer.headers["X-Saved-At"] == "10:42am"
        assert kept(actor, about="x").values == {"ask": ["Could somebody visit?"], "who": ["a", "b"]}


def test_a_draft_is_kept_from_json_and_replaced_by_the_next(gp):
    _, actor, client = gp
    for ask in ("Could", "Could somebody visit?"):
        sent = json.dumps({"about": "x", "values": {"ask": ask, "who": ["a"]}})
        assert client.post("/drafts/bring/", sent, content_type="application/json").status_code == 204
    assert kept(actor, about="x").values == {"ask": ["Could somebody visit?"], "who": ["a"]}


def test_a_draft_is_nobody_elses(gp):
    _, actor, client = gp
    client.post("/drafts/bring/", {"ask": "Could somebody visit?"})
    other = factories.staff()[1]
    with rows.context(other):
        assert forms_sent.draft(user_id=actor.id, form="bring", about="") is None
    assert kept(actor) is not None


@pytest.mark.parametrize("body", ["nonsense", "[]", '{"values": 3}', '{"about": "x"}', '{"values": ["a"]}'])
def test_a_draft_that_is_no_form_is_refused(gp, body):
    _, actor, client = gp
    assert client.post("/drafts/bring/", body, content_type="application/json").status_code == 422
    assert kept(actor) is None


def test_a_draft_has_a_size(gp):
    _, actor, client = gp
    too_long = {"ask": "x" * 100_001}
    too_many = {f"field{number}": "x" for number in range(201)}
    for sent in (too_long, too_many, {"ask": "x", "about": "y" * 61}):
        answer = client.post("/drafts/bring/", sent)
        assert answer.status_code == 413
        assert "too long to keep as a draft" in answer.content.decode()
    assert client.post(f"/drafts/{'f' * 61}/", {"ask": "x"}).status_code == 413
    assert kept(actor) is None
    assert client.post("/drafts/bring/", {"ask": "x" * 50_000}).status_code == 204


def test_who_is_signed_out_is_told_so_in_a_sentence():
    answer = Client().post("/drafts/bring/", {"ask": "x"}, headers={"X-Requested-With": "fetch"})
    assert answer.status_code == 401
    assert answer.content.decode().startswith("Sign in again to go on.")
    assert answer.headers["X-Go-To"].startswith(f"{LOGIN}?next=")


def test_a_draft_is_not_kept_by_a_link(gp):
    _, actor, client = gp
    assert client.get("/drafts/bring/", {"ask": "x"}).status_code == 405
