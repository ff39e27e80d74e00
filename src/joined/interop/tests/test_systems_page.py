"""Whoever keeps a place lets a partner's system in: its key pasted and shown, its answers, its end (T20)."""

import json

import pytest
from cryptography.hazmat.primitives import serialization

from joined.huddle.tests import riverside as town
from joined.interop import models
from joined.interop.tests import systems
from joined.kit import clock
from joined.places import actions as places

HERE = "/admin-area/systems/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(riverside):
    places.lead_place(by=town.SET_UP, place=riverside.north.within, organisation=riverside.trust)
    return town.browser(town.worker("Ada Keeper", riverside.intake_team, "organisation_administrator"))


def given(riverside, **changed):
    sender = models.Client._meta.get_field("organisation").related_model.objects.get(code="Z99001")
    key = json.dumps(systems.public(systems.curve_key("Z99001")))
    return {"organisation": str(sender.pk), "name": "Practice system", "key": key} | changed


def pem(key, half):
    if half == "public":
        kind = serialization.PublicFormat.SubjectPublicKeyInfo
        return key.public_key().public_bytes(serialization.Encoding.PEM, kind).decode()
    plain = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return key.private_bytes(*plain).decode()


def test_a_system_is_let_in_is_shown_changes_its_key_and_is_ended(riverside, keeper):
    assert keeper.post(f"{HERE}add/", given(riverside)).status_code == 303
    client = models.Client.objects.get()
    system = systems.System(str(client.pk), "Z99001", systems.curve_key("Z99001"))
    assert system.sends(systems.REFERRAL).status_code == 200
    page = keeper.get(HERE).text
    for shown in (str(client.pk), "Marsh Lane Surgery, Z99001", "Elliptic curve P-256", clock.today().strftime("%Y")):
        assert shown in page, shown
    assert "Nothing yet" not in page
    new = pem(systems.curve_key("other"), "public")
    assert keeper.post(f"{HERE}{client.pk}/key/", {"key": new}).status_code == 303
    assert system.asks("metadata").status_code == 401
    newer = systems.System(str(client.pk), "Z99001", systems.curve_key("other"))
    assert newer.asks("metadata").status_code == 200
    assert keeper.post(f"{HERE}{client.pk}/end/").status_code == 303
    assert newer.asks("metadata").status_code == 401
    assert "None yet. Referrals still come" in keeper.get(HERE).text


@pytest.mark.parametrize(
    ("key", "says"),
    [
        (pem(systems.curve_key("x"), "private"), "This is a private key"),
        ("{}", "must be RSA, or on the curve"),
        ("hello", "neither as JWK nor as PEM"),
        ("[1]", "neither as JWK nor as PEM"),
    ],
)
def test_what_is_no_public_key_is_sent_back_with_a_sentence(riverside, keeper, key, says):
    page = keeper.post(f"{HERE}add/", given(riverside, key=key))
    assert (page.status_code, says in page.text) == (422, True)
    assert not models.Client.objects.exists()


def test_answers_go_where_a_keeper_says_and_to_no_machine_without_a_name(riverside, keeper):
    sender = given(riverside)["organisation"]
    for wrong in (
        "http://theirs.example",
        "https://10.0.0.8/fhir",
        "https://internal/fhir",
        "https://u:p@theirs.example",
    ):
        page = keeper.post(f"{HERE}answers/", {"organisation": sender, "address": wrong})
        assert page.status_code == 422, wrong
    there = {"organisation": sender, "address": "https://theirs.example/FHIR/R4"}
    assert keeper.post(f"{HERE}answers/", there).status_code == 303
    assert "https://theirs.example/FHIR/R4" in keeper.get(HERE).text


def test_only_whoever_keeps_a_place_lets_systems_in(riverside, keeper):
    client = systems.client("Z99001")
    others = [
        riverside.gp,
        riverside.chair,
        town.worker("Pat Practice", riverside.practice_team, "organisation_administrator"),
        town.worker("Cherry Charity", riverside.befriending, "organisation_administrator"),
    ]
    for who in others:
        browser = town.browser(who)
        assert browser.get(HERE).status_code == 404, who.name
        for path, sent in (
            ("add/", given(riverside)),
            (f"{client.id}/key/", {"key": pem(systems.curve_key("other"), "public")}),
            (f"{client.id}/end/", {}),
            ("answers/", {"organisation": given(riverside)["organisation"], "address": "https://theirs.example"}),
        ):
            assert browser.post(HERE + path, sent).status_code == 404, (who.name, path)
    assert client.asks("metadata").status_code == 200
    assert keeper.post(f"{HERE}{client.id}/end/").status_code == 303
