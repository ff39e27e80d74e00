"""Deeds of requests: opening them from any door, naming a holder, noting what became of them."""

from joined.doors.actions.helping import Helping, Received, ask_for_help, digest
from joined.doors.actions.holding import leave, move_person, note, take
from joined.doors.actions.opening import Asking, clarify, open  # noqa: A004  the deed's own word
from joined.doors.actions.speaking import approve_language

__all__ = [
    "Asking",
    "Helping",
    "Received",
    "approve_language",
    "ask_for_help",
    "clarify",
    "digest",
    "leave",
    "move_person",
    "note",
    "open",
    "take",
]
