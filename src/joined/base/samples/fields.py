"""Examples of form fields: fresh, and with something to mend."""

from joined.base import forms
from joined.base.samples.values import LONG, LONG_TEAM, Example, of

TALKED = (("yes", "Yes"), ("not_yet", "Not yet, because"), ("no", "They said no"))
HEAR = (("a", "Riverside NHS trust"), ("b", LONG_TEAM), ("c", "Tîm Llanfihangel"))
LEVELS = (("3", "The plan"), ("2", "NHS and a time"), ("0", "No"))
WHOSE = (("me", "It is for me"), ("other", "I am worried about somebody"))


class Everything(forms.Form):
    """One field of each kind."""

    ask = forms.OneLine(label="What are you asking?", hint="One line", max_length=60)
    words = forms.Paragraph(label="In their words", hint="Exactly what they said", required=False)
    talked = forms.Chips(label="Have you talked with them about this?", choices=TALKED)
    hear = forms.TickChips(label="Who may hear?", choices=HEAR, required=False)
    level = forms.Chips(label="May we text them?", choices=LEVELS, hints={"3": "level 3"}, hint="How much it may say")
    first_on = forms.DayField(label="From when")
    born_on = forms.BornField(label="Date of birth", hint="For example, 31 3 1980", required=False)
    phone = forms.PhoneField(label="Their number", required=False)
    number = forms.NHSNumberField(label="NHS number", hint="10 digits", required=False)
    team = forms.Pick(label="Responsible team", choices=(("", "Choose a team"), ("1", LONG_TEAM)))
    public = forms.Radios(label="Is this for you?", choices=WHOSE)
    list = forms.FileField(
        label="The list", most=1000, too_big="Send a smaller one.", hint="A CSV file", required=False
    )
    yes = forms.Tick(label="Róisín says yes, here", required=False)
    version = forms.Hidden(initial="1")


WRONG = {
    "wrong-ask": LONG * 2,
    "wrong-phone": "0770",
    "wrong-number": "999 000 0019",
    "wrong-born_on_day": "31",
    "wrong-born_on_month": "2",
    "wrong-born_on_year": "1980",
    "wrong-first_on": "choose",
    "wrong-first_on_on": "soon",
    "wrong-talked": "not_yet",
}


def fields() -> list[Example]:
    """Every field in a column and as a row of questions; the summary of what is wrong."""
    fresh, wrong = Everything(prefix="fresh"), Everything(WRONG, prefix="wrong")
    shown = [name for name in fresh.fields if name != "version"]
    return [
        *of("error_summary", {"typical": {"form": wrong}, "empty": {"form": fresh}}),
        *of("fields", {f"fresh: {name}": {"bound": fresh[name]} for name in shown}, macro="field"),
        *of("fields", {f"wrong: {name}": {"bound": wrong[name]} for name in shown}, macro="question", inside="form"),
        *of("fields", {"in a table": {"bound": Everything(prefix="row")["first_on"]}}, macro="inside"),
    ]
