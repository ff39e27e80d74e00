"""Sending what was written, after the undo: how to reach them is asked afresh (H3, T11)."""

import uuid

from joined.base import later, rows
from joined.kit import actors
from joined.messages import actions as messages
from joined.messages import queries as written
from joined.messages import rules
from joined.people import actions, queries


@later.job("people.dispatch")
def dispatch(*, message: str, person: str) -> None:
    """Send one text or e-mail, if it may still go; put again where it has to wait for its turn."""
    by = actors.System("people.dispatch")
    who = uuid.UUID(person)

    def ask(channel: str) -> rules.Reach:
        return queries.as_reach(queries.how_to_reach(to=by, person=who), channel=channel)

    wait = messages.deliver(by=by, message_id=uuid.UUID(message), about=who, ask=ask)
    if wait:
        is_first = written.is_urgent(message_id=uuid.UUID(message), about=who)
        later.later("people.dispatch", in_seconds=wait, is_first=is_first, message=message, person=person)


@later.job("people.send_again")
def send_again(*, message: str, about: str) -> None:
    """What should have gone a while ago, and whose job was set aside."""
    dispatch(message=message, person=about)


@later.job("people.flag")
def flag(*, message: str, about: str) -> None:
    """A message that did not arrive: where its number or address can never be reached, the person's page says so."""
    by = actors.System("people.flag")
    who = uuid.UUID(about)
    with rows.context(by, people=[who]):
        row, person = written.row(to=by, message_id=uuid.UUID(message)), queries.row(to=by, person=who)
        if row and person:
            actions.flag(by=by, person=person, message=row)
