"""What a partner says behind a link, and what it is answered."""

from joined.base import forms


class PartnerOffer(forms.Form):
    """What a partner could do, behind a link."""

    what = forms.OneLine(label="What could you do?", max_length=300, missing="Say in a few words what you could do.")
    service = forms.OneLine(label="Which service", max_length=120, required=False)
    who = forms.OneLine(label="Who would do it", max_length=120, required=False)
    first_on = forms.DayField(label="Earliest day", required=False)


class PartnerView(forms.Form):
    """What a partner thinks, behind a link."""

    words = forms.OneLine(
        label="What do you think?",
        hint="In a line or two, for everybody who may hear of them",
        max_length=500,
        missing="Write what you think, in a line or two.",
    )


class PartnerPass(forms.Form):
    """Not for us: one tap; a door and a reason may follow."""

    next_door = forms.OneLine(label="Who could help instead?", max_length=300, required=False)
    why = forms.OneLine(label="Why not you?", max_length=300, required=False)


class PartnerQuestion(forms.Form):
    """One question before a yes."""

    question = forms.OneLine(label="Your question", max_length=300, missing="Write your question.")


class PartnerYes(forms.Form):
    """Yes, with a day."""

    first_contact_on = forms.DayField(label="First contact on", missing="Say on which day you first meet or ring.")


class AnswerPartner(forms.Form):
    """What the partner needs to know, in a few sentences."""

    answer = forms.Paragraph(label="Your answer", max_length=500, missing="Write your answer.")
