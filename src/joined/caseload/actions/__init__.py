"""Deeds of care that goes on: take on, name a key worker, book and write down a contact, pause, hand over."""

from joined.caseload.actions.contacts import Booked, Happened, book, call_off, correct, record
from joined.caseload.actions.exporting import MOST as TAKEN_MOST
from joined.caseload.actions.exporting import take_out
from joined.caseload.actions.handing import ask_to_go_on, met
from joined.caseload.actions.leaving import be_away, be_back
from joined.caseload.actions.moving_many import MOST as MOVE_MOST
from joined.caseload.actions.moving_many import UNDO_SECONDS, move_back, move_many, seconds_left, unname
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
    "MOVE_MOST",
    "TAKEN_MOST",
    "UNDO_SECONDS",
    "Booked",
    "Happened",
    "Pausing",
    "Rule",
    "ask_circle",
    "ask_to_go_on",
    "be_away",
    "be_back",
    "begin_pause",
    "book",
    "call_off",
    "change_pace",
    "correct",
    "end_pause",
    "explain_lateness",
    "let_key_worker_go",
    "met",
    "move_back",
    "move_many",
    "name_worker",
    "record",
    "seconds_left",
    "take_on",
    "take_out",
    "unname",
    "write_rule",
]
