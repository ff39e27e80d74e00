"""What somebody answers about a step or an offer. They validate only."""

import typing
import uuid
from collections.abc import Iterable

from joined.base import forms
from joined.kit import clock
from joined.steps import words

SHORT = 300


class Answer(forms.Form):
    """Done, changed, or could not be done; and what comes next. `is_last`: nothing else is promised."""

    answer = forms.Chips(
        label="What became of it?", choices=tuple(words.ANSWER_TO_STEP.items()), missing="Choose what became of it."
    )
    reason = forms.OneLine(label="Why, in a few words", required=False, max_length=SHORT)
    what = forms.OneLine(label="What comes next?", required=False, max_length=SHORT)
    due_on = forms.DayField(label="By when?", required=False)
    someone = forms.Pick(label="Who does it?", required=False, choices=())

    def __init__(
        self,
        *args: typing.Any,
        colleagues: Iterable[tuple[uuid.UUID, str]] = (),
        team: str = "",
        is_last: bool = False,
        **given: typing.Any,
    ) -> None:
        super().__init__(*args, **given)
        self.is_last = is_last
        self.fields["someone"].choices = [
            ("", f"{team}, somebody to be named"),
            *[(str(pk), name) for pk, name in colleagues],
        ]

    def clean(self) -> dict[str, typing.Any]:
        given = super().clean() or self.cleaned_data
        answer = given.get("answer")
        if answer in ("changed", "cant") and not given.get("reason"):
            self.add_error("reason", "Say why, in a few words.")
        names_next = bool(given.get("what") or given.get("due_on"))
        if (answer == "changed" or self.is_last or names_next) and not given.get("what"):
            self.add_error("what", words.SAY_WHAT_NEXT if self.is_last else "Say what comes instead.")
        if given.get("what") and not given.get("due_on") and "due_on" not in self.errors:
            self.add_error("due_on", "Say by when.")
        if given.get("due_on") and given["due_on"] < clock.today():
            self.add_error("due_on", "Choose today or a day to come.")
        return given

    @property
    def verb(self) -> str:
        """As the state table names it."""
        return {"done": "done", "changed": "change", "cant": "could not"}[self.cleaned_data["answer"]]

    @property
    def someone_id(self) -> uuid.UUID | None:
        """Who was named for what comes next."""
        chosen = self.cleaned_data["someone"]
        return uuid.UUID(chosen) if chosen else None


class Accept(forms.Form):
    """A yes needs a day: only then does anything move."""

    first_contact_on = forms.DayField(
        label="On which day do you first meet or ring them?", missing="Say on which day: a yes needs a date."
    )

    def clean_first_contact_on(self) -> typing.Any:
        """Today or later."""
        day = self.cleaned_data["first_contact_on"]
        if day < clock.today():
            self.add_error("first_contact_on", "Choose today or a day to come.")
        return day


class Decline(forms.Form):
    """Not for us, but … . `must_name_a_door`: NHS and council teams always name who could help instead.

    A charity says no with one tap and may suggest a door. `doors`: teams that could be asked (id → name).
    """

    reason_code = forms.Pick(label="Why not you?", required=False, choices=())
    can_offer = forms.OneLine(
        label="That is no reason for an NHS or council team. What can you offer?",
        required=False,
        max_length=SHORT,
        hint="The place lead reads this. Write nothing that tells who they are.",
    )
    reason = forms.OneLine(label="In a few words", required=False, max_length=SHORT)
    next_team = forms.Pick(label="Who could help instead?", required=False, choices=())
    next_door = forms.OneLine(label="Somebody else, or what to ask them", required=False, max_length=SHORT)

    def __init__(
        self,
        *args: typing.Any,
        must_name_a_door: bool = True,
        doors: Iterable[tuple[uuid.UUID, str]] = (),
        **given: typing.Any,
    ) -> None:
        super().__init__(*args, **given)
        self.must_name_a_door = must_name_a_door
        self.doors = {str(pk): name for pk, name in doors}
        reasons = [*words.REASONS_FOR_NO.items(), *words.NOT_REASONS.items()]
        self.fields["reason_code"].choices = [("", "Choose"), *reasons]
        self.fields["next_team"].choices = [("", "Somebody else"), *self.doors.items()]

    def clean(self) -> dict[str, typing.Any]:
        given = super().clean() or self.cleaned_data
        if not self.must_name_a_door:
            return given
        if not given.get("reason_code"):
            self.add_error("reason_code", words.CHOOSE_WHY)
        if given.get("reason_code") in words.NOT_REASONS and not given.get("can_offer"):
            self.add_error("can_offer", words.CAN_OFFER)
        if not given.get("next_team") and not given.get("next_door"):
            self.add_error("next_team", words.NAME_A_DOOR)
        return given

    @property
    def next_team_id(self) -> uuid.UUID | None:
        """The team that was chosen."""
        chosen = self.cleaned_data["next_team"]
        return uuid.UUID(chosen) if chosen else None

    @property
    def named_door(self) -> str:
        """Who could help instead, as everybody reads it."""
        named = self.doors.get(self.cleaned_data["next_team"], "")
        return ": ".join(part for part in (named, self.cleaned_data["next_door"]) if part)[:SHORT]
