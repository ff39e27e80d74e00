"""What somebody answers about a request. They validate only."""

from joined.doors.forms.asking import Answer, Ask
from joined.doors.forms.ending import Begin, Chose, Died, Finish, Letter, Received, Withdraw
from joined.doors.forms.handing import Handed, HandOn
from joined.doors.forms.trying import Tried

__all__ = [
    "Answer",
    "Ask",
    "Begin",
    "Chose",
    "Died",
    "Finish",
    "HandOn",
    "Handed",
    "Letter",
    "Received",
    "Tried",
    "Withdraw",
]
