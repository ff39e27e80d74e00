"""Somebody asks for help for themselves, at any hour (T2)."""

from __future__ import annotations

import dataclasses
import datetime
import hashlib
import secrets
import typing
import uuid

from joined.base import happenings, rows
from joined.doors import help_words as words
from joined.doors import models, queries
from joined.doors.actions import opening
from joined.kit import actors, clock
from joined.people import actions as people
from joined.places import queries as places
from joined.steps import actions as steps
from joined.trail.writing import action

if typing.TYPE_CHECKING:  # another room's row is named here, never imported
    from joined.people import models as persons

CHANNELS = {"ring": "voice", "relay": "voice", "text": "sms", "email": "email", "letter": "letter"}
EVERY_CHANNEL = ("sms", "voice", "voicemail", "email", "letter")


@dataclasses.dataclass(frozen=True, kw_only=True)
class Helping:
    """What somebody wrote for themselves, checked. Only how to reach them is needed; all else may be empty."""

    danger: str = "no"
    words: str = ""
    wish: str = ""
    name: str = ""
    born_on: datetime.date | None = None
    way: str = "none"
    phone: str = ""
    phone_use: str = "own"
    email: str = ""
    lines: str = ""
    safe: str = "unknown"
    might_see: str = ""
    alone: str = "unknown"
    level: str = "1"
    needs: tuple[str, ...] = ()
    other_need: str = ""
    which_language: str = ""
    postcode: str = ""
    area: str = ""
    practice_id: uuid.UUID | None = None
    practice_name: str = ""
    tells_gp: str = "no"
    is_from_busy_address: bool = False

    @property
    def may_be_reached(self) -> bool:
        return self.way != "none" and self.safe != "no"


@dataclasses.dataclass(frozen=True, kw_only=True)
class Received:
    """What they are told. `token` leads to their status; we keep only its digest."""

    person_id: uuid.UUID
    referral_id: uuid.UUID
    reference: str
    token: str
    reads_by: datetime.datetime
    replies_by: datetime.datetime | None
    place_id: uuid.UUID | None


def digest(token: str) -> str:
    """What of a status link is kept."""
    return hashlib.sha256(f"joined status {token}".encode()).hexdigest()


@action
def ask_for_help(*, by: actors.System, told: Helping) -> Received:
    """A provisional person and their request, with in-take from this moment; the clock starts now, Saturday or not.

    What cannot wait is with duty at once. Raises Refused where no duty is staffed: such a door is closed (C81).
    """
    place = _place(told)
    now = clock.now()
    reads_by, replies_by = _when(told.danger, place, now)
    person = people.welcome(by=by, details=_details(told, place), provisional=True)
    for way in _ways(told):
        people.confirm_way(by=by, person=person, way=way)
    referral = opening.open(by=by, person=person, door="self", asking=_asking(told, reads_by))
    _promise(by, person, referral, told, reads_by, replies_by)
    token = secrets.token_urlsafe(32)
    with rows.house(person.pk):
        models.SelfReferral.objects.create(
            person=person,
            referral=referral,
            digest=digest(token),
            way=told.way,
            email=told.email,
            practice_name=told.practice_name,
            tells_gp=told.tells_gp,
            might_see=told.might_see,
            reads_by=reads_by,
            replies_by=replies_by,
            is_from_busy_address=told.is_from_busy_address,
        )
    return Received(
        person_id=person.pk,
        referral_id=referral.pk,
        reference=referral.reference,
        token=token,
        reads_by=reads_by,
        replies_by=replies_by,
        place_id=place,
    )


def _place(told: Helping) -> uuid.UUID | None:
    return places.neighbourhood_for(practice_id=told.practice_id, postcode=told.postcode)


def _when(
    danger: str, place: uuid.UUID | None, now: datetime.datetime
) -> tuple[datetime.datetime, datetime.datetime | None]:
    """By when a person reads it, and by when they are answered: what the page says and what the steps say."""
    hours = places.hours(neighbourhood_id=place)
    reads_by = places.read_by(now, hours)
    if danger == "cannot_wait":
        return queries.when(danger=danger, place_id=place).duty_by or reads_by, None
    return reads_by, places.replied_by(reads_by, hours)


def _details(told: Helping, place: uuid.UUID | None) -> people.Details:
    """Their practice is written down as theirs only where they said that it may know."""
    return people.Details(
        name=told.name or words.NO_NAME,
        born_on=told.born_on,
        practice_id=told.practice_id if told.tells_gp == "yes" else None,
        lines="\n".join(part for part in (told.lines, told.area) if part),
        postcode=told.postcode,
        phone=told.phone,
        is_phone_shared=told.phone_use == "shared",
        needs=_needs(told),
        neighbourhood_id=place,
    )


def _needs(told: Helping) -> tuple[str, ...]:
    found = [*told.needs]
    if told.way == "relay":
        found.append(words.RELAY_NEED)
    if told.which_language:
        found.append(f"Interpreter: {told.which_language}")
    if told.other_need:
        found.append(told.other_need)
    return tuple(dict.fromkeys(found))


def _ways(told: Helping) -> list[people.Way]:
    """The way that they chose, and no other; none at all where it is not safe. Text relay means: no texts (T2)."""
    chosen = CHANNELS.get(told.way, "")
    return [
        people.Way(
            channel=channel,
            is_allowed=channel == chosen and told.may_be_reached,
            safe=told.safe if channel == chosen else "unknown",
            level=int(told.level) if channel == chosen and told.may_be_reached else 0,
            was_alone=told.alone,
        )
        for channel in EVERY_CHANNEL
    ]


def _asking(told: Helping, reads_by: datetime.datetime) -> opening.Asking:
    return opening.Asking(
        ask=told.wish or (words.CALL_ASK if told.danger == "cannot_wait" else words.ASK),
        in_their_words=told.words,
        sharing="nhs_council",
        safety=told.danger,
        safety_words=words.DANGER[told.danger] if told.danger != "no" else "",
        asker_name=told.name or words.NO_NAME,
        read_by=None if told.danger == "cannot_wait" else reads_by,
    )


def _promise(
    by: actors.System,
    person: persons.Person,
    referral: models.Referral,
    told: Helping,
    told_by: datetime.datetime,
    replies_by: datetime.datetime | None,
) -> None:
    """What we have just told them becomes somebody's step: the answer, and duty tonight where in-take is closed.

    What cannot wait is in-take's as well where they are there before duty.
    """
    place = person.neighbourhood_id
    intake, matter = places.intake_team(neighbourhood_id=place), referral.matter
    duty_by = queries.when(danger=told.danger, place_id=place).duty_by
    if replies_by is None:
        if duty_by is None:
            steps.promise(by=by, matter=matter, step=_step(words.INTAKE_STEP, intake, told_by, "request"))
        return
    reply = words.REPLY_STEP if told.may_be_reached else words.TELL_STEP
    steps.promise(by=by, matter=matter, step=_step(reply, intake, replies_by, "reply"))
    if duty_by and (duty := places.duty(neighbourhood_id=place)):
        steps.promise(by=by, matter=matter, step=_step(words.NIGHT_STEP, duty.team, duty_by, "request"))


@action
def say_not_this(*, by: actors.System, person: uuid.UUID, referral_id: uuid.UUID) -> None:
    """Whoever holds the link says that it is not what they want. Nothing ends: the responsible team rings, today."""
    happenings.announce("doors.not_this", person=str(person), referral=str(referral_id))


def _step(what: str, team: typing.Any, due: datetime.datetime, source: str) -> steps.Next:
    return steps.Next(what=what, team=team, due_on=clock.london(due).date(), due_at=due, source=source)
