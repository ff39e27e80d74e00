"""How to reach somebody safely (domain.md §8.1)."""

import dataclasses
import datetime

CHANNELS = {
    "sms": "Text",
    "voice": "Telephone",
    "voicemail": "Voicemail",
    "email": "E-mail",
    "letter": "Letter",
}
SAFE = {"yes": "Safe", "no": "Not safe", "unknown": "Not known"}
ALONE = {"yes": "On their own", "no": "Not on their own", "unknown": "Not known"}
LEVELS = {0: "Nothing", 1: "Only: please ring", 2: "NHS and a time", 3: "The plan"}
IF_ANSWERED = {
    "nothing": "Say nothing, ring later",
    "surgery": "Say: the surgery rang",
    "may_speak": "May speak to",
}


@dataclasses.dataclass(frozen=True, kw_only=True)
class Channel:
    """What is known of one way to reach somebody."""

    is_allowed: bool
    safe: str = "unknown"
    level: int = 0
    number: str = ""
    confirmed_on: datetime.date | None = None
    was_alone: str = "unknown"


@dataclasses.dataclass(frozen=True)
class TextReach:
    """Whether a text may go, how much it may say, and, when not, why in words that name no reason of theirs."""

    is_allowed: bool
    level: int
    why_not: str = ""


NO_NUMBER = "There is no number to text. Ring, write or tell them in person."
KEPT_BACK = "How to reach them is kept confidential. Ring their key worker or in-take before you write."
RESTRICTED = "Contact is restricted. Ring their key worker or in-take before you write."


def may_text(channel: Channel | None, *, today: datetime.date, months: int) -> TextReach:
    """How much a text may say now (domain.md §8.1; H1, H2, H3; T11).

    Unknown safety, a number unchecked for `months`, or an answer given with somebody beside them: level 1 at
    most, which says only "please ring".
    """
    if channel is None or not channel.number:
        return TextReach(False, 0, NO_NUMBER)
    if channel.safe == "no":
        return TextReach(False, 0, RESTRICTED)
    if not channel.is_allowed or channel.level == 0:
        return TextReach(False, 0, "They asked us not to text. Ring, write or tell them in person.")
    stale = channel.confirmed_on is None or months_between(channel.confirmed_on, today) >= months
    doubtful = channel.safe != "yes" or channel.was_alone != "yes" or stale
    return TextReach(True, min(channel.level, 1) if doubtful else channel.level)


def months_between(start: datetime.date, end: datetime.date) -> int:
    """Whole months from `start` to `end`."""
    return (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)
