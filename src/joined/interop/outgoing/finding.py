"""Reading the outbox: whom to answer, and what should have gone."""

import datetime
import uuid

from django.db import connection

from joined.base import rows
from joined.interop import models
from joined.kit import actors, clock

NOT_OVER = ("joined", "")
"""Endings of a matter after which the request goes on, or has not ended."""


def to_answer(*, to: actors.System, person: uuid.UUID, matter_id: uuid.UUID | None) -> list[models.Original]:
    """Messages about this person whose senders are still to be told; with `matter_id` those that ended with it."""
    with rows.acting(to, people=[person]):
        found = models.Original.objects.filter(person_id=person).select_related("person", "arrival")
        found = found.select_related("referral__matter")
        if matter_id:
            return list(found.filter(referral__matter_id=matter_id).exclude(referral__matter__ending__in=NOT_OVER))
        return list(found.exclude(arrival__answers__kind="ended"))


def unsent() -> list[tuple[uuid.UUID, uuid.UUID]]:
    """Answers past the moment of their next try, and whom they are about: from a listed function."""
    since = clock.now() - datetime.timedelta(minutes=1)
    with rows.context(actors.System("sweep")), connection.cursor() as cursor:
        cursor.execute("SELECT answer, person FROM interop_unsent(%s)", [since])
        return cursor.fetchall()
