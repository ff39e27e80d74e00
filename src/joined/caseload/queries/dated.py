"""Dated duties of one person, and whom the huddle sees since one was missed (C76)."""

import dataclasses
import datetime
import uuid

from joined.base import asked
from joined.caseload import access, models
from joined.caseload.words import national as words
from joined.kit import actors, clock, errors
from joined.trail.writing import shows

_ASKED = "SELECT person, day FROM caseload_for_agenda(%s, %s, %s, %s)"
LAST_SHOWN = 3


@dataclasses.dataclass(frozen=True, kw_only=True)
class Duty:
    """A dated duty as a line, with what became of it lately."""

    id: uuid.UUID
    name: str
    what: str
    source: str
    every: str
    next_on: datetime.date
    is_late: bool
    missed_on: datetime.date | None
    asked_by: str
    asked_at: datetime.datetime
    last: tuple[str, ...]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Duties:
    """Those that go on, the next first."""

    people: tuple[uuid.UUID, ...]
    rows: tuple[Duty, ...]


@shows
def duties_of(*, to: actors.Actor, person: uuid.UUID) -> Duties | None:
    """Their dated duties; None for whoever does not see to them, no row where they are in no care."""
    return of(person) if access.doors(to=to, person=person).may_see_to_duties else None


def of(person: uuid.UUID) -> Duties:
    """The same within another read, which has asked who is looking."""
    found = models.Duty.objects.filter(person_id=person, spell__matter__ended_at=None, ended_at=None)
    rows = found.order_by("next_on", "asked_at").prefetch_related("answers")
    return Duties(people=(person,), rows=tuple(_duty(row) for row in rows))


def _duty(row: models.Duty) -> Duty:
    answers = sorted(row.answers.all(), key=lambda one: one.written_at, reverse=True)[:LAST_SHOWN]
    return Duty(
        id=row.pk,
        name=words.DUTIES[row.kind],
        what=row.what,
        source=row.source,
        every=words.DUTY_EVERY.get(str(row.every_days), ""),
        next_on=row.next_on,
        is_late=row.next_on < clock.today(),
        missed_on=row.missed_on,
        asked_by=row.asked_by,
        asked_at=row.asked_at,
        last=tuple(
            f"{one.on_day:%-d %B %Y}: {words.DUTY_BECAME[one.became].lower()}{', ' if one.line else ''}{one.line}"
            for one in answers
        ),
    )


def duty_row(*, to: actors.Actor, duty_id: uuid.UUID) -> models.Duty:
    """One duty, for whoever may see to it. Raises NotHere or Forbidden."""
    found = models.Duty.objects.select_related("spell__matter").filter(pk=duty_id).first()
    if found is None:
        raise errors.NotHere()
    access.check_may_see_to_duties(by=to, spell=found.spell)
    return found


def missed_duties(*, place_id: uuid.UUID, since: datetime.datetime, on: datetime.date) -> asked.Found:
    """Whose dated duty has passed, or did not happen, and is not done yet (C76)."""
    return asked.for_agenda(_ASKED, "duty_missed", place_id, since, on)
