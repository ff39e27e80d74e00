"""Deeds of care that goes on: take on, name a key worker, book and write down a contact, pause, hand over."""

from joined.caseload.actions.checking import looked, write_checks
from joined.caseload.actions.coming import came_today
from joined.caseload.actions.coming_back import come_back, send_pass
from joined.caseload.actions.contacts import Booked, Happened, book, call_off, correct, record
from joined.caseload.actions.duties import Became, Dated, answer_duty, begin_duty
from joined.caseload.actions.ending_passes import told, warn
from joined.caseload.actions.exporting import MOST as TAKEN_MOST
from joined.caseload.actions.exporting import take_out
from joined.caseload.actions.groups import Grouping, begin_group, change_group, end_group, leave_group, put_in
from joined.caseload.actions.handing import ask_to_go_on, met, say_who_asked
from joined.caseload.actions.having import take_back_had, write_had
from joined.caseload.actions.helping import Agreed, agree_course, finish_course, plan_course
from joined.caseload.actions.leaving import be_away, be_back
from joined.caseload.actions.looking import drop_view, keep_view
from joined.caseload.actions.moving_many import MOST as MOVE_MOST
from joined.caseload.actions.moving_many import UNDO_SECONDS, move_back, move_many, seconds_left, unname
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
from joined.caseload.actions.reviewing import review_line
from joined.caseload.actions.sessions import book_session, cancel_session, who_came
from joined.caseload.actions.spells import (
    Rule,
    ask_circle,
    change_pace,
    explain_lateness,
    let_key_worker_go,
    name_worker,
    never_key_worker,
    take_on,
    write_rule,
)
from joined.caseload.actions.taking_over import take_over

__all__ = [
    "Agreed",
    "Asked",
    "Became",
    "Booked",
    "Dated",
    "Grouping",
    "Happened",
    "MOVE_MOST",
    "Pausing",
    "Rule",
    "TAKEN_MOST",
    "UNDO_SECONDS",
    "agree_at_huddle",
    "agree_course",
    "answer_duty",
    "ask_circle",
    "ask_support",
    "ask_to_close",
    "ask_to_go_on",
    "be_away",
    "be_back",
    "begin",
    "begin_duty",
    "begin_group",
    "begin_pause",
    "book",
    "book_session",
    "call_off",
    "cancel_session",
    "change_group",
    "came_today",
    "change_pace",
    "close",
    "come_back",
    "correct",
    "decide_aftercare",
    "end_group",
    "drop_view",
    "end_pause",
    "explain_lateness",
    "finish",
    "finish_course",
    "had_meeting",
    "have_met",
    "keep_view",
    "know_aftercare",
    "leave_group",
    "let_key_worker_go",
    "looked",
    "met",
    "move_back",
    "move_many",
    "name_worker",
    "never_key_worker",
    "plan_course",
    "put_in",
    "record",
    "review_line",
    "say_again",
    "say_who_asked",
    "seconds_left",
    "send_pass",
    "stop",
    "take_back_had",
    "take_on",
    "take_out",
    "take_over",
    "told",
    "unname",
    "warn",
    "who_came",
    "write_checks",
    "write_had",
    "write_rule",
    "write_signs",
]
