"""Another organisation's system, as it asks us over HTTP: it signs, sends its headers and reads what it is told."""

import base64
import dataclasses
import datetime
import functools
import json
import typing
import uuid

import jwt
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from django.http import HttpResponse
from django.test import Client

from joined.huddle.tests import riverside as small
from joined.interop import actions, machines, rules, tokens
from joined.interop.tests import messages
from joined.kit import clock
from joined.places import queries as places

SERVICE = {"system": "https://fhir.nhs.uk/Id/dos-service-id", "value": "111111111"}
ODS = "https://fhir.nhs.uk/Id/ods-organization-code"
BASE = machines.ADDRESS


@functools.cache
def curve_key(name: str) -> ec.EllipticCurvePrivateKey:
    """One key for each name; quick to make."""
    return ec.generate_private_key(ec.SECP256R1())


@functools.cache
def rsa_key(bits: int = 2048) -> rsa.RSAPrivateKey:
    """One RSA key of that size."""
    return rsa.generate_private_key(public_exponent=65537, key_size=bits)


def public(key: typing.Any) -> dict[str, typing.Any]:
    """Its public half as a JWK."""
    kind = jwt.algorithms.ECAlgorithm if isinstance(key, ec.EllipticCurvePrivateKey) else jwt.algorithms.RSAAlgorithm
    return kind.to_jwk(key.public_key(), as_dict=True)


def header(tree: typing.Any) -> str:
    """As BaRS puts resources into headers."""
    return base64.b64encode(json.dumps(tree).encode()).decode()


@dataclasses.dataclass
class System:
    """A client with its own key. `asks` and `sends` take changes to headers; None leaves one out."""

    id: str
    code: str
    key: typing.Any
    algorithm: str = "ES256"
    browser: Client = dataclasses.field(default_factory=Client)

    def token(self, *, signed_with: typing.Any = None, algorithm: str = "", **claims: typing.Any) -> str:
        """A token for one request."""
        now = int(clock.now().timestamp())
        usual = {
            "iss": self.id,
            "sub": self.id,
            "aud": machines.base(),
            "jti": str(uuid.uuid4()),
            "iat": now,
            "exp": now + 300,
        }
        kept = {name: value for name, value in (usual | claims).items() if value is not None}
        return jwt.encode(kept, signed_with or self.key, algorithm=algorithm or self.algorithm)

    def headers(self, **changed: str | None) -> dict[str, str]:
        """What the standard asks for; names as keywords, with underscores."""
        usual = {
            "X-Request-Id": str(uuid.uuid4()),
            "X-Correlation-Id": str(uuid.uuid4()),
            "NHSD-Target-Identifier": header(SERVICE),
            "NHSD-End-User-Organisation": header(
                {"resourceType": "Organization", "identifier": [{"system": ODS, "value": self.code}]}
            ),
            "NHSD-Requesting-Software": header({"resourceType": "Device"}),
            "Accept": "application/fhir+json; version=1.4.0",
        }
        if "Authorization" not in changed:
            usual["Authorization"] = f"Bearer {self.token()}"
        found = usual | {name.replace("_", "-"): value for name, value in changed.items()}
        return {name: value for name, value in found.items() if value is not None}

    def asks(self, path: str, **changed: str | None) -> HttpResponse:
        """GET."""
        return self.browser.get(f"{BASE}/{path}", headers=self.headers(**changed))

    def sends(self, message: typing.Any, *, form: str = "application/fhir+json", **changed: str | None) -> HttpResponse:
        """POST $process-message."""
        body = message if isinstance(message, bytes) else json.dumps(message).encode()
        return self.browser.post(f"{BASE}/$process-message", body, content_type=form, headers=self.headers(**changed))


def client(code: str, name: str = "Practice system", *, key: typing.Any = None, per_minute: int = rules.PER_MINUTE):
    """A client of the organisation with that code."""
    key = key or curve_key(code)
    organisation = places.organisation_with_code(code=code)
    added = actions.add_client(
        by=small.SET_UP,
        organisation_id=organisation.pk,
        name=name,
        key=tokens.public_key(public(key)),
        per_minute=per_minute,
    )
    return System(str(added.pk), code, key, "RS512" if isinstance(key, rsa.RSAPrivateKey) else "ES256")


def told(response: HttpResponse) -> typing.Any:
    """The resource, whatever the status."""
    return json.loads(response.content)


def why(response: HttpResponse) -> tuple[int, str, str]:
    """Status, the standard's code and FHIR's type of the first issue."""
    issue = told(response)["issue"][0]
    return response.status_code, issue["details"]["coding"][0]["code"], issue["code"]


def the(kind: str, bundle: typing.Any) -> list[typing.Any]:
    """Every resource of that kind in a Bundle."""
    return [each["resource"] for each in bundle["entry"] if each["resource"]["resourceType"] == kind]


def in_minutes(count: float) -> int:
    """A moment from now as tokens write it."""
    return int((clock.now() + datetime.timedelta(minutes=count)).timestamp())


REFERRAL = messages.example("referral.json")
