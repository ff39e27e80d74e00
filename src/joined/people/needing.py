"""What somebody needs so that a message reaches them, as data with behaviour: which ways it shuts (H24, AIS).

A need is written in plain words, or is a code of a record that flags it. It changes what we do: it shuts a way,
asks for an interpreter, or sets how a letter is printed. Sources: domain.md §5.8 (DAPB1605), the field's own words.
"""

import dataclasses
import re
from collections.abc import Iterable, Mapping


@dataclasses.dataclass(frozen=True)
class Flag:
    """One kind of need. `words`: how people write it. `shuts`: way → why. `says`: what whoever reaches them does."""

    key: str
    words: tuple[str, ...]
    shuts: Mapping[str, str] = dataclasses.field(default_factory=dict)
    says: str = ""
    opens: tuple[str, ...] = ()


NO_TEXTS = "They need another way than texts."
NO_VOICE = "They cannot use the telephone."
NO_PRINT = "They cannot read print."
FLAGS = (
    Flag(
        "deafblind",
        ("deafblind", "deaf-blind", "deaf blind"),
        {"sms": NO_TEXTS, "voice": NO_VOICE, "voicemail": NO_VOICE, "letter": NO_PRINT},
        "Tell them in person, with a communicator guide.",
    ),
    Flag(
        "no-texts", ("no texts", "no text messages", "cannot read texts", "never a text", "no sms"), {"sms": NO_TEXTS}
    ),
    Flag(
        "text-relay",
        ("text relay", "relay uk", "18001", "typetalk"),
        dict.fromkeys(("sms", "voicemail"), "They are rung through text relay."),
        "Ring through text relay: dial 18001 first.",
        opens=("voice",),
    ),
    Flag(
        "deaf",
        ("deaf", "no calls", "no phone calls", "cannot use the telephone", "cannot use the phone", "cannot hear"),
        {"voice": NO_VOICE, "voicemail": NO_VOICE},
        "Write to them, or tell them face to face.",
    ),
    Flag(
        "bsl",
        ("bsl", "british sign language", "sign language"),
        {"voice": NO_VOICE, "voicemail": NO_VOICE},
        "Book a British Sign Language interpreter to tell them. English may be their second language.",
    ),
    Flag(
        "lip-reads", ("lip read", "lip reads", "lipreads", "lip-reads"), {}, "Face them, in good light, to tell them."
    ),
    Flag(
        "cannot-read",
        ("cannot read", "does not read", "unable to read"),
        {"sms": "They do not read.", "email": "They do not read.", "letter": "They do not read."},
        "Say it; do not write it.",
    ),
    Flag("braille", ("braille",), {"letter": "They read braille: ask for it to be printed in braille."}),
    Flag("audio", ("audio", "on tape", "as a recording"), {"letter": "They need it spoken, as a recording."}),
    Flag("large-print", ("large print", "large font", "big print", "big letters"), {}, "Letters in large print."),
    Flag("easy-read", ("easy read", "easy-read", "learning disability"), {}, "Short sentences, one thing at a time."),
    Flag(
        "interpreter",
        ("interpreter", "interpreting"),
        {"voicemail": "They need an interpreter."},
        "Ring or meet with their interpreter. Never ask family to interpret.",
    ),
    Flag("no-letters", ("no letters", "no post"), {"letter": "They asked for no letters."}),
    Flag("no-email", ("no e-mail", "no email", "no e-mails", "no emails"), {"email": "They asked for no e-mails."}),
)
CODES: Mapping[str, str] = {
    "requires contact by text relay": "text-relay",
    "requires third party to read out written information": "cannot-read",
    "requires written information in at least 20 point sans serif font": "large-print",
    "requires written information in at least 24 point sans serif font": "large-print",
    "requires written information in at least 28 point sans serif font": "large-print",
    "requires information in easyread": "easy-read",
    "requires information in uncontracted (grade 1) braille": "braille",
    "requires information in contracted (grade 2) braille": "braille",
    "requires information verbally": "cannot-read",
    "requires communication partner": "lip-reads",
    "requires deafblind communicator guide": "deafblind",
    "requires british sign language interpreter": "bsl",
    "does not use sms text messages": "no-texts",
}
"""How a record's coded flags are written (their display words), and the need that each means."""
_NOT_ANY_MORE = re.compile(r"\b(?:no longer|does not need|doesn’t need|no need|not needed|without)\b", re.IGNORECASE)


def flags(needs: Iterable[str]) -> tuple[Flag, ...]:
    """The needs that change how we reach somebody, each once, in the order of the list."""
    found = {key for words in needs for key in _keys(words)}
    if "deafblind" in found:
        found -= {"deaf"}
    return tuple(flag for flag in FLAGS if flag.key in found)


def _keys(words: str) -> set[str]:
    said = " ".join(words.casefold().split())
    if code := CODES.get(said):
        return {code}
    if _NOT_ANY_MORE.search(said):
        return set()
    return {flag.key for flag in FLAGS for word in flag.words if re.search(rf"\b{re.escape(word)}\b", said)}


def shut(found: Iterable[Flag]) -> dict[str, str]:
    """Way → why it is shut for them. What a need opens (text relay) is open although another shuts it."""
    found = tuple(found)
    opened = {way for flag in found for way in flag.opens}
    return {way: why for flag in reversed(found) for way, why in flag.shuts.items() if way not in opened}


def dialled(number: str, found: Iterable[Flag]) -> str:
    """The number as it is rung: through text relay 18001 stands before it."""
    has_relay = any(flag.key == "text-relay" for flag in found)
    return f"18001 {number}" if has_relay and number else number


def has(found: Iterable[Flag], key: str) -> bool:
    """Whether this need is among them."""
    return any(flag.key == key for flag in found)
