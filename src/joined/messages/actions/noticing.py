"""Texts and e-mails to staff that carry a code or a link: the row first, then it is sent, never twice (F-02).

Its words are made at the moment of sending and kept nowhere.
"""

import datetime
import uuid
from collections.abc import Callable

from joined.kit import actors, clock
from joined.messages import gateway, models, rules
from joined.messages import words as said
from joined.trail.writing import action


@action
def notice_put(
    *, by: actors.System, notice_id: uuid.UUID, organisation_id: uuid.UUID, channel: str, to: str
) -> models.Notice:
    """The row of what is about to be sent, once."""
    kept, _ = models.Notice.objects.get_or_create(
        pk=notice_id,
        defaults={"organisation_id": organisation_id, "channel": channel, "to": to, "written_at": clock.now()},
    )
    return kept


def send_notice(*, by: actors.System, notice: models.Notice, words: Callable[[], str]) -> None:
    """Send it unless it went. `words` makes them, with a secret that replaces any earlier one.

    The provider is asked first: what went before we could write it down is not sent again, and what it carries
    still stands. Raises gateway.TryAgain while the provider is away.
    """
    if notice.state != "queued":
        return
    reference = str(notice.pk)
    if not gateway.find(reference=reference):
        try:
            gateway.send(channel=notice.channel, to=notice.to, words=words(), reference=reference)
        except gateway.RefusedNumber:
            notice_failed(by=by, notice=notice)
            return
    notice_sent(by=by, notice=notice)


@action
def notice_sent(*, by: actors.System, notice: models.Notice) -> None:
    """The provider has it. A receipt may have come first: nothing moves back."""
    models.Notice.objects.filter(pk=notice.pk, state="queued").update(state="sending", sent_at=clock.now())


@action
def notice_failed(*, by: actors.System, notice: models.Notice) -> None:
    """It will not arrive there."""
    failing = models.Notice.objects.filter(pk=notice.pk, state="queued")
    failing.update(state="failed", why_not=said.REFUSED, settled_at=clock.now())


@action
def notice_receipt(*, by: actors.System, notice_id: uuid.UUID, status: str) -> bool:
    """A receipt: states move forward only (F-10). False where no notice has this id."""
    kept = models.Notice.objects.select_for_update().filter(pk=notice_id).first()
    if kept is None:
        return False
    _hear(kept, status)
    return True


def _hear(kept: models.Notice, status: str) -> None:
    state = rules.after_receipt(kept.state, status)
    if state != kept.state:
        why = said.FAILURES.get(status, "")
        models.Notice.objects.filter(pk=kept.pk).update(state=state, settled_at=clock.now(), why_not=why)


@action
def notices_counted(*, by: actors.Actor, since: datetime.datetime, theirs: dict[str, str]) -> dict[str, str]:
    """What the provider has, without the notices: each of these takes its own status from there (P2)."""
    left = dict(theirs)
    for notice in models.Notice.objects.filter(written_at__gte=since):
        if status := left.pop(str(notice.pk), ""):
            _hear(notice, status)
    return left
