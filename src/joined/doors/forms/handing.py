"""Handing on to a service outside, and its answer."""

import typing

from joined.base import forms
from joined.steps import words

SHORT = 300


class HandOn(forms.Form):
    """`must_name_adult`: somebody under 18."""

    service = forms.Radios(label="Who takes them on?", choices=(), missing="Choose a service.")
    what = forms.OneLine(label="What do you ask of them?", max_length=SHORT, missing="Write what you ask of them.")
    adult = forms.OneLine(
        label="Which adult who looks after them knows?",
        required=False,
        max_length=SHORT,
        hint="Their name and who they are to them. Or why nobody knows yet.",
    )

    def __init__(self, *args: typing.Any, must_name_adult: bool = False, **given: typing.Any) -> None:
        super().__init__(*args, **given)
        self.must_name_adult = must_name_adult

    def clean(self) -> dict[str, typing.Any]:
        given = super().clean() or self.cleaned_data
        if self.must_name_adult and not given.get("adult"):
            self.add_error("adult", words.ADULT)
        return given


class Handed(forms.Form):
    """Yes with a name and a day, or no with what they said."""

    answer = forms.Chips(label="What did they say?", choices=(("yes", "Yes"), ("no", "No")))
    who = forms.OneLine(label="Who there said yes?", required=False, max_length=160)
    first_contact_on = forms.DayField(label="When do they first meet or ring them?", required=False)
    reason = forms.OneLine(label="What they said", required=False, max_length=SHORT)

    def clean(self) -> dict[str, typing.Any]:
        given = super().clean() or self.cleaned_data
        if given.get("answer") == "yes" and not given.get("who"):
            self.add_error("who", words.WHO_SAID_YES)
        if given.get("answer") == "yes" and not given.get("first_contact_on") and "first_contact_on" not in self.errors:
            self.add_error("first_contact_on", "Say on which day: a yes needs a date.")
        if given.get("answer") == "no" and not given.get("reason"):
            self.add_error("reason", "Write what they said, in a few words.")
        return given
