"""Reading messages, drafts and templates."""

import dataclasses
import datetime
import uuid
from collections.abc import Mapping

from django.db import connection

from joined.base import rows
from joined.kit import actors, clock
from joined.messages import models, rules
from joined.messages import words as said
from joined.trail.writing import shows



@dataclasses.dataclass(frozen=True, kw_only=True)
class Written:
    """A message as pages show it, its number masked."""

    id: uuid.UUID
    words: str
    to: str
    state: str
    state_words: str
    written_at: datetime.datetime
    written_by: str
    due_at: datetime.datetime
    settled_at: datetime.datetime | None
    why_not: str
    parts: int

    @property
    def may_undo(self) -> bool:
        return self.state == "queued" and clock.now() < self.due_at


@dataclasses.dataclass(frozen=True)
class Messages:
    """Messages about one person, newest first."""

    messages: tuple[Written, ...]
    people: tuple[uuid.UUID, ...]


@dataclasses.dataclass(frozen=True)
class Draft:
    """Words to check before sending, and in which language a human has approved them."""

    words: str
    language: str
    is_approved: bool


def fit(*, words: str) -> rules.Fit:
    """How these words fit a text."""
    return rules.fit(words)


def draft(*, purpose: str, level: int, language: str, values: Mapping[str, str]) -> Draft:
    """The approved template of this purpose at this level, in their language, else in English."""
    found = {
        row.language: row.words
        for row in models.Template.objects.filter(
            purpose=purpose, level=level, language__in=(language, "en"), retired_on=None
        )
    }
    chosen = language if language in found else "en"
    template = found.get(chosen) or said.PLAIN.get(level, "")
    return Draft(rules.filled(template, values), chosen, bool(found))


def _written(row: models.Message) -> Written:
    return Written(
        id=row.pk,
        words=row.words,
        to=row.to,
        state=row.state,
        state_words=said.STATES[row.state],
        written_at=row.written_at,
        written_by=row.written_by,
        due_at=row.due_at,
        settled_at=row.settled_at,
        why_not=row.why_not,
        parts=rules.fit(row.words).parts,
    )


@shows
def about(*, to: actors.Actor, person: uuid.UUID) -> Messages:
    """Every message about somebody that `to` may see."""
    found = models.Message.objects.filter(about=person).order_by("-written_at")
    return Messages(tuple(_written(row) for row in found), (person,))


def one(*, to: actors.Actor, message_id: uuid.UUID) -> Written | None:
    """One message as pages show it; None where `to` may not see it."""
    found = row(to=to, message_id=message_id)
    return _written(found) if found else None


def each(*, to: actors.Actor, message_ids: list[uuid.UUID]) -> dict[uuid.UUID, Written]:
    """Several messages at once."""
    with rows.acting(to):
        return {row.pk: _written(row) for row in models.Message.objects.filter(pk__in=message_ids)}


def row(*, to: actors.Actor, message_id: uuid.UUID) -> models.Message | None:
    """The row, for actions; None where `to` may not see it."""
    with rows.acting(to):
        return models.Message.objects.filter(pk=message_id).first()


def silent(*, minutes: int) -> list[tuple[uuid.UUID, uuid.UUID]]:
    """Texts without a receipt for that long, and whom they are about: from a listed function."""
    before = clock.now() - datetime.timedelta(minutes=minutes)
    with rows.context(actors.System("sweep")), connection.cursor() as cursor:
        cursor.execute("SELECT message, person FROM messages_silent(%s)", [before])
        return cursor.fetchall()


def person_of(*, message_id: uuid.UUID) -> uuid.UUID | None:
    """Whom a message is about, for a receipt: from a listed function."""
    with rows.context(actors.System("notify receipts")), connection.cursor() as cursor:
        cursor.execute("SELECT messages_about(%s)", [message_id])
        return cursor.fetchone()[0]
