"""Pure rules of what a text may say: levels, approved wordings and their placeholders (domain.md §8.1, H31)."""

import dataclasses
import re
from collections.abc import Iterable, Mapping

from joined.messages import fitting, languages, words

ENGLISH = "en"


@dataclasses.dataclass(frozen=True)
class Level:
    """What a text may contain at one level. `wording_only`: nothing but an approved wording."""

    words: str
    wording_only: bool
    crisis_line: bool
    link: bool
    placeholders: frozenset[str]


LEVELS: Mapping[int, Level] = {
    1: Level("Only: please ring", True, False, False, frozenset({"from", "number"})),
    2: Level("NHS and a time", False, True, False, frozenset({"from", "number", "name", "day"})),
    3: Level("The plan", False, True, True, frozenset({"from", "number", "name", "day", "plan"})),
}
"""Level 0 is nothing sent."""

_LINK = re.compile(r"https?:|www\.|\w\.(?:uk|com|org|net|io|ly|me|app|link|health)\b", re.IGNORECASE)
_CRISIS = re.compile(r"\b(?:111|999|116 123|crisis)\b", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_SENTENCE = re.compile(r"(?<=[.?!]) +")
_NAME = r"(?:[^\W\d_]|[’'.-])+"
_FREE = {"name": rf"{_NAME}(?: {_NAME}){{0,3}}", "day": r"(?:[^\W\d_]+ \d{1,2} [^\W\d_]+|\d\d/\d\d/\d{4})"}
"""What may stand where a wording leaves room; `from` and `number` are the sender's own and nothing else."""
_NOTHING = r"(?!)"


@dataclasses.dataclass(frozen=True)
class Wording:
    """Approved words with {placeholders}, in one language, at one level."""

    language: str
    level: int
    words: str


def placeholders(text: str) -> frozenset[str]:
    """The names in {braces}."""
    return frozenset(_PLACEHOLDER.findall(text))


def filled(wording: str, values: Mapping[str, str]) -> str:
    """A wording with its placeholders filled; a sentence with nothing to put in is left out."""
    given = {name: value.strip() for name, value in values.items()}
    if given.get("plan") and given["plan"][-1] not in ".?!":
        given["plan"] += "."
    told = [part for part in _SENTENCE.split(wording) if all(given.get(name) for name in placeholders(part))]
    return _PLACEHOLDER.sub(lambda found: given[found[1]], " ".join(told))


def wrong_with_wording(wording: Wording) -> str:
    """Why it cannot be approved; empty when it can. {plan} is free text, so it stands in English only."""
    if wording.level not in LEVELS:
        return words.NO_SUCH_LEVEL
    if not languages.is_tag(wording.language):
        return words.NO_SUCH_LANGUAGE
    if not wording.words.strip():
        return words.EMPTY
    if len(wording.words) > words.MOST:
        return words.TOO_MUCH
    may_stand = LEVELS[wording.level].placeholders - (set() if wording.language == ENGLISH else {"plan"})
    if strange := sorted(placeholders(wording.words) - may_stand):
        return words.STRANGE_PLACEHOLDER.format(names=", ".join(strange))
    return _says_too_much(wording.words, LEVELS[wording.level])


def fits_a_text(wording: Wording) -> bool:
    """Whether these words arrive as they are in a text; others stand in e-mails and letters alone (F-22)."""
    return fitting.fit(_PLACEHOLDER.sub("x", wording.words)).may_go


NEUTRAL = {"practice": "the surgery", "council": "the council"}
US = "us"
_TELLING = re.compile(
    r"mental|psych|crisis|therap|counsel|recovery|addict|substance|alcohol|drug|refuge|abuse|violence|suicid|distress"
    r"|wellbeing|well-being|mind\b|hiv|sexual|dementia|memory",
    re.IGNORECASE,
)


def is_neutral(name: str) -> bool:
    """Whether a name says nothing of why somebody is rung."""
    return bool(name.strip()) and not _TELLING.search(name)


def sender_name(level: int, *, kind: str, name: str, text_name: str) -> str:
    """How an organisation signs at a level. At level 1 nobody learns who wrote, or why (domain.md §8.1, T05).

    There the name stands only that the organisation chose for texts, where it is neutral; else its kind.
    """
    if level > 1:
        return text_name or name
    return text_name if text_name != name and is_neutral(text_name) else NEUTRAL.get(kind, US)


def wording_of(text: str, wordings: Iterable[Wording], *, own: Mapping[str, str]) -> Wording | None:
    """The wording that these words follow, as `filled` fills it; None when somebody wrote freely.

    `own`: the sender's name and number (`from`, `number`), the only ones that may stand in it.
    """
    return next((wording for wording in wordings if _follows(text, wording.words, own)), None)


def wrong_with(
    text: str, *, level: int, wording: Wording | None, foreign: Iterable[Wording] = (), channel: str = "sms"
) -> str:
    """Why these words may not be sent; empty when they may. `foreign`: approved wordings in another language.

    Free text is in English and at level 2 or more; a link only at level 3 (decisions.md §6). Whether free words
    say more than a level should (a diagnosis, a risk, a medicine) is for whoever writes them: no machine decides.
    """
    if wrong := _does_not_arrive(text, channel):
        return wrong
    if level not in LEVELS:
        return words.NO_SUCH_LEVEL
    if wording is not None:
        return ""
    if LEVELS[level].wording_only:
        return words.WORDING_ONLY
    if any(_borrows(text, other.words) for other in foreign):
        return words.CHANGED_WORDING
    return _says_too_much(text, LEVELS[level])


def _does_not_arrive(text: str, channel: str) -> str:
    """A text loses letters and has an end; paper and e-mail hold every script."""
    if channel != "sms":
        return words.EMPTY if not text.strip() else words.TOO_MUCH if len(text) > words.MOST else ""
    fit = fitting.fit(text)
    if not fit.arrives:
        return words.EMPTY
    if fit.destroyed:
        return words.DESTROYED.format(letters=" ".join(fit.destroyed))
    return words.TOO_LONG if fit.too_long else ""


def _says_too_much(text: str, level: Level) -> str:
    if not level.link and _LINK.search(text):
        return words.NO_LINK
    if not level.crisis_line and _CRISIS.search(text):
        return words.NO_CRISIS_LINE
    return ""


def _follows(text: str, wording: str, own: Mapping[str, str]) -> bool:
    """A sentence with a placeholder may be missing, as `filled` leaves it out; every other must be there."""
    pattern = "".join(
        f"(?:{_pattern(part, own)}(?: |$)){'?' if placeholders(part) else ''}" for part in _SENTENCE.split(wording)
    )
    return bool(text) and re.fullmatch(pattern, text) is not None


def _pattern(sentence: str, own: Mapping[str, str]) -> str:
    parts = _PLACEHOLDER.split(sentence)
    return "".join(re.escape(part) if n % 2 == 0 else _allowed(part, own) for n, part in enumerate(parts))


def _allowed(name: str, own: Mapping[str, str]) -> str:
    return re.escape(own[name]) if own.get(name) else _FREE.get(name, _NOTHING)


def _borrows(text: str, wording: str) -> bool:
    """Whether a whole sentence of the wording stands in words that do not follow it."""
    whole = [sentence for sentence in _SENTENCE.split(wording) if not placeholders(sentence)]
    return any(sentence in text for sentence in whole if len(sentence.split()) > 2)
