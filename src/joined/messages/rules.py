"""Pure rules of texts: alphabet and parts as GOV.UK Notify counts them, levels, states (domain.md §8.1, F-22)."""

import dataclasses
import datetime
from collections.abc import Mapping

from joined.kit import clock, states
from joined.messages import words

MESSAGE = states.Table(
    name="A message",
    moves={
        "queued": {"send": "sending", "fail": "failed", "stop": "stopped", "undo": "undone"},
        "sending": {"deliver": "delivered", "fail": "failed"},
        "delivered": {},
        "failed": {},
        "stopped": {},
        "undone": {},
    },
    words=words.STATES,
)
TABLES = (MESSAGE,)
RECEIPTS: Mapping[str, str] = {
    "delivered": "deliver",
    "permanent-failure": "fail",
    "temporary-failure": "fail",
    "technical-failure": "fail",
}
"""What each final status of Notify means for us; `created`, `sending`, `pending` and `sent` move nothing."""

_BASIC = set(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED = set("^{}\\[~]|€")
_WELSH = set("ÂâÊêÎîÔôÛûŴŵŶŷÁáÉéÍíÓóÚúÝýÀàÈèÌìÒòÙùÄäËëÏïÖöÜüŸÿẀẁẂẃẄẅỲỳ")
"""Letters that Notify sends as they are, in the wide alphabet."""
_DOWNGRADED = {
    "–": "-",
    "—": "-",
    "…": "...",
    "‘": "'",
    "’": "'",
    "“": '"',
    "”": '"',
    "\u200b": "",
    "\u00ad": "",
    "\u00a0": " ",
    "\t": " ",
}
LIMIT = 918


@dataclasses.dataclass(frozen=True)
class Fit:
    """How words fit a text: characters as they are charged, parts, alphabet, and what would not arrive."""

    length: int
    parts: int
    alphabet: str
    destroyed: tuple[str, ...]
    downgraded: tuple[str, ...]
    too_long: bool

    @property
    def may_go(self) -> bool:
        return not self.destroyed and not self.too_long


def as_sent(text: str) -> str:
    """The words after Notify has replaced what it replaces without loss."""
    return "".join(_DOWNGRADED.get(letter, letter) for letter in text).strip()


def fit(text: str) -> Fit:
    """Count a text as Notify does: 160 then 153 a part; Welsh letters force 70 then 67; 918 at most."""
    sent = as_sent(text)
    destroyed = tuple(sorted({c for c in sent if c not in _BASIC and c not in _EXTENDED and c not in _WELSH}))
    wide = any(c in _WELSH and c not in _BASIC for c in sent)
    length = len(sent) if wide else len(sent) + sum(c in _EXTENDED for c in sent)
    single, each = (70, 67) if wide else (160, 153)
    parts = 1 if length <= single else -(-length // each)
    downgraded = tuple(sorted({c for c in text if c in _DOWNGRADED}))
    return Fit(length, parts, "wide" if wide else "plain", destroyed, downgraded, len(sent) > LIMIT)


@dataclasses.dataclass(frozen=True)
class Reach:
    """Whether a text may go at this moment, where to, and how much it may say."""

    allowed: bool
    to: str
    level: int
    language: str
    why_not: str = ""


def why_not_now(*, reach: Reach, level: int, to: str, is_stopped: bool) -> str:
    """Why a text that was written may not go after all; empty when it may (H1, H2, H3, T11)."""
    if not reach.allowed:
        return reach.why_not
    if is_stopped:
        return words.STOPPED
    if reach.to != to:
        return words.NUMBER_CHANGED
    return words.LEVEL_CHANGED if level > reach.level else ""


def after_receipt(state: str, status: str) -> str:
    """The state after a receipt: forward only, whatever the order and however often (F-10)."""
    verb = RECEIPTS.get(status, "")
    if state == "queued" and verb:
        state = "sending"
    return MESSAGE.after(state, verb) if verb and MESSAGE.may(state, verb) else state


def goes_at(written_at: datetime.datetime, *, undo_seconds: int, quiet_from: int, quiet_until: int) -> datetime.datetime:
    """When a text goes: after the undo, and not in the quiet hours of London's evening and night."""
    moment = written_at + datetime.timedelta(seconds=undo_seconds)
    local = clock.london(moment)
    if quiet_until <= local.hour < quiet_from:
        return moment
    day = local.date() + datetime.timedelta(days=1 if local.hour >= quiet_from else 0)
    return clock.moment_on(day, datetime.time(quiet_until))


def filled(template: str, values: Mapping[str, str]) -> str:
    """A template with its placeholders filled; a sentence whose value is missing is left out."""
    text = template
    for name, value in values.items():
        text = text.replace("{" + name + "}", value)
    return " ".join(part for part in text.split("  ") if "{" not in part).strip()
