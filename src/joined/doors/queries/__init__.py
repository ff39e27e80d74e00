"""Reading requests: one queue for every door, one request, and "where is my request?"."""

from joined.doors.queries.asking import asked_by_us, of_person
from joined.doors.queries.finding import asked_before, row
from joined.doors.queries.listing import for_today, may_read_message, queue, request
from joined.doors.queries.shapes import Asked, Askings, Before, ForToday, Once, Queue, Request, Requests, Story

__all__ = [
    "Asked",
    "Askings",
    "Before",
    "ForToday",
    "Once",
    "Queue",
    "Request",
    "Requests",
    "Story",
    "asked_before",
    "asked_by_us",
    "for_today",
    "may_read_message",
    "of_person",
    "queue",
    "request",
    "row",
]
