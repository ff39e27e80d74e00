"""By whose word a choice is written down, and what it is. They validate only."""

import typing

from joined.base import forms
from joined.doors import words as requests
from joined.front import words
from joined.people import queries as people


class Word(forms.Form):
    """Who said it, when, and whether they were on their own."""

    said_by = forms.Chips(
        label="Who told you?",
        choices=(("themselves", "They told me themselves"), ("another", "Somebody else told me")),
        missing="Say who told you.",
    )
    who = forms.OneLine(label="Who told you, and who are they to them?", required=False, max_length=60)
    alone = forms.Chips(
        label="Were they on their own when they said it?",
        choices=tuple(people.ALONE.items()),
        missing="Say whether they were on their own.",
    )
    said_on = forms.DayField(
        label="When did they say it?", offered=(("Today", 0), ("Yesterday", -1)), missing="Say when."
    )

    def clean(self) -> dict[str, typing.Any]:
        given = super().clean() or self.cleaned_data
        if given.get("said_by") == "another" and not given.get("who"):
            self.add_error("who", "Write who told you.")
        return given


class WhoTalks(Word):
    """Who may talk about them at the huddle."""

    sharing = forms.Chips(label="Who may talk about them at the huddle?", choices=tuple(requests.SHARING.items()))
    hear = forms.TickChips(label="Who is expected there", hint="Untick anybody they do not want", required=False)
    send = forms.Tick(label=words.SEND, required=False)


class About(Word):
    """What one organisation may know."""

    open = forms.TickChips(label="What may they know?", hint="Untick what they take back", required=False)
    send = forms.Tick(label=words.SEND, required=False)


class Never(Word):
    """Somebody of staff who must never see them, or may after all."""

    what = forms.Chips(
        label="What did they say?",
        choices=(("never", "Never: not see them, not hear of them"), ("again", "After all, they may")),
    )
    name = forms.OneLine(
        label="Who?", hint="First and last name. Nobody is shown this name", max_length=255, missing="Write their name."
    )
