"""How the sign-in library behaves here: nobody signs themselves up, and staff must have a second factor."""

import base64
import hashlib
import io
import typing

import qrcode
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from qrcode.image.svg import SvgPathFillImage

from joined.accounts import queries, sessions
from joined.base import web


class Adapter(DefaultAccountAdapter):
    """Accounts are made by an organisation's administrator; every answer is the same for a stranger."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "The email address or password is not right. Check both and try again.",
        "too_many_login_attempts": "Too many tries. Wait 5 minutes, then try again.",
        "invalid_password_reset": "This link has been used or is too old. Ask for a new one.",
        "enter_current_password": "Enter the password that you use now.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def authenticate(self, request: HttpRequest, **credentials: typing.Any) -> AbstractBaseUser | None:
        """A leaver's right password is answered like a wrong one."""
        user = super().authenticate(request, **credentials)
        return user if user and user.is_active else None

    def respond_user_inactive(self, request: HttpRequest, user: AbstractBaseUser) -> HttpResponse:
        messages.error(request, "This passkey does not open anything here. Ask your organisation’s administrator.")
        return web.go("account_login")

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """The one place where the library opens a session."""
        super().login(request, user)
        enrolled = Authenticator.objects.filter(user_id=user.pk, type__in=queries.SECOND_FACTORS)
        sessions.begin(request, is_enrolling=not enrolled.exists())

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        return reverse("demo:sign_in") if settings.DEMO else settings.LOGIN_URL

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("accounts:account")

    def is_reauthentication_required(self, *, app: str, **kwargs: typing.Any) -> bool:
        """Who has only just signed in to get their first second factor is not asked for the password again."""
        return not self.request.session.get(sessions.ENROLLING)

    def get_reauthentication_methods(self, user: AbstractBaseUser) -> list[dict]:
        """A password alone never changes second factors (ASVS 6.3.4)."""
        types = set(Authenticator.objects.filter(user_id=user.pk).values_list("type", flat=True))
        codes = _way("mfa_reauthenticate", "mfa_reauthenticate", "Use a code instead")
        passkey = _way("mfa_reauthenticate:webauthn", "mfa_reauthenticate_webauthn", "Use a passkey instead")
        ways = [passkey] if Authenticator.Type.WEBAUTHN in types else []
        return [*ways, codes] if types - {Authenticator.Type.WEBAUTHN} else ways

    def add_message(
        self, request: HttpRequest, level: int, *args: typing.Any, message: str | None = None, **kwargs: typing.Any
    ) -> None:
        """The library's good news is on the page already; only its errors are shown."""
        if message and level >= messages.ERROR:
            messages.add_message(request, level, message)


class SecondFactors(DefaultMFAAdapter):
    """Secrets of second factors are encrypted at rest with a key made from the house's own (T24)."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "That did not work. Codes change every 30 seconds: try the newest one.",
    }

    def encrypt(self, text: str) -> str:
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _box().decrypt(encrypted_text.encode()).decode()

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return "My passkey" if count == 0 else f"My passkey {count + 1}"

    def build_totp_svg(self, url: str) -> str:
        """On white, so that phones can read it at any contrast."""
        drawn = io.BytesIO()
        qrcode.make(url, image_factory=SvgPathFillImage).save(drawn)
        return drawn.getvalue().decode()

    def _get_site_name(self) -> str:
        return settings.MFA_TOTP_ISSUER


def _way(identity: str, name: str, words: str) -> dict[str, str]:
    return {"id": identity, "url": reverse(name), "description": words}


def _box() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    hashed = [hashlib.sha256(b"second factors " + key.encode()).digest() for key in keys]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in hashed])
