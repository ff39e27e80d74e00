"""Sent twice, done once: form keys (F-14), and the drafts that forms keep (product.md §5)."""

import contextlib
import contextvars
import dataclasses
import datetime
import secrets
import uuid
from collections.abc import Iterator

from django.db import connection

from joined.base import models
from joined.kit import clock

KEY_DAYS = 7
DRAFT_DAYS = 14


class AlreadyDone(Exception):
    """This form was sent before. `went_to` is where the first sending led."""

    def __init__(self, went_to: str) -> None:
        super().__init__("This form was sent before.")
        self.went_to = went_to


@dataclasses.dataclass
class Sending:
    """One sending of one form by one actor."""

    key: str
    actor_id: uuid.UUID
    claimed: bool = False


_sending: contextvars.ContextVar[Sending | None] = contextvars.ContextVar("sending", default=None)


def new_key() -> str:
    """A key for a fresh form."""
    return secrets.token_urlsafe(18)


@contextlib.contextmanager
def sending(key: str, actor_id: uuid.UUID) -> Iterator[Sending]:
    """Inside, the first outermost action claims the key before it does anything."""
    sent = Sending(key=key, actor_id=actor_id)
    token = _sending.set(sent)
    try:
        yield sent
    finally:
        _sending.reset(token)


def went_to(sent: Sending) -> str:
    """Where an earlier sending of this form led; empty when there was none.

    Asked before the page is: what was done may have ended the sender's reason to see it (F-14).
    """
    earlier = models.FormKey.objects.filter(actor_id=sent.actor_id, key=sent.key)
    return earlier.values_list("went_to", flat=True).first() or ""


def done_meanwhile() -> str:
    """Where another sending of the form being sent has led since this one began; empty when there was none."""
    sent = _sending.get()
    return went_to(sent) if sent and not sent.claimed else ""


def claim() -> None:
    """Claim the key of the form being sent. Raises AlreadyDone when it was sent before."""
    sent = _sending.get()
    if sent is None or sent.claimed:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO base_formkey (id, key, actor_id, went_to, at) VALUES (%s, %s, %s, '', %s) "
            "ON CONFLICT DO NOTHING",
            [uuid.uuid4(), sent.key, sent.actor_id, clock.now()],
        )
        if cursor.rowcount == 0:
            earlier = models.FormKey.objects.filter(actor_id=sent.actor_id, key=sent.key).first()
            raise AlreadyDone(earlier.went_to if earlier else "")
    sent.claimed = True


def remember(sent: Sending, went_to: str) -> None:
    """Keep where this sending led."""
    if sent.claimed:
        models.FormKey.objects.filter(actor_id=sent.actor_id, key=sent.key).update(went_to=went_to[:500])


def keep_draft(*, user_id: uuid.UUID, form: str, about: str, values: dict[str, list[str]]) -> datetime.datetime:
    """Keep what was typed so far; the moment it was kept."""
    now = clock.now()
    models.Draft.objects.update_or_create(
        user_id=user_id, form=form, about=about, defaults={"values": values, "saved_at": now}
    )
    return now


def draft(*, user_id: uuid.UUID, form: str, about: str) -> models.Draft | None:
    """What was typed before, when it is not older than 14 days."""
    since = clock.now() - datetime.timedelta(days=DRAFT_DAYS)
    return models.Draft.objects.filter(user_id=user_id, form=form, about=about, saved_at__gte=since).first()


def forget_draft(*, user_id: uuid.UUID, form: str, about: str) -> None:
    """The form was sent: nothing is left to keep."""
    models.Draft.objects.filter(user_id=user_id, form=form, about=about).delete()
