"""Texts of the history: written by the same deeds, and sent as if, because nobody outside is asked in the past."""

import datetime
import typing
import uuid

from joined.base import later, rows
from joined.huddle import actions as huddle
from joined.huddle import queries as boards
from joined.kit import actors, clock
from joined.messages import actions as messages
from joined.messages import queries as written
from joined.people import queries as people

ON_ITS_WAY = datetime.timedelta(seconds=15)


def in_writing(*, by: actors.Staff, proposal: typing.Any, became: str = "delivered", route: str = "text") -> typing.Any:
    """Tell somebody their plan by text or e-mail, in the approved words; `became` is the receipt that Notify gave."""
    shown = boards.telling(to=by, proposal_id=proposal.pk, route=route)
    with later.playing():  # the job that would ask Notify goes nowhere
        told = huddle.write(by=by, proposal=proposal, route=route, words=shown.draft, level=shown.level)
    _send(told.message_id, told.person_id, became)
    return told


def _send(message_id: uuid.UUID, person: uuid.UUID, became: str) -> None:
    by = actors.System("people.dispatch")
    with rows.context(by, people=[person]):
        message = written.row(to=by, message_id=message_id)
        with clock.at(message.due_at):
            reach = people.as_reach(people.how_to_reach(to=by, person=person), channel=message.channel)
            messages.clear_to_go(by=by, message=message, reach=reach)
            messages.sent(by=by, message=message, provider_id=f"demo-{message_id}")
        with clock.at(message.due_at + ON_ITS_WAY):
            messages.receive_receipt(by=by, message=message, status=became)
