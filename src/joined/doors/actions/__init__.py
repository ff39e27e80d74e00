"""Deeds of requests: opening them from any door, holding, asking for more, waiting well, handing on, ending."""

from joined.doors.actions.asking import ask, unmake, unmake_many, write_down
from joined.doors.actions.ending import (
    ask_to_end,
    chose_otherwise,
    died,
    end_elsewhere,
    end_in_error,
    end_not_reached,
)
from joined.doors.actions.handing import hand_on
from joined.doors.actions.helping import Helping, Received, ask_for_help, digest, say_not_this
from joined.doors.actions.holding import hold_instead, leave, note, share, take
from joined.doors.actions.opening import Asked, Asking, clarify, open, open_many  # noqa: A004  the deed's own word
from joined.doors.actions.questions import More, answer, ask_more, lapse
from joined.doors.actions.speaking import approve_language, end_language, propose_language, write_language
from joined.doors.actions.waiting import see_check_in, tried

__all__ = [
    "Asking",
    "Helping",
    "More",
    "Received",
    "answer",
    "approve_language",
    "end_language",
    "propose_language",
    "write_language",
    "ask_for_help",
    "ask_more",
    "ask_to_end",
    "chose_otherwise",
    "clarify",
    "died",
    "digest",
    "end_elsewhere",
    "end_in_error",
    "end_not_reached",
    "hand_on",
    "hold_instead",
    "lapse",
    "Asked",
    "ask",
    "leave",
    "note",
    "open",
    "say_not_this",
    "see_check_in",
    "share",
    "take",
    "tried",
    "open_many",
    "unmake",
    "unmake_many",
    "write_down",
]
