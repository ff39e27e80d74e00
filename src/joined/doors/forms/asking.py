"""One question to whoever asked, and its answer."""

import typing

from joined.base import forms
from joined.doors import words

SHORT, LONG = 300, 500


class Ask(forms.Form):
    """By telephone first: what came of ringing decides whether an answer is written down at once."""

    question = forms.OneLine(
        label="What do you need to know?", max_length=SHORT, hint="One question. Whoever asked reads it as it stands."
    )
    rang = forms.Chips(
        label="You rang them first. What came of it?", choices=tuple(words.RANG.items()), missing=words.RING_FIRST
    )
    answer = forms.Paragraph(label="What they answered", required=False, max_length=LONG)
    answer_by = forms.DayField(label="Answer by", required=False, offered=(("Today", 0), ("Tomorrow", 1)))

    def clean(self) -> dict[str, typing.Any]:
        given = super().clean() or self.cleaned_data
        if given.get("rang") == "answered" and not given.get("answer"):
            self.add_error("answer", "Write what they answered.")
        return given


class Answer(forms.Form):
    """The answer, by whoever asked or as they said it on the telephone."""

    answer = forms.Paragraph(label="Your answer", max_length=LONG, missing="Write your answer.")
