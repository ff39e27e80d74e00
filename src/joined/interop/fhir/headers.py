"""What every question of another system carries in its headers (BaRS core: headers)."""

import base64
import binascii
import dataclasses
import json
import re
import typing
import uuid
from collections.abc import Mapping

from joined.interop.bars import coded, parts
from joined.interop.fhir import writing
from joined.interop.fhir.faults import Fault

REQUEST_ID, CORRELATION_ID = "X-Request-Id", "X-Correlation-Id"
TARGET = "NHSD-Target-Identifier"
ORGANISATION = "NHSD-End-User-Organisation"
SOFTWARE = "NHSD-Requesting-Software"
VERSIONS = ("1.4.0", "1.4.0-alpha")
_FORMS = {
    "application/fhir+json": writing.JSON,
    "application/json": writing.JSON,
    "application/fhir+xml": writing.XML,
    "application/xml": writing.XML,
    "text/xml": writing.XML,
}
_ANYTHING = ("*/*", "application/*")
_LONGEST = 8_000
_ECHOED = re.compile(r"[A-Za-z0-9-]{1,64}")
Headers = Mapping[str, str]


@dataclasses.dataclass(frozen=True)
class Pair:
    """The two ids of one question: together they are used once; the second stays through a whole story."""

    request_id: str
    correlation_id: str


def echoed(headers: Headers) -> dict[str, str]:
    """Both ids as they came, for every answer; whatever could not be an id is not repeated."""
    given = {name: headers.get(name, "").strip() for name in (REQUEST_ID, CORRELATION_ID)}
    return {name: value for name, value in given.items() if _ECHOED.fullmatch(value)}


def pair(headers: Headers) -> Pair:
    """Both ids, which are UUIDs. Raises Fault 400."""
    return Pair(_uuid(headers, REQUEST_ID), _uuid(headers, CORRELATION_ID))


def _uuid(headers: Headers, name: str) -> str:
    given = headers.get(name, "").strip()
    try:
        return str(uuid.UUID(given))
    except ValueError:
        what = "is not a UUID" if given else "is missing"
        raise Fault(400, "invalid" if given else "required", f"The header {name} {what}.") from None


def answer_form(headers: Headers) -> str:
    """JSON or XML, as Accept asks; JSON where it does not say. Raises Fault 415, or 422 for another version."""
    asked = headers.get("Accept", "").strip()[:_LONGEST] or "*/*"
    for choice in asked.split(","):
        media, *about = (piece.strip() for piece in choice.lower().split(";"))
        if media not in _FORMS and media not in _ANYTHING:
            continue
        version = next((each.partition("=")[2].strip(' "') for each in about if each.startswith("version")), "")
        if version and version not in VERSIONS:
            raise Fault(422, "not-supported", f"We speak version {VERSIONS[0]} of the standard.")
        return _FORMS.get(media, writing.JSON)
    raise Fault(415, "not-supported", f"We answer in {writing.JSON} or {writing.XML}.")


def form_in_trouble(headers: Headers) -> str:
    """The form in which to tell of a fault: never a fault itself."""
    return writing.XML if "xml" in headers.get("Accept", "").lower() else writing.JSON


def check_content(headers: Headers) -> None:
    """Raises Fault 415 unless the body is said to be FHIR JSON or XML."""
    media = headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if media not in _FORMS:
        raise Fault(415, "not-supported", f"Send {writing.JSON} or {writing.XML}.")


def target(headers: Headers) -> parts.Id:
    """Which service the question is for. Raises Fault 400."""
    given = _decoded(headers, TARGET)
    system, value = given.get("system"), given.get("value")
    if not isinstance(system, str) or not isinstance(value, str):
        raise Fault(400, "invalid", f"The header {TARGET} names no system and value.")
    return system, value


def organisation_code(headers: Headers) -> str:
    """The ODS code of the organisation whose staff ask; empty where there is none. Raises Fault 400."""
    identifiers = _decoded(headers, ORGANISATION).get("identifier")
    each = identifiers if isinstance(identifiers, list) else [identifiers]
    for one in each:
        if isinstance(one, dict) and any(coded.same_system(str(one.get("system", "")), ods) for ods in coded.ODS):
            return str(one.get("value", ""))
    return ""


def check_software(headers: Headers) -> None:
    """Raises Fault 400 unless the sender says what software it is."""
    _decoded(headers, SOFTWARE)


def _decoded(headers: Headers, name: str) -> dict[str, typing.Any]:
    given = headers.get(name, "").strip()
    if not given:
        raise Fault(400, "required", f"The header {name} is missing.")
    try:
        found = json.loads(base64.b64decode(given[:_LONGEST], validate=True))
    except (ValueError, binascii.Error, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise Fault(400, "invalid", f"The header {name} is not base64 of a JSON object.")
    return found
