"""Writing, sending and following messages. Row first, then send; before any retry the provider is asked (F-02)."""

import datetime
import hashlib
import uuid

from django.conf import settings

from joined.base import happenings, rows
from joined.kit import actors, clock, errors
from joined.messages import gateway, models, rules
from joined.messages import words as said
from joined.trail.writing import action


@action
def approve(
    *, by: actors.Actor, purpose: str, language: str, level: int, words: str, approved_by: str
) -> models.Template:
    """Words that a named human has approved in their language."""
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
    """Keep a text to be sent. Raises Refused, in words, where it would not arrive as written (F-22)."""
    text = words.strip()
    if not text:
        raise errors.Refused("Write the text first.", field="words")
    check_fit(text)
    now = clock.now()
    with rows.house(about):
        return models.Message.objects.create(
            about=about,
            organisation_id=organisation_id,
            team_id=team_id,
            to=to,
            language=language,
            level=level,
            words=text,
            written_at=now,
            written_by_id=by.id,
            written_by=by.name,
            due_at=due_at or now + datetime.timedelta(seconds=settings.UNDO_SECONDS),
        )


def check_fit(text: str) -> None:
    """Raises Refused where a text is too long or holds characters that would arrive as question marks."""
    fit = rules.fit(text)
    if fit.destroyed:
        raise errors.Refused(said.DESTROYED.format(letters=" ".join(fit.destroyed)), field="words")
    if fit.too_long:
        raise errors.Refused(said.TOO_LONG, field="words")


@action
def undo(*, by: actors.Actor, message: models.Message) -> models.Message:
    """Take it back before it goes. Raises Refused once it has gone."""
    with rows.house(message.about):
        taken = models.Message.objects.filter(pk=message.pk, state="queued").update(
            state="undone", settled_at=clock.now()
        )
        if not taken:
            raise errors.Refused("It has gone already and cannot be taken back. Ring them if it was wrong.")
        message.refresh_from_db()
    return message


@action
def claim(*, by: actors.Actor, message: models.Message, reach: rules.Reach) -> bool:
    """Check everything again at the moment of sending, and mark the row as going. False: it does not go."""
    stopped = models.StoppedNumber.objects.filter(digest=digest(message.to)).exists()
    why = rules.why_not_now(reach=reach, level=message.level, to=message.to, is_stopped=stopped)
    queued = models.Message.objects.filter(pk=message.pk, state="queued")
    if why:
        if queued.update(state="stopped", why_not=why, settled_at=clock.now()):
            happenings.announce("messages.failed", message=str(message.pk), about=str(message.about))
        return False
    return bool(queued.update(state="sending", sent_at=clock.now())) or _is_unconfirmed(message)


def _is_unconfirmed(message: models.Message) -> bool:
    """It was going when we were cut off: nobody knows yet whether the provider took it."""
    return models.Message.objects.filter(pk=message.pk, state="sending", provider_id="").exists()


@action
def sent(*, by: actors.Actor, message: models.Message, provider_id: str) -> models.Message:
    """The provider has it."""
    models.Message.objects.filter(pk=message.pk).update(provider_id=provider_id)
    message.refresh_from_db()
    return message


@action
def failed(*, by: actors.Actor, message: models.Message, why: str) -> models.Message:
    """It will not arrive: somebody rings instead, today (H4)."""
    changed = models.Message.objects.filter(pk=message.pk, state__in=("queued", "sending")).update(
        state="failed", why_not=why, settled_at=clock.now()
    )
    if changed:
        happenings.announce("messages.failed", message=str(message.pk), about=str(message.about))
    message.refresh_from_db()
    return message


def deliver(*, by: actors.Actor, message: models.Message, reach: rules.Reach) -> None:
    """Send one text, never twice: claimed in its own transaction, then asked for by reference, then sent.

    Raises gateway.TryAgain when the provider is busy or away; the job is then tried again.
    """
    if message.state not in ("queued", "sending") or message.provider_id:
        return
    again = message.state == "sending"
    if not claim(by=by, message=message, reach=reach):
        return
    known = gateway.find(reference=str(message.pk)) if again else None
    try:
        provider_id = known or gateway.send(to=message.to, words=message.words, reference=str(message.pk))
    except gateway.RefusedNumber:
        failed(by=by, message=message, why=said.REFUSED)
        return
    sent(by=by, message=message, provider_id=provider_id)


@action
def receive_receipt(*, by: actors.Actor, message: models.Message, status: str) -> models.Message:
    """A receipt: states move forward only, duplicates and late ones change nothing (F-10)."""
    kept = models.Message.objects.select_for_update().get(pk=message.pk)
    state = rules.after_receipt(kept.state, status)
    if state != kept.state:
        why = said.REFUSED if state == "failed" else ""
        models.Message.objects.filter(pk=kept.pk).update(state=state, settled_at=clock.now(), why_not=why)
        happenings.announce(f"messages.{state}", message=str(kept.pk), about=str(kept.about))
    kept.refresh_from_db()
    return kept


@action
def park(*, by: actors.Actor, reference: str, status: str) -> models.Parked:
    """A receipt for something that we do not know: kept, and looked at within a day."""
    return models.Parked.objects.create(reference=reference[:100], status=status[:30], at=clock.now())


@action
def stop(*, by: actors.Actor, number: str) -> models.StoppedNumber:
    """Somebody with this phone, whoever it was, asked us to stop texting it."""
    kept, _ = models.StoppedNumber.objects.get_or_create(digest=digest(number), defaults={"at": clock.now()})
    return kept


def digest(number: str) -> str:
    """A number as a digest, keyed by our secret."""
    return hashlib.blake2b(number.encode(), key=settings.SECRET_KEY.encode()[:64], digest_size=32).hexdigest()
