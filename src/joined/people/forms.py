"""What the pages about people ask, and how their errors read. They validate only."""

import typing
import uuid
from collections.abc import Iterable

from django.conf.locale import LANG_INFO
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from joined.base import forms
from joined.kit import nhs_number
from joined.messages import hours as times
from joined.people import rules, words

NOT_ASKED = ("", "Not asked yet")
YES_NO_UNASKED = (("", "Not asked"), ("yes", "Yes"), ("no", "No"))
NEEDS_AT_MOST = 12


class Digits(forms.OneLine):
    """Digits as they were typed: an odd number is marked, never refused."""

    component = "digits"


class Who(forms.Form):
    """Who somebody is. Only a name is needed; nothing else is ever a reason to stop."""

    name = forms.OneLine(
        label="Name", hint="In any script. One name is enough", max_length=255, missing="Write their name."
    )
    born_on = forms.BornField(label="Date of birth", required=False)
    nhs_number = Digits(label="NHS number", required=False, max_length=40)
    practice = forms.Pick(label="GP practice", required=False, choices=())
    call_me = forms.OneLine(label="What they like to be called", required=False, max_length=255)
    pronouns = forms.OneLine(label="Pronouns", required=False, max_length=60)
    language = forms.Pick(label="Language they want to speak", required=False)
    needs = forms.Paragraph(
        label="What they need so that help reaches them",
        hint="One on each line: an interpreter, large print, no stairs",
        required=False,
        max_length=1500,
    )
    lines = forms.Paragraph(label="Where they live or stay", required=False, max_length=500, rows=2)
    postcode = forms.OneLine(label="Postcode", required=False, max_length=10)
    ethnicity = forms.Pick(label="Ethnic group, in their own answer", required=False)

    def __init__(self, *args: typing.Any, practices: Iterable[tuple[uuid.UUID, str]] = (), **given: typing.Any) -> None:
        super().__init__(*args, **given)
        groups = [(str(key), f"{group}: {name}") for key, (name, group) in rules.ETHNICITIES.items()]
        listed = [(str(pk), name) for pk, name in practices]
        self.fields["practice"].choices = [("", "None, or not known"), *listed]
        self.fields["ethnicity"].choices = [NOT_ASKED, *groups]
        self.fields["language"].choices = _languages(self.initial.get("language", ""))
        self.is_number_left_out = False

    def clean_nhs_number(self) -> str:
        """Ten digits, right or odd; anything else is left out, and the page says so after saving."""
        typed = self.cleaned_data["nhs_number"]
        digits = nhs_number.clean(typed)
        self.is_number_left_out = bool(typed) and not digits
        return digits

    def clean_postcode(self) -> str:
        """As it is written on an envelope."""
        bare = "".join(self.cleaned_data["postcode"].upper().split())
        return f"{bare[:-3]} {bare[-3:]}" if len(bare) > 3 else bare

    def clean_needs(self) -> tuple[str, ...]:
        """One need a line, short enough to stand in a banner."""
        lines = [line.strip() for line in self.cleaned_data["needs"].splitlines() if line.strip()]
        if any(len(line) > 200 for line in lines):
            self.add_error("needs", "One of these is long. Keep each need to 200 characters.")
        if len(lines) > NEEDS_AT_MOST:
            self.add_error("needs", f"Write at most {NEEDS_AT_MOST}, the most important first.")
        return tuple(lines)

    @property
    def practice_id(self) -> uuid.UUID | None:
        """The practice that was chosen."""
        chosen = self.cleaned_data["practice"]
        return uuid.UUID(chosen) if chosen else None

    @property
    def ethnic_group(self) -> int | None:
        """The group of the Census, or nothing."""
        chosen = self.cleaned_data["ethnicity"]
        return int(chosen) if chosen else None


def _languages(kept: str) -> list[tuple[str, str]]:
    """The list, English first, with the one that is kept already if it is another."""
    listed = list(words.LANGUAGES.items())
    return (
        listed if not kept or kept in words.LANGUAGES else [(kept, LANG_INFO.get(kept, {}).get("name", kept)), *listed]
    )


class Add(Who):
    """Somebody new. `anyway`: it is none of those whom we know already."""

    phone = forms.PhoneField(label="Phone", required=False)
    anyway = forms.Hidden(required=False)


class Edit(Who):
    """Somebody whom we know. `version`: what the page was filled with."""

    version = forms.Version()


class Reach(forms.Form):
    """How to reach them, channel by channel, as they said; what was not asked stays as it was."""

    phone = forms.PhoneField(label="Their number", required=False)
    is_shared = forms.Tick(label="Somebody else uses or sees this phone", required=False)
    alone = forms.Chips(
        label="Were they on their own when you asked?",
        choices=tuple(rules.ALONE.items()),
        missing="Say whether they were on their own when you asked.",
    )
    sms = forms.Chips(label=words.CHANNELS_ASKED["sms"], choices=YES_NO_UNASKED, required=False)
    sms_level = forms.Chips(
        label="How much may a text say?",
        choices=tuple((str(level), name) for level, name in rules.LEVELS.items() if level),
        required=False,
    )
    voice = forms.Chips(label=words.CHANNELS_ASKED["voice"], choices=YES_NO_UNASKED, required=False)
    hours = forms.OneLine(label="At which times?", hint="Leave empty for any time", required=False, max_length=80)
    if_answered = forms.Chips(
        label="If somebody else answers?", choices=tuple(rules.IF_ANSWERED.items()), required=False
    )
    may_speak_to = forms.OneLine(label="Whom may we speak to?", required=False, max_length=255)
    voicemail = forms.Chips(label=words.CHANNELS_ASKED["voicemail"], choices=YES_NO_UNASKED, required=False)
    email = forms.Chips(label=words.CHANNELS_ASKED["email"], choices=YES_NO_UNASKED, required=False)
    email_address = forms.OneLine(label="Their e-mail address", required=False, max_length=254)
    is_email_shared = forms.Tick(label="Somebody else reads this e-mail", required=False)
    email_level = forms.Chips(
        label="How much may an e-mail say?",
        choices=tuple((str(level), name) for level, name in rules.LEVELS.items() if level),
        required=False,
    )
    letter = forms.Chips(label=words.CHANNELS_ASKED["letter"], choices=YES_NO_UNASKED, required=False)
    not_safe = forms.TickChips(
        label="Which ways are not safe for them?",
        hint="Staff see that contact is restricted, never why",
        choices=tuple(rules.CHANNELS.items()),
        required=False,
    )

    def clean(self) -> dict[str, typing.Any]:
        given = super().clean() or self.cleaned_data
        if given.get("sms") == "yes" and not given.get("sms_level"):
            self.add_error("sms_level", "Say how much a text may tell.")
        if given.get("sms") == "yes" and not given.get("phone"):
            self.add_error("phone", "Write the number that we may text.")
        if given.get("email") == "yes" and not given.get("email_level"):
            self.add_error("email_level", "Say how much an e-mail may tell.")
        if given.get("email") == "yes" and not given.get("email_address") and "email_address" not in self.errors:
            self.add_error("email_address", "Write the address that we may write to.")
        if given.get("if_answered") == "may_speak" and not given.get("may_speak_to"):
            self.add_error("may_speak_to", "Say whom we may speak to.")
        return given

    def clean_email_address(self) -> str:
        """An address as Notify takes it, or nothing."""
        given = self.cleaned_data["email_address"]
        if given:
            try:
                validate_email(given)
            except ValidationError:
                raise ValidationError("Write an e-mail address such as name@example.org.") from None
        return given

    def clean_hours(self) -> str:
        """Times that a machine can keep too."""
        given = self.cleaned_data["hours"]
        if given and times.read(given) is None:
            raise ValidationError(words.HOURS_NOT_READ)
        return given

    def answers(self) -> dict[str, bool]:
        """Channel → allowed, for every channel that was asked or is not safe."""
        given, unsafe = self.cleaned_data, self.cleaned_data["not_safe"]
        asked = {channel: given[channel] for channel in rules.CHANNELS}
        return {
            channel: answer == "yes" and channel not in unsafe
            for channel, answer in asked.items()
            if answer or channel in unsafe
        }


class Unmask(forms.Form):
    """Why somebody must see how to reach them now, although contact is restricted."""

    reason = forms.OneLine(
        label="Why do you need to see it now?", hint="It is kept, and their team asks you", max_length=80
    )


class KeepBack(forms.Form):
    """What is kept confidential: which, who asks for it, and why."""

    parts = forms.TickChips(
        label="What is kept confidential?",
        choices=(("address", "Where they live"), ("phone", "Their number")),
        required=False,
    )
    lines = forms.Paragraph(label="Where do they live now?", required=False, max_length=500, rows=2)
    postcode = forms.OneLine(label="Postcode", required=False, max_length=10)
    who = forms.OneLine(
        label="Who asks for it?", hint="The person, a refuge, the police", max_length=30, missing=words.WHO_ASKS
    )
    why = forms.OneLine(
        label="Why?", hint="It stays in the trail. Nobody reads it on any page", max_length=48, missing=words.SAY_WHY
    )


class LiftStop(forms.Form):
    """The person takes a STOP back: themselves, alone, on a day, in their words."""

    who = forms.Chips(
        label="Who told you that texts may go again?",
        choices=(("themselves", "They told me themselves"), ("another", "Somebody else told me")),
        missing="Say who told you.",
    )
    alone = forms.Chips(
        label="Were they on their own?",
        choices=tuple(rules.ALONE.items()),
        missing="Say whether they were on their own.",
    )
    said_on = forms.DayField(label="When did they say it?", offered=(("Today", 0),), missing="Say when.")
    words = forms.OneLine(label="What they said", max_length=300)

    def answers(self) -> dict[str, typing.Any]:
        """As the deed takes them."""
        given = self.cleaned_data
        return {
            "words": given["words"],
            "said_on": given["said_on"],
            "was_alone": given["alone"],
            "is_themselves": given["who"] == "themselves",
        }


class Posted(forms.Form):
    """On which day a letter was posted."""

    on = forms.DayField(label="Posted on", offered=(("Today", 0),), missing="Say on which day it was posted.")
