"""The form that every room's forms are made of, and its fields under one name.

    from joined.base import forms

    class View(forms.Form):
        words = forms.OneLine(label="What do you think?", max_length=500)

A page shows one with `components/fields.jinja`: `field(form.words)`, or `question(form.words)` for a row.
"""

import contextlib
import dataclasses
import datetime
import re
import typing
from collections.abc import Iterable, Iterator, Mapping

from django import forms
from django.utils.datastructures import MultiValueDict

from joined.base.dates import BornField, DayField
from joined.base.fields import (
    Chips,
    ClockField,
    FileField,
    Hidden,
    NHSNumberField,
    OneLine,
    Paragraph,
    PhoneField,
    Pick,
    Radios,
    Tick,
    TickChips,
    Version,
)
from joined.kit import errors

__all__ = [
    "BornField",
    "Chips",
    "ClockField",
    "DayField",
    "FileField",
    "Form",
    "Hidden",
    "NHSNumberField",
    "OneLine",
    "Paragraph",
    "PhoneField",
    "Pick",
    "Radios",
    "Tick",
    "TickChips",
    "Version",
    "refusals_on",
]


ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@contextlib.contextmanager
def refusals_on(form: forms.Form) -> Iterator[None]:
    """A deed that is refused becomes an error on the form, at its field where it names one."""
    try:
        yield
    except errors.Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)


@dataclasses.dataclass(frozen=True)
class Option:
    """One radio, box or line of a list, ready to be drawn."""

    id: str
    value: str
    label: str
    hint: str
    is_chosen: bool


class Bound(forms.BoundField):
    """A field with what was given: what the macros of `components/fields.jinja` read."""

    @property
    def component(self) -> str:
        return self.field.component

    @property
    def id(self) -> str:
        """Of the input, or of the first one in a group: where an error's link leads."""
        return self.auto_id

    @property
    def is_required(self) -> bool:
        return self.field.required

    @property
    def hint(self) -> str:
        return self.field.help_text

    @property
    def error(self) -> str:
        """The first sentence about this field, or nothing."""
        return self.errors[0] if self.errors else ""

    def described_by(self, hint: str = "") -> str:
        """The ids of hint (the page's or our own) and error, for `aria-describedby`."""
        there = ((hint or self.hint, "hint"), (self.error, "error"))
        return " ".join(f"{self.id}-{what}" for words, what in there if words)

    @property
    def typed(self) -> str:
        """What stands in the box: kept as it was typed when it was wrong."""
        value = self.value()
        return "" if value is None else str(value)

    @property
    def is_ticked(self) -> bool:
        return bool(self.value())

    @property
    def options(self) -> list[Option]:
        """Every choice, with those of the person marked."""
        value = self.value()
        chosen = {str(one) for one in (value if isinstance(value, list | tuple | set) else [value])}
        hints = getattr(self.field, "hints", {})
        return [
            Option(self._option_id(n), str(key), str(label), hints.get(str(key), ""), str(key) in chosen)
            for n, (key, label) in enumerate(self.field.choices)
        ]

    @property
    def days(self) -> list[Option]:
        """The chips of a day field."""
        chosen = str(self.value() or "")
        return [
            Option(self._option_id(n), day.isoformat(), name, f"{day:%a %-d %b}", day.isoformat() == chosen)
            for n, (name, day) in enumerate(self.field.days)
        ]

    @property
    def is_another_day(self) -> bool:
        """Whether the day given is none of the chips."""
        return bool(self.typed) and not any(option.is_chosen for option in self.days)

    @property
    def iso_day(self) -> str:
        """The day as a box for days takes it; nothing when it is no day."""
        return self.typed if ISO_DAY.fullmatch(self.typed) else ""

    @property
    def day_parts(self) -> list[tuple[str, str, int, str]]:
        """Day, month and year of a date of birth: name, label, width, what stands in the box."""
        value = self.value()
        if isinstance(value, datetime.date):
            given = [str(value.day), str(value.month), str(value.year)]
        else:
            given = [*str(value or "").split("/"), "", "", ""][:3]
        names = tuple(zip(("day", "month", "year"), self.field.part_labels, (2, 2, 4), strict=True))
        return [(name, label, width, text) for (name, label, width), text in zip(names, given, strict=True)]

    def _option_id(self, number: int) -> str:
        return f"{self.id}-{number + 1}" if number else self.id


class Form(forms.Form):
    """Django's form with our fields: cleans text (F-21), keeps what was typed, and says what to do.

    `choices` gives lists that are known only when the page is shown: `{"team": [(id, name), …]}`.
    """

    bound_field_class = Bound
    use_required_attribute = False

    def __init__(
        self,
        *args: typing.Any,
        choices: Mapping[str, Iterable[tuple[str, str]]] | None = None,
        **given: typing.Any,
    ) -> None:
        super().__init__(*args, **given)
        for name, offered in (choices or {}).items():
            self.fields[name].choices = list(offered)

    def restore(self, values: Mapping[str, list[str]]) -> None:
        """Show what a draft kept, field by field as it was sent; nothing is checked yet."""
        sent = MultiValueDict({name: list(kept) for name, kept in values.items()})
        for name, field in self.fields.items():
            if not field.widget.value_omitted_from_data(sent, {}, self.add_prefix(name)):
                self.initial[name] = field.widget.value_from_datadict(sent, {}, self.add_prefix(name))

    @property
    def problems(self) -> list[tuple[str, str]]:
        """For the summary at the top: where each sentence leads (an id, or nothing) and the sentence."""
        found = [("", sentence) for sentence in self.non_field_errors()]
        found += [(self[name].id, self[name].error) for name in self.fields if self[name].error]
        return found

    def first_sentence(self) -> str:
        """The first thing to mend, for forms of one or two fields that show it by themselves."""
        return self.problems[0][1] if self.problems else ""
