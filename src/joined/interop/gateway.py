"""The only code that speaks to other organisations' systems: one POST, signed, ten seconds at most, no redirects.

It is told an address that an operator registered, never one that a message named (T20). The client is imported where
it speaks: it is large, and the processes that answer pages do not need it.
"""

from __future__ import annotations

import base64
import dataclasses
import functools
import json
import time
import typing
import urllib.parse
import uuid

import jwt
from django.conf import settings
from jwt.algorithms import RSAAlgorithm

from joined.interop import words
from joined.interop.outgoing import composing
from joined.kit import errors

if typing.TYPE_CHECKING:
    import requests

SECONDS = 10
MOST_BYTES = 200_000
TOKEN_SECONDS = 300
KIND = "application/fhir+json; version=1.4.0"
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclasses.dataclass(frozen=True, kw_only=True)
class Said:
    """What came back. `status` 0: nothing. `issue`: code of its OperationOutcome. `is_ours`: both ids were echoed."""

    status: int = 0
    issue: str = ""
    is_ours: bool = False
    seconds: int = 0

    def in_words(self) -> str:
        """For the list of what went wrong: never a sentence of theirs, which may repeat personal data."""
        if not self.status:
            return words.NO_ANSWER
        if not self.is_ours:
            return words.NOT_THEIRS.format(status=self.status)
        return words.NOT_TAKEN.format(status=self.status, code=f", {self.issue}" if self.issue else "")


def _is_a_name(host: str) -> bool:
    """Whether this is a name in the open network: no number, and no machine of ours (T20)."""
    last = host.rstrip(".").rpartition(".")
    return bool(last[0]) and last[2].isalpha()


def check_address(address: str) -> None:
    """Raises Refused, in words, unless it is https without a name and password; http only on our own machine."""
    parts = urllib.parse.urlsplit(address)
    is_ours = parts.hostname in _LOOPBACK and not settings.PRODUCTION
    if parts.scheme != "https" and not (parts.scheme == "http" and is_ours):
        raise errors.Refused("Their address must begin with https://.", field="address")
    if not is_ours and parts.hostname and not _is_a_name(parts.hostname):
        raise errors.Refused(
            "Their address must have a name, such as their.system.nhs.uk, and no number.", field="address"
        )
    if not parts.hostname or parts.username or parts.query or parts.fragment:
        raise errors.Refused("Give the address alone, such as https://their.system.nhs.uk/FHIR/R4.", field="address")


def post(*, address: str, body: str, request_id: uuid.UUID, correlation_id: str) -> Said:
    """Hand one message over. Raises nothing that another system can cause."""
    import requests

    ids = {"X-Request-Id": str(request_id), "X-Correlation-Id": correlation_id}
    about = composing.envelope(body)
    headers = ids | {
        "Authorization": f"Bearer {_token(address)}",
        "Content-Type": KIND,
        "Accept": KIND,
        "NHSD-Target-Identifier": _packed(about.target),
        "NHSD-End-User-Organisation": _packed(about.sender),
        "NHSD-Requesting-Software": _packed({"resourceType": "Device", "deviceName": [{"name": "Joined Up"}]}),
    }
    try:
        with requests.Session() as session:
            session.trust_env = False  # neither passwords nor proxies of the surroundings
            where = f"{address.rstrip('/')}/$process-message"
            with session.post(
                where, body.encode(), headers=headers, timeout=SECONDS, allow_redirects=False, stream=True
            ) as answer:
                return _said(answer, ids)
    except requests.RequestException:
        return Said()


def _said(answer: requests.Response, ids: dict[str, str]) -> Said:
    after = answer.headers.get("Retry-After", "")
    return Said(
        status=answer.status_code,
        issue=_issue(answer),
        is_ours=all(answer.headers.get(name, "").lower() == value.lower() for name, value in ids.items()),
        seconds=int(after) if after.isdecimal() else 0,
    )


def _issue(answer: requests.Response) -> str:
    """The code of the first issue, of a few letters; empty where there is no OperationOutcome."""
    try:
        told = json.loads(answer.raw.read(MOST_BYTES, decode_content=True))
        code = told["issue"][0]["code"] if told["resourceType"] == "OperationOutcome" else ""
    except (ValueError, KeyError, IndexError, TypeError):
        return ""
    return code if isinstance(code, str) and code.replace("-", "").isalpha() and len(code) < 30 else ""


def _token(address: str) -> str:
    """A short-lived RS512 token, as the API platform's application-restricted pattern has it."""
    number, _, key = settings.SIGNING_KEY.partition(":")
    now = int(time.time())  # theirs is the real clock, also when ours is moved
    claims = {"iss": settings.ADDRESS, "sub": settings.ADDRESS, "aud": address, "jti": str(uuid.uuid4())}
    claims |= {"iat": now, "exp": now + TOKEN_SECONDS}
    return jwt.encode(claims, _read(key), "RS512", headers={"kid": number})


@functools.lru_cache(maxsize=1)
def _read(key: str) -> typing.Any:
    """Our key, read once: proving its primes takes longer than all the rest of an answer."""
    return RSAAlgorithm(RSAAlgorithm.SHA512).prepare_key(key)


def _packed(told: dict[str, typing.Any]) -> str:
    return base64.b64encode(json.dumps(told).encode()).decode()
