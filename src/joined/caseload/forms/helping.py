"""What is asked about a course of help. They validate only."""

import datetime
import typing
import uuid
from collections.abc import Iterable

from joined.base import forms
from joined.caseload import words
from joined.caseload.forms import rules_here
from joined.caseload.rules import helping
from joined.kit import clock

SHORT = 300
PAST_DAYS = (("Today", 0), ("Yesterday", -1))
Choices = Iterable[tuple[uuid.UUID, str]]


def _picks(first: str, found: Choices) -> list[tuple[str, str]]:
    return [("", first), *[(str(pk), name) for pk, name in found]]


class _Planned(forms.Form):
    """How many sessions, and who gives them."""

    sessions = rules_here.Count(label="How many sessions?", max_length=3, required=False)
    worker = forms.Pick(label="Who gives it?", choices=(), required=False)

    def __init__(self, *args: typing.Any, colleagues: Choices, **given: typing.Any) -> None:
        super().__init__(*args, **given)
        self.fields["worker"].choices = _picks("Somebody to be named", colleagues)

    @property
    def planned(self) -> int | None:
        """Nothing where no number was given."""
        return self.cleaned_data["sessions"] or None

    @property
    def worker_id(self) -> uuid.UUID | None:
        """Who was chosen."""
        chosen = self.cleaned_data["worker"]
        return uuid.UUID(chosen) if chosen else None


class Agree(_Planned):
    """Help that was agreed with them; whatever is left empty is the usual."""

    intervention = forms.Pick(label="Which help?", choices=(), missing="Choose which help.")
    wish = forms.OneLine(label="What do they want of it?", required=False, max_length=SHORT)
    agreed_on = forms.DayField(label="Agreed on", missing="Choose the day.", offered=PAST_DAYS)
    team = forms.Pick(label="Which team gives it?", choices=(), missing="Choose the team.")

    def __init__(self, *args: typing.Any, kinds: Choices, teams: Choices, **given: typing.Any) -> None:
        super().__init__(*args, **given)
        self.fields["intervention"].choices = _picks("Choose", kinds)
        self.fields["team"].choices = [(str(pk), name) for pk, name in teams]

    def clean_agreed_on(self) -> datetime.date:
        """Today or before."""
        day = self.cleaned_data["agreed_on"]
        if day > clock.today():
            self.add_error("agreed_on", "This is still to come.")
        return day


class Plan(_Planned):
    """Another number of sessions, or somebody else."""

    version = forms.Version()


class Finish(forms.Form):
    """What became of it; only what can be."""

    result = forms.Chips(label="What became of it?", choices=(), missing=words.COURSE_RESULT)
    line = forms.OneLine(label="In a line", required=False, max_length=SHORT, hint="Why, or where it goes on")
    version = forms.Version()

    def __init__(self, *args: typing.Any, has_begun: bool, **given: typing.Any) -> None:
        super().__init__(*args, **given)
        self.fields["result"].choices = [
            (key, said)
            for key, said in words.RESULTS.items()
            if not helping.wrong_result(result=key, has_begun=has_begun)
        ]
