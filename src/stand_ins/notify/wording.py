"""What Notify does to words on their way to a phone, and how it counts them.

Written from Notify's public rules and independently of `joined.messages`, so that each can be held against the other
(F-22): the basic alphabet is a table of bytes here, and words are replaced step by step.
"""

import functools
import math
import unicodedata

LIMIT = 918
ROWS = (
    "@£$¥èéùìòÇ\nØø\rÅå",
    "Δ_ΦΓΛΩΠΨΣΘΞ\x1bÆæßÉ",
    " !\"#¤%&'()*+,-./",
    "0123456789:;<=>?",
    "¡ABCDEFGHIJKLMNO",
    "PQRSTUVWXYZÄÖÑÜ§",
    "¿abcdefghijklmno",
    "pqrstuvwxyzäöñüà",
)
"""GSM 03.38, sixteen characters a row."""
TWO_PLACES = "^{}\\[~]|€"
ACCENTS = {"\u0300": "aeiouwy", "\u0301": "aeiouwy", "\u0308": "aeiouwy", "\u0302": "aeiouwy"}
"""Welsh letters, by the accent that they carry: grave, acute, diaeresis, circumflex."""
SWAPPED = str.maketrans(
    {
        **dict.fromkeys("\u2011\u2013\u2014\u2212", "-"),
        **dict.fromkeys("\u2018\u2019\u201a", "'"),
        **dict.fromkeys("\u201c\u201d\u201e", '"'),
        **dict.fromkeys("\u180e\u200b\u200c\u200d\u2060\ufeff\u2028\u2029", ""),
        **dict.fromkeys("\u00a0\u202f\t", " "),
        "\u2026": "...",
        "\u0141": "L",
        "\u0142": "l",
    }
)
NO_WIDTH = str.maketrans(dict.fromkeys("\u180e\u200b\u200c\u200d\u2060\ufeff\u2028\u2029", ""))


@functools.cache
def _sets() -> tuple[frozenset[str], frozenset[str]]:
    basic = frozenset("".join(ROWS) + TWO_PLACES)
    small = {unicodedata.normalize("NFC", letter + accent) for accent, letters in ACCENTS.items() for letter in letters}
    welsh = frozenset(small | {letter.upper() for letter in small}) - basic
    return basic, welsh


def tidied(words: str) -> str:
    """Spaces and lines as Notify sets them: no space before `,` or `.`, one between words, at most one empty line."""
    for stop in ",.":
        pieces = words.split(stop)
        words = stop.join([piece.rstrip(" \t") for piece in pieces[:-1]] + pieces[-1:])
    text = "\n".join(" ".join(line.translate(NO_WIDTH).split()) for line in words.splitlines())
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text.strip()


def arrives(words: str) -> str:
    """The words as a phone shows them; what cannot be sent has become `?`."""
    return "".join(map(_letter, tidied(words)))


def _letter(letter: str) -> str:
    basic, welsh = _sets()
    if letter in basic or letter in welsh:
        return letter
    made_of = unicodedata.decomposition(letter)
    if made_of and "<" not in made_of:
        first = chr(int(made_of.split()[0], 16))
        return first if first in basic or first in welsh else "?"
    swapped = letter.translate(SWAPPED)
    return swapped if swapped != letter else "?"


def count(words: str) -> int:
    """Characters as Notify holds them against its limit of 918."""
    return len(arrives(words).encode("utf-16-le")) // 2


def fragments(words: str) -> int:
    """How many texts are charged."""
    _, welsh = _sets()
    text, length = tidied(words), count(words)
    if welsh & set(text):
        return 1 if length <= 70 else math.ceil(length / 67)
    length += sum(text.count(letter) for letter in TWO_PLACES)
    return 1 if length <= 160 else math.ceil(length / 153)
