"""What a request asks of whoever writes it down or sends it. They validate only."""

import typing
import uuid
from collections.abc import Iterable

from joined.base import forms
from joined.doors import words
from joined.kit import nhs_number
from joined.people import queries as people

YES_NO = (("yes", "Yes"), ("no", "No"))
RING = (("yes", "Yes"), ("no", "No"))
TEXT = (("3", "The plan"), ("2", "NHS and a time"), ("1", "Only: please ring"), ("0", "No"))
COME = (("telephone", "Telephone"), ("email", "E-mail"))
NEW = ("name", "born_on", "nhs_number", "postcode", "practice")
"""Asked only about somebody who was not found."""


class Asking(forms.Form):
    """Who it is about, when nobody was found; on what ground; is anybody at risk. The rest we know or ask later."""

    name = forms.OneLine(label="Their name", hint="One name is enough", max_length=255, missing="Write their name.")
    born_on = forms.BornField(label="Date of birth", required=False)
    nhs_number = forms.OneLine(label="NHS number", required=False, max_length=40)
    practice = forms.Pick(label="GP practice", required=False, choices=())
    postcode = forms.OneLine(label="Postcode where they live or stay", required=False, max_length=10)
    phone = forms.PhoneField(label="Their number", required=False)
    anyway = forms.Hidden(required=False)
    talked = forms.Chips(label="Have they said yes to this?", choices=tuple(words.TALKED.items()))
    talked_because = forms.OneLine(label="Not yet, because", required=False, max_length=300)
    sharing = forms.Chips(label="Who may talk about it?", choices=tuple(words.SHARING.items()))
    safety = forms.Chips(label="Is anybody’s safety at risk?", choices=tuple(words.SAFETY.items()))
    safety_words = forms.OneLine(label="Whose safety, and how", required=False, max_length=500)
    who_was_rung = forms.OneLine(label="Whom have you rung?", required=False, max_length=200)

    NEEDED: tuple[tuple[str, str, str, str], ...] = (
        ("talked", "not_yet", "talked_because", "Say why not yet, in a few words."),
        ("safety", "can_wait", "safety_words", "Say whose safety, and how, in a few words."),
        ("safety", "cannot_wait", "safety_words", "Say whose safety, and how, in a few words."),
        ("safety", "cannot_wait", "who_was_rung", "Say whom you have rung, or “nobody yet”."),
    )

    def __init__(
        self,
        *args: typing.Any,
        is_found: bool = False,
        practices: Iterable[tuple[uuid.UUID, str]] = (),
        **given: typing.Any,
    ) -> None:
        super().__init__(*args, **given)
        if is_found:
            for name in NEW:
                del self.fields[name]
        else:
            self.fields["practice"].choices = [("", "None, or not known"), *((str(pk), name) for pk, name in practices)]
        self.is_number_left_out = False

    def clean_nhs_number(self) -> str:
        """Ten digits, right or odd; anything else is left out, and the page says so."""
        typed = self.cleaned_data["nhs_number"]
        digits = nhs_number.clean(typed)
        self.is_number_left_out = bool(typed) and not digits
        return digits

    def clean(self) -> dict[str, typing.Any]:
        given = super().clean() or self.cleaned_data
        for field, answer, needed, sentence in self.NEEDED:
            if given.get(field) == answer and not given.get(needed):
                self.add_error(needed, sentence)
        return given

    @property
    def practice_id(self) -> uuid.UUID | None:
        """The practice that was chosen."""
        chosen = self.cleaned_data.get("practice")
        return uuid.UUID(chosen) if chosen else None


class WriteDown(Asking):
    """What in-take types while somebody is on the telephone."""

    door = forms.Chips(label="How did it come?", choices=COME)
    caller = forms.Chips(label="Who is asking?", choices=tuple(words.CALLERS.items()))
    they_asked = forms.Chips(
        label="Did the person ask them to?", choices=YES_NO, required=False, hint="If not, it is a worry"
    )
    asker_name = forms.OneLine(
        label="Their name, and who they are", hint="Zofia Kowal, his sister", required=False, max_length=255
    )
    asker_from = forms.Pick(label="Which organisation", required=False)
    ask = forms.OneLine(label="What do they ask?", hint="One line", max_length=500)
    in_their_words = forms.Paragraph(label="In the person’s words", hint="Exactly what they said", required=False)
    may_ring = forms.Chips(label="May we ring them?", choices=RING, required=False)
    may_text = forms.Chips(label="May we text them?", hint="How much a text may say", choices=TEXT, required=False)
    alone = forms.Chips(
        label="Were they on their own when you asked?", choices=tuple(people.ALONE.items()), required=False
    )

    NEEDED = (
        *Asking.NEEDED,
        ("caller", "relative", "they_asked", "Say whether the person asked them to."),
        *(("caller", kind, "asker_name", "Write who is asking.") for kind in words.CALLERS if kind != "self"),
        *(("caller", kind, "asker_from", "Choose where they work.") for kind in ("gp", "colleague", "charity")),
    )

    def __init__(
        self, *args: typing.Any, organisations: Iterable[tuple[uuid.UUID, str]] = (), **given: typing.Any
    ) -> None:
        super().__init__(*args, **given)
        self.fields["asker_from"].choices = [("", "Choose"), *((str(pk), name) for pk, name in organisations)]
        if self.is_bound and self.data.get("caller") == "self":
            self.fields["talked"].required = False  # who asks for themselves has said yes

    def clean(self) -> dict[str, typing.Any]:
        given = super().clean()
        if given.get("caller") == "self":
            given["talked"] = "yes"
        if given.get("caller") == "relative" and given.get("they_asked") == "no":
            self.add_error("they_asked", words.A_WORRY)
        if (given.get("may_ring") or given.get("may_text")) and not given.get("alone"):
            self.add_error("alone", "Say whether they were on their own when you asked.")
        return given


class Ask(Asking):
    """What a colleague or a charity sends: at most a reason and a wish (C11)."""

    ask = forms.OneLine(label="What is happening, and why now?", hint="One line", max_length=500)
    in_their_words = forms.Paragraph(
        label="What do they wish for?", hint="In their own words, if you can", required=False, max_length=2000
    )
