"""What is asked when somebody moves on, comes back, or does not come. They validate only."""

import typing
import uuid
from collections.abc import Iterable

from joined.base import forms
from joined.caseload.words import moving_on as words
from joined.steps import words as tried

SHORT = 300
LONG = 1000
PAST_DAYS = (("Today", 0), ("Yesterday", -1))
Choices = Iterable[tuple[uuid.UUID, str]]


class Asked(forms.Form):
    """Who asked for it, and what they say to it."""

    asked_by = forms.Chips(label="Who asked for this?", choices=tuple(words.ASKED_BY.items()), missing="Choose one.")
    agrees = forms.Chips(label="Do they want it?", choices=tuple(words.AGREES.items()), missing="Choose one.")
    their_words = forms.OneLine(label="In their words", required=False, max_length=SHORT)


class Signs(forms.Form):
    """What they notice first, and what helps: their words."""

    early_signs = forms.Paragraph(
        label="What do you notice first when it gets worse?", max_length=LONG, missing="Write what they notice first."
    )
    what_helps = forms.Paragraph(label="What helps then, and whom do you tell?", required=False, max_length=LONG)
    signs_on = forms.DayField(label="Last talked through on", missing="Choose the day.", offered=PAST_DAYS)


class Support(forms.Form):
    """Who is asked to be there for them, and for what."""

    team = forms.Pick(label="Who?", choices=(), missing="Choose who is asked.")
    what = forms.OneLine(label="What are they asked for?", max_length=200, missing="Say what they are asked for.")

    def __init__(self, *args: typing.Any, teams: Choices = (), **given: typing.Any) -> None:
        super().__init__(*args, **given)
        self.fields["team"].choices = [("", "Choose"), *[(str(pk), name) for pk, name in teams]]


class Why(forms.Form):
    """A line of why."""

    why = forms.OneLine(label="Why, in a line", max_length=SHORT, missing="Say why, in a line.")


class Aftercare(forms.Form):
    """From whom we know of section 117."""

    known_from = forms.OneLine(label="From whom do we know?", max_length=160, missing="Say from whom.")
    known_on = forms.DayField(label="Since which day?", missing="Choose the day.", offered=PAST_DAYS)


class Decided(forms.Form):
    """The joint decision: who of the NHS, who of the council, and when."""

    nhs_name = forms.OneLine(label="Who decided for the NHS?", max_length=160, missing="Write their name.")
    council_name = forms.OneLine(label="Who decided for the council?", max_length=160, missing="Write their name.")
    decided_on = forms.DayField(label="On which day?", missing="Choose the day.", offered=PAST_DAYS)


class Tried(forms.Form):
    """What was tried to reach them, and what came of it."""

    rung = forms.Pick(
        label="What did you try?",
        choices=[("", "Choose"), *tried.RUNGS_TRIED.items()],
        missing="Choose what you tried.",
    )
    outcome = forms.Pick(
        label="What came of it?", choices=[("", "Choose"), *tried.OUTCOMES.items()], missing="Choose what came of it."
    )
    again_on = forms.DayField(label="Try again on", required=False)
    service = forms.OneLine(label="Which service has them?", required=False, max_length=160)
    words = forms.OneLine(label="In a line", required=False, max_length=SHORT)


class LetterWent(forms.Form):
    """How the letter on how to come back reached them."""

    how = forms.Chips(label="How did it go?", choices=tuple(tried.LETTER_HOW.items()), missing="Choose how it went.")


class Received(forms.Form):
    """Who of their practice said "received"."""

    who = forms.OneLine(label="Who of their practice said “received”?", max_length=160, missing="Write who it was.")


class Told(forms.Form):
    """How they were told that their pass ends, and whether they have another."""

    how = forms.Chips(label="How were they told?", choices=tuple(words.TOLD_HOW.items()), missing="Choose how.")
    again = forms.Tick(label="They have a new one from today", required=False)
