"""What in-take writes when it compares."""

from joined.base import forms


class Decide(forms.Form):
    """The same person or two; and how in-take knows."""

    verdict = forms.Chips(
        label="Is this the same person?",
        choices=(("same", "Yes, the same person"), ("different", "No, two people")),
        missing="Say whether this is the same person.",
    )
    why = forms.OneLine(
        label="How do you know?", hint="For example: rang her, same address", required=False, max_length=300
    )


class Why(forms.Form):
    """A reason."""

    why = forms.OneLine(label="How do you know that they are two people?", required=False, max_length=300)
