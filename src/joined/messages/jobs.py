"""The look for texts without a receipt (P2: not delivered after two hours)."""

from joined.base import later, rows
from joined.kit import actors
from joined.messages import actions, queries, words

SILENT_MINUTES = 120


@later.every("messages.look_for_silence", cron="*/5 * * * *")
def look_for_silence() -> None:
    """Whatever has no receipt in two hours has not been delivered: somebody rings, the same day."""
    by = actors.System("messages.look_for_silence")
    for message_id, person_id in queries.silent(minutes=SILENT_MINUTES):
        with rows.context(by, people=[person_id]):
            if message := queries.row(to=by, message_id=message_id):
                actions.failed(by=by, message=message, why=words.NO_RECEIPT)
