"""The only code that speaks to GOV.UK Notify, through its official client; one client a call, ten seconds at most."""

from django.conf import settings
from notifications_python_client import errors
from notifications_python_client.notifications import NotificationsAPIClient

SECONDS = 10


class TryAgain(Exception):
    """The provider is busy or away: the same text is tried again later, after asking whether it went."""


class RefusedNumber(Exception):
    """The provider will never send to this number."""


def _client() -> NotificationsAPIClient:
    return NotificationsAPIClient(settings.NOTIFY_API_KEY, base_url=settings.NOTIFY_URL, timeout=SECONDS)


def send(*, to: str, words: str, reference: str) -> str:
    """Send a text through the one pass-through template; the provider's id. Raises TryAgain or RefusedNumber."""
    try:
        answer = _client().send_sms_notification(
            phone_number=to,
            template_id=settings.NOTIFY_TEMPLATE,
            personalisation={"words": words},
            reference=reference,
        )
    except errors.HTTPError as problem:
        if problem.status_code == 400:
            raise RefusedNumber from problem
        raise TryAgain from problem
    return answer["id"]


def find(*, reference: str) -> str | None:
    """The provider's id of what it has under this reference, if anything. Raises TryAgain."""
    try:
        answer = _client().get_all_notifications(reference=reference)
    except errors.HTTPError as problem:
        raise TryAgain from problem
    found = answer["notifications"]
    return found[0]["id"] if found else None
