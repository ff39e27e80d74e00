"""Pure rules of a choice that is taken back or given: by whose word, what may change, and what they are told.

Less is believed at once, whoever says it; more only from the person, and after a no only from the person alone (H2,
T8, T11). Sources: product.md P3, C22; security.md §4, AC-058, AC-061; decision 0022.
"""

import dataclasses
import datetime
from collections.abc import Collection, Mapping

from joined.people.rules import deciding

OFFERED = {
    "identity": "that we know you",
    "huddle": "what is said about you at the huddle",
    "contact": "how to reach you",
    "plan": "your plan",
    "safety": "what keeps you safe",
}
"""What a person may open or shut for an organisation outside NHS and council, as it is read to them."""
OFFERED_DIRECT = ("huddle",)
"""NHS, practice and council: who holds a promise must be able to keep it (decision 0020)."""
NOBODY_ELSE = "Only they themselves can let more people know. Write it down when they have told you."
ALONE = "They said no before. Only on their own can they say yes again: ask them then."
WHO_SAID = "Write who told you."
LATER = "Choose the day on which they said so."
NOTHING_CHANGES = "Nothing would change. Choose what they said."


@dataclasses.dataclass(frozen=True, kw_only=True)
class Word:
    """By whose word: their own, or what `who` says for them; on which day, and whether they were alone."""

    is_themselves: bool
    said_on: datetime.date
    was_alone: str = "unknown"
    who: str = ""

    @property
    def how(self) -> str:
        """As it is kept with the choice."""
        said = "they said so themselves" if self.is_themselves else f"{self.who.strip()[:60]} said so for them"
        alone = {"yes": ", on their own", "no": ", not on their own"}.get(self.was_alone, "")
        return f"{said}{alone if self.is_themselves else ''}, {self.said_on:%-d %B %Y}"


def offered(organisation_kind: str) -> tuple[str, ...]:
    """The scopes that a choice about an organisation of this kind is about."""
    return OFFERED_DIRECT if organisation_kind in deciding.DIRECT_CARE else tuple(OFFERED)


def is_open(organisation_kind: str, state: str) -> bool:
    """Whether a choice lets them know: NHS and council unless they objected, everybody else only after a yes."""
    return deciding.may_hear(organisation_kind, state)


def moves(organisation_kind: str, stands: Mapping[str, str], wanted: Collection[str]) -> dict[str, str]:
    """Scope → new state, for what changes. `stands`: states in force; `wanted`: the scopes that shall be open.

    Who may not know that we know somebody may know nothing else of them.
    """
    scopes = offered(organisation_kind)
    if "identity" in scopes and "identity" not in wanted:
        wanted = ()
    found = {}
    for scope in scopes:
        state = stands.get(scope, "")
        if scope in wanted and not is_open(organisation_kind, state):
            found[scope] = "given"
        elif scope not in wanted and is_open(organisation_kind, state):
            found[scope] = "withdrawn" if state in deciding.YES else "refused"
    return found


def wanted_after(kind: str, stood: Mapping[str, str], *, sharing: str, is_ticked: bool) -> set[str]:
    """The scopes that are open to an organisation of this kind once they have said who may talk about them.

    NHS and council are told apart only by a tick: “NHS and council only” and “without their name” leave what stood.
    """
    wanted = {scope for scope in offered(kind) if is_open(kind, stood.get(scope, ""))}
    if sharing == "everybody":
        return wanted | {"identity", "huddle"} if is_ticked else wanted - {"huddle"}
    return wanted if kind in deciding.DIRECT_CARE else wanted - {"huddle"}


def why_not(*, word: Word, is_more: bool, after_no: bool, today: datetime.date) -> tuple[str, str]:
    """Which field is wrong and why, or two empty words. `is_more`: somebody more would know; `after_no`: they had
    said no to that before."""
    if not word.is_themselves and not word.who.strip():
        return "who", WHO_SAID
    if word.said_on > today:
        return "said_on", LATER
    if is_more and not word.is_themselves:
        return "said_by", NOBODY_ELSE
    if is_more and after_no and word.was_alone != "yes":
        return "alone", ALONE
    return "", ""


def told(name: str, moved: Mapping[str, str]) -> str:
    """What changed for one organisation, in a sentence that is read to the person."""
    lost = [OFFERED[scope] for scope in OFFERED if moved.get(scope) in ("withdrawn", "refused")]
    gained = [OFFERED[scope] for scope in OFFERED if moved.get(scope) == "given"]
    said = []
    if "identity" in moved and lost:
        said.append(f"From now on {name} sees nothing about you.")
    elif lost:
        said.append(f"From now on {name} does not see or hear: {_listed(lost)}.")
    if gained:
        said.append(f"From now on {name} may know: {_listed(gained)}.")
    return " ".join(said)


def _listed(parts: list[str]) -> str:
    return ", ".join(parts)
