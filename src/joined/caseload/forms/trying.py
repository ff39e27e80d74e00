"""What is asked of somebody who tried, and did not reach them: one press where nothing is to be said."""

import datetime
import typing

from joined.base import forms
from joined.caseload.forms import PAST_DAYS, SHORT
from joined.kit import clock
from joined.steps import words


class NotReached(forms.Form):
    """How it was tried, what came of it, when, in a line."""

    rung = forms.Chips(label="How did you try?", choices=tuple(words.RUNGS_TRIED.items()), missing="Choose how.")
    outcome = forms.Chips(
        label="What came of it?",
        choices=tuple((code, words.OUTCOMES[code]) for code in words.NOT_REACHED),
        missing="Choose what came of it.",
    )
    line = forms.OneLine(label="In a line", required=False, max_length=SHORT)
    on_day = forms.DayField(label="Which day?", missing="Choose the day.", offered=PAST_DAYS)
    at_time = forms.ClockField(label="At about", required=False, max_length=20, hint="Left empty: just now")

    @property
    def is_when_wrong(self) -> bool:
        """Whether the day or the time, which are folded away, have to be put right."""
        return "on_day" in self.errors or "at_time" in self.errors

    @property
    def tried(self) -> dict[str, typing.Any]:
        """As the deed takes it; on an earlier day without a time at midday."""
        given = self.cleaned_data
        day, time = given["on_day"], given["at_time"]
        is_now = not time and day == clock.today()
        at = None if is_now else clock.moment_on(day, time or datetime.time(12))
        return {"rung": given["rung"], "outcome": given["outcome"], "words": given["line"], "at": at}
