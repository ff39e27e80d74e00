"""Reading requests: one queue for every door, one request, and "where is my request?"."""

from joined.doors.queries.agenda import (
    answers_due,
    asked_again,
    open_of,
    questions_due,
    shared_before,
    waiting_longest,
)
from joined.doors.queries.asking import answer, asked_by_us, of_person
from joined.doors.queries.dead_end import Noes, where_we_said_no
from joined.doors.queries.finding import leading_row, row, times_asked
from joined.doors.queries.helping import Status, When, as_they_wrote, status, when
from joined.doors.queries.listing import for_today, may_read_message, queue, request
from joined.doors.queries.questions import (
    Question,
    as_question,
    asked_of_us,
    asker_phone,
    question_row,
    questions_of,
    questions_over,
    without_check_in,
)
from joined.doors.queries.shapes import (
    Answer,
    Asked,
    Askings,
    Before,
    ForToday,
    Once,
    Queue,
    Request,
    Requests,
    Story,
    Time,
    times_in_words,
)
from joined.doors.queries.speaking import languages, speaking
from joined.doors.queries.waiting import Line, Waiting, meanwhile, waiting

__all__ = [
    "Answer",
    "Asked",
    "Askings",
    "Before",
    "ForToday",
    "Once",
    "Queue",
    "Request",
    "Requests",
    "Status",
    "Story",
    "When",
    "as_they_wrote",
    "as_question",
    "answer",
    "answers_due",
    "asked_again",
    "asked_by_us",
    "Line",
    "Noes",
    "where_we_said_no",
    "Question",
    "Time",
    "Waiting",
    "asked_of_us",
    "asker_phone",
    "leading_row",
    "meanwhile",
    "open_of",
    "question_row",
    "questions_due",
    "questions_of",
    "questions_over",
    "times_asked",
    "times_in_words",
    "waiting",
    "waiting_longest",
    "without_check_in",
    "for_today",
    "languages",
    "may_read_message",
    "of_person",
    "queue",
    "request",
    "row",
    "shared_before",
    "speaking",
    "status",
    "when",
]
