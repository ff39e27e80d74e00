"""What a receiver checks, keeps and answers."""

import dataclasses
import json
import threading
import typing
import uuid

import jwt

from stand_ins.partner.switches import Switch

ECHOED = ("X-Request-Id", "X-Correlation-Id")
CODES = "https://fhir.nhs.uk/CodeSystem/http-error-codes"
Headers = typing.Mapping[str, str]


@dataclasses.dataclass(frozen=True)
class Answer:
    """What goes back. `body` None: nothing at all. `cut`: the connection ends without an answer."""

    status: int
    body: dict[str, typing.Any] | None = None
    headers: dict[str, str] = dataclasses.field(default_factory=dict)
    cut: bool = False


@dataclasses.dataclass(frozen=True)
class Received:
    """One message, under its pair of ids."""

    ids: tuple[str, str]
    bundle: dict[str, typing.Any]
    headers: dict[str, str]

    def of(self, kind: str) -> dict[str, typing.Any]:
        """The first resource of this kind."""
        return next(e["resource"] for e in self.bundle["entry"] if e["resource"]["resourceType"] == kind)


class Partner:
    """One receiver. `key`: the senders' public key; without one no signature is asked for."""

    def __init__(self, *, key: str = "") -> None:
        self.key = key
        self.switch = Switch()
        self.received: list[Received] = []
        self.asked: list[tuple[str, str]] = []
        self.lost = 0
        self._lock = threading.Lock()

    def take(self, headers: Headers, body: bytes, address: str) -> Answer:
        """Whatever a receiver would say, or what it was switched to say."""
        ids = headers.get(ECHOED[0], ""), headers.get(ECHOED[1], "")
        with self._lock:
            self.asked.append(ids)
            switch = self.switch.used()
            if switch.answer == "cut":
                return Answer(0, cut=True)
            answer = self._checked(headers, body, address) or self._switched(switch) or self._kept(ids, headers, body)
            if switch.answer == "cut-after":
                return Answer(0, cut=True)
            return dataclasses.replace(answer, headers=answer.headers | _echo(ids, switch))

    def _checked(self, headers: Headers, body: bytes, address: str) -> Answer | None:
        if not all(_is_uuid(headers.get(name, "")) for name in ECHOED):
            return _fault(400, "REC_BAD_REQUEST", "required")
        if self.key and not self._is_signed(headers, address):
            return _fault(401, "REC_UNAUTHORIZED", "security")
        try:
            bundle = json.loads(body)
            is_message = bundle["resourceType"] == "Bundle" and bundle["type"] == "message"
        except (ValueError, KeyError, TypeError):
            is_message = False
        return None if is_message else _fault(400, "REC_BAD_REQUEST", "invalid")

    def _is_signed(self, headers: Headers, address: str) -> bool:
        scheme, _, token = headers.get("Authorization", "").partition(" ")
        try:
            jwt.decode(token, self.key, ["RS512"], audience=address, options={"require": ["exp", "iat", "iss", "jti"]})
        except jwt.InvalidTokenError:
            return False
        return scheme == "Bearer"

    def _switched(self, switch: Switch) -> Answer | None:
        if switch.answer == "lose":
            self.lost += 1
            return _taken()
        if switch.status:
            headers = {"Retry-After": str(switch.retry_after)} if switch.retry_after else {}
            answer = Answer(switch.status) if switch.is_empty else _fault(switch.status, "REC_SWITCHED", switch.issue)
            return dataclasses.replace(answer, headers=headers)
        return None

    def _kept(self, ids: tuple[str, str], headers: Headers, body: bytes) -> Answer:
        if any(earlier.ids == ids for earlier in self.received):
            return _fault(409, "REC_CONFLICT", "duplicate")
        self.received.append(Received(ids, json.loads(body), dict(headers)))
        return _taken()


def _echo(ids: tuple[str, str], switch: Switch) -> dict[str, str]:
    if switch.answer == "no-echo":
        return {}
    if switch.answer == "wrong-echo":
        ids = ids[1], str(uuid.uuid4())
    return dict(zip(ECHOED, ids, strict=True))


def _taken() -> Answer:
    issue = {"severity": "information", "code": "informational", "diagnostics": "The message was received."}
    return Answer(200, {"resourceType": "OperationOutcome", "issue": [issue]})


def _fault(status: int, word: str, issue: str) -> Answer:
    details = {"coding": [{"system": CODES, "code": word}]}
    return Answer(
        status,
        {"resourceType": "OperationOutcome", "issue": [{"severity": "error", "code": issue, "details": details}]},
    )


def _is_uuid(text: str) -> bool:
    try:
        return bool(uuid.UUID(text))
    except ValueError:
        return False
