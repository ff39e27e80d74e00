"""What is asked about a group, a session, and who came."""

import datetime
import typing
import uuid
from collections.abc import Iterable, Mapping

from joined.base import forms
from joined.caseload import words
from joined.caseload.forms import SHORT, Choices
from joined.kit import clock

CAME = "came_"


def _choices(first: str, found: Choices) -> list[tuple[str, str]]:
    return [("", first), *[(str(pk), name) for pk, name in found]]


class Group(forms.Form):
    """What a group is, and when it meets as a rule."""

    name = forms.OneLine(label="What is it called?", max_length=120, missing="Give it a name.")
    where = forms.OneLine(label="Where", required=False, max_length=120)
    mechanism = forms.Chips(label="How?", choices=tuple(words.GROUP_WAYS.items()), missing="Choose how.")
    weekday = forms.Pick(
        label="Usually on",
        choices=[("", "Choose a day"), *[(str(n), day) for n, day in enumerate(words.WEEKDAYS)]],
        missing="Choose the day of the week.",
    )
    usual_time = forms.ClockField(
        label="At", max_length=20, hint="London time, such as 2pm", missing="Say at what time."
    )
    leader = forms.Pick(label="Who runs it?", required=False, choices=())

    def __init__(self, *args: typing.Any, colleagues: Choices = (), **given: typing.Any) -> None:
        super().__init__(*args, **given)
        self.fields["leader"].choices = _choices("Somebody to be named", colleagues)

    @property
    def given(self) -> dict[str, typing.Any]:
        """As the deed takes it."""
        plain = {name: self.cleaned_data[name] for name in ("name", "where", "mechanism", "usual_time")}
        leader = self.cleaned_data["leader"]
        return plain | {
            "weekday": int(self.cleaned_data["weekday"]),
            "leader_id": uuid.UUID(leader) if leader else None,
        }


class Session(forms.Form):
    """When the group meets next."""

    on_day = forms.DayField(label="Which day?", missing="Choose the day.")
    at_time = forms.ClockField(label="At", max_length=20, hint="London time, such as 2pm", missing="Say at what time.")
    where = forms.OneLine(label="Where", required=False, max_length=120)

    @property
    def at(self) -> datetime.datetime:
        """When it begins."""
        return clock.moment_on(self.cleaned_data["on_day"], self.cleaned_data["at_time"])


class PutIn(forms.Form):
    """Somebody who said yes to the group."""

    person = forms.Pick(label="Who?", choices=(), missing="Choose who.")
    said_yes = forms.Chips(
        label="Did they say yes to it?", choices=tuple(words.SAID_YES.items()), missing=words.GROUP_NEEDS_YES
    )

    alone = forms.Chips(label="", choices=tuple(words.KNOWN_TO.items()), missing=words.GROUP_NEEDS_KNOWN)

    def __init__(self, *args: typing.Any, people: Choices = (), partner: str = "", **given: typing.Any) -> None:
        super().__init__(*args, **given)
        self.fields["person"].choices = _choices("Choose", people)
        if partner:
            self.fields["alone"].label = f"Did they say yes that {partner} knows them?"
        else:
            del self.fields["alone"]


class Came(forms.Form):
    """One press for each who was booked; nobody is left out of it by not being pressed."""

    def __init__(self, *args: typing.Any, people: Iterable[tuple[uuid.UUID, str]], **given: typing.Any) -> None:
        super().__init__(*args, **given)
        for pk, name in people:
            self.fields[f"{CAME}{pk}"] = forms.Chips(label=name, choices=tuple(words.CAME.items()), required=False)

    @property
    def said(self) -> Mapping[uuid.UUID, str]:
        """What was pressed, by the id of each."""
        pressed = {name.removeprefix(CAME): value for name, value in self.cleaned_data.items() if value}
        return {uuid.UUID(pk): value for pk, value in pressed.items()}


class Cancel(forms.Form):
    """Why we cancel a session."""

    why = forms.OneLine(label="Why, in a few words", max_length=SHORT, missing="Say why, in a few words.")
