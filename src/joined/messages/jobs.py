"""The look for texts that wait and for texts without a receipt (P2, F-06)."""

from joined.base import later, rows
from joined.kit import actors
from joined.messages import actions, queries, words


@later.every("messages.look_for_silence", cron="*/5 * * * *")
def look_for_silence() -> None:
    """No receipt in time is not delivered: somebody rings, the same day; a late one may still come (P2)."""
    by = actors.System("messages.look_for_silence")
    for message_id, person_id in queries.silent():
        with rows.context(by, people=[person_id]):
            if message := queries.silent_row(to=by, message_id=message_id):
                actions.failed(by=by, message=message, why=words.NO_RECEIPT)


@later.every("messages.look_for_waiting", cron="*/15 * * * *")
def look_for_waiting() -> None:
    """What should have gone goes again, the oldest first, or somebody rings. One transaction a person."""
    by = actors.System("messages.look_for_waiting")
    for message_id, person_id in queries.waiting():
        with rows.context(by, people=[person_id]):
            if message := queries.row(to=by, message_id=message_id):
                actions.look_at_waiting(by=by, message=message)
