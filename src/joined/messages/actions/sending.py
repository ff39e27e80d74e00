"""Sending what was written: the provider is always asked first, and nobody waits for it in a transaction (F-02, F-07).

Whoever sends holds the message by a lock of the database's session, which ends with its process; the person and the
row stay free for everybody else meanwhile.
"""

import datetime
import random
import uuid
from collections.abc import Callable

from django.db.models.functions import Coalesce

from joined.base import rows
from joined.kit import actors, clock
from joined.messages import gateway, holding, models, news, queries, rules
from joined.messages import words as said
from joined.trail.writing import action

SLACK = datetime.timedelta(seconds=5)
"""How much earlier than our clock the queue's may call a message due."""
AGAIN_SECONDS = 20.0
"""After how long whoever finds a message held by another worker looks again."""
LUCK = random.SystemRandom()
Ask = Callable[[str], rules.Reach]


def deliver(*, by: actors.System, message_id: uuid.UUID, about: uuid.UUID, ask: Ask) -> float:
    """Send one message, never twice; after how many seconds to look again, 0 when that is settled.

    `ask` tells afresh whether it may go by this channel. Where the provider asks us to slow down (429) or lets us
    wait in vain, nothing more is put to it for a while, and then what cannot wait goes first (F-07, F-08). While it
    is away each message is tried again after as long as it has waited already (F-06).
    """
    with holding.alone(message_id) as is_ours:
        if not is_ours:
            return AGAIN_SECONDS
        try:
            return _deliver(by, message_id, about, ask)
        except gateway.TryAgain as problem:
            if not problem.seconds:
                return _again(by, message_id, about)
            slow_down(by=by, seconds=problem.seconds, a_minute=problem.a_minute)
            is_first = queries.is_urgent(message_id=message_id, about=about)
            return problem.seconds + (0 if is_first else rules.LATELY * (1 + LUCK.random()))


def _deliver(by: actors.System, message_id: uuid.UUID, about: uuid.UUID, ask: Ask) -> float:
    with rows.context(by, people=[about]):
        message = _queued(message_id)
        if message is None or (wait := _wait(message)):
            return wait if message else 0
    reference = str(message_id)
    if known := gateway.find(reference=reference):
        return _settle(by, message, provider_id=known)
    with rows.context(by, people=[about]):
        if not clear_to_go(by=by, message=message, reach=ask(message.channel)):
            left = _queued(message_id)
            return _until(left) if left else 0
    try:
        provider_id = gateway.send(channel=message.channel, to=message.to, words=message.words, reference=reference)
    except gateway.RefusedNumber:
        return _settle(by, message, provider_id="")
    return _settle(by, message, provider_id=provider_id)


def _again(by: actors.System, message_id: uuid.UUID, about: uuid.UUID) -> float:
    with rows.context(by, people=[about]):
        message = _queued(message_id)
    late = (clock.now() - message.due_at).total_seconds() if message else 0
    return rules.again_seconds(late, chance=LUCK.random())


def _queued(message_id: uuid.UUID) -> models.Message | None:
    return models.Message.objects.filter(pk=message_id, state="queued", channel__in=said.SENT).first()


def _settle(by: actors.System, message: models.Message, *, provider_id: str) -> float:
    """Whoever it is about by now: two records may have been joined meanwhile."""
    with rows.context(by, people=[queries.person_of(message_id=message.pk) or message.about]):
        if provider_id:
            sent(by=by, message=message, provider_id=provider_id)
        else:
            failed(by=by, message=message, why=said.REFUSED)
    return 0


def _wait(message: models.Message) -> float:
    """Seconds until its turn: after the undo, while the provider is left alone, and within its limit."""
    if left := _until(message):
        return left
    left, a_minute = queries.busy_seconds(), queries.a_minute()
    if message.is_urgent:
        return left
    if not left and rules.has_room(queries.gone_lately(seconds=rules.LATELY), a_minute=a_minute):
        return 0
    before = queries.before(message_id=message.pk)
    return rules.wait_seconds(left, before=before, a_minute=a_minute, chance=LUCK.random())


def _until(message: models.Message) -> float:
    left = message.due_at - clock.now()
    return left.total_seconds() if left > SLACK else 0


@action
def clear_to_go(*, by: actors.Actor, message: models.Message, reach: rules.Reach) -> bool:
    """Check everything again at the moment of sending. False: it does not go, or not now."""
    now = clock.now()
    queued = models.Message.objects.filter(pk=message.pk, state="queued")
    why = rules.why_not_now(
        reach=reach,
        level=message.level,
        to=message.to,
        is_stopped=message.channel == "sms" and queries.is_stopped(number=message.to),
        channel=message.channel,
        now=now,
        useless_after=message.useless_after,
    )
    goes_at = rules.goes_at(now, **queries.quiet_hours(team_id=message.team_id), hours=reach.hours)
    if goes_at is None:
        why = why or said.NOT_AT_THEIR_TIMES
    if why:
        if queued.update(state="stopped", why_not=why[:300], settled_at=now):
            news.tell("failed", message)
        return False
    if goes_at > now:
        queued.update(due_at=goes_at)
        return False
    return queued.exists()


@action
def sent(*, by: actors.Actor, message: models.Message, provider_id: str) -> models.Message:
    """The provider has it. A receipt may have come first: nothing moves back."""
    row = models.Message.objects.filter(pk=message.pk)
    row.update(provider_id=provider_id, sent_at=Coalesce("sent_at", clock.now()))
    row.filter(state="queued").update(state="sending")
    message.refresh_from_db()
    return message


@action
def failed(*, by: actors.Actor, message: models.Message, why: str) -> models.Message:
    """It will not arrive: somebody rings instead, today (H4)."""
    changed = models.Message.objects.filter(pk=message.pk, state__in=("queued", "sending")).update(
        state="failed", why_not=why, settled_at=clock.now()
    )
    if changed:
        news.tell("failed", message)
    message.refresh_from_db()
    return message


@action
def look_at_waiting(*, by: actors.Actor, message: models.Message, has_job: bool = False) -> None:
    """What should have gone: put it to be sent again; after the local rule's time somebody rings (F-06).

    What cannot wait, or has been overtaken by its day, is a call at once. `has_job`: its own still waits or runs.
    """
    if message.state != "queued":
        return
    minutes = (
        rules.LEAST_MINUTES if message.is_urgent else queries.rule("unsent_draft_minutes", team_id=message.team_id)
    )
    if rules.is_stale(clock.now(), message.useless_after):
        failed(by=by, message=message, why=said.TOO_LATE)
    elif rules.is_over(message.due_at, clock.now(), minutes=minutes):
        failed(by=by, message=message, why=said.NEVER_WENT)
    elif not has_job:
        news.tell("waiting", message)


@action
def slow_down(*, by: actors.Actor, seconds: float, a_minute: int | None = None) -> models.Busy:
    """The provider said “too many”, or let us wait in vain: nothing is put to it for so long (F-07, F-08)."""
    until = clock.now() + datetime.timedelta(seconds=seconds)
    return models.Busy.objects.create(until_at=until, a_minute=a_minute)
