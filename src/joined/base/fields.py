"""Form fields that know which part of the design system shows them, and say in plain words what is wrong.

Each keeps Django's own API; `component` names the macro of `components/fields.jinja` that draws it.
"""

import datetime
import re
import typing
import unicodedata
from collections.abc import Mapping

import phonenumbers
from django import forms
from django.core.exceptions import ValidationError

from joined.kit import nhs_number

BIDI_CONTROLS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_HIDDEN_ON_ONE_LINE = re.compile(f"[{BIDI_CONTROLS}\ufeff]")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))? ?(am|pm)?", re.IGNORECASE)
_SPACES = re.compile(r"\s+")
FICTIONAL = re.compile(
    r"\+44(?=\d{10}$)(7700900|1632960|2079460|808157[01]|1(13|14|15|16|17|18|21|31|41|51|61)4960)\d+"
)
"""Numbers that Ofcom keeps for drama: used by the demo, and accepted."""


def one_line(text: str) -> str:
    """NFC, without line breaks, NULs, controls or marks that turn the direction of reading (F-21)."""
    text = _CONTROLS.sub(" ", _HIDDEN_ON_ONE_LINE.sub("", unicodedata.normalize("NFC", text)))
    return _SPACES.sub(" ", text).strip()


def paragraphs(text: str) -> str:
    """NFC, line breaks kept as one sort, without NULs and other controls (F-21)."""
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROLS.sub("", text).strip()


class Shown:
    """What every field of ours takes: `hint`, and the sentence for `missing`."""

    component = "line"
    error_word = "Error:"

    def __init__(self, *, hint: str = "", missing: str = "", **given: typing.Any) -> None:
        super().__init__(help_text=hint, **given)  # type: ignore[call-arg]
        self.error_messages["required"] = missing or self.asks_for()

    def asks_for(self) -> str:
        """The sentence when nothing was given."""
        if not self.label:
            return "Fill this in."
        return f"Answer “{self.label}”" if str(self.label).endswith("?") else f"Fill in “{self.label}”."


class Text(Shown, forms.CharField):
    """Something typed. Raises a sentence when it is missing or longer than `max_length`."""

    def __init__(self, **given: typing.Any) -> None:
        super().__init__(**given)
        if self.max_length:
            self.validators = [v for v in self.validators if not hasattr(v, "limit_value")]

    def validate(self, value: str) -> None:
        super().validate(value)
        if self.max_length and len(value) > self.max_length:
            over = f"This is {len(value):,} characters long and {self.max_length:,} fit. Make it shorter."
            raise ValidationError(over, code="max_length")


class OneLine(Text):
    """One line: a name, an ask, a reason."""

    def to_python(self, value: typing.Any) -> str:
        return one_line(str(value or ""))


class ClockField(OneLine):
    """A time of day as people write it: 12:30, 9am, 1.15pm. None where nothing was given."""

    component = "digits"
    WRONG = "Write the time like 12:30."

    def clean(self, value: typing.Any) -> datetime.time | None:
        text = super().clean(value)
        if not text:
            return None
        found = _TIME.fullmatch(text)
        if not found:
            raise ValidationError(self.WRONG, code="time")
        hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
        hour = hour % 12 + (12 if half == "pm" else 0) if half else hour
        if hour > 23 or minute > 59:
            raise ValidationError(self.WRONG, code="time")
        return datetime.time(hour, minute)


class Paragraph(Text):
    """Several lines; grows while somebody types."""

    component = "paragraph"
    widget = forms.Textarea

    def __init__(self, *, max_length: int = 5000, rows: int = 3, **given: typing.Any) -> None:
        super().__init__(max_length=max_length, **given)
        self.rows = rows

    def to_python(self, value: typing.Any) -> str:
        return paragraphs(str(value or ""))


class PhoneField(OneLine):
    """A phone number of any country, British unless it begins with +. Gives `+447700900984`."""

    WRONG = (
        "This is not a whole phone number. Write all its digits, such as 07700 900 984,"
        " or begin with + and the country, such as +252 61 234 5678."
    )
    component = "phone"

    def __init__(self, **given: typing.Any) -> None:
        super().__init__(**{"max_length": 40, **given})

    def clean(self, value: typing.Any) -> str:
        text = super().clean(value)
        if not text:
            return ""
        try:
            found = phonenumbers.parse(text, "GB")
        except phonenumbers.NumberParseException:
            raise ValidationError(self.WRONG, code="phone") from None
        number = str(phonenumbers.format_number(found, phonenumbers.PhoneNumberFormat.E164))
        if not (phonenumbers.is_valid_number(found) or FICTIONAL.fullmatch(number)):
            raise ValidationError(self.WRONG, code="phone")
        return number


class NHSNumberField(OneLine):
    """Ten digits with or without spaces. Gives them without; empty when nobody knows it."""

    component = "digits"
    LENGTH = "An NHS number has 10 digits. Check it, or leave this empty if you do not know it."
    CHECK = "One of the 10 digits is wrong. Check them, or leave this empty if you do not know it."

    def clean(self, value: typing.Any) -> str:
        text = super().clean(value)
        digits = nhs_number.clean(text)
        if text and not digits:
            raise ValidationError(self.LENGTH, code="length")
        if digits and not nhs_number.is_valid(digits):
            raise ValidationError(self.CHECK, code="check_digit")
        return digits


class Choice(Shown, forms.ChoiceField):
    """One of several; nothing is chosen for anybody. `hints` maps a value to its small print."""

    WRONG = "This choice is no longer there. Choose one of those shown."

    def __init__(self, *, hints: Mapping[str, str] | None = None, **given: typing.Any) -> None:
        super().__init__(**given)
        self.hints = dict(hints or {})
        self.error_messages["invalid_choice"] = self.WRONG

    def asks_for(self) -> str:
        if not self.label:
            return "Choose one."
        is_question = str(self.label).endswith("?")
        return f"Choose an answer: “{self.label}”" if is_question else f"Choose one under “{self.label}”."


class Chips(Choice):
    """One of a few short answers, each one tap (real radios)."""

    component = "chips"
    widget = forms.RadioSelect


class Radios(Choice):
    """One of several, as the design system's radios: pages that a person reads."""

    component = "radios"
    widget = forms.RadioSelect


class Pick(Choice):
    """One of many, from a list that opens."""

    component = "pick"


class TickChips(Shown, forms.MultipleChoiceField):
    """Any of a few, each one tap (real boxes)."""

    component = "tick_chips"
    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, hints: Mapping[str, str] | None = None, **given: typing.Any) -> None:
        super().__init__(**given)
        self.hints = dict(hints or {})
        self.error_messages["invalid_choice"] = Choice.WRONG

    def asks_for(self) -> str:
        return f"Tick at least one under “{self.label}”."


class Tick(Shown, forms.BooleanField):
    """One box: yes when ticked."""

    component = "tick"
    widget = forms.CheckboxInput

    def asks_for(self) -> str:
        return f"Tick “{self.label}” to go on."


class Hidden(Shown, forms.CharField):
    """Carried along by the page, such as the version of what is being changed."""

    component = "hidden"
    widget = forms.HiddenInput

    def asks_for(self) -> str:
        return "This page is out of date. Open it again; we have kept what you wrote."


class Version(Hidden):
    """Which version of a row a page was filled with: a whole number, 0 where nothing was given."""

    MOST_DIGITS = 9

    def clean(self, value: typing.Any) -> int:
        text = super().clean(value)
        if text and not (text.isascii() and text.isdigit() and len(text) <= self.MOST_DIGITS):
            raise ValidationError(self.asks_for(), code="version")
        return int(text or 0)


class FileField(Shown, forms.FileField):
    """A file of at most `most` bytes. Raises a sentence where there is none, or `too_big` (code `too_big`)."""

    component = "file"

    def __init__(self, *, most: int, too_big: str, **given: typing.Any) -> None:
        super().__init__(allow_empty_file=True, **given)
        self.error_messages |= dict.fromkeys(("missing", "invalid"), self.error_messages["required"])
        self.most, self.too_big = most, too_big

    def clean(self, data: typing.Any, initial: typing.Any = None) -> typing.Any:
        given = super().clean(data, initial)
        if given and given.size > self.most:
            raise forms.ValidationError(self.too_big, code="too_big")
        return given
