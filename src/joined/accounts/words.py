"""Emails to staff. None names a person or a service."""

import dataclasses


@dataclasses.dataclass(frozen=True)
class Letter:
    """Subject and text of one email."""

    subject: str
    text: str


def invitation(name: str, link: str) -> Letter:
    """To somebody who has no password yet."""
    return Letter(
        "Your account is ready",
        f"Hello {name},\n\n"
        "your organisation’s administrator has made an account for you. Choose your password here:\n\n"
        f"{link}\n\n"
        "The link works once, for 3 days. After that, ask for a new one on the sign-in page. When you sign in for "
        "the first time you add a passkey or a code app, so have your phone with you.\n",
    )


def new_password(link: str) -> Letter:
    """To somebody who asked for a new password."""
    return Letter(
        "Choose a new password",
        "Somebody asked for a new password for this email address. If it was you, choose one here:\n\n"
        f"{link}\n\n"
        "The link works once, for 3 days. If it was not you, do nothing: your password stays as it is.\n",
    )


def second_factor_removed(name: str) -> Letter:
    """To somebody whose administrator removed a lost second factor."""
    return Letter(
        "Your second factor was removed",
        f"Hello {name},\n\n"
        "your organisation’s administrator has checked that it is you, and removed your passkeys and code app. "
        "The next time you sign in with your password, you add a new one.\n\n"
        "If you did not ask for this, tell your administrator now, and choose a new password.\n",
    )


LEFT = "They stopped working there"
SIGN_IN_INSTEAD = "Links without a password are for charities. People of NHS, practice and council sign in."
NOT_AT_WORK = "They do not work for your organisation today."
TOO_MANY_CODES = "We have sent as many codes today as we may. Ring the huddle’s chair, or sign in."
TOO_MANY_TRIES = "Too many tries. Wait 5 minutes, then ask for a new code."
NOT_THE_CODE = "That is not the code, or it is too old. Check the newest text, or ask for a new code."
CODE_TEXT = "{digits} is your Joined Up code. It works for {minutes} minutes. Nobody of ours will ever ask you for it."
LINK_TEXT = "{says} {address}\nIt opens with a code that we text you, until {until}."
