"""The operator lets a system in, changes its key and ends it."""

import io
import json

import pytest
from cryptography.hazmat.primitives import serialization
from django.core.management import CommandError, call_command

from joined.interop import models
from joined.interop.tests import systems


def run(*words: str) -> str:
    out = io.StringIO()
    call_command("client", *words, stdout=out)
    return out.getvalue()


def pem(key) -> str:
    kind = serialization.PublicFormat.SubjectPublicKeyInfo
    return key.public_key().public_bytes(serialization.Encoding.PEM, kind).decode()


@pytest.fixture
def key(tmp_path):
    file = tmp_path / "public.json"
    file.write_text(json.dumps(systems.public(systems.curve_key("Z99001"))))
    return str(file)


@pytest.mark.parametrize("form", ["jwk", "pem"])
@pytest.mark.parametrize("private", [systems.curve_key("Z99001"), systems.rsa_key()], ids=["curve", "rsa"])
def test_a_system_that_was_added_may_send(riverside, tmp_path, form, private):
    file = tmp_path / "key"
    file.write_text(json.dumps(systems.public(private)) if form == "jwk" else pem(private))
    said = run("add", "--organisation", "Z99001", "--name", "Practice system", "--key", str(file))
    client = models.Client.objects.get()
    assert str(client.pk) in said
    assert "/fhir/R4" in said
    assert client.organisation.name in run("list")
    algorithm = "ES256" if client.key["kty"] == "EC" else "RS512"
    system = systems.System(str(client.pk), "Z99001", private, algorithm)
    assert system.sends(systems.REFERRAL).status_code == 200
    assert set(client.key) & {"d", "p", "q"} == set()


def test_a_new_key_and_an_end(riverside, key, tmp_path):
    run("add", "--organisation", "Z99001", "--name", "Practice system", "--key", key, "--per-minute", "7")
    client = models.Client.objects.get()
    assert client.per_minute == 7
    other = tmp_path / "other.json"
    other.write_text(json.dumps(systems.public(systems.curve_key("other"))))
    run("key", str(client.pk), "--key", str(other))
    system = systems.System(str(client.pk), "Z99001", systems.curve_key("other"))
    assert system.asks("metadata").status_code == 200
    run("end", str(client.pk))
    assert system.asks("metadata").status_code == 401
    assert run("list") == ""
    with pytest.raises(CommandError, match=r"^There is no such client\.$"):
        run("end", str(client.pk))


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["--organisation", "NONE"], "No organisation here has the code NONE"),
        (["--key", "/nowhere"], "There is no file /nowhere"),
        (["--key", __file__], "This is no public key"),
    ],
)
def test_what_cannot_be_is_one_sentence(riverside, key, words, why):
    usual = {"--organisation": "Z99001", "--name": "x", "--key": key} | dict([words])
    with pytest.raises(CommandError, match=why):
        run("add", *(word for pair in usual.items() for word in pair))
    assert not models.Client.objects.exists()


def test_a_private_key_is_never_taken(riverside, tmp_path):
    file = tmp_path / "private.json"
    file.write_text(json.dumps(systems.public(systems.curve_key("Z99001")) | {"d": "AQAB"}))
    with pytest.raises(CommandError, match="private key"):
        run("add", "--organisation", "Z99001", "--name", "x", "--key", str(file))
