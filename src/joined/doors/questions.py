"""What the help page asks somebody who writes for themselves: one question a page, nothing that it does not need."""

import functools
import re
from collections.abc import Mapping

from django.core.exceptions import ValidationError

from joined.base import forms, interviews
from joined.base.interviews import Question, Told
from joined.base.speaking import words_of
from joined.doors import help_words as words

_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
_BY_PHONE = ("ring", "relay", "text")
_WRITTEN = ("text", "email", "letter")


class Who(forms.Form):
    """For oneself, or worried about somebody: what the first page asks."""

    who = forms.Radios(label="Is this for you?", choices=tuple(words.WHO.items()))


class Danger(forms.Form):
    """Safety comes first, before anything else is asked."""

    danger = forms.Radios(
        label="Are you, or is anybody else, in danger now?",
        hint=words.WHY_SAFETY,
        choices=tuple(words.DANGER.items()),
        hints=words.DANGER_HINTS,
    )


class Words(forms.Form):
    """What is happening, as they say it."""

    words = forms.Paragraph(
        label="What is happening?",
        hint="In your own words. A few are enough, and nobody corrects them.",
        rows=6,
        missing="Write a few words. One is enough.",
    )


class Wish(forms.Form):
    """What would help, if they know."""

    wish = forms.OneLine(label="What would help?", required=False, max_length=400)


class Name(forms.Form):
    """A name in any script, with or without a surname, or none (F-21)."""

    name = forms.OneLine(label="What is your name, or what should we call you?", required=False, max_length=255)


class Born(forms.Form):
    """So that two people are not mixed up."""

    born_on = forms.BornField(label="When were you born?", hint=words.WHY_BORN, required=False)


class Way(forms.Form):
    """The one way to reach them; none is an answer too."""

    way = forms.Radios(label="How can we reach you?", choices=tuple(words.WAYS.items()))


class Number(forms.Form):
    """The number, and whether it is theirs alone."""

    phone = forms.PhoneField(label="What is your phone number?", missing="Write the number that we should use.")
    phone_use = forms.Radios(label="Who uses this phone?", choices=tuple(words.SHARED.items()))


class EMail(forms.Form):
    """The address, for the way “e-mail”."""

    email = forms.OneLine(
        label="What is your e-mail address?", max_length=254, missing="Write the address that we should use."
    )

    def clean_email(self) -> str:
        """Whatever could be one: we write to it, and learn there whether it is."""
        address = self.cleaned_data["email"]
        if not _EMAIL.fullmatch(address):
            raise ValidationError("Write the whole address, such as name@example.com.")
        return address


class Letter(forms.Form):
    """Where to write to, for the way “letter”."""

    lines = forms.Paragraph(
        label="Where should we write to?",
        hint="Name on the letter box, street, town and postcode.",
        max_length=500,
        missing="Write where the letter should go.",
    )


class Safe(forms.Form):
    """Whether that way is safe, and who might see it (T05)."""

    safe = forms.Radios(
        label="Is it safe for you if we reach you like this?", hint=words.WHY_SAFE, choices=tuple(words.SAFE.items())
    )
    might_see = forms.OneLine(label="Who else might see or hear it?", required=False, max_length=300)


class Alone(forms.Form):
    """An answer given beside somebody else lets a message say less."""

    alone = forms.Radios(label="Are you on your own as you write this?", choices=tuple(words.ALONE.items()))


class Level(forms.Form):
    """How much a message may say (domain.md §8.1)."""

    level = forms.Radios(label="How much may a message to you say?", choices=tuple(words.LEVEL.items()))


class Needs(forms.Form):
    """What they need so that help reaches them (DAPB1605, H24)."""

    needs = forms.TickChips(
        label="What do you need so that we can help you well?",
        hint="Tick any.",
        choices=tuple(words.NEEDS.items()),
        required=False,
    )
    other_need = forms.OneLine(label="Anything else that you need", required=False, max_length=200)


class Language(forms.Form):
    """What they speak; an interpreter where it is not English."""

    language = forms.Radios(label="Which language do you want to speak with us?", choices=tuple(words.LANGUAGE.items()))
    which_language = forms.OneLine(
        label="Which language, if it is not English?",
        hint="You can write its name in the language itself.",
        required=False,
        max_length=80,
    )

    def clean(self) -> dict[str, object]:
        given = super().clean() or self.cleaned_data
        if given.get("language") == "other" and not given.get("which_language"):
            self.add_error("which_language", "Write which language. We ring you with an interpreter.")
        return given


class Where(forms.Form):
    """Where they live or stay, for the team near them."""

    postcode = forms.OneLine(
        label="What is the postcode where you live or stay?", hint=words.WHY_WHERE, required=False, max_length=10
    )
    area = forms.OneLine(
        label="Or the name of the place", hint="A street, a hostel, an estate.", required=False, max_length=200
    )


class Practice(forms.Form):
    """Their practice, and whether it may know."""

    practice = forms.Pick(label="Which GP practice are you with?", hint=words.WHY_GP, required=False, choices=())
    tells_gp = forms.Radios(label="May we tell your GP that you wrote to us?", choices=tuple(words.TELLS_GP.items()))


class Call(forms.Form):
    """“Ring me”: as little as duty needs to ring back now."""

    phone = forms.PhoneField(label="What number should we ring?", missing="Write the number that we should ring.")
    name = forms.OneLine(label="What should we call you?", required=False, max_length=255)
    area = forms.OneLine(label="Postcode, or where you are", required=False, max_length=60)
    words = forms.OneLine(label="What should we know first?", required=False, max_length=400)


def _reached(told: Told) -> bool:
    return told.first("way") not in ("", "none")


QUESTIONS = (
    Question(name="danger", title=Danger.base_fields["danger"].label, form=Danger),
    Question(name="words", title="What is happening?", form=Words),
    Question(name="wish", title="What would help?", form=Wish),
    Question(name="name", title="Your name", form=Name),
    Question(name="born", title="When were you born?", form=Born),
    Question(name="way", title="How can we reach you?", form=Way),
    Question(name="number", title="Your phone", form=Number, asked=lambda told: told.first("way") in _BY_PHONE),
    Question(name="email", title="Your e-mail", form=EMail, asked=lambda told: told.first("way") == "email"),
    Question(name="letter", title="Your address", form=Letter, asked=lambda told: told.first("way") == "letter"),
    Question(name="safe", title="Is it safe?", form=Safe, asked=_reached),
    Question(name="alone", title="Are you on your own?", form=Alone, asked=_reached),
    Question(
        name="level", title="What may a message say?", form=Level, asked=lambda told: told.first("way") in _WRITTEN
    ),
    Question(name="needs", title="What do you need?", form=Needs),
    Question(name="language", title="Your language", form=Language),
    Question(name="where", title="Where you are", form=Where),
    Question(name="gp", title="Your GP", form=Practice),
)
HELP = interviews.Interview(door="self", urls="helping", questions=QUESTIONS)
DANGER_NUMBER = 1
ENGLISH_ITSELF = {"code": "en-GB", "name": "English", "direction": "ltr"}


def missing(said: Mapping[str, str]) -> list[str]:
    """The English sentences that these words do not have."""
    return [sentence for sentence in sentences() if not said.get(sentence, "").strip()]


def in_the_way(said: Mapping[str, str]) -> list[str]:
    """Of those, the ones without which the page is not offered in this language."""
    return [sentence for sentence in missing(said) if sentence not in words.MAY_WAIT]


@functools.cache
def sentences() -> list[str]:
    """Every sentence that the help page may show: what another language must have, all of it."""
    asked = (form for form in (Who, Call, *(question.form for question in QUESTIONS)))
    found = [*words.ON_PAGES, *(sentence for form in asked for sentence in words_of(form))]
    return list(dict.fromkeys(sentence for sentence in found if sentence))
