"""Deeds of care that goes on: take on, name a key worker, book and write down a contact, pause, hand over."""

from joined.caseload.actions.checking import looked, write_checks
from joined.caseload.actions.coming import came_today
from joined.caseload.actions.contacts import Booked, Happened, book, call_off, correct, record
from joined.caseload.actions.duties import Became, Dated, answer_duty, begin_duty
from joined.caseload.actions.handing import ask_to_go_on, met
from joined.caseload.actions.having import take_back_had, write_had
from joined.caseload.actions.pausing import Pausing, begin_pause, end_pause
from joined.caseload.actions.reviewing import review_line
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
    "Became",
    "Booked",
    "Dated",
    "Happened",
    "Pausing",
    "Rule",
    "answer_duty",
    "ask_circle",
    "ask_to_go_on",
    "begin_duty",
    "begin_pause",
    "book",
    "call_off",
    "came_today",
    "change_pace",
    "correct",
    "end_pause",
    "explain_lateness",
    "let_key_worker_go",
    "looked",
    "met",
    "name_worker",
    "record",
    "review_line",
    "take_back_had",
    "take_on",
    "write_checks",
    "write_had",
    "write_rule",
]
