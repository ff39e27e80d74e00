"""Words to check before sending: the approved ones in their language, who signs, and how they fit a text."""

import dataclasses
import uuid
from collections.abc import Iterable, Mapping

from joined.kit import actors
from joined.messages import fitting, languages, levels, models
from joined.messages import words as said
from joined.messages.queries import written
from joined.places import queries as places


@dataclasses.dataclass(frozen=True)
class Draft:
    """Words to check before sending, and in which language and at which level a human has approved them."""

    words: str
    language: str
    is_approved: bool
    level: int

    @property
    def direction(self) -> str:
        return languages.direction(self.language)


def fit(*, words: str) -> fitting.Fit:
    """How these words fit a text."""
    return fitting.fit(fitting.tidy(words))


def draft(*, purpose: str, level: int, language: str, values: Mapping[str, str], channel: str = "sms") -> Draft:
    """The approved template for this purpose in their language, at this level or the next one below; else English.

    Nothing is translated by machine (H31): `language` says what the words really are. A template whose letters
    a text would destroy is drafted for e-mail and paper alone. `values` may hold the day twice: `day` in English
    words, `date` in figures for every other language.
    """
    found = wordings(languages=(language, levels.ENGLISH), purpose=purpose, level=level, channel=channel)
    theirs = [wording for wording in found if wording.language == language]
    english = [wording for wording in found if wording.level == level and wording.language == levels.ENGLISH]
    chosen = max(theirs or english, key=lambda wording: wording.level, default=None)
    if chosen is None:
        return Draft(levels.filled(said.PLAIN.get(level, ""), values), levels.ENGLISH, False, level)
    if chosen.language != levels.ENGLISH:
        values = {**values, "day": values.get("date", "")}
    return Draft(levels.filled(chosen.words, values), chosen.language, True, chosen.level)


def wordings(*, languages: Iterable[str], level: int, purpose: str = "", channel: str = "sms") -> list[levels.Wording]:
    """Approved words in force in these languages, up to this level, that this channel can hold."""
    found = models.Template.objects.filter(language__in=set(languages), level__lte=level, state="in_force")
    if purpose:
        found = found.filter(purpose=purpose)
    made = [levels.Wording(row.language, row.level, row.words) for row in found.order_by("-level", "purpose")]
    return [wording for wording in made if channel != "sms" or levels.fits_a_text(wording)]


def own_words(*, organisation_id: uuid.UUID, level: int = 3) -> dict[str, str]:
    """What stands for `from` and `number` in messages of this organisation; at level 1 nothing names it."""
    sender = places.organisation(organisation_id)
    name = levels.sender_name(level, kind=sender.kind, name=sender.name, text_name=sender.text_name)
    return {"from": name, "number": sender.phone}


def own_words_of(*, to: actors.Actor, message_id: uuid.UUID) -> dict[str, str]:
    """The same for whoever wrote this message, at its level."""
    found = written.row(to=to, message_id=message_id)
    return own_words(organisation_id=found.organisation_id, level=found.level)
