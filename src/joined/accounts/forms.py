"""Forms of unlocking, and of an organisation's administrator."""

import typing
import uuid

from allauth.account.adapter import get_adapter
from allauth.account.forms import ResetPasswordForm
from allauth.mfa.base.forms import ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import ReauthenticateWebAuthnForm
from django import forms as library
from django.core import validators
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from joined.accounts import rules
from joined.base import fields, forms, later

NOT_RIGHT = "The password or the code is not right. Codes change every 30 seconds: try the newest one."
refusals_on = forms.refusals_on


class Unlock(library.Form):
    """The password, and a code from the app or a recovery code; throttled like signing in."""

    password = library.CharField(label="Password", strip=False)
    code = library.CharField(label="Code from your app, or a recovery code", max_length=20)

    def __init__(self, request: HttpRequest, *args: typing.Any, **kwargs: typing.Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean(self) -> dict[str, typing.Any]:
        """Both must be right; which one was not is not said."""
        given, user = super().clean() or {}, self.request.user
        if self.errors:
            return given
        adapter = get_adapter(self.request)
        found = adapter.authenticate(self.request, email=user.email, password=given["password"])
        self.second = ReauthenticateForm(user=user, data={"code": given["code"]})
        if found is None or found.pk != user.pk or not self.second.is_valid():
            raise ValidationError(NOT_RIGHT)
        return given

    def save(self) -> None:
        """Remember in the session that they proved who they are."""
        self.second.save()


def ways_to_unlock(request: HttpRequest) -> dict[str, library.Form]:
    """The forms with which this user can unlock, the one that was sent bound to what was sent."""
    sent, user = request.POST, request.user
    types = set(Authenticator.objects.filter(user=user).values_list("type", flat=True))
    ways: dict[str, library.Form] = {}
    if Authenticator.Type.WEBAUTHN in types:
        ways["passkey"] = ReauthenticateWebAuthnForm(user=user, data=sent if "credential" in sent else None)
    if types - {Authenticator.Type.WEBAUTHN} and user.has_usable_password():
        ways["password"] = Unlock(request, sent if "password" in sent else None)
    return ways


class AskForLink(ResetPasswordForm):
    """Asks for a link with which to choose a password: the same work and answer for every address (T25)."""

    def save(self, request: HttpRequest, **kwargs: typing.Any) -> str:
        """Put the job that writes to them; for an address that nobody has, it finds nobody."""
        user_id = self.users[0].pk if self.users else uuid.uuid4()
        later.later("accounts.send_link", user=str(user_id))
        return self.cleaned_data["email"]


class Join(forms.Form):
    """A team of the organisation, a role that people there can have, and from when until when."""

    team = forms.Pick(label="Team")
    role = forms.Pick(label="Role", hint="The role decides what they can see.")
    from_on = forms.DayField(label="From", required=False, hint="Today, unless you say otherwise")
    until_on = forms.DayField(
        label="Until",
        required=False,
        hint="From this day on they cannot see anything any more. Leave empty when nobody knows",
        offered=(("In 3 months", 91), ("In 6 months", 182)),
    )


class EndWork(forms.Form):
    """From which day on somebody no longer works in a team."""

    until_on = forms.DayField(label="They stop on", offered=(("Now", 0), ("Tomorrow", 1), ("In a week", 7)))


class ResetSecondFactor(forms.Form):
    """How the administrator knows that it is them."""

    how = forms.Radios(label="How do you know that it is them?", choices=tuple(rules.HOW_CHECKED.items()))
    second = forms.OneLine(label="Name of the colleague who was there", required=False, max_length=255)


class Review(forms.Form):
    """Keep it, or stop it."""

    decision = forms.Chips(label="Do they still need this?", choices=tuple(rules.REVIEWS.items()))


class Email(fields.Shown, library.EmailField):
    """A work email address."""

    WRONG = "Enter an email address in the right form, like name@example.com"

    def __init__(self, **given: typing.Any) -> None:
        super().__init__(**given)
        self.error_messages["invalid"] = self.WRONG
        self.validators = [validators.EmailValidator(self.WRONG)]


class Invite(Join):
    """Somebody new in the organisation."""

    name = forms.OneLine(label="Full name", max_length=255, missing="Enter their name")
    email = Email(
        label="Work email address",
        missing="Enter their work email address",
        hint="We send a link there, with which they choose their password.",
    )
    title = forms.OneLine(label="Job title", max_length=120, required=False)
    field_order = ("name", "email", "title", "team", "role", "from_on", "until_on")


class Code(forms.Form):
    """The digits of a text."""

    code = forms.OneLine(
        label="Code from the text", hint=f"{rules.CODE_DIGITS} digits", max_length=20, missing="Enter the code."
    )


class Telephone(forms.Form):
    """A worker's own telephone, for links without a password."""

    number = forms.PhoneField(label="Their mobile number", missing="Write the number that they carry at work.")
