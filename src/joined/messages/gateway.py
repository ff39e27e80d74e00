"""The only code that speaks to GOV.UK Notify, through its official client; one client a call, ten seconds at most.

The client is imported where it speaks: it is large, and the processes that answer pages seldom need it.
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
import re
import typing
from collections.abc import Iterator

from django.conf import settings

from joined.kit import clock
from joined.messages import words as said

if typing.TYPE_CHECKING:
    from notifications_python_client.errors import HTTPError
    from notifications_python_client.notifications import NotificationsAPIClient

SECONDS = 10
BUSY_SECONDS = 60.0
"""How long the provider’s limit lasts: so many requests a minute (F-08)."""
SLOW_SECONDS = 30.0
"""How long one that let us wait in vain is left alone, so that the other jobs go on (F-07)."""
MOST_PAGES = 400
"""At 250 a page more than three days of the provider's daily limit would not be counted; it is said, never cut."""

_LIMIT = re.compile(r"\bof (\d+) requests per 60 seconds")
_OF_THE_ADDRESS = re.compile(r"(?:phone_number|email_address)\b")


class TryAgain(Exception):
    """The provider is busy, away, or did not answer: the same message is tried again, after asking whether it went.

    `seconds`: for how long it is to be left alone by every message; 0 where only this one is tried again.
    `a_minute`: how many requests a minute it takes, where it said so.
    """

    def __init__(self, sentence: str, *, seconds: float = 0, a_minute: int | None = None) -> None:
        super().__init__(sentence)
        self.seconds, self.a_minute = seconds, a_minute


class RefusedNumber(Exception):
    """The provider will never send to this number or address."""


@dataclasses.dataclass(frozen=True)
class Held:
    """What the provider has under a reference of ours."""

    reference: str
    status: str


def send(*, channel: str, to: str, words: str, reference: str) -> str:
    """Send through the one pass-through template of the channel; the provider's id. Raises TryAgain, RefusedNumber.

    A wrong key, a missing template or a clock that differs is not the number's fault: TryAgain.
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
    from notifications_python_client import errors
    from notifications_python_client.notifications import NotificationsAPIClient

    client = NotificationsAPIClient(settings.NOTIFY_API_KEY, base_url=settings.NOTIFY_URL, timeout=SECONDS)
    try:
        with client.request_session:
            yield client
    except errors.HTTPError as problem:
        raise _meaning(problem) from None
    except errors.InvalidResponse as problem:
        raise TryAgain("The answer was not one of Notify’s.") from problem


def _meaning(problem: HTTPError) -> Exception:
    """What an error of Notify’s asks of us; in its kinds alone, because its sentences may repeat a number."""
    import requests

    listed = problem.message if isinstance(problem.message, list) else []
    sentences = " ".join(error.get("message", "") for error in listed)
    if problem.status_code == 400 and _OF_THE_ADDRESS.match(sentences):
        return RefusedNumber()
    kinds = f"{problem.status_code}: {', '.join(error.get('error', '') for error in listed) or 'no words'}"
    if isinstance(problem.__cause__, requests.Timeout):
        return TryAgain(kinds, seconds=SLOW_SECONDS)
    if problem.status_code != 429:
        return TryAgain(kinds)
    if limit := _LIMIT.search(sentences):
        return TryAgain(kinds, seconds=BUSY_SECONDS, a_minute=int(limit[1]))
    return TryAgain(kinds, seconds=_until_midnight() if "TooManyRequests" in kinds else BUSY_SECONDS)


def _until_midnight() -> float:
    """A daily limit begins anew at midnight UTC."""
    now = clock.now().astimezone(datetime.UTC)
    return datetime.timedelta(days=1).total_seconds() - (now.hour * 60 + now.minute) * 60 - now.second
