"""What the page of other systems asks. It validates only."""

from joined.base import forms

LONGEST_KEY = 6_000


class System(forms.Form):
    """A partner's system: whose it is, what it is called, and the public half of its key."""

    organisation = forms.Pick(label="Which organisation does it speak for?", missing="Choose the organisation.")
    name = forms.OneLine(label="What is the system called?", max_length=120, missing="Write what it is called.")
    key = forms.Paragraph(
        label="Its public key",
        hint="As their engineer sent it: it begins with { or with -----BEGIN PUBLIC KEY-----",
        max_length=LONGEST_KEY,
        rows=6,
        missing="Paste the public key.",
    )


class Key(forms.Form):
    """Another key for a system that is let in already."""

    key = forms.Paragraph(label="Its new public key", max_length=LONGEST_KEY, rows=6, missing="Paste the public key.")


class Address(forms.Form):
    """Where an organisation's system takes our answers."""

    organisation = forms.Pick(label="Organisation", missing="Choose the organisation.")
    address = forms.OneLine(
        label="Where its system takes our answers",
        hint="Begins with https://. Answers about people go there and nowhere else",
        max_length=300,
        missing="Write the address.",
    )
