"""In which language a public page speaks: English, or words that a human approved; never a machine's (H31)."""

import dataclasses
import datetime
import re
import typing
from collections.abc import Iterator, Mapping

from joined.base import forms, wording
from joined.kit import clock

_NUMBER = re.compile(r"\d+(?: \d+)+")
"""A number to ring, in groups: from the right its groups would change places, so it stands in its own direction."""


@dataclasses.dataclass(frozen=True)
class Speaking:
    """A language: its code, the side it is read from, and what stands for each English sentence."""

    code: str = "en-GB"
    direction: str = "ltr"
    words: Mapping[str, str] = dataclasses.field(default_factory=dict)

    def say(self, text: str, **filled: str) -> str:
        """The approved words for an English sentence; `{at}` and the like are filled in."""
        said = self.words.get(text, text)
        said = said.format(**filled) if filled else said
        return _NUMBER.sub("\u2066\\g<0>\u2069", said) if self.direction == "rtl" else said

    def at(self, moment: datetime.datetime | None) -> str:
        """A moment that we promise: in figures, where the names of days are not ours to translate."""
        if not self.words or moment is None:
            return wording.promised(moment)
        return f"{clock.london(moment):%H:%M, %d/%m/%Y}"

    @property
    def context(self) -> dict[str, typing.Any]:
        """What templates need of it."""
        return {"page_language": self.code, "page_direction": self.direction, "say": self.say, "at": self.at}

    def speak(self, form: forms.Form) -> forms.Form:
        """The form's own words in this language, its errors too."""
        if not self.words:
            return form
        for bound in form:
            field = bound.field
            bound.label, bound.help_text = self.say(str(bound.label)), self.say(bound.help_text)
            field.label, field.help_text = bound.label, bound.help_text
            field.error_word = self.say(field.error_word)
            if hasattr(field, "part_labels"):
                field.part_labels = tuple(self.say(label) for label in field.part_labels)
            if hasattr(field, "choices"):
                field.choices = [(value, self.say(str(label))) for value, label in field.choices]
            if hasattr(field, "hints"):
                field.hints = {value: self.say(hint) for value, hint in field.hints.items()}
        for problems in form.errors.values() if form.is_bound else ():
            problems.data = [type(one)(self.say(one.messages[0])) for one in problems.as_data()]
        return form


ENGLISH = Speaking()


def words_of(form: type[forms.Form]) -> Iterator[str]:
    """Every sentence that a form may show, apart from what is known only when it is shown."""
    for field in form.base_fields.values():
        yield from (str(field.label), str(field.help_text), field.error_messages["required"])
        yield from (getattr(field, name) for name in ("WRONG", "TO_COME") if hasattr(field, name))
        yield from (str(label) for _, label in getattr(field, "choices", ()))
        yield from (*getattr(field, "hints", {}).values(), *getattr(field, "part_labels", ()), field.error_word)
