"""Pure rules of Today: what stands at the top, and the words that go into somebody's own record."""

from collections.abc import Iterable

FIRST_SOURCES = ("message", "unsent")
"""Steps that stand at the top whatever their day: somebody does not know yet what was decided about them (P2)."""


def is_first(*, source: str, days_late: int) -> bool:
    """Whether a step belongs to the red group: late, or a telling that failed."""
    return bool(days_late) or source in FIRST_SOURCES


def record(lines: Iterable[tuple[str, str]]) -> str:
    """Plain text for another system, a line each, empty ones left out (C80: nothing typed twice)."""
    return "\n".join(f"{label}: {text}" for label, text in lines if text)
