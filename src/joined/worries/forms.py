"""What in-take writes about a worry. They validate only."""

from joined.base import forms
from joined.worries import questions, words


class Hear(
    questions.Sees,
    questions.Danger,
    questions.About,
    questions.Where,
    questions.You,
    questions.Reach,
    questions.Tell,
    questions.Helps,
):
    """Everything on one short page, for whoever has the sender on the telephone."""

    danger = forms.Chips(label="Is anybody in danger now?", choices=tuple(words.DANGER_HEARD.items()))
    reach = forms.Chips(label="May we ring back?", choices=tuple(words.REACH_HEARD.items()))
    tell = forms.Chips(label="May we tell the person who rang?", choices=tuple(words.TELL_HEARD.items()))
    helps = forms.Chips(label="Do they help or look after the person?", choices=tuple(words.HELPS.items()))


class Rang(forms.Form):
    """Somebody was rung and listened to."""

    added = forms.Paragraph(label="What did they say?", required=False, max_length=3000)
    assessment = forms.Chips(
        label="Do they help somebody? Offer them an assessment of their own (Care Act, section 10).",
        choices=tuple(words.ASSESSMENT.items()),
    )


class PassOn(forms.Form):
    """Which team looks in early."""

    to = forms.Chips(label="Who looks in early?", choices=tuple(words.HELPED_BY.items()))


class Answer(forms.Form):
    """What was done: the only end."""

    done = forms.Paragraph(label="What was done?", max_length=3000, missing=words.SAY_DONE)
