"""One message, several, or all about somebody, as pages show them; and their rows, for actions."""

import dataclasses
import datetime
import typing
import uuid

from joined.base import often, rows
from joined.kit import actors, clock
from joined.messages import fitting, languages, models, rules
from joined.messages import words as said
from joined.trail.writing import shows


@dataclasses.dataclass(frozen=True, kw_only=True)
class Written:
    """A message as pages show it; its number is masked where it is shown."""

    id: uuid.UUID
    about: uuid.UUID
    channel: str
    words: str
    language: str
    direction: str
    level: int
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
    printed_at: datetime.datetime | None
    printed_by: str
    posted_on: datetime.date | None

    @property
    def channel_name(self) -> str:
        return said.CHANNELS[self.channel]

    @property
    def may_undo(self) -> bool:
        if self.channel == "letter":
            return self.state == "queued"
        return self.state == "queued" and clock.now() < self.due_at

    @property
    def is_late(self) -> bool:
        """It should have gone, and has not: nobody may read it as sent (F-06)."""
        return _is_late(self.channel, self.state, self.due_at)


@dataclasses.dataclass(frozen=True)
class Messages:
    """Messages about one person, newest first."""

    messages: tuple[Written, ...]
    people: tuple[uuid.UUID, ...]


class _Row(typing.NamedTuple):
    """What is read of a message that is shown; the names are those of the columns."""

    id: uuid.UUID
    about: uuid.UUID
    channel: str
    words: str
    language: str
    level: int
    to: str
    state: str
    written_at: datetime.datetime
    written_by: str
    due_at: datetime.datetime
    sent_at: datetime.datetime | None
    settled_at: datetime.datetime | None
    why_not: str
    printed_at: datetime.datetime | None
    printed_by: str
    posted_on: datetime.date | None


_ABOUT = often.Question(
    lambda: (
        models.Message.objects.filter(about=often.Given("person")).order_by("-written_at").values_list(*_Row._fields)
    )
)


def _written(row: models.Message | _Row) -> Written:
    return Written(
        id=row.id,
        about=row.about,
        channel=row.channel,
        words=row.words,
        language=row.language,
        direction=languages.direction(row.language),
        level=row.level,
        to=row.to,
        state=row.state,
        state_words=_state_words(row),
        meaning="late" if _is_late(row.channel, row.state, row.due_at) else said.MEANINGS[row.state],
        written_at=row.written_at,
        written_by=row.written_by,
        due_at=row.due_at,
        sent_at=row.sent_at,
        settled_at=row.settled_at,
        why_not=row.why_not,
        parts=fitting.fit(row.words).parts,
        printed_at=row.printed_at,
        printed_by=row.printed_by,
        posted_on=row.posted_on,
    )


def _state_words(row: models.Message | _Row) -> str:
    if row.channel == "letter":
        return said.OF_LETTERS[row.state]
    return said.NOT_SENT_YET if _is_late(row.channel, row.state, row.due_at) else said.STATES[row.state]


def _is_late(channel: str, state: str, due_at: datetime.datetime) -> bool:
    waits = channel in said.SENT and state == "queued"
    return waits and rules.is_over(due_at, clock.now(), minutes=rules.LEAST_MINUTES)


@shows
def about(*, to: actors.Actor, person: uuid.UUID) -> Messages:
    """Every message about somebody that `to` may see."""
    return Messages(tuple(_written(_Row(*columns)) for columns in _ABOUT(person=person)), (person,))


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
