"""The entrance: who is let in, what strangers see, and what it costs."""

import pathlib
import re
import uuid

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from joined.accounts import queries, visits
from joined.accounts.tests import factories
from joined.accounts.tests.at_the_door import LOGIN

pytestmark = pytest.mark.django_db


def bare(response) -> tuple[int, bytes, dict[str, str]]:
    return response.status_code, response.content, dict(response.headers)


@pytest.mark.parametrize("way", ["get", "post", "put", "delete", "head", "options"])
def test_a_stranger_is_sent_to_sign_in_from_anywhere_real_or_invented(way):
    """AC-114: nothing tells a page that exists from one that does not."""
    user, _ = factories.staff(role="organisation_administrator")
    pairs = (
        (f"/admin-area/people/{user.pk}/", f"/admin-area/people/{uuid.UUID(int=1)}/"),
        (f"/admin-area/people/{user.pk}/join/", f"/admin-area/people/{uuid.UUID(int=1)}/join/"),
        ("/account/", "/accoun1/"),
        ("/drafts/bring/", "/draft1/bring/"),
    )
    for real, invented in pairs:
        answers = [bare(getattr(Client(), way)(address)) for address in (real, invented)]
        tidy = [str(answer).replace(real, "").replace(invented, "") for answer in answers]
        quoted = [text.replace(page.replace("/", "%2F"), "") for text, page in zip(tidy, (real, invented), strict=True)]
        assert answers[0][0] == 302
        assert answers[0][2]["Location"].startswith(LOGIN)
        assert quoted[0] == quoted[1]
    assert factories.signed_in(user).get(f"/admin-area/people/{user.pk}/").status_code == 200


def test_a_script_is_answered_with_401_and_a_sentence():
    for address in ("/account/", "/nowhere/"):
        answer = Client().get(address, headers={"X-Requested-With": "fetch"})
        assert (answer.status_code, answer.content[:13]) == (401, b"Sign in again")


def test_what_is_not_there_is_the_same_page_for_every_address():
    client = factories.signed_in(factories.staff()[0])
    first, second = client.get("/nowhere/"), client.get(f"/admin-area/people/{uuid.uuid4()}/")
    assert bare(first) == bare(second)
    assert first.status_code == 404


def test_every_answer_says_that_it_is_not_to_be_kept_and_forbids_frames():
    client = factories.signed_in(factories.staff()[0])
    for answer in (client.get("/account/"), client.get("/nowhere/"), Client().get("/account/"), Client().get(LOGIN)):
        assert "no-store" in answer.headers["Cache-Control"]
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
        assert "unsafe" not in answer.headers["Content-Security-Policy"]
        assert answer.headers["Referrer-Policy"] == "same-origin"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_change_without_a_token_is_refused_and_says_what_to_do():
    user, _ = factories.staff()
    client = Client(enforce_csrf_checks=True)
    client.force_login(user)
    answer = client.post("/account/act-for/", {"organisation": "x"})
    assert answer.status_code == 403
    assert "Go back, reload it and send it again" in answer.content.decode()


def test_a_session_its_user_hats_and_second_factor_are_one_statement():
    user, actor = factories.staff()
    charity = factories.a_team(organisation=factories.an_organisation(kind="charity"))
    factories.a_membership(user=user, team=charity, role="vcse_worker")
    client = factories.signed_in(user)
    with CaptureQueriesContext(connection) as asked:
        found = queries.session(key=client.cookies["session"].value)
    assert len(asked) == 1
    assert found.known.user == user
    assert len(found.known.works) == 2
    assert found.known.has_second_factor


def test_letting_in_costs_two_statements_whatever_somebody_works_as():
    user, _ = factories.staff()
    for _ in range(3):
        team = factories.a_team(organisation=factories.an_organisation(kind="charity"))
        factories.a_membership(user=user, team=team, role="vcse_worker")
    client = factories.signed_in(user)
    client.get("/nowhere/")
    with CaptureQueriesContext(connection) as asked:
        client.get("/nowhere/")
    statements = [query["sql"] for query in asked if "SAVEPOINT" not in query["sql"]]
    kinds = ["session" if "accounts_session" in sql else "settings" for sql in statements]
    assert kinds[:2] == ["session", "settings"]
    assert [sql for sql in statements if "accounts_session" not in sql and "set_config" not in sql] == []


def test_a_visit_by_nobody_asks_nothing():
    request = RequestFactory().get("/")
    client = Client()
    with CaptureQueriesContext(connection) as asked:
        client.get("/nowhere/")
    assert len(asked) == 0
    assert request.method == "GET"
    assert visits.Visit().is_in


def test_only_the_library_and_the_demo_open_sessions():
    """Whoever opens one must say how it was proved: `sessions.begin` (T18)."""
    house = pathlib.Path(queries.__file__).parents[2]
    calls = re.compile(r"\b(auth|super\(\))\.login\(|\bdjango_login\(|import login\b")
    found = {
        str(file.relative_to(house))
        for file in house.rglob("*.py")
        if "tests" not in file.parts and calls.search(file.read_text())
    }
    assert found == {"accounts/adapter.py", "demo/pages.py"}
    assert all("sessions.begin(" in (house / file).read_text() for file in found)
