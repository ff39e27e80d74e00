"""Writing, sending and following messages. Row first, then send; the provider is always asked first (F-02)."""

import datetime
import uuid

from django.conf import settings
from django.db import connection, transaction
from django.db.models.functions import Coalesce

from joined.base import happenings, rows
from joined.kit import actors, clock, errors
from joined.messages import access, fitting, gateway, levels, models, queries, rules
from joined.messages import words as said
from joined.trail.writing import action

SLACK = datetime.timedelta(seconds=5)
"""How much earlier than our clock the queue's may call a text due."""
REPLY_DAYS = 28
"""How long after a text somebody's reply from that phone is taken to be about it."""


@action
def approve(
    *, by: actors.Actor, purpose: str, language: str, level: int, words: str, approved_by: str
) -> models.Template:
    """Words that a named human has approved in their language. Raises Refused where they may not stand there."""
    if wrong := levels.wrong_with_wording(levels.Wording(language, level, words)):
        raise errors.Refused(wrong, field="words")
    today = clock.today()
    models.Template.objects.filter(purpose=purpose, language=language, level=level, retired_on=None).update(
        retired_on=today
    )
    return models.Template.objects.create(
        purpose=purpose, language=language, level=level, words=words, approved_by=approved_by, approved_on=today
    )


@action
def write(
    *,
    by: actors.Actor,
    about: uuid.UUID,
    organisation_id: uuid.UUID,
    team_id: uuid.UUID | None,
    to: str,
    language: str,
    level: int,
    words: str,
    due_at: datetime.datetime | None = None,
) -> models.Message:
    """Keep a text to be sent; `language` is theirs, and what is kept is the language of the words.

    Raises Refused, in words, where it would not arrive as written (F-22), says more than the level allows, changes
    an approved wording in another language, or goes to a phone that asked us to stop.
    """
    text = fitting.tidy(words)
    kept_in = check_words(text, organisation_id=organisation_id, language=language, level=level)
    if queries.is_stopped(number=to):
        raise errors.Refused(said.STOPPED, field="words")
    now = clock.now()
    may_go = due_at or now + datetime.timedelta(seconds=settings.UNDO_SECONDS)
    with rows.house(about):
        return models.Message.objects.create(
            about=about,
            organisation_id=organisation_id,
            team_id=team_id,
            to=to,
            language=kept_in,
            level=level,
            words=text,
            written_at=now,
            written_by_id=by.id,
            written_by=by.name,
            due_at=rules.goes_at(may_go, **queries.quiet_hours(team_id=team_id)),
        )


def check_words(text: str, *, organisation_id: uuid.UUID, language: str, level: int) -> str:
    """The language that these words are in: an approved wording's, else English. Raises Refused (F-22, H31)."""
    approved = queries.wordings(languages={language, levels.ENGLISH}, level=level)
    if level in said.PLAIN:
        approved.append(levels.Wording(levels.ENGLISH, level, said.PLAIN[level]))
    wording = levels.wording_of(text, approved, own=queries.own_words(organisation_id=organisation_id))
    foreign = [other for other in approved if other.language != levels.ENGLISH]
    if wrong := levels.wrong_with(text, level=level, wording=wording, foreign=foreign):
        raise errors.Refused(wrong, field="words")
    return wording.language if wording else levels.ENGLISH


@action
def note(
    *,
    by: actors.Actor,
    about: uuid.UUID,
    organisation_id: uuid.UUID,
    team_id: uuid.UUID | None,
    channel: str,
    language: str,
    words: str,
) -> models.Message:
    """They were told another way (a call, a letter, handed over): the words are part of the record (P2)."""
    now = clock.now()
    with rows.house(about):
        return models.Message.objects.create(
            about=about,
            organisation_id=organisation_id,
            team_id=team_id,
            channel=channel,
            to="",
            language=language,
            level=max(levels.LEVELS),
            words=fitting.tidy(words),
            written_at=now,
            written_by_id=by.id,
            written_by=by.name,
            due_at=now,
            state="delivered",
            sent_at=now,
            settled_at=now,
        )


@action
def undo(*, by: actors.Actor, message: models.Message) -> models.Message:
    """Take it back before it goes. Raises Refused once it has gone, Forbidden for another organisation's."""
    access.check_may_undo(by=by, message=message)
    with rows.house(message.about):
        taken = models.Message.objects.filter(pk=message.pk, state="queued").update(
            state="undone", settled_at=clock.now()
        )
        if not taken:
            raise errors.Refused(said.GONE)
        message.refresh_from_db()
    return message


@transaction.atomic
def deliver(*, by: actors.Actor, message: models.Message, reach: rules.Reach) -> None:
    """Send one text, never twice: the row is locked, then the provider is asked whether it has it already.

    Raises gateway.TryAgain when the provider is busy or away: nothing is kept then, and the job is tried again.
    A worker that finds the row locked leaves it to the other.
    """
    row = models.Message.objects.select_for_update(skip_locked=True).filter(pk=message.pk, state="queued").first()
    if row is None or clock.now() + SLACK < row.due_at:
        return
    reference = str(row.pk)
    if known := gateway.find(reference=reference):
        sent(by=by, message=row, provider_id=known)
        return
    if not claim(by=by, message=row, reach=reach):
        return
    try:
        provider_id = gateway.send(to=row.to, words=row.words, reference=reference)
    except gateway.RefusedNumber:
        failed(by=by, message=row, why=said.REFUSED)
        return
    sent(by=by, message=row, provider_id=provider_id)


@action
def claim(*, by: actors.Actor, message: models.Message, reach: rules.Reach) -> bool:
    """Check everything again at the moment of sending, and mark the row as going. False: it does not go."""
    now = clock.now()
    queued = models.Message.objects.filter(pk=message.pk, state="queued")
    why = rules.why_not_now(
        reach=reach, level=message.level, to=message.to, is_stopped=queries.is_stopped(number=message.to)
    )
    if why:
        if queued.update(state="stopped", why_not=why[:300], settled_at=now):
            _announce("failed", message)
        return False
    goes_at = rules.goes_at(now, **queries.quiet_hours(team_id=message.team_id))
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
        _announce("failed", message)
    message.refresh_from_db()
    return message


@action
def look_at_waiting(*, by: actors.Actor, message: models.Message) -> None:
    """A text that should have gone: put it to be sent again; after the local rule's time somebody rings (F-06)."""
    minutes = queries.rule("unsent_draft_minutes", team_id=message.team_id)
    if message.state != "queued":
        return
    if rules.is_over(message.due_at, clock.now(), minutes=minutes):
        failed(by=by, message=message, why=said.NEVER_WENT)
    else:
        _announce("waiting", message)


@action
def receive_receipt(*, by: actors.Actor, message: models.Message, status: str) -> models.Message:
    """A receipt: states move forward only, duplicates and late ones change nothing (F-10)."""
    kept = models.Message.objects.select_for_update().get(pk=message.pk)
    state = rules.after_receipt(kept.state, status)
    if state != kept.state:
        why = said.FAILURES.get(status, "")
        models.Message.objects.filter(pk=kept.pk).update(state=state, settled_at=clock.now(), why_not=why)
        _announce(state, kept)
    kept.refresh_from_db()
    return kept


@action
def park(*, by: actors.Actor, reference: str, status: str) -> models.Parked:
    """A receipt for something that we do not know: kept, and looked at within a day."""
    return models.Parked.objects.create(reference=reference[:100], status=status[:30], at=clock.now())


@action
def hear_reply(*, by: actors.Actor, number: str, words: str) -> None:
    """Somebody wrote back. STOP stops that phone, whoever sent it; anything else is not kept: somebody rings (H5)."""
    if rules.means_stop(words):
        stop(by=by, number=number)
        return
    _tell_whoever_holds(number, "answered")


@action
def stop(*, by: actors.Actor, number: str) -> None:
    """Somebody with this phone, whoever it was, asked us to stop texting it: somebody rings at a safe time."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT messages_stop(%s, %s)", [number, clock.now()])
    _tell_whoever_holds(number, "stopped")


def _tell_whoever_holds(number: str, news: str) -> None:
    for message_id, about in queries.texted(number=number, days=REPLY_DAYS):
        happenings.announce(f"messages.{news}", message=str(message_id), about=str(about))


def _announce(news: str, message: models.Message) -> None:
    happenings.announce(f"messages.{news}", message=str(message.pk), about=str(message.about))
