"""What the set-up pages ask. They validate only; what a place may not do is said by the deed."""

import calendar
import datetime
import re
import typing

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email

from joined.base import forms
from joined.huddle import words as huddle
from joined.places import rules
from joined.places import words as places

EVERY_DAY = tuple((str(n), day) for n, day in enumerate(calendar.day_name))
WEEKDAYS = tuple((str(n), day) for n, day in huddle.WEEKDAYS.items())


class Number(forms.OneLine):
    """A whole number between two others."""

    component = "digits"

    def __init__(self, *, least: int, most: int, **given: typing.Any) -> None:
        super().__init__(max_length=6, **given)
        self.least, self.most = least, most

    def clean(self, value: typing.Any) -> int:
        text = super().clean(value)
        if not text:
            return 0
        if not text.isascii() or not text.isdigit() or not self.least <= int(text) <= self.most:
            raise ValidationError(f"Write a whole number from {self.least} to {self.most}.", code="number")
        return int(text)


class ShortPhone(forms.OneLine):
    """A number that is shown as it is typed: also 111, or 116 123."""

    component = "phone"

    def clean(self, value: typing.Any) -> str:
        text = super().clean(value)
        if text and len(re.sub(r"\D", "", text)) < 3:
            raise ValidationError("Write a phone number, such as 01632 960110 or 111.", code="phone")
        return text


class EmailAddress(forms.OneLine):
    """An organisation's own address."""

    def clean(self, value: typing.Any) -> str:
        text = super().clean(value)
        if text:
            try:
                validate_email(text)
            except ValidationError as wrong:
                raise ValidationError("Write an e-mail address, such as office@example.org.", code="email") from wrong
        return text


class TellUs(forms.Form):
    """What somebody at work wants us to know about a page."""

    words = forms.Paragraph(
        label="What do you want to tell us?",
        hint="What got in your way, or what helped. Write nobody’s name, and nothing about anybody’s health",
        max_length=1000,
    )
    page = forms.OneLine(label="Which page", max_length=200, required=False)
    named = forms.Tick(label="You may say that it was me: then the answer stands here for me", required=False)


class AnswerTold(forms.Form):
    """The answer, which whoever told us reads."""

    answer = forms.OneLine(label="Your answer", max_length=500, hint="What you did, or why not")


class Place(forms.Form):
    """A neighbourhood, or a larger place."""

    name = forms.OneLine(label="Name", max_length=120, missing="Enter the name that people here use")
    kind = forms.Chips(label="What is it?", choices=tuple(rules.PLACE_KINDS.items())[1:])
    within = forms.Pick(label="Lies in")


class Rename(forms.Form):
    """Another name for a place."""

    name = forms.OneLine(label="Name", max_length=120)
    why = forms.OneLine(label="Why", max_length=300, required=False)
    version = forms.Version()


class Postcodes(forms.Form):
    """The beginnings of postcodes that lie here."""

    begins = forms.OneLine(label="Postcodes that begin with", max_length=200, hint="One or several, such as ZZ1, ZZ2 3")

    def clean_begins(self) -> list[str]:
        """Each in its usual form. Raises a sentence for what no postcode begins with."""
        found = [rules.postcode_area(part) for part in self.cleaned_data["begins"].split(",") if part.strip()]
        for begins in found:
            if not re.fullmatch(r"[A-Z]{1,2}[0-9][A-Z0-9]?( [0-9]([A-Z]{2})?)?", begins):
                raise ValidationError(f"No postcode begins with “{begins}”. Write ZZ1, or ZZ1 2.", code="postcode")
        return found


class Practice(forms.Form):
    """A practice that the service knows."""

    practice = forms.Pick(label="Practice that belongs here")


class Address(forms.Form):
    """An address that other systems send referrals to."""

    system = forms.OneLine(label="Directory", max_length=200, hint="As the directory writes it, such as https://…")
    value = forms.OneLine(label="Our number in it", max_length=80)
    is_test = forms.Tick(label="Only for tests", required=False)


class Organisation(forms.Form):
    """Who an organisation is, and how it signs a text."""

    name = forms.OneLine(label="Name", max_length=160)
    code = forms.OneLine(label="ODS code", max_length=20, required=False, hint="Such as Z99011")
    phone = ShortPhone(label="Phone", max_length=30, required=False)
    text_name = forms.OneLine(
        label="How it signs a text", max_length=60, required=False, hint="Left empty: its name. People read this"
    )
    email = EmailAddress(
        label="E-mail after each huddle", max_length=254, required=False, hint="Two lines in numbers; nobody is named"
    )
    version = forms.Version(required=False)


class NewOrganisation(Organisation):
    """One that the service does not know yet."""

    kind = forms.Chips(label="What is it?", choices=tuple(rules.ORGANISATION_KINDS.items()))
    neighbourhood = forms.Pick(label="Works in", required=False, hint="A practice’s people belong there")
    field_order = ("kind", "name", "neighbourhood", "code", "phone", "text_name")


class FirstAdministrator(forms.Form):
    """Whoever will set the organisation up from then on."""

    name = forms.OneLine(label="Full name", max_length=255, missing="Enter their name")
    email = forms.OneLine(label="Work email address", max_length=254, missing="Enter their work email address")
    how = forms.Radios(label="How do you know that it is them?", choices=())

    def clean_email(self) -> str:
        """Raises a sentence for what is no address."""
        text = self.cleaned_data["email"]
        if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", text):
            raise ValidationError("Enter an email address in the right form, like name@example.com", code="email")
        return text


class Team(forms.Form):
    """A team's name and number, and whether it may be responsible for a person."""

    name = forms.OneLine(label="Name of the team", max_length=120)
    phone = ShortPhone(label="Phone", max_length=30, required=False)
    may_hold = forms.Tick(label="May be responsible for a person", required=False)
    version = forms.Version(required=False)


class NewTeam(Team):
    """A team that is not there yet."""

    kind = forms.Chips(label="What kind of team?", choices=())
    neighbourhood = forms.Pick(label="Where does it work?")
    field_order = ("name", "kind", "neighbourhood", "phone", "may_hold")


class JoinTeam(forms.Form):
    """Another organisation works in the team."""

    organisation = forms.Pick(label="Organisation")
    agreement = forms.OneLine(label="Agreement", max_length=200, hint="Its name and date, so that anybody can find it")
    scopes = forms.TickChips(label="What the agreement lets them see", choices=tuple(places.SCOPES.items()))


class TeamType(forms.Form):
    """The national type of a team, from a day on."""

    code = forms.Pick(label="National type", choices=tuple(rules.NATIONAL_TYPES.items()), required=False)
    from_on = forms.DayField(label="From", missing="Choose the day.")


class CloseTeam(forms.Form):
    """Why a team closes."""

    why = forms.OneLine(label="Why does it close?", max_length=300)


class Duty(forms.Form):
    """Who answers now, where and when."""

    team = forms.Pick(label="Which team answers?")
    phone = ShortPhone(label="Number that staff ring", max_length=30)
    crisis_phone = ShortPhone(label="Crisis line that people ring", max_length=30, hint="People read this in texts")
    always = forms.Chips(
        label="When does somebody answer?",
        choices=(("yes", "Day and night, every day"), ("no", "At some hours")),
    )
    days = forms.TickChips(label="Days", choices=EVERY_DAY, required=False)
    opens = forms.ClockField(label="From", hint="London time", max_length=20, required=False)
    closes = forms.ClockField(label="To", hint="Earlier than “From”: the next morning", max_length=20, required=False)
    on_bank_holidays = forms.Tick(label="On bank holidays too", required=False)
    is_staffed = forms.Tick(label="Somebody answers at these hours", required=False)
    version = forms.Version(required=False)

    def clean(self) -> dict[str, typing.Any]:
        """With `hours`, as data. Raises a sentence for each part that is missing."""
        given = super().clean() or self.cleaned_data
        some = [given.pop(name, None) for name in ("days", "opens", "closes", "on_bank_holidays")]
        if given.pop("always", "") == "yes":
            return given | {"hours": rules.DAY_AND_NIGHT}
        for name, value in zip(("days", "opens", "closes"), some[:3], strict=True):
            if not value and value != datetime.time() and name not in self.errors:
                self.add_error(name, self.MISSING[name])
        days, opens, closes, on_bank_holidays = some
        if not self.errors:
            given["hours"] = rules.DutyHours(tuple(sorted(int(day) for day in days)), opens, closes, on_bank_holidays)
        return given

    MISSING: typing.ClassVar = {
        "days": "Choose the days on which somebody answers.",
        "opens": "Write from when, such as 9am.",
        "closes": "Write until when, such as 5pm.",
    }


class Huddle(forms.Form):
    """Days, time, link, and who is usually there."""

    name = forms.OneLine(label="Name", max_length=120)
    days = forms.TickChips(label="Days", choices=WEEKDAYS)
    starts = forms.ClockField(label="Starts at", hint="London time, in summer and in winter", max_length=20)
    minutes = Number(label="Minutes", least=10, most=120)
    closed_part_minutes = Number(
        label="Of them, minutes of the closed part", least=1, most=60, hint="For what not everybody may hear"
    )
    link = forms.OneLine(label="Video link", max_length=200, required=False, hint="Begins with https://")
    chair_team = forms.Pick(label="Which team chairs it?")
    teams = forms.TickChips(label="Who is usually there?", choices=(), required=False)
    why = forms.OneLine(label="Why this change", max_length=300, required=False)
    version = forms.Version(required=False)

    def clean_days(self) -> list[int]:
        return sorted(int(day) for day in self.cleaned_data["days"])

    def clean_link(self) -> str:
        """Raises a sentence for anything but an address that is safe to follow."""
        link = self.cleaned_data["link"]
        if link:
            try:
                URLValidator(schemes=["https"])(link)
            except ValidationError:
                raise ValidationError("Copy the whole link; it begins with https://", code="link") from None
        return link


class Rule(forms.Form):
    """Another value for a local rule, from a day on, and who agreed it."""

    value = Number(label="Value", least=0, most=100_000)
    from_on = forms.DayField(label="From")
    reason = forms.OneLine(label="Why", max_length=300, hint="Everybody who works here can read this")
    agreed_by = forms.OneLine(
        label="Agreed by", max_length=200, required=False, hint="Left empty, the page says “agreed by nobody yet”"
    )
    lived_experience_count = Number(label="How many of them have lived experience?", least=0, most=500, required=False)
