"""Deeds of care that goes on: take on, name a key worker, book and write down a contact, pause, hand over."""

from joined.caseload.actions.coming_back import come_back, send_pass
from joined.caseload.actions.contacts import Booked, Happened, book, call_off, correct, record
from joined.caseload.actions.ending_passes import told, warn
from joined.caseload.actions.handing import ask_to_go_on, met
from joined.caseload.actions.moving_on import (
    Asked,
    ask_support,
    begin,
    decide_aftercare,
    finish,
    had_meeting,
    have_met,
    know_aftercare,
    say_again,
    stop,
    write_signs,
)
from joined.caseload.actions.not_coming import agree_at_huddle, ask_to_close, close
from joined.caseload.actions.pausing import Pausing, begin_pause, end_pause
from joined.caseload.actions.spells import (
    Rule,
    ask_circle,
    change_pace,
    explain_lateness,
    let_key_worker_go,
    name_worker,
    take_on,
    write_rule,
)

__all__ = [
    "Asked",
    "Booked",
    "Happened",
    "Pausing",
    "Rule",
    "agree_at_huddle",
    "ask_circle",
    "ask_support",
    "ask_to_close",
    "ask_to_go_on",
    "begin",
    "begin_pause",
    "book",
    "call_off",
    "change_pace",
    "close",
    "come_back",
    "correct",
    "decide_aftercare",
    "end_pause",
    "explain_lateness",
    "let_key_worker_go",
    "finish",
    "had_meeting",
    "have_met",
    "know_aftercare",
    "met",
    "name_worker",
    "record",
    "say_again",
    "send_pass",
    "stop",
    "take_on",
    "told",
    "warn",
    "write_rule",
    "write_signs",
]
