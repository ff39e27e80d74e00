"""Deeds of messages: words approved, messages written, sent, followed and heard, letters, and the daily count."""

from joined.messages.actions.counting import clear_parked, count, look_at_parked, settle
from joined.messages.actions.hearing import hear_reply, lift, park, receive_receipt, stop
from joined.messages.actions.noticing import (
    notice_failed,
    notice_put,
    notice_receipt,
    notice_sent,
    notices_counted,
    send_notice,
)
from joined.messages.actions.printing import arrived, came_back, posted, printed
from joined.messages.actions.sending import clear_to_go, deliver, failed, look_at_waiting, sent, slow_down
from joined.messages.actions.templates import adopt, approve, propose, retire
from joined.messages.actions.writing import attempt, check_words, note, stop_about, undo, write

__all__ = [
    "adopt",
    "approve",
    "arrived",
    "attempt",
    "came_back",
    "check_words",
    "clear_parked",
    "clear_to_go",
    "count",
    "deliver",
    "failed",
    "hear_reply",
    "lift",
    "look_at_parked",
    "look_at_waiting",
    "note",
    "notice_failed",
    "notice_put",
    "notice_receipt",
    "notice_sent",
    "notices_counted",
    "park",
    "posted",
    "printed",
    "propose",
    "receive_receipt",
    "retire",
    "send_notice",
    "sent",
    "settle",
    "slow_down",
    "stop",
    "stop_about",
    "undo",
    "write",
]
