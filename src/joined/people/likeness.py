"""How much two records are alike, and why, in words: a suggestion that a human confirms (H12, T2, F-21).

Each field that both records hold speaks for or against, in bits, and the bits are added up (Fellegi and Sunter,
"A Theory for Record Linkage", 1969). What is missing says nothing. A name alone never suggests anybody, and no
single field, not even an NHS number, settles it.
"""

import dataclasses
import datetime
import functools
import math
import re
import unicodedata
from collections.abc import Iterable

import jellyfish

from joined.kit import nhs_number
from joined.people import rules

POSSIBLE, LIKELY, VERY_LIKELY = 0.5, 0.7, 0.9
"""From `POSSIBLE` on two records are put before in-take."""
_EVEN = 9.0
"""Bits at which it is as likely as not; no name, and no birthday, weighs as much by itself."""
_MOST_WHERE_A_FIELD_CONTRADICTS = 0.69
_MOST_WHERE_NAMES_ARE_ONLY_ALIKE = 0.89
_FIRST_OF_JANUARY = (1, 1)
Words = tuple[str, ...]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Known:
    """What a record holds that can be compared; the empty is not known."""

    name: str
    call_me: str = ""
    born_on: datetime.date | None = None
    number: str = ""
    phones: tuple[str, ...] = ()
    is_phone_shared: bool = False
    lines: str = ""
    postcode: str = ""


@dataclasses.dataclass(frozen=True)
class Likeness:
    """From 0 to 1, what speaks for it and what against it, strongest first."""

    score: float
    reasons: tuple[str, ...]
    against: tuple[str, ...] = ()

    @property
    def is_worth_asking(self) -> bool:
        """Whether in-take should compare them."""
        return self.score >= POSSIBLE

    @property
    def words(self) -> str:
        """How likely, in words; figures are for tests."""
        if self.score >= VERY_LIKELY:
            return "very likely"
        return "likely" if self.score >= LIKELY else "possible"


@dataclasses.dataclass(frozen=True)
class _Says:
    """What one field says: bits for or against, in words. `is_other`: the two contradict each other."""

    bits: float = 0.0
    words: str = ""
    is_other: bool = False


_NOTHING = _Says()
_SAME_NAME = _Says(5.6, "Same name")
_OTHER_ORDER = _Says(5.3, "Same name in another order")
_MORE_NAMES = _Says(5.0, "Same name, one with a middle name")
_CALLED = _Says(4.8, "Goes by the same name")
_SOUNDS = _Says(4.3, "Name sounds the same")
_SPELLED = _Says(4.1, "Name spelled almost the same")
_INITIAL = _Says(3.4, "Same surname and first letter")
_ONE_OF_THEM = _Says(1.5, "One of their names is the same")
_OTHER_SURNAME = _Says(0.0, "Same first name, another surname")
_OTHER_FIRST_NAME = _Says(-6.0, "Another first name", is_other=True)
_OTHER_NAME = _Says(-8.0, "Another name", is_other=True)
_ALIKE = (_SOUNDS, _SPELLED, _INITIAL)


def likeness(a: Known, b: Known) -> Likeness:
    """How much two records are alike. The same whichever comes first."""
    name, number = _name(a, b), _number(a, b)
    if name in _ALIKE and number.is_other:  # twins may be called Maria and Marie
        name = dataclasses.replace(name, bits=-name.bits)
    found = (number, name, _born(a, b), _phone(a, b), _address(a, b))
    score = 1 / (1 + 2 ** (_EVEN - math.fsum(says.bits for says in found)))
    if name.is_other or found[2].is_other:
        score = min(score, _MOST_WHERE_A_FIELD_CONTRADICTS)
    if name in _ALIKE and number.bits <= 0:
        score = min(score, _MOST_WHERE_NAMES_ARE_ONLY_ALIKE)
    if number.bits > 0:  # whose number it is has to be found out, however much else differs
        score = max(score, POSSIBLE)
    said = sorted((says for says in found if says.words), key=lambda says: -abs(says.bits))
    return Likeness(
        round(score, 2),
        tuple(says.words for says in said if says.bits > 0),
        tuple(says.words for says in said if says.bits <= 0),
    )


def look_alike(a: str, b: str) -> bool:
    """Whether two names of two people could be taken for one another: say the birthday (F-21, H11)."""
    return _of_names(_words(a), _words(b)) in (_SAME_NAME, _OTHER_ORDER, _MORE_NAMES, _SOUNDS, _SPELLED)


def birthdays_like(day: datetime.date) -> tuple[datetime.date, ...]:
    """The day itself, day and month swapped, and every year that is one slip of the hand away."""
    years = [year for year in range(max(1, day.year - 90), day.year + 91) if _is_a_slip(year, day.year)]
    found = [day, swapped(day), *(_day(year, day.month, day.day) for year in years)]
    return tuple(dict.fromkeys(one for one in found if one))


def swapped(day: datetime.date) -> datetime.date | None:
    """Day and month exchanged, where there is such a day."""
    return _day(day.year, day.day, day.month)


def _number(a: Known, b: Known) -> _Says:
    if not (a.number and b.number):
        return _NOTHING
    if a.number == b.number:
        return _Says(10.0 if nhs_number.is_valid(a.number) else 6.0, "Same NHS number")
    odd = not (nhs_number.is_valid(a.number) and nhs_number.is_valid(b.number))
    return _Says(-1.0 if odd else -4.0, "Another NHS number", is_other=not odd)


def _born(a: Known, b: Known) -> _Says:
    if a.born_on is None or b.born_on is None:
        return _NOTHING
    if a.born_on == b.born_on:
        if (a.born_on.day, a.born_on.month) == _FIRST_OF_JANUARY:  # often written where nobody knows the day
            return _Says(4.0, "Same date of birth, 1 January")
        return _Says(6.0, "Same date of birth")
    if b.born_on == swapped(a.born_on):
        return _Says(4.4, "Day and month of birth swapped")
    same_day = (a.born_on.day, a.born_on.month) == (b.born_on.day, b.born_on.month)
    if same_day and _is_a_slip(a.born_on.year, b.born_on.year):
        return _Says(3.8, "Date of birth the same but for one slip in the year")
    return _Says(-6.0, "Another date of birth", is_other=True)


def _phone(a: Known, b: Known) -> _Says:
    if not (a.phones and b.phones):
        return _NOTHING
    if {phone[-9:] for phone in a.phones} & {phone[-9:] for phone in b.phones}:
        return _Says(2.0 if a.is_phone_shared or b.is_phone_shared else 4.0, "Same phone")
    return _Says(0.0, "Another phone")


def _address(a: Known, b: Known) -> _Says:
    if not (a.postcode and b.postcode):
        return _NOTHING
    if _bare(a.postcode) != _bare(b.postcode):
        return _Says(0.0, "Another postcode")
    if a.lines and b.lines and _bare(a.lines) == _bare(b.lines):
        return _Says(4.0, "Same address")
    return _Says(2.5, "Same postcode")


def _name(a: Known, b: Known) -> _Says:
    """The best of the names that each goes by."""
    own = _of_names(_words(a.name), _words(b.name))
    called = [_of_names(x, y) for x in _names(a) for y in _names(b)]
    if own.bits < _CALLED.bits and any(says.bits >= _MORE_NAMES.bits for says in called):
        return _CALLED
    return max([own, *called], key=lambda says: says.bits)


def _names(one: Known) -> list[Words]:
    """As it is written, and with what they like to be called in place of the first name."""
    words, called = _words(one.name), _words(one.call_me)
    return [words, called + words[1:] if len(called) == 1 else called] if called else [words]


@functools.lru_cache(maxsize=4_096)
def _words(name: str) -> Words:
    """A name as words to compare: compatibility-folded, without marks, hyphens, apostrophes and titles' dots."""
    key = unicodedata.normalize("NFC", rules.name_key(name))
    return tuple(re.sub(r"[-‐‑–,]", " ", re.sub(r"['’ʼ`.]", "", key)).split())


def _of_names(a: Words, b: Words) -> _Says:
    if not a or not b:
        return _NOTHING
    if a == b:
        return _SAME_NAME
    if sorted(a) == sorted(b):
        return _OTHER_ORDER
    short, long = sorted((a, b), key=len)
    if len(short) > 1 and _all_in(short, long):
        return _MORE_NAMES
    return _alike(short, long) or _in_part(a, b)


def _alike(short: Words, long: Words) -> _Says | None:
    """Every word of the shorter name has one in the longer that sounds, or is spelled, almost the same."""
    if len(short) == 1 < len(long):
        return None
    grades = [_best(word, long) for word in short]
    if len(short) == len(long):
        grades += [_best(word, short) for word in long]
    return _GRADES[min(grades)] if min(grades) else None


_GRADES = {1: _INITIAL, 2: _SPELLED, 3: _SOUNDS, 4: _SAME_NAME}


def _best(word: str, words: Iterable[str]) -> int:
    return max(_grade(word, other) for other in words)


@functools.lru_cache(maxsize=4_096)
def _grade(a: str, b: str) -> int:
    if a == b:
        return 4
    if 1 in (len(a), len(b)):
        return 1 if a[0] == b[0] else 0
    if _sound(a) and _sound(a) == _sound(b) and min(len(a), len(b)) > 2:
        return 3
    return 2 if _is_spelled_alike(a, b) else 0


@functools.lru_cache(maxsize=4_096)
def _sound(word: str) -> str:
    """How an English tongue says it; nothing for names in other scripts."""
    return jellyfish.metaphone(word) if word.isascii() and word.isalpha() else ""


def _is_spelled_alike(a: str, b: str) -> bool:
    """One slip in a word of five letters, two in one of nine; or most of its threes of letters in common."""
    slips = jellyfish.damerau_levenshtein_distance(a, b)
    longest = max(len(a), len(b))
    if slips <= (2 if longest >= 9 else 1 if longest >= 5 else 0):
        return True
    ours, theirs = _threes(a), _threes(b)
    return len(ours & theirs) / len(ours | theirs) >= 0.6


@functools.lru_cache(maxsize=4_096)
def _threes(word: str) -> frozenset[str]:
    padded = f"  {word} "
    return frozenset(padded[start : start + 3] for start in range(len(padded) - 2))


def _in_part(a: Words, b: Words) -> _Says:
    """Somebody who married keeps the first name; a twin, a parent or a child keeps the surname."""
    shared = any(_best(word, b) > 1 for word in a)
    if shared and 1 in (len(a), len(b)):
        return _ONE_OF_THEM
    if _grade(a[0], b[0]) > 1:
        return _OTHER_SURNAME
    return _OTHER_FIRST_NAME if shared else _OTHER_NAME


def _all_in(short: Words, long: Words) -> bool:
    return all(short.count(word) <= long.count(word) for word in short)


def _is_a_slip(a: int, b: int) -> bool:
    """Two years that differ by one wrong figure, or by two neighbours exchanged."""
    return jellyfish.damerau_levenshtein_distance(f"{a:04}", f"{b:04}") == 1 and len(f"{a:04}") == len(f"{b:04}")


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _bare(text: str) -> str:
    return re.sub(r"\W", "", text.casefold())
