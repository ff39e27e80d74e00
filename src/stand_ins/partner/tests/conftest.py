"""Riverside with a sender whose system takes answers, over real HTTP on this machine."""

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from joined.huddle.tests import riverside as small
from joined.huddle.tests.conftest import jobs, morning, place
from joined.interop.outgoing import answers
from joined.interop.tests.conftest import with_an_address
from joined.places import queries as places
from stand_ins.partner import server

__all__ = ["jobs", "morning", "place"]


def keys():
    """A new private key, and the public one of it."""
    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem, pkcs8 = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    ours = private.private_bytes(pem, pkcs8, serialization.NoEncryption()).decode()
    theirs = private.public_key().public_bytes(pem, serialization.PublicFormat.SubjectPublicKeyInfo).decode()
    return ours, theirs


@pytest.fixture(scope="session")
def key():
    """Our private key, and the partner's copy of the public one."""
    return keys()


@pytest.fixture(autouse=True)
def _signing(settings, key):
    settings.SIGNING_KEY = f"2026-1:{key[0]}"


@pytest.fixture
def partner(key):
    with server.running(key=key[1]) as running:
        yield running


@pytest.fixture
def riverside(place):
    return with_an_address(place)


@pytest.fixture
def registered(riverside, partner):
    """Marsh Lane Surgery's system takes answers at the stand-in."""
    sender = places.organisation_with_code(code="Z99001")
    answers.register(by=small.SET_UP, organisation=sender, address=f"{partner.url}/FHIR/R4")
    return riverside
