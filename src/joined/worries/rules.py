"""Pure rules of worries: states, and by when an early warning is looked at."""

import datetime

from joined.kit import clock, states, working_days
from joined.worries import words

WORRY = states.Table(
    name="A worry",
    moves={
        "received": {"read": "read", "pass on": "passed_on", "answer": "answered"},
        "read": {"read": "read", "pass on": "passed_on", "answer": "answered"},
        "passed_on": {"read": "passed_on", "pass on": "passed_on", "answer": "answered"},
        "answered": {},
    },
    words=words.STATES,
)
TABLES = (WORRY,)
EARLY_DAYS = 1


def early_by(received_at: datetime.datetime, today: datetime.date) -> datetime.date:
    """An early warning is looked at within one working day of receipt, or today where that has passed (T7)."""
    return max(working_days.add(clock.london(received_at).date(), EARLY_DAYS), today)
