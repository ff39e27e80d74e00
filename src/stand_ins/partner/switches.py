"""Faults to switch on."""

import dataclasses

ANSWERS = {
    "accept": "Taken and kept: 200.",
    "lose": "200, and dropped.",
    "cut": "The connection is cut before anything is read.",
    "cut-after": "Taken and kept, and the connection is cut before the answer.",
    "wrong-echo": "Taken and kept, answered with somebody else's ids.",
    "no-echo": "Taken and kept, answered without ids.",
    "duplicate": "409: the same pair of ids was here.",
    "400": "Not a message it can read.",
    "408": "Too slow.",
    "409": "409 for another reason than a duplicate.",
    "422": "A message it does not support.",
    "429": "Too many.",
    "500": "Its own fault.",
    "500-empty": "Its own fault, without an OperationOutcome.",
    "503": "Away for a while.",
    "302": "Somewhere else.",
}
_ISSUES = {"400": "invalid", "409": "conflict", "422": "not-supported", "429": "throttled", "duplicate": "duplicate"}


@dataclasses.dataclass
class Switch:
    """`times`: for so many messages (None: until changed). `seconds`: how long the answer takes."""

    answer: str = "accept"
    times: int | None = None
    seconds: float = 0
    retry_after: int = 0

    def __post_init__(self) -> None:
        if self.answer not in ANSWERS:
            raise ValueError(f"answer {self.answer!r} is none of {', '.join(ANSWERS)}")

    @property
    def status(self) -> int:
        """The status to answer with, 0 for what depends on the message."""
        number = self.answer.removesuffix("-empty")
        return 409 if self.answer == "duplicate" else int(number) if number.isdecimal() else 0

    @property
    def issue(self) -> str:
        return _ISSUES.get(self.answer, "transient")

    @property
    def is_empty(self) -> bool:
        return self.answer.endswith("-empty") or self.answer == "302"

    def used(self) -> "Switch":
        """The switch for this message; one limited in `times` is used up by it."""
        if self.times == 0:
            return Switch()
        if self.times is not None:
            self.times -= 1
        return self
