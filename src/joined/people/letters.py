"""A letter as it is printed: where to, in which size, with nothing on it that its level does not allow."""

import dataclasses
import datetime
import re
import uuid

from joined.kit import actors, clock, errors
from joined.messages import queries as messages
from joined.people import access, models, queries
from joined.trail.writing import shows


@dataclasses.dataclass(frozen=True, kw_only=True)
class Letter:
    """Everything on the paper, and whether it may be printed now.

    `lines`: name and address of the envelope. `sender`: at level 1 nothing that names us. `why_not`: why it may
    not go after all; everything is asked again whenever it is opened.
    """

    message: messages.Written
    person: queries.Person
    called: str
    lines: tuple[str, ...]
    sender: str
    number: str
    paragraphs: tuple[str, ...]
    is_large: bool
    is_easy: bool
    on: datetime.date
    why_not: str
    is_moved: bool
    counts_on: datetime.date | None

    @property
    def people(self) -> tuple[uuid.UUID, ...]:
        return (self.person.id,)


MOVED = "They live somewhere else since this was printed: print it again."
NO_LETTER = "Letters to them have stopped."
_SENTENCE = re.compile(r"(?<=[.?!؟۔])\s+")


@shows
def letter(*, to: actors.Actor, message_id: uuid.UUID) -> Letter:
    """One letter. Raises NotHere where `to` may not see it, or it is no letter."""
    written = messages.one(to=to, message_id=message_id)
    if written is None or written.channel != "letter":
        raise errors.NotHere()
    access.check(to=to, person=written.about, scope="contact")
    reach = queries.how_to_reach(to=to, person=written.about)
    known = queries.person(to=to, person=written.about)
    route = reach.route("letter")
    home = models.Address.objects.filter(person_id=written.about, until_at=None, is_confidential=False).first()
    lines = address_lines(known.name, home) if home and route.is_allowed else ()
    own = messages.own_words_of(message_id=message_id, to=to)
    return Letter(
        message=written,
        person=known,
        called=known.called,
        lines=lines,
        sender=own["from"] if written.level > 1 else "",
        number=own["number"],
        paragraphs=_paragraphs(written.words, is_easy=reach.is_easy),
        is_large=reach.is_large,
        is_easy=reach.is_easy,
        on=clock.london(written.printed_at or clock.now()).date(),
        why_not=why_not(written, route),
        is_moved=bool(written.to) and bool(lines) and written.state == "queued" and written.to != one_line(lines),
        counts_on=messages.letter_counts_on(to=to, message_id=message_id),
    )


def why_not(written: messages.Written, route: queries.Route) -> str:
    """Why a letter that was written may not be posted after all; empty when it may (T11, T33)."""
    if written.state != "queued":
        return ""
    if not route.is_allowed:
        return route.why_not or NO_LETTER
    return messages.LEVEL_CHANGED if written.level > route.level else ""


def address_lines(name: str, home: models.Address) -> tuple[str, ...]:
    """Name and address as they stand on an envelope."""
    parts = (name, *home.lines.splitlines(), home.postcode)
    return tuple(part.strip() for part in parts if part.strip())


def one_line(lines: tuple[str, ...]) -> str:
    """An address on one line, as it is kept with the letter."""
    return ", ".join(lines)[:254]


def _paragraphs(text: str, *, is_easy: bool) -> tuple[str, ...]:
    """As they were written; as easy read each sentence stands by itself."""
    found = [part.strip() for part in text.splitlines() if part.strip()]
    if is_easy:
        found = [sentence for part in found for sentence in _SENTENCE.split(part)]
    return tuple(found)
