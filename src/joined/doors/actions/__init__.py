"""Deeds of requests: opening them from any door, naming a holder, noting what became of them."""

from joined.doors.actions.holding import leave, note, take
from joined.doors.actions.opening import Asking, clarify, open  # noqa: A004  the deed's own word

__all__ = ["Asking", "clarify", "leave", "note", "open", "take"]
