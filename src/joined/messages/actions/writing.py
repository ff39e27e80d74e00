"""Writing what is to be sent, posted or was said: the row comes first, whatever becomes of it."""

import datetime
import uuid

from django.conf import settings

from joined.base import rows
from joined.base import wording as shown
from joined.kit import actors, clock, errors
from joined.messages import access, fitting, holding, hours, levels, models, queries, rules
from joined.messages import words as said
from joined.trail.writing import action

PATIENCE = datetime.timedelta(minutes=15)
"""What cannot wait goes within this time or not at all: somebody rings (F-06)."""


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
    channel: str = "sms",
    their_hours: hours.Hours | None = None,
    is_urgent: bool = False,
    useless_after: datetime.datetime | None = None,
) -> models.Message:
    """Keep a message to be sent or posted; `language` is theirs, and what is kept is the language of the words.

    Raises Refused, in words, where it would not arrive as written (F-22), says more than the level allows, changes
    an approved wording in another language, goes to a phone that asked us to stop, or cannot wait and would.
    """
    text = fitting.tidy(words)
    kept_in = check_words(text, organisation_id=organisation_id, language=language, level=level, channel=channel)
    if channel == "sms" and queries.is_stopped(number=to):
        raise errors.Refused(said.STOPPED, field="words")
    now = clock.now()
    with rows.house(about):
        return models.Message.objects.create(
            about=about,
            organisation_id=organisation_id,
            team_id=team_id,
            channel=channel,
            to=to,
            subject=said.SUBJECT if channel == "email" else "",
            language=kept_in,
            level=level,
            words=text,
            is_urgent=is_urgent,
            useless_after=useless_after,
            written_at=now,
            written_by_id=by.id,
            written_by=by.name,
            due_at=now if channel == "letter" else _due(due_at, team_id, their_hours, is_urgent=is_urgent),
        )


def _due(
    asked: datetime.datetime | None, team_id: uuid.UUID | None, theirs: hours.Hours | None, *, is_urgent: bool
) -> datetime.datetime:
    """After the undo, the place's quiet hours and their own times. Raises Refused where it must not wait so long."""
    may_go = asked or clock.now() + datetime.timedelta(seconds=settings.UNDO_SECONDS)
    goes = rules.goes_at(may_go, **queries.quiet_hours(team_id=team_id), hours=theirs)
    if goes is None:
        raise errors.Refused(said.NOT_AT_THEIR_TIMES, field="words")
    if is_urgent and goes - may_go > PATIENCE:
        why = said.OUTSIDE_THEIR_HOURS if theirs and not theirs.holds(may_go) else said.IN_QUIET_HOURS
        raise errors.Refused(said.URGENT_LATER.format(when=shown.short_moment(goes), why=why), field="words")
    return goes


def check_words(text: str, *, organisation_id: uuid.UUID, language: str, level: int, channel: str = "sms") -> str:
    """The language that these words are in: an approved wording's, else English. Raises Refused (F-22, H31)."""
    approved = queries.wordings(languages={language, levels.ENGLISH}, level=level, channel=channel)
    if level in said.PLAIN:
        approved.append(levels.Wording(levels.ENGLISH, level, said.PLAIN[level]))
    own = queries.own_words(organisation_id=organisation_id, level=level)
    wording = levels.wording_of(text, approved, own=own)
    foreign = [other for other in approved if other.language != levels.ENGLISH]
    if wrong := levels.wrong_with(text, level=level, wording=wording, foreign=foreign, channel=channel):
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
    """They were told face to face or on the telephone: the words are part of the record (P2)."""
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
def attempt(
    *, by: actors.Actor, about: uuid.UUID, result: str, words: str = "", with_interpreter: bool = False
) -> models.Attempt:
    """Somebody rang: what came of it, in the words of product.md §7. Raises Refused for any other word."""
    if result not in said.ATTEMPTS:
        raise errors.Refused("Say what came of the call.", field="result")
    if result == "other" and not words.strip():
        raise errors.Refused("Say in a few words what came of the call.", field="words")
    with rows.house(about):
        return models.Attempt.objects.create(
            about=about,
            result=result,
            words=words.strip(),
            with_interpreter=with_interpreter,
            at=clock.now(),
            by_id=by.id,
            by_name=by.shown,
        )


@action
def undo(*, by: actors.Actor, message: models.Message) -> models.Message:
    """Take it back before it goes. Raises Refused once it is on its way, Forbidden for another organisation's."""
    access.check_may_undo(by=by, message=message)
    with rows.house(message.about):
        taken = models.Message.objects.filter(pk__in=holding.free([message.pk]), state="queued").update(
            state="undone", settled_at=clock.now()
        )
        if not taken:
            raise errors.Refused(said.GONE)
        message.refresh_from_db()
    return message


@action
def stop_about(*, by: actors.Actor, about: uuid.UUID) -> None:
    """Nothing that is still to go to this person goes: they have died. Nobody is to ring instead.

    One that is on its way in this very moment is not called stopped.
    """
    with rows.house(about):
        queued = models.Message.objects.filter(about=about, state="queued")
        queued.filter(pk__in=holding.free(queued.values_list("pk", flat=True))).update(
            state="stopped", why_not=said.ALL_STOPPED, settled_at=clock.now()
        )
