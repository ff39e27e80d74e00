"""Reading messages, drafts and templates."""

import dataclasses
import datetime
import uuid
from collections.abc import Iterable, Mapping

from django.db import connection

from joined.base import rows
from joined.kit import actors, clock
from joined.messages import fitting, levels, models, rules
from joined.messages import words as said
from joined.places import queries as places
from joined.trail.writing import shows


@dataclasses.dataclass(frozen=True, kw_only=True)
class Written:
    """A message as pages show it; its number is masked where it is shown."""

    id: uuid.UUID
    words: str
    to: str
    state: str
    state_words: str
    meaning: str
    written_at: datetime.datetime
    written_by: str
    due_at: datetime.datetime
    sent_at: datetime.datetime | None
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
    """Words to check before sending, and in which language and at which level a human has approved them."""

    words: str
    language: str
    is_approved: bool
    level: int


def fit(*, words: str) -> fitting.Fit:
    """How these words fit a text."""
    return fitting.fit(fitting.tidy(words))


def draft(*, purpose: str, level: int, language: str, values: Mapping[str, str]) -> Draft:
    """The approved template for this purpose in their language, at this level or the next one below; else English.

    Nothing is translated by machine (H31): `language` says what the words really are.
    """
    found = wordings(languages=(language, levels.ENGLISH), purpose=purpose, level=level)
    theirs = [wording for wording in found if wording.language == language]
    english = [wording for wording in found if wording.level == level]
    chosen = max(theirs or english, key=lambda wording: wording.level, default=None)
    if chosen is None:
        return Draft(levels.filled(said.PLAIN.get(level, ""), values), levels.ENGLISH, False, level)
    return Draft(levels.filled(chosen.words, values), chosen.language, True, chosen.level)


def wordings(*, languages: Iterable[str], level: int, purpose: str = "") -> list[levels.Wording]:
    """Approved words in force in these languages, up to this level."""
    rows_found = models.Template.objects.filter(language__in=set(languages), level__lte=level, retired_on=None)
    if purpose:
        rows_found = rows_found.filter(purpose=purpose)
    return [levels.Wording(row.language, row.level, row.words) for row in rows_found.order_by("-level", "purpose")]


def own_words(*, organisation_id: uuid.UUID) -> dict[str, str]:
    """What stands for `from` and `number` in texts of this organisation."""
    sender = places.organisation(organisation_id)
    return {"from": sender.text_name or sender.name, "number": sender.phone}


def rule(name: str, *, team_id: uuid.UUID | None) -> int:
    """A local rule where this team works."""
    place_id = places.team(team_id).neighbourhood_id if team_id else None
    return places.local_rule(name, place_id=place_id)


def quiet_hours(*, team_id: uuid.UUID | None) -> dict[str, int]:
    """From and until which hour no text goes, where this team works."""
    names = {"quiet_from": "quiet_from_hour", "quiet_until": "quiet_until_hour"}
    return {key: rule(name, team_id=team_id) for key, name in names.items()}


def _written(row: models.Message) -> Written:
    return Written(
        id=row.pk,
        words=row.words,
        to=row.to,
        state=row.state,
        state_words=said.STATES[row.state],
        meaning=said.MEANINGS[row.state],
        written_at=row.written_at,
        written_by=row.written_by,
        due_at=row.due_at,
        sent_at=row.sent_at,
        settled_at=row.settled_at,
        why_not=row.why_not,
        parts=fitting.fit(row.words).parts,
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


def silent() -> list[tuple[uuid.UUID, uuid.UUID]]:
    """Texts that may have been without a receipt for too long, and whom they are about: from a listed function."""
    return _listed("messages_silent", _earlier(rules.LEAST_MINUTES))


def silent_row(*, to: actors.Actor, message_id: uuid.UUID) -> models.Message | None:
    """The row, when it has had no receipt for as long as the local rule of its place allows."""
    found = row(to=to, message_id=message_id)
    if found is None or found.state != "sending":
        return None
    minutes = rule("not_delivered_minutes", team_id=found.team_id)
    return found if rules.is_over(found.sent_at, clock.now(), minutes=minutes) else None


def waiting() -> list[tuple[uuid.UUID, uuid.UUID]]:
    """Texts that should have gone a while ago, in order, and whom they are about: from a listed function."""
    return _listed("messages_waiting", _earlier(rules.LEAST_MINUTES))


def texted(*, number: str, days: int) -> list[tuple[uuid.UUID, uuid.UUID]]:
    """The latest text to each person who was texted at this number lately: from a listed function."""
    return _listed("messages_texted", number, _earlier(days * 24 * 60))


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


def _earlier(minutes: int) -> datetime.datetime:
    return clock.now() - datetime.timedelta(minutes=minutes)


def _listed(function: str, *values: object) -> list[tuple[uuid.UUID, uuid.UUID]]:
    places_for = ", ".join(["%s"] * len(values))
    with rows.context(actors.System("sweep")), connection.cursor() as cursor:
        cursor.execute(f"SELECT message, person FROM {function}({places_for})", values)  # noqa: S608  our own name
        return cursor.fetchall()
