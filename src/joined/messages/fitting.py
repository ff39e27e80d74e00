"""How words fit a text: alphabet, parts, and what would be lost, exactly as GOV.UK Notify counts (F-22).

Source: Notify's public rules (standards.md §5.1). What a phone shows is worked out first; everything is counted on
that. One quirk is Notify's own and kept: a letter that only becomes Welsh when its accent is dropped (ế → ê) does not
make the alphabet wide.
"""

import dataclasses
import math
import re
import unicodedata

LIMIT = 918
PLAIN, WIDE = "plain", "wide"
ROOM = {PLAIN: (160, 153), WIDE: (70, 67)}
"""Characters in a text of one part, and in each part of a longer one."""

_DOUBLE = frozenset("^{}\\[~]|€")
_BASIC = _DOUBLE | frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\x1bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
    "¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_WELSH = frozenset("àèìòùẁỳÀÈÌÒÙẀỲáéíóúẃýÁÉÍÓÚẂÝäëïöüẅÿÄËÏÖÜẄŸâêîôûŵŷÂÊÎÔÛŴŶ") - _BASIC
_KEPT = _BASIC | _WELSH
_LIKE = {"‑": "-", "–": "-", "—": "-", "−": "-", "…": "...", "‘": "'", "’": "'", "‚": "'"}
_LIKE |= {"“": '"', "”": '"', "„": '"', "Ł": "L", "ł": "l"}
_NO_WIDTH = re.compile("[\u180e\u200b-\u200d\u2060\ufeff\u2028\u2029]")


@dataclasses.dataclass(frozen=True)
class Fit:
    """How words fit a text.

    `length`: characters as they are charged (some take two places). `parts`: how many texts are charged.
    `arrives`: what the phone shows. `destroyed`: characters that would arrive as a question mark. `downgraded`:
    characters that arrive as another, such as ’ as '. `widening`: letters that leave less room in every part, and
    `parts_if_plain`: how many parts there would be without their accents.
    """

    length: int
    parts: int
    alphabet: str
    destroyed: tuple[str, ...]
    downgraded: tuple[str, ...]
    too_long: bool
    arrives: str = ""
    widening: tuple[str, ...] = ()
    parts_if_plain: int = 1

    @property
    def may_go(self) -> bool:
        return bool(self.arrives) and not self.destroyed and not self.too_long


def tidy(words: str) -> str:
    """Letters put together with their accents, so that none is counted or destroyed by itself; no space around."""
    return unicodedata.normalize("NFC", words).strip()


def fit(words: str) -> Fit:
    """Count a text as Notify does: 160 then 153 a part; Welsh letters force 70 then 67; 918 at most."""
    set_out = _set_out(words)
    arrives = "".join(_as_sent(letter) or "?" if letter not in _KEPT else letter for letter in set_out)
    widening = _in_order(letter for letter in set_out if letter in _WELSH)
    alphabet = WIDE if widening else PLAIN
    double = sum(letter in _DOUBLE for letter in set_out)
    length = len(arrives) + (0 if widening else double)
    strange = [letter for letter in set_out if letter not in _KEPT]
    return Fit(
        length=length,
        parts=_parts(length, alphabet),
        alphabet=alphabet,
        destroyed=_in_order(letter for letter in strange if _as_sent(letter) is None),
        downgraded=_in_order(letter for letter in strange if _as_sent(letter) is not None),
        too_long=len(arrives) > LIMIT,
        arrives=arrives,
        widening=widening,
        parts_if_plain=_parts(len(arrives) + double, PLAIN),
    )


def _set_out(words: str) -> str:
    """Spaces and lines as Notify sets them: one space between words, none before , and ., one empty line at most."""
    close = re.sub(r"[ \t]+(?=[,.])", "", words)
    lines = (" ".join(_NO_WIDTH.sub("", line).split()) for line in close.splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _as_sent(letter: str) -> str | None:
    """What arrives in place of a letter that no text can hold; None where only a question mark does."""
    made_of = unicodedata.decomposition(letter)
    if not made_of or made_of.startswith("<"):
        return _LIKE.get(letter)
    bare = chr(int(made_of.split()[0], 16))
    return bare if bare in _KEPT else None


def _parts(length: int, alphabet: str) -> int:
    single, each = ROOM[alphabet]
    return 1 if length <= single else math.ceil(length / each)


def _in_order(letters: object) -> tuple[str, ...]:
    return tuple(dict.fromkeys(letters))  # type: ignore[call-overload]
