"""Pure rules of matching: how a joining comes about, which record goes on, and what differs."""

import dataclasses
import datetime

from joined.kit import states
from joined.matching import words

JOINING = states.Table(
    name="Two records that may be one",
    moves={
        "proposed": {"agree": "joined", "leave as two": "taken_back"},
        "joined": {"put right": "undone"},
        "taken_back": {},
        "undone": {},
    },
    words=words.STATES,
)
TABLES = (JOINING,)
UNDO_SECONDS = 60
"""So long it is undone without a reason; afterwards with one, whenever it turns out to be wrong."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Record:
    """What decides which of two records goes on."""

    is_provisional: bool
    is_open: bool
    added_at: datetime.datetime


def goes_on(a: Record, b: Record) -> bool:
    """Whether `a` goes on: an established record before a new one, one with something open, then the older."""
    return _weight(a) <= _weight(b)


def _weight(record: Record) -> tuple[bool, bool, datetime.datetime]:
    return record.is_provisional, not record.is_open, record.added_at


def needs_two(a: Record, b: Record) -> bool:
    """Two established records are joined by two people; a new one is matched by one."""
    return not (a.is_provisional or b.is_provisional)


def compared(a: str, b: str) -> str:
    """How two answers stand to one another: same, different, one, none."""
    if not (a and b):
        return "one" if a or b else "none"
    return "same" if a.casefold() == b.casefold() else "different"
