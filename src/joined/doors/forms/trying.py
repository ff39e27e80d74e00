"""What came of trying to reach somebody."""

import typing

from joined.base import forms
from joined.steps import words

SHORT = 300


class Tried(forms.Form):
    """How it was tried, and what came of it."""

    rung = forms.Chips(label="How did you try?", choices=tuple(words.RUNGS_TRIED.items()))
    outcome = forms.Chips(
        label="What came of it?", choices=tuple(words.OUTCOMES.items()), missing="Choose what came of it."
    )
    again_on = forms.DayField(label="Try again on", required=False)
    service = forms.OneLine(label="Which service?", required=False, max_length=160)
    words = forms.OneLine(label="In a few words", required=False, max_length=SHORT)

    def clean(self) -> dict[str, typing.Any]:
        given = super().clean() or self.cleaned_data
        if given.get("outcome") == "try_later" and not given.get("again_on") and "again_on" not in self.errors:
            self.add_error("again_on", words.SAY_WHEN)
        if given.get("outcome") == "other_service" and not given.get("service"):
            self.add_error("service", words.SAY_WHICH_SERVICE)
        return given
