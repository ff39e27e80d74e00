"""Sending what was written. Row first, then send; the provider is always asked first (F-02)."""

import datetime
import random

from django.db import transaction
from django.db.models.functions import Coalesce

from joined.kit import actors, clock
from joined.messages import gateway, models, news, queries, rules
from joined.messages import words as said
from joined.trail.writing import action

SLACK = datetime.timedelta(seconds=5)
"""How much earlier than our clock the queue's may call a message due."""


def deliver(*, by: actors.Actor, message: models.Message, reach: rules.Reach) -> float:
    """Send one message, never twice; after how many seconds to try again, 0 when that is settled.

    The row is locked, then the provider is asked whether it has it already. Where it asks us to slow down (429),
    nothing more is put to it until its minute is over, and what cannot wait goes first then (F-08). Raises
    gateway.TryAgain when it is away: nothing is kept then, and the job is tried again. A worker that finds the
    row locked leaves it to the other.
    """
    if seconds := _wait(message):
        return seconds
    try:
        with transaction.atomic():
            _deliver(by, message, reach)
    except gateway.TryAgain as problem:
        if not problem.is_busy:
            raise
        slow_down(by=by)
        return _wait(message)
    return 0


def _deliver(by: actors.Actor, message: models.Message, reach: rules.Reach) -> None:
    waiting = models.Message.objects.filter(pk=message.pk, state="queued", channel__in=said.SENT)
    row = waiting.select_for_update(skip_locked=True).first()
    if row is None or clock.now() + SLACK < row.due_at:
        return
    reference = str(row.pk)
    if known := gateway.find(reference=reference):
        sent(by=by, message=row, provider_id=known)
        return
    if not claim(by=by, message=row, reach=reach):
        return
    try:
        provider_id = gateway.send(channel=row.channel, to=row.to, words=row.words, reference=reference)
    except gateway.RefusedNumber:
        failed(by=by, message=row, why=said.REFUSED)
        return
    sent(by=by, message=row, provider_id=provider_id)


def _wait(message: models.Message) -> float:
    """Seconds until the provider may be asked again; those who can wait come back one after the other."""
    left = queries.busy_seconds()
    chance = 0 if message.is_urgent else SPREAD.random()
    return left and rules.wait_seconds(left, chance=chance)


SPREAD = random.SystemRandom()


@action
def claim(*, by: actors.Actor, message: models.Message, reach: rules.Reach) -> bool:
    """Check everything again at the moment of sending, and mark the row as going. False: it does not go."""
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
    return bool(queued.update(state="sending", sent_at=now))


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
def look_at_waiting(*, by: actors.Actor, message: models.Message) -> None:
    """What should have gone: put it to be sent again; after the local rule's time somebody rings (F-06).

    What cannot wait, or has been overtaken by its day, is a call at once.
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
    else:
        news.tell("waiting", message)


@action
def slow_down(*, by: actors.Actor) -> models.Busy:
    """The provider said “too many”: nothing is put to it until its minute is over (F-08)."""
    return models.Busy.objects.create(until_at=clock.now() + datetime.timedelta(seconds=rules.BUSY_SECONDS))
