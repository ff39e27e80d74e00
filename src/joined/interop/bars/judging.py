"""Whether a message is received: refused only for the reasons on one short list (decisions: BaRS).

No header (found while reading), not for us, nothing that tells who it is about, another kind of message than
a new referral request. In live service also an NHS number that cannot be or is kept for tests, and an address
kept for tests. A duplicate is the caller's to know.
"""

import dataclasses
from collections.abc import Mapping

from joined.interop.bars import coded, contents, faults, opening, parts, reading
from joined.kit import nhs_number

NOT_SUPPORTED = "not-supported"
_REQUEST = "servicerequest-request"
_OVER = ("revoked", "entered-in-error")
_UNREADABLE = {"too-long": 413, "too-costly": 413, "security": 422}


@dataclasses.dataclass(frozen=True)
class Refusal:
    """One reason. `code` is FHIR's type of issue; `status` the HTTP status that goes with it."""

    code: str
    path: str
    sentence: str
    status: int = 422

    @property
    def word(self) -> str:
        """The standard's own code for the error (BaRS http-error-codes)."""
        return faults.word(self.status)


def unreadable(error: opening.Unreadable) -> Refusal:
    """What could not be read at all, as a refusal."""
    return Refusal(error.code, error.path, error.sentence, status=_UNREADABLE.get(error.code, 400))


def refusals(read: reading.Reading, *, ours: Mapping[parts.Id, bool], test_mode: bool) -> tuple[Refusal, ...]:
    """Every reason not to receive it; none means received.

    `ours`: our addresses, each with whether it is kept for tests. `test_mode` receives at those and accepts
    NHS numbers that cannot be or are kept for tests, marked; live service refuses all of these.
    """
    kind = _other_kind(read)
    if kind:
        return (kind,)
    found = _not_for_us(read, ours, test_mode)
    if read.request is None:
        found.append(Refusal("required", "Bundle.entry", "The message does not hold the one request it is about.", 400))
    if read.patient is None or not read.patient.has_identity:
        found.append(Refusal("required", "Bundle.entry", "Nothing in the message tells who it is about.", 400))
    elif not test_mode:
        found += _live_number(read.patient)
    return tuple(found)


def _live_number(patient: parts.Patient) -> list[Refusal]:
    """What live service asks of an NHS number that is given; none at all is no reason to refuse."""
    given, path = patient.nhs_number, f"{patient.path}.identifier"
    if given and not given.is_possible:
        return [Refusal("value", path, "The NHS number fails its check digit.")]
    if given and nhs_number.is_for_tests(given.value):
        return [Refusal("value", path, parts.KEPT_FOR_TESTS)]
    return []


def _other_kind(read: reading.Reading) -> Refusal | None:
    """Anything but a new referral request. The sentences tell the sender to ring where somebody waits."""
    path = read.header_path
    request = read.request or parts.Request()
    if read.event != _REQUEST:
        return Refusal(NOT_SUPPORTED, f"{path}.event", "We receive referral requests only, no other messages yet.")
    if request.status in _OVER:
        return Refusal(
            NOT_SUPPORTED,
            f"{request.path}.status",
            "We cannot take back a request by message yet: please ring.",
        )
    if read.reason not in ("new", ""):
        return Refusal(NOT_SUPPORTED, f"{path}.reason", "We cannot change a request by message yet: please ring.")
    if request.category == "validation":
        return Refusal(NOT_SUPPORTED, f"{request.path}.category", "We receive referrals, not requests for validation.")
    if read.definition and not read.definition.endswith(contents.REFERRAL):
        return Refusal(NOT_SUPPORTED, f"{path}.definition", "We do not receive messages of this definition.")
    return None


def _not_for_us(read: reading.Reading, ours: Mapping[parts.Id, bool], test_mode: bool) -> list[Refusal]:
    path = f"{read.header_path}.destination"
    if not read.receivers:
        return [Refusal("required", path, "The message does not say who it is for.", 400)]
    for_tests = [
        kept
        for system, value in read.receivers
        for (our_system, our_value), kept in ours.items()
        if coded.same_system(system, our_system) and value == our_value
    ]
    if not for_tests:
        return [Refusal("not-found", path, "The message is not for us.")]
    if all(for_tests) and not test_mode:
        return [Refusal("not-found", path, "This address is kept for tests and receives nothing in live service.")]
    return []
