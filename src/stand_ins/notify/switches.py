"""Faults to switch on: for which numbers, how a text is answered, and what becomes of its receipts."""

import dataclasses
import fnmatch
import typing

ANSWERS = {
    "accept": "Taken: 201.",
    "cut": "Taken, and the connection is cut before the answer.",
    "drop": "Not taken, and the connection is cut.",
    "400": "Not a number that can be texted.",
    "400-team-only": "The key sends to the team only.",
    "400-template": "The template is not there.",
    "403": "The key is not right.",
    "429": "Too many in this minute.",
    "429-daily": "Too many today.",
    "500": "Their own fault.",
    "503": "Away for a while.",
    "503-empty": "Away for a while, without a word.",
}
STATUSES = (
    "created",
    "sending",
    "pending",
    "sent",
    "technical-failure",
    "temporary-failure",
    "permanent-failure",
    "delivered",
)
"""Statuses of a text, from the weakest to the strongest."""
WHEN = ("now", "release")


@dataclasses.dataclass
class Rule:
    """One switch. `number`: a pattern for +447700900123. `times`: for so many requests (None: until changed).

    `seconds`: how long the answer takes. `receipts`: statuses to post, in this order, each `copies` times;
    none of them is a receipt that was lost. `when`: at once, or when released. `status`: what Notify itself
    holds to be true in the end (the strongest receipt, else delivered).
    """

    number: str = "*"
    answer: str = "accept"
    seconds: float = 0
    times: int | None = None
    receipts: tuple[str, ...] = ("delivered",)
    copies: int = 1
    when: str = "now"
    status: str = ""

    def __post_init__(self) -> None:
        self.receipts = tuple(self.receipts)
        wrong = [
            self.answer not in ANSWERS and f"answer {self.answer!r} is none of {', '.join(ANSWERS)}",
            self.when not in WHEN and f"when {self.when!r} is none of {', '.join(WHEN)}",
            bool(set(self.receipts) - set(STATUSES)) and f"receipts are among {', '.join(STATUSES)}",
        ]
        if sentences := [sentence for sentence in wrong if sentence]:
            raise ValueError("; ".join(sentences))
        self.status = self.status or max(self.receipts, key=STATUSES.index, default="delivered")

    def holds_for(self, number: str) -> bool:
        return self.times != 0 and fnmatch.fnmatchcase(number, self.number)


class Switches:
    """The rules in force; the first that holds for a number is used."""

    def __init__(self, *, when: str = "now") -> None:
        self.usual = Rule(when=when)
        self.rules: list[Rule] = []

    def set(self, asked: dict[str, typing.Any]) -> None:
        """Put these rules in place of all earlier ones. Raises ValueError or TypeError in words.

        `usual` is for every number that no rule names; a rule that does not say `when` does as the usual one.
        """
        self.usual = Rule(**{"when": self.usual.when, **asked.get("usual", {})})
        self.rules = [Rule(**{"when": self.usual.when, **rule}) for rule in asked.get("rules", [])]

    def rule_for(self, number: str) -> Rule:
        """The rule for this request; one that is limited in `times` is used up by it."""
        for rule in self.rules:
            if rule.holds_for(number):
                if rule.times is not None:
                    rule.times -= 1
                return rule
        return self.usual

    def shown(self) -> dict[str, typing.Any]:
        return {"rules": [dataclasses.asdict(rule) for rule in self.rules], "usual": dataclasses.asdict(self.usual)}
