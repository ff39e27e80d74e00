"""The only code that speaks to GOV.UK Notify, through its official client; one client a call, ten seconds at most."""

import contextlib
import dataclasses
import datetime
from collections.abc import Iterator

from django.conf import settings
from notifications_python_client import errors
from notifications_python_client.notifications import NotificationsAPIClient

from joined.messages import words as said

SECONDS = 10
MOST_PAGES = 400
"""At 250 a page more than three days of the provider's daily limit would not be counted; it is said, never cut."""


class TryAgain(Exception):
    """The provider is busy, away, or did not answer: the same message is tried again, after asking whether it went.

    `is_busy`: it said “too many”. `seconds`: how long to wait where that is known.
    """

    def __init__(self, sentence: str, *, is_busy: bool = False, seconds: float = 0) -> None:
        super().__init__(sentence)
        self.is_busy, self.seconds = is_busy, seconds


class RefusedNumber(Exception):
    """The provider will never send to this number or address."""


@dataclasses.dataclass(frozen=True)
class Held:
    """What the provider has under a reference of ours."""

    reference: str
    status: str


def send(*, channel: str, to: str, words: str, reference: str) -> str:
    """Send through the one pass-through template of the channel; the provider's id. Raises TryAgain, RefusedNumber.

    A wrong key or a clock that differs (403) is not the number's fault: TryAgain.
    """
    with _client() as client:
        if channel == "email":
            answer = client.send_email_notification(
                email_address=to,
                template_id=settings.NOTIFY_EMAIL_TEMPLATE,
                personalisation={"subject": said.SUBJECT, "words": words},
                reference=reference,
            )
        else:
            answer = client.send_sms_notification(
                phone_number=to,
                template_id=settings.NOTIFY_TEMPLATE,
                personalisation={"words": words},
                reference=reference,
            )
    return answer["id"]


def find(*, reference: str) -> str | None:
    """The provider's id of what it has under this reference, if anything. Raises TryAgain."""
    found = _listed(reference=reference)
    return found[0]["id"] if found else None


def since(moment: datetime.datetime) -> Iterator[Held]:
    """Everything that the provider took from us since then, newest first, page by page. Raises TryAgain."""
    older_than = None
    for _ in range(MOST_PAGES):
        found = _listed(older_than=older_than)
        for one in found:
            if datetime.datetime.fromisoformat(one["created_at"]) < moment:
                return
            yield Held(one["reference"] or one["id"], one["status"])
        if not found:
            return
        older_than = found[-1]["id"]
    raise TryAgain("More was sent than can be counted.")


def _listed(**by: str | None) -> list[dict[str, str]]:
    try:
        with _client() as client:
            return client.get_all_notifications(**by)["notifications"]
    except RefusedNumber as problem:
        raise TryAgain(str(problem)) from None


@contextlib.contextmanager
def _client() -> Iterator[NotificationsAPIClient]:
    client = NotificationsAPIClient(settings.NOTIFY_API_KEY, base_url=settings.NOTIFY_URL, timeout=SECONDS)
    try:
        with client.request_session:
            yield client
    except errors.HTTPError as problem:
        if problem.status_code == 400:
            raise RefusedNumber(_said(problem)) from None
        raise TryAgain(f"{problem.status_code}: {_said(problem)}", is_busy=problem.status_code == 429) from None
    except errors.InvalidResponse as problem:
        raise TryAgain("The answer was not one of Notify’s.") from problem


def _said(problem: errors.HTTPError) -> str:
    """Notify's kinds of error, without its sentences: those may repeat a number."""
    listed = problem.message
    return ", ".join(error.get("error", "") for error in listed) if isinstance(listed, list) else "no words"
