"""What became of one file, and the line of JSON that says so."""

import dataclasses
import json
import typing
from collections.abc import Iterable

from joined.interop.bars import judging, notes

Outcome = typing.Literal["received", "duplicate", "refused"]


@dataclasses.dataclass(frozen=True)
class Reason:
    """`severity`: an error is why it was refused, a warning is for the sender to mend. No personal data.

    `code` is FHIR's type of issue, `standard` BaRS's own code of the error; a warning has none.
    """

    severity: typing.Literal["error", "warning"]
    code: str
    standard: str
    path: str
    sentence: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class Answer:
    """`reference` is the number that the sender may quote; empty when we hold nothing."""

    file: str
    outcome: Outcome
    reference: str = ""
    reasons: tuple[Reason, ...] = ()

    def as_line(self) -> str:
        """One line of JSON, keys in a fixed order."""
        return json.dumps(dataclasses.asdict(self), ensure_ascii=False)


def reasons(*, refusals: Iterable[judging.Refusal] = (), problems: Iterable[notes.Problem] = ()) -> tuple[Reason, ...]:
    """Errors first, then warnings."""
    errors = (Reason("error", each.code, each.word, each.path, each.sentence) for each in refusals)
    warnings = (Reason("warning", "invalid", "", each.path, each.sentence) for each in problems)
    return (*errors, *warnings)
