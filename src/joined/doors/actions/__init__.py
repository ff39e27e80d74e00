"""Deeds of requests: opening them from any door, naming a holder, noting what became of them."""

from joined.doors.actions.asking import ask, unmake, write_down
from joined.doors.actions.holding import leave, move_person, note, take
from joined.doors.actions.opening import Asked, Asking, clarify, open, open_many  # noqa: A004  the deed's own word

__all__ = [
    "Asked",
    "Asking",
    "ask",
    "clarify",
    "leave",
    "move_person",
    "note",
    "open",
    "open_many",
    "take",
    "unmake",
    "write_down",
]
