"""What is asked about the rule of a team: which contacts count, from which day, and who agreed it."""

import typing
import uuid
from collections.abc import Iterable

from django.core.exceptions import ValidationError

from joined.base import forms
from joined.caseload import words
from joined.caseload.rules import contacts

COMING = (("Today", 0), ("In a week", 7), ("In four weeks", 28))
WAYS = tuple((code, name) for code, name in words.MECHANISMS.items() if code in contacts.DIRECT)
YES_NO = (("yes", words.YES), ("no", words.NO))


class Count(forms.OneLine):
    """A whole number."""

    component = "digits"

    def clean(self, value: typing.Any) -> int:
        text = super().clean(value)
        if text and not (text.isascii() and text.isdigit()):
            raise ValidationError("Write a whole number.", code="number")
        return int(text or 0)


class Rule(forms.Form):
    """A rule from a day on. Left without whoever agreed it, the pages say that nobody has yet."""

    team = forms.Pick(label="For which team?", choices=(), missing="Choose a team.")
    mechanisms = forms.TickChips(label="Which ways count?", choices=WAYS, required=False)
    partners = forms.Chips(label="Does a charity’s contact count?", choices=YES_NO, missing="Choose one.")
    groups = forms.Chips(label="Does a group count?", choices=YES_NO, missing="Choose one.")
    max_days = Count(label="At most so many days between contacts", max_length=2, missing="Give a number, at most 28.")
    from_on = forms.DayField(label="From", missing="Choose the day.", offered=COMING)
    reason = forms.OneLine(label="Why", max_length=300, missing="Say why, in a line that everybody here may read.")
    agreed_by = forms.OneLine(
        label="Agreed by", max_length=160, required=False, hint="Left empty, pages say “agreed by nobody yet”"
    )
    lived_experience_count = Count(
        label="How many of them have lived experience?", max_length=3, required=False, hint="A number"
    )

    def __init__(self, *args: typing.Any, teams: Iterable[tuple[uuid.UUID, str]], **given: typing.Any) -> None:
        super().__init__(*args, **given)
        found = [(str(pk), name) for pk, name in teams]
        self.fields["team"].choices = found if len(found) == 1 else [("", "Choose"), *found]

    @property
    def given(self) -> dict[str, typing.Any]:
        """What of it makes the rule."""
        plain = {name: self.cleaned_data[name] for name in ("from_on", "max_days", "reason", "agreed_by")}
        return plain | {
            "mechanisms": tuple(self.cleaned_data["mechanisms"]),
            "counts_partner": self.cleaned_data["partners"] == "yes",
            "counts_group": self.cleaned_data["groups"] == "yes",
            "lived_experience_count": self.cleaned_data["lived_experience_count"],
        }
