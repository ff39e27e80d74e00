"""Sending what was written, after the undo: how to reach them is asked afresh (H3, T11)."""

import uuid

from joined.base import later, rows
from joined.kit import actors
from joined.messages import actions as messages
from joined.messages import queries as written
from joined.people import queries


@later.job("people.dispatch")
def dispatch(*, message: str, person: str) -> None:
    """Send one text, if it may still go."""
    by = actors.System("people.dispatch")
    who = uuid.UUID(person)
    with rows.context(by, people=[who]):
        row = written.row(to=by, message_id=uuid.UUID(message))
        reach = queries.how_to_reach(to=by, person=who)
        messages.deliver(by=by, message=row, reach=queries.as_reach(reach))


@later.job("people.send_again")
def send_again(*, message: str, about: str) -> None:
    """What should have gone a while ago, and whose job was set aside."""
    dispatch(message=message, person=about)
