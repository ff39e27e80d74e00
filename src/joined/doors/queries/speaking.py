"""Languages that the help page speaks: those that a human approved, and English; and those on their way."""

import dataclasses
import uuid

from joined.base.speaking import ENGLISH, Speaking
from joined.doors import access, models, questions, words
from joined.kit import actors, errors


def languages() -> list[models.HelpLanguage]:
    """Every approved language by its own name; one that lacks a sentence of today that may not stand in English
    meanwhile is not offered (H31)."""
    found = models.HelpLanguage.objects.filter(state="in_force").order_by("name")
    return [language for language in found if not questions.in_the_way(language.words)]


def speaking(code: str) -> Speaking:
    """The words of an approved language; English for any other code."""
    found = next((one for one in languages() if one.code == code), None) if code else None
    return Speaking(code=found.code, direction=found.direction, words=found.words) if found else ENGLISH


@dataclasses.dataclass(frozen=True, kw_only=True)
class Language:
    """A language for whoever keeps the page. `missing`: sentences that are not written yet; `in_the_way`: those
    without which it is not offered."""

    row: models.HelpLanguage
    state_words: str
    missing: int
    in_the_way: int
    of: int
    may_approve: bool

    @property
    def written(self) -> int:
        return self.of - self.missing


def kept_languages(*, to: actors.Actor) -> list[Language]:
    """Every language that was ever proposed. Raises NotHere to whoever keeps no place."""
    access.check_keeps_languages(by=to)
    return [_kept(row, to=to) for row in models.HelpLanguage.objects.order_by("name", "-proposed_on")]


def kept_language(*, to: actors.Actor, language_id: uuid.UUID) -> Language:
    """One of them. Raises NotHere."""
    access.check_keeps_languages(by=to)
    row = models.HelpLanguage.objects.filter(pk=language_id).first()
    if row is None:
        raise errors.NotHere()
    return _kept(row, to=to)


def _kept(row: models.HelpLanguage, *, to: actors.Actor) -> Language:
    left = len(questions.missing(row.words))
    return Language(
        row=row,
        state_words=words.LANGUAGE_STATES[row.state],
        missing=left,
        in_the_way=len(questions.in_the_way(row.words)),
        of=len(questions.sentences()),
        may_approve=row.state == "proposed" and not left and str(to.id) not in row.written_by_ids,
    )


def to_approve(*, to: actors.Actor) -> int:
    """How many languages wait for somebody like `to`, who keeps a place and wrote none of their words."""
    if not access.keeps_languages(by=to):
        return 0
    return sum(_kept(row, to=to).may_approve for row in models.HelpLanguage.objects.filter(state="proposed"))


@dataclasses.dataclass(frozen=True)
class Changed:
    """One sentence that was not approved as it now stands. `was`: the approved words, where there were any."""

    english: str
    was: str
    said: str


def changed(*, language: models.HelpLanguage) -> list[Changed]:
    """What is new beside what was approved before, and nothing else."""
    stood = models.HelpLanguage.objects.filter(code=language.code, state="in_force").first()
    before = stood.words if stood else {}
    found = [
        Changed(english, before.get(english, ""), language.words.get(english, "")) for english in questions.sentences()
    ]
    return [one for one in found if one.said and one.said != one.was]


def parts(*, language: models.HelpLanguage, size: int) -> list[list[tuple[str, str]]]:
    """Every English sentence with what is written for it, in parts that fit on a page."""
    pairs = [(english, language.words.get(english, "")) for english in questions.sentences()]
    return [pairs[start : start + size] for start in range(0, len(pairs), size)]
