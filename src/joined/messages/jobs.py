"""Looks at what waits, what is silent, what is in the post; and the daily count (P2, F-06, F-10)."""

import uuid

from joined.base import later, rows
from joined.kit import actors
from joined.messages import actions, notices, queries, words


@later.every("messages.look_for_silence", cron="*/5 * * * *")
def look_for_silence() -> None:
    """No receipt in time is not delivered: somebody rings, the same day; a late one may still come (P2)."""
    by = actors.System("messages.look_for_silence")

    def say(message_id: uuid.UUID, person_id: uuid.UUID) -> None:
        with rows.context(by, people=[person_id]):
            if message := queries.silent_row(to=by, message_id=message_id):
                actions.failed(by=by, message=message, why=words.NO_RECEIPT)

    later.one_by_one(queries.silent(), say)


@later.every("messages.look_for_waiting", cron="*/15 * * * *")
def look_for_waiting() -> None:
    """What should have gone goes again, what cannot wait first, then the oldest; or somebody rings.

    A message whose own job waits for its turn still is left to it: one job a message at a time.
    """
    by, there = actors.System("messages.look_for_waiting"), later.under_way("message")
    for message_id, person_id in queries.waiting():
        with rows.context(by, people=[person_id]):
            if message := queries.row(to=by, message_id=message_id):
                actions.look_at_waiting(by=by, message=message, has_job=str(message_id) in there)


@later.every("messages.look_for_letters", cron="15 6 * * *")
def look_for_letters() -> None:
    """A letter counts as told on the working day after it was posted (◆ letter_days)."""
    by = actors.System("messages.look_for_letters")
    for message_id, person_id in queries.letters():
        with rows.context(by, people=[person_id]):
            if message := queries.row(to=by, message_id=message_id):
                actions.arrived(by=by, message=message)


@later.every("messages.count_what_went", cron="30 5 * * *")
def count_what_went() -> None:
    """Once a day: what we hold as gone against what the provider has."""
    actions.count(by=actors.System("messages.count"))


@later.every("messages.look_for_parked", cron="*/10 * * * *")
def look_for_parked() -> None:
    """A receipt that came before its message was kept belongs to it now (F-10)."""
    by = actors.System("messages.look_at_parked")
    for parked in queries.parked():
        actions.look_at_parked(by=by, parked=parked)


@later.job("messages.send_code")
def send_code(*, code: str) -> None:
    """A code to the telephone of a member of staff."""
    by = actors.System("messages.send_code")
    _send(by, notices.of_code(by=by, code_id=uuid.UUID(code)))


@later.job("messages.send_link")
def send_link(*, link: str) -> None:
    """A link to a registered address of a member of staff."""
    by = actors.System("messages.send_link")
    _send(by, notices.of_link(by=by, link_id=uuid.UUID(link)))


def _send(by: actors.System, going: notices.ToSend | None) -> None:
    if going is not None:
        notice = actions.notice_put(
            by=by, notice_id=going.id, organisation_id=going.organisation_id, channel=going.channel, to=going.to
        )
        actions.send_notice(by=by, notice=notice, words=going.words)
