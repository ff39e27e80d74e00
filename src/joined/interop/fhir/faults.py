"""What went wrong, as an OperationOutcome (BaRS: error handling)."""

import typing
from collections.abc import Iterable

from joined.interop.bars import faults
from joined.kit import errors

Resource = dict[str, typing.Any]


class Fault(errors.Foreseen):
    """Why a system is not answered as it wished. `code` is FHIR's type of issue, `path` where it lies."""

    def __init__(self, status: int, code: str, sentence: str, *, path: str = "", headers: dict[str, str] | None = None):
        super().__init__(sentence)
        self.status = status
        self.code = code
        self.path = path
        self.headers = headers or {}

    @property
    def word(self) -> str:
        """The standard's own code."""
        return faults.word(self.status)


def not_here() -> Fault:
    """Unknown, or another organisation's: the same bytes (AC-111)."""
    return Fault(404, "not-found", "There is nothing here under this id that your organisation sent.")


class Issue(typing.Protocol):
    """What an OperationOutcome tells: a Fault, or a Refusal of the judging."""

    code: str
    path: str
    sentence: str

    @property
    def word(self) -> str: ...


def outcome(issues: Iterable[Issue], *, warnings: Iterable[tuple[str, str]] = (), note: str = "") -> Resource:
    """An OperationOutcome: errors, then warnings as (path, sentence). `note` stands behind the first sentence."""
    found = [_error(issue, note if number == 0 else "") for number, issue in enumerate(issues)]
    found += [
        {"severity": "warning", "code": "invalid", "diagnostics": sentence} | _at(path) for path, sentence in warnings
    ]
    return {"resourceType": "OperationOutcome", "issue": found}


def _error(issue: Issue, note: str) -> Resource:
    coding = {"system": faults.SYSTEM, "code": issue.word}
    return {
        "severity": "error",
        "code": issue.code,
        "details": {"coding": [coding]},
        "diagnostics": f"{issue.sentence} {note}".strip(),
    } | _at(issue.path)


def _at(path: str) -> Resource:
    return {"expression": [path]} if path else {}
