"""What waits to go, is silent, is in the post or has gone; whom a receipt or a reply is about."""

import dataclasses
import datetime
import uuid

from django.db import connection

from joined.base import rows
from joined.kit import actors, clock
from joined.messages import models, rules
from joined.messages.queries import listed, times, written


def silent() -> list[tuple[uuid.UUID, uuid.UUID]]:
    """Texts that may have been without a receipt for too long, and whom they are about: from a listed function."""
    return listed.listed("messages_silent", listed.earlier(rules.LEAST_MINUTES))


def silent_row(*, to: actors.Actor, message_id: uuid.UUID) -> models.Message | None:
    """The row, when it has had no receipt for as long as the local rule of its place allows."""
    found = written.row(to=to, message_id=message_id)
    if found is None or found.state != "sending":
        return None
    minutes = times.rule("not_delivered_minutes", team_id=found.team_id)
    return found if rules.is_over(found.sent_at, clock.now(), minutes=minutes) else None


def waiting() -> list[tuple[uuid.UUID, uuid.UUID]]:
    """Texts that should have gone a while ago, in order, and whom they are about: from a listed function."""
    return listed.listed("messages_waiting", listed.earlier(rules.LEAST_MINUTES))


def texted(*, number: str, days: int) -> list[tuple[uuid.UUID, uuid.UUID]]:
    """The latest text to each person who was texted at this number lately: from a listed function."""
    return listed.listed("messages_texted", number, listed.earlier(days * 24 * 60))


def letters() -> list[tuple[uuid.UUID, uuid.UUID]]:
    """Letters in the post, and whom they are about: from a listed function."""
    return listed.listed("messages_letters")


def is_stopped(*, number: str) -> bool:
    """Whether somebody with this phone asked us to stop. Asked within an actor's context."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT messages_is_stopped(%s)", [number])
        return cursor.fetchone()[0]


def person_of(*, message_id: uuid.UUID) -> uuid.UUID | None:
    """Whom a message is about, for a receipt: from a listed function."""
    with rows.context(actors.System("notify receipts")), connection.cursor() as cursor:
        cursor.execute("SELECT messages_about(%s)", [message_id])
        return cursor.fetchone()[0]


def busy_seconds() -> float:
    """How long the provider wants to be left alone still."""
    latest = models.Busy.objects.filter(until_at__gt=clock.now()).order_by("-until_at").first()
    return (latest.until_at - clock.now()).total_seconds() if latest else 0


def a_minute() -> int:
    """How many requests a minute the provider takes from us: as it said today, else as it is published (F-08)."""
    told = models.Busy.objects.filter(until_at__gt=clock.now() - clock.days(1)).exclude(a_minute=None)
    return told.order_by("-until_at").values_list("a_minute", flat=True).first() or rules.A_MINUTE


def gone_lately(*, seconds: float) -> int:
    """How many messages went within these last seconds: from a listed function."""
    return _counted("SELECT messages_gone_lately(%s)", clock.now() - datetime.timedelta(seconds=seconds))


def before(*, message_id: uuid.UUID) -> int:
    """How many are due and stand before this one: what cannot wait, then the oldest. From a listed function."""
    return _counted("SELECT messages_before(%s, %s)", message_id, clock.now())


def is_urgent(*, message_id: uuid.UUID, about: uuid.UUID) -> bool:
    """Whether it cannot wait."""
    with rows.context(actors.System("sweep"), people=[about]):
        return models.Message.objects.filter(pk=message_id, is_urgent=True).exists()


def _counted(statement: str, *values: object) -> int:
    with rows.context(actors.System("sweep")), connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchone()[0]


@dataclasses.dataclass(frozen=True)
class Gone:
    """A message of ours that has gone, or should have: what the count holds against the provider's list."""

    message: uuid.UUID
    about: uuid.UUID
    state: str


def gone(*, since: datetime.datetime) -> list[Gone]:
    """Everything put to the provider since then: from a listed function."""
    with rows.context(actors.System("messages.count")), connection.cursor() as cursor:
        cursor.execute("SELECT message, person, state FROM messages_gone(%s)", [since])
        return [Gone(*found) for found in cursor.fetchall()]
