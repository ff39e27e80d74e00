"""What comes back: receipts, whatever their order, and what somebody with the phone writes."""

import datetime
import uuid

from django.db import connection

from joined.base import happenings
from joined.kit import actors, clock, errors
from joined.messages import models, news, queries, rules
from joined.messages import words as said
from joined.trail.writing import action

REPLY_DAYS = 28
"""How long after a text somebody's reply from that phone is taken to be about it."""


@action
def receive_receipt(*, by: actors.Actor, message: models.Message, status: str) -> models.Message:
    """A receipt: states move forward only, duplicates and late ones change nothing (F-10)."""
    kept = models.Message.objects.select_for_update().get(pk=message.pk)
    state = rules.after_receipt(kept.state, status)
    if state != kept.state:
        why = said.FAILURES.get(status, "")
        if kept.channel == "email" and status == "permanent-failure":
            why = said.NO_SUCH_ADDRESS
        models.Message.objects.filter(pk=kept.pk).update(state=state, settled_at=clock.now(), why_not=why)
        news.tell(state, kept)
    kept.refresh_from_db()
    return kept


@action
def park(*, by: actors.Actor, reference: str, status: str) -> models.Parked:
    """A receipt for something that we do not know: kept, and looked at within a day."""
    return models.Parked.objects.create(reference=reference[:100], status=status[:30], at=clock.now())


@action
def hear_reply(*, by: actors.Actor, number: str, words: str) -> None:
    """Somebody wrote back. STOP stops that phone, whoever sent it; anything else is not kept: somebody rings (H5)."""
    if rules.means_stop(words):
        stop(by=by, number=number)
        return
    _tell_whoever_holds(number, "answered")


@action
def stop(*, by: actors.Actor, number: str) -> None:
    """Somebody with this phone, whoever it was, asked us to stop texting it: somebody rings at a safe time."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT messages_stop(%s, %s)", [number, clock.now()])
    _tell_whoever_holds(number, "stopped")


@action
def lift(*, by: actors.Actor, number: str, about: uuid.UUID, words: str, said_on: datetime.date) -> None:
    """The person said, alone, that they want texts at this number again; what they said is part of the record.

    Who may ask them, and that they were alone, is checked above. Raises Refused where nobody asked us to stop.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT messages_lift(%s, %s, %s)", [number, clock.now(), by.id])
        if not cursor.fetchone()[0]:
            raise errors.Refused(said.NOTHING_STOPPED)
    models.Lifted.objects.create(
        about=about, number=number, words=words, said_on=said_on, at=clock.now(), by_id=by.id, by_name=by.name
    )


def _tell_whoever_holds(number: str, news: str) -> None:
    for message_id, about in queries.texted(number=number, days=REPLY_DAYS):
        happenings.announce(f"messages.{news}", message=str(message_id), about=str(about))
