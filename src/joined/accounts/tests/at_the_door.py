"""What tests of signing in share: the steps a browser takes."""

import html
import json
import re

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.test import Client

from joined.accounts import models
from joined.accounts.tests import factories
from joined.accounts.tests.passkey import Passkey

LOGIN, SECOND, ENROL = "/sign-in/login/", "/sign-in/2fa/authenticate/", "/sign-in/2fa/"
ADD_PASSKEY, ADD_APP = "/sign-in/2fa/webauthn/add/", "/sign-in/2fa/totp/activate/"
PASSKEY_LOGIN = "/sign-in/2fa/webauthn/login/"


def code_now(secret: str = factories.TOTP_SECRET) -> str:
    """The code that the user's app shows now."""
    return totp.format_hotp_value(totp.hotp_value(secret, next(totp.yield_hotp_counters_from_time())))


def with_password(client: Client, user: models.User, password: str = factories.PASSWORD, **more: str):
    """Send the sign-in page."""
    return client.post(LOGIN, {"login": user.email, "password": password, **more})


def signed_in(user: models.User) -> Client:
    """Through the front door: password, then code."""
    client = Client()
    with_password(client, user)
    client.post(SECOND, {"code": code_now()})
    return client


def options(page) -> dict:
    """What the page asks the browser's passkeys for."""
    found = re.search(r'data-options="([^"]+)"', page.content.decode())
    return json.loads(html.unescape(found.group(1)))


def add_passkey(client: Client, passkey: Passkey):
    """Add a passkey on its page."""
    made = passkey.create(options(client.get(ADD_PASSKEY)))
    return client.post(ADD_PASSKEY, {"credential": made, "name": "My phone", "passwordless": "on"})


def with_passkey(client: Client, passkey: Passkey):
    """Sign in with a passkey alone."""
    asked = client.get(PASSKEY_LOGIN, headers={"Accept": "application/json"}).json()["request_options"]
    return client.post(PASSKEY_LOGIN, {"credential": passkey.get(asked)})


def reauthenticate(client: Client, user: models.User) -> None:
    """Prove the second factor once more, with a recovery code."""
    code = RecoveryCodes.activate(user).get_unused_codes()[0]
    answer = client.post("/sign-in/2fa/reauthenticate/", {"code": code})
    assert answer.status_code == 302
