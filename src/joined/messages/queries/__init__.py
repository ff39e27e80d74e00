"""Reading messages: drafts, what was written, what waits, what stands approved, and what whoever follows looks at."""

from joined.messages import access
from joined.messages import words as said
from joined.messages.queries.calling import attempts
from joined.messages.queries.drafting import Draft, draft, fit, own_words, own_words_of, wordings
from joined.messages.queries.following import difference, following, parked, parked_row
from joined.messages.queries.templates import Templates, purposes, template, templates
from joined.messages.queries.times import goes_at, letter_counts_on, quiet_hours, rule
from joined.messages.queries.waiting import (
    Gone,
    a_minute,
    before,
    busy_seconds,
    gone,
    gone_lately,
    is_stopped,
    is_urgent,
    letters,
    person_of,
    silent,
    silent_row,
    texted,
    waiting,
)
from joined.messages.queries.written import Written, about, each, one, row

ATTEMPTS = said.ATTEMPTS
LEVEL_CHANGED = said.LEVEL_CHANGED
SPOKEN = said.SPOKEN
may_follow = access.may_follow

__all__ = [
    "ATTEMPTS",
    "Draft",
    "Gone",
    "LEVEL_CHANGED",
    "SPOKEN",
    "Templates",
    "Written",
    "a_minute",
    "about",
    "attempts",
    "before",
    "busy_seconds",
    "difference",
    "draft",
    "each",
    "fit",
    "following",
    "goes_at",
    "gone",
    "gone_lately",
    "is_stopped",
    "is_urgent",
    "letter_counts_on",
    "letters",
    "may_follow",
    "one",
    "own_words",
    "own_words_of",
    "parked",
    "parked_row",
    "person_of",
    "purposes",
    "quiet_hours",
    "row",
    "rule",
    "silent",
    "silent_row",
    "template",
    "templates",
    "texted",
    "waiting",
    "wordings",
]
