"""Pure rules of Today: what stands at the top, and the words that go into somebody's own record."""

import datetime
from collections.abc import Iterable

FIRST_SOURCES = ("message", "unsent")
"""Steps that stand at the top whatever their day: somebody does not know yet what was decided about them (P2)."""


def is_first(*, source: str, days_late: int) -> bool:
    """Whether a step belongs to the red group: late, or a telling that failed."""
    return bool(days_late) or source in FIRST_SOURCES


def hours_between(start: datetime.datetime | None, end: datetime.datetime | None) -> str:
    """`27 h 43 min` from one moment to another; nothing while either is missing (C7)."""
    if start is None or end is None or end < start:
        return ""
    hours, minutes = divmod(int((end - start).total_seconds() // 60), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"


def record(lines: Iterable[tuple[str, str]]) -> str:
    """Plain text for another system, a line each, empty ones left out (C80: nothing typed twice)."""
    return "\n".join(f"{label}: {text}" for label, text in lines if text)
