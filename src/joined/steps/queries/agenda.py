"""Who belongs on a huddle's agenda because of what was promised, sent or answered (config/wiring.py)."""

import datetime
import uuid

from joined.base import asked

_ASKED = "SELECT person, day FROM steps_for_agenda(%s, %s, %s, %s)"


def late_at_huddle(*, place_id: uuid.UUID, since: datetime.datetime, on: datetime.date) -> asked.Found:
    """Whose step is late by two working days, and since when it was due (P1)."""
    return asked.for_agenda(_ASKED, "late_step", place_id, since, on)


def not_arrived(*, place_id: uuid.UUID, since: datetime.datetime, on: datetime.date) -> asked.Found:
    """Whom a message did not reach and nobody has rung since (H4)."""
    return asked.for_agenda(_ASKED, "not_arrived", place_id, since, on)


def not_told(*, place_id: uuid.UUID, since: datetime.datetime, on: datetime.date) -> asked.Found:
    """Whom nobody has told their plan, on the day or within the hour (P2)."""
    return asked.for_agenda(_ASKED, "not_told", place_id, since, on)


def not_reached(*, place_id: uuid.UUID, since: datetime.datetime, on: datetime.date) -> asked.Found:
    """Whom nobody could reach, until a huddle has signed it off (P1)."""
    return asked.for_agenda(_ASKED, "not_reached", place_id, since, on)


def said_no(*, place_id: uuid.UUID, since: datetime.datetime, on: datetime.date) -> asked.Found:
    """Where a team said no since the sitting before, and nobody else was asked after it (S2)."""
    return asked.for_agenda(_ASKED, "declined", place_id, since, on)
