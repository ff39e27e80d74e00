"""How a request ends: one small form for each part that somebody writes down."""

from joined.base import forms
from joined.steps import words

SHORT, LONG = 300, 2000
YES_NO = (("yes", "Yes"), ("no", "No"))


class Chose(forms.Form):
    """Said by them, to a worker, when it was safe to talk."""

    words = forms.Paragraph(label="What they said, in their words", max_length=LONG, missing=words.THEIR_WORDS)
    safe = forms.Chips(
        label="Did they say it themselves, when it was safe to talk?",
        choices=YES_NO,
        hint="Not a text, not silence, and nobody else for them.",
    )


class Begin(forms.Form):
    """Why this was made in error, or that nobody could reach them."""

    words = forms.OneLine(label="Why, in a few words", max_length=SHORT, missing="Say why, in a few words.")


class Letter(forms.Form):
    """How the letter on how to come back went."""

    how = forms.Chips(label="How did the letter go?", choices=tuple(words.LETTER_HOW.items()))


class Received(forms.Form):
    """Who of the practice said "received"."""

    who = forms.OneLine(
        label="Who of their GP practice said “received”?",
        max_length=160,
        missing="Write who of the practice said “received”.",
    )


class Died(forms.Form):
    """The day they died."""

    died_on = forms.DayField(
        label="On which day did they die?",
        offered=(("Today", 0), ("Yesterday", -1)),
        missing="Choose the day, or the day on which you heard.",
    )


class Withdraw(forms.Form):
    """Nothing more is asked."""


class Finish(forms.Form):
    """Nothing more is asked."""
