"""Reading requests: one queue for every door, one request, and "where is my request?"."""

from joined.doors.queries.asking import asked_by_us, of_person
from joined.doors.queries.finding import asked_before, row
from joined.doors.queries.helping import Status, When, as_they_wrote, status, when
from joined.doors.queries.listing import for_today, queue, request
from joined.doors.queries.shapes import Asked, Askings, Before, ForToday, Once, Queue, Request, Requests, Story
from joined.doors.queries.speaking import languages, speaking

__all__ = [
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
    "asked_before",
    "asked_by_us",
    "for_today",
    "languages",
    "of_person",
    "queue",
    "request",
    "row",
    "speaking",
    "status",
    "when",
]
