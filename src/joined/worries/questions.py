"""What is asked of somebody who is worried: what they see, about whom as far as they like, how to ring back."""

from joined.base import forms, interviews
from joined.base.interviews import Question
from joined.worries import words


class Danger(forms.Form):
    """Safety comes first."""

    danger = forms.Radios(
        label="Is anybody in danger now?",
        hint="If it is so, ring 999 first.",
        choices=tuple(words.DANGER.items()),
        hints={"cannot_wait": "Somebody could be hurt now or tonight."},
    )


class Sees(forms.Form):
    """What they see, as they say it."""

    sees = forms.Paragraph(
        label="What do you see that worries you?",
        hint="In your own words. Since when, if you know.",
        rows=6,
        missing="Write what you see, in a few words.",
    )


class About(forms.Form):
    """About whom, as far as they know."""

    name = forms.OneLine(
        label="Who are you worried about?",
        hint="Their name. You can leave out what you do not know.",
        required=False,
        max_length=255,
    )
    born_on = forms.BornField(label="When were they born?", required=False)


class Where(forms.Form):
    """Where the person lives or stays."""

    postcode = forms.OneLine(label="What is the postcode where they live or stay?", required=False, max_length=10)
    area = forms.OneLine(label="Or the name of the place", required=False, max_length=200)


class You(forms.Form):
    """Who is worried; no name is an answer too."""

    sender_name = forms.OneLine(label="What is your name?", required=False, max_length=255)
    relation = forms.OneLine(
        label="How do you know them?", hint="Sister, friend, neighbour, landlord.", required=False, max_length=120
    )


class Reach(forms.Form):
    """Whether and when we ring back to listen."""

    reach = forms.Radios(
        label="May we ring you back?",
        hint="We listen. We cannot tell you about anybody.",
        choices=tuple(words.REACH.items()),
    )
    phone = forms.PhoneField(label="Your phone number", required=False)
    hours = forms.OneLine(label="When is a good time?", required=False, max_length=120)

    def clean(self) -> dict[str, object]:
        given = super().clean() or self.cleaned_data
        if given.get("reach") == "ring" and not given.get("phone") and "phone" not in self.errors:
            self.add_error("phone", "Write the number that we should ring, or choose that we need not.")
        return given


class Tell(forms.Form):
    """Whether the person may know that somebody wrote."""

    tell = forms.Radios(label="May we tell them that you wrote to us?", choices=tuple(words.TELL.items()))


class Helps(forms.Form):
    """“Do you help somebody?”: not everybody calls themselves a carer."""

    helps = forms.Radios(
        label="Do you help or look after them?",
        hint="Who helps somebody may ask the council for an assessment of what they need themselves.",
        choices=tuple(words.HELPS.items()),
    )


QUESTIONS = (
    Question(name="danger", title="Danger", form=Danger),
    Question(name="sees", title="What you see", form=Sees),
    Question(name="about", title="About whom", form=About),
    Question(name="where", title="Where they are", form=Where),
    Question(name="you", title="You", form=You),
    Question(name="reach", title="How to reach you", form=Reach),
    Question(name="tell", title="May we tell them?", form=Tell),
    Question(
        name="helps",
        title="Do you help them?",
        form=Helps,
    ),
)
WORRY = interviews.Interview(door="other", urls="worrying", questions=QUESTIONS)
