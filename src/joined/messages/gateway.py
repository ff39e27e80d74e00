"""The only code that speaks to GOV.UK Notify, through its official client; one client a call, ten seconds at most."""

import contextlib
from collections.abc import Iterator

from django.conf import settings
from notifications_python_client import errors
from notifications_python_client.notifications import NotificationsAPIClient

SECONDS = 10


class TryAgain(Exception):
    """The provider is busy, away, or did not answer: the same text is tried again, after asking whether it went."""


class RefusedNumber(Exception):
    """The provider will never send to this number."""


def send(*, to: str, words: str, reference: str) -> str:
    """Send a text through the one pass-through template; the provider's id. Raises TryAgain or RefusedNumber.

    A wrong key or a clock that differs (403) is not the number's fault: TryAgain.
    """
    with _client() as client:
        answer = client.send_sms_notification(
            phone_number=to,
            template_id=settings.NOTIFY_TEMPLATE,
            personalisation={"words": words},
            reference=reference,
        )
    return answer["id"]


def find(*, reference: str) -> str | None:
    """The provider's id of what it has under this reference, if anything. Raises TryAgain."""
    try:
        with _client() as client:
            found = client.get_all_notifications(reference=reference)["notifications"]
    except RefusedNumber as problem:
        raise TryAgain(str(problem)) from None
    return found[0]["id"] if found else None


@contextlib.contextmanager
def _client() -> Iterator[NotificationsAPIClient]:
    client = NotificationsAPIClient(settings.NOTIFY_API_KEY, base_url=settings.NOTIFY_URL, timeout=SECONDS)
    try:
        with client.request_session:
            yield client
    except errors.HTTPError as problem:
        if problem.status_code == 400:
            raise RefusedNumber(_said(problem)) from None
        raise TryAgain(f"{problem.status_code}: {_said(problem)}") from None
    except errors.InvalidResponse as problem:
        raise TryAgain("The answer was not one of Notify’s.") from problem


def _said(problem: errors.HTTPError) -> str:
    """Notify's kinds of error, without its sentences: those may repeat a number."""
    said = problem.message
    return ", ".join(error.get("error", "") for error in said) if isinstance(said, list) else "no words"
