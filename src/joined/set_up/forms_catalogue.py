"""What is asked about a kind of help that a place adds to its catalogue, and about ending one. They validate only."""

from joined.base import forms
from joined.interventions import rules
from joined.interventions import words as catalogue
from joined.set_up.forms import Number


class Help(forms.Form):
    """A kind of help, local and dated."""

    name = forms.OneLine(label="What is it called?", max_length=120, missing=catalogue.NAME_IT)
    what = forms.OneLine(label="What is it, in one plain sentence?", max_length=300, missing=catalogue.SAY_WHAT)
    kind = forms.Chips(label="What kind of help is it?", choices=tuple(catalogue.KINDS.items()), missing="Choose one.")
    delivered_by = forms.OneLine(
        label="Who may deliver it?", max_length=200, hint="Roles and skills", missing=catalogue.SAY_WHO
    )
    evidence = forms.OneLine(
        label="Which guideline?", max_length=200, required=False, hint="Its name and number, or nothing"
    )
    usual_sessions = Number(label="Sessions, usually", least=1, most=rules.MOST_SESSIONS, required=False)
    usual_weeks = Number(label="Weeks, usually", least=1, most=rules.MOST_WEEKS, required=False)
    snomed_code = forms.OneLine(label="SNOMED code", max_length=18, required=False, hint="Only where you know it")
    snomed_source = forms.OneLine(label="Where the code stands", max_length=200, required=False)
    from_on = forms.DayField(label="From", missing="Choose the day.")
    agreed_by = forms.OneLine(
        label="Agreed by", max_length=200, required=False, hint="Left empty, pages say “agreed by nobody yet”"
    )
    lived_experience_count = Number(label="How many of them have lived experience?", least=0, most=500, required=False)

    @property
    def given(self) -> rules.Help:
        """The same for the deed; a number that was not given is no dose."""
        values = dict(self.cleaned_data)
        for dose in ("usual_sessions", "usual_weeks"):
            values[dose] = values[dose] or None
        return rules.Help(**values)


class Off(forms.Form):
    """From when one of the standard's own is not offered here, and why."""

    from_on = forms.DayField(label="Not offered from", missing="Choose the day.")
    why = forms.OneLine(
        label="Why", max_length=300, hint="Whoever reads the catalogue reads this", missing=catalogue.SAY_WHY
    )


class End(forms.Form):
    """From when it is offered no longer, and why."""

    until_on = forms.DayField(label="Offered no longer from", missing="Choose the day.")
    why = forms.OneLine(label="Why", max_length=300, missing=catalogue.SAY_WHY)
