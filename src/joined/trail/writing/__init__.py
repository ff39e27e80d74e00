"""`@action` for writes, `@shows` for reads: the trail is part of the deed and cannot be forgotten."""

from joined.trail.writing.doing import action, because, each, in_turn
from joined.trail.writing.lines import Response
from joined.trail.writing.looking import answering, denied, looked, made_ready, numbers, searched, seen_by, shows

__all__ = [
    "Response",
    "action",
    "answering",
    "because",
    "denied",
    "each",
    "in_turn",
    "looked",
    "made_ready",
    "numbers",
    "searched",
    "seen_by",
    "shows",
]
