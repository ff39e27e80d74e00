"""Two records of one person become one: where they disagree the stricter answer wins, and nobody learns more (H12).

What a charity was told it may know stays what it was told; a refusal on either record holds for both.
"""

import datetime
import typing
import uuid

from django.db import connection
from django.db.models import F, Q

from joined.base import moving, rows
from joined.base.moving import Moved, Moving
from joined.kit import actors, clock
from joined.people import models, rules
from joined.trail.writing import action

PHONE, ADDRESS, PRACTICE = "phone", "address", "practice"
"""What is asked again where the two records gave different answers."""
_GAPS = ("call_me", "pronouns", "born_on", "nhs_number", "ethnicity", "practice_id", "neighbourhood_id", "died_on")
_BY_PHONE = ("sms", "voice", "voicemail")


@action
def move_person(*, by: actors.Actor, from_: uuid.UUID, to: uuid.UUID) -> tuple[Moved, ...]:
    """Everything that this room holds about `from_` becomes `to`'s."""
    with rows.house(from_, to):
        ours = Moving(from_=from_, to=to)
        _choices(ours)
        _registration(ours)
        differs = _phones(ours)
        _ways(ours, is_number_in_doubt=differs)
        _homes(ours)
        _needs(ours)
        _who(ours)
        ours.everything("people")
        _keys(ours)
    return tuple(ours.done)


@action
def empty(*, by: actors.Actor, person: uuid.UUID, into: uuid.UUID) -> tuple[Moved, ...]:
    """The record stays as a pointer to the other."""
    with rows.house(person, into):
        ours = Moving(from_=person, to=into)
        ours.place(models.Person.objects.filter(pk=person), became_id=into, is_provisional=False)
    return tuple(ours.done)


def _both(ours: Moving, model: type, **more: typing.Any) -> tuple[list, list]:
    """Rows of the record that stays, and of the one that is emptied."""
    found = list(model.objects.filter(person_id__in=(ours.to, ours.from_), **more).order_by("pk"))
    return [row for row in found if row.person_id == ours.to], [row for row in found if row.person_id == ours.from_]


def _end(ours: Moving, row: typing.Any) -> None:
    ours.change(type(row).objects.filter(pk=row.pk), until_at=clock.now())


def _choices(ours: Moving) -> None:
    """For each organisation and scope one choice is in force: a no before a yes, an earlier review before a later."""
    kept, moved = _both(ours, models.Consent, until_at=None)
    by_scope = {(row.organisation_id, row.scope): row for row in kept}
    for row in moved:
        if other := by_scope.get((row.organisation_id, row.scope)):
            _end(ours, max(row, other, key=_leniency))


def _leniency(row: models.Consent) -> tuple[bool, datetime.date, int]:
    return row.state in rules.YES, row.review_on or datetime.date.max, row.pk.int


def _registration(ours: Moving) -> None:
    """A person is registered with one practice. Who wrote a second record down does not come to read the first."""
    kept, moved = _both(ours, models.Relationship, kind="registered", until_at=None)
    with_us = {row.party_id for row in kept}
    for row in moved:
        if with_us and row.party_id not in with_us:
            _end(ours, row)
            ours.check(PRACTICE)


def _phones(ours: Moving) -> bool:
    """The number of the record that stays goes on; whether the two gave different ones. Kept confidential on either,
    it is on both."""
    kept, moved = _both(ours, models.Phone, until_at=None)
    if any(row.is_confidential for row in (*kept, *moved)):
        ours.change(models.Phone.objects.filter(pk__in=[row.pk for row in (*kept, *moved)]), is_confidential=True)
    if not (kept and moved):
        return False
    ends = {row.number[-9:] for row in kept}
    for row in moved:
        _end(ours, row)
    if any(row.is_shared for row in (*kept, *moved)):
        ours.change(models.Phone.objects.filter(pk__in=[row.pk for row in kept]), is_shared=True)
    differs = any(row.number[-9:] not in ends for row in moved)
    if differs:
        ours.check(PHONE)
    return differs


def _ways(ours: Moving, *, is_number_in_doubt: bool) -> None:
    """One answer for each way to reach them: the stricter in everything, and old as the older."""
    kept, moved = _both(ours, models.SafeContact)
    by_channel = {row.channel: row for row in kept}
    for row in moved:
        if other := by_channel.get(row.channel):
            ours.change(models.SafeContact.objects.filter(pk=other.pk), **_stricter(other, row))
        else:
            ours.place(models.SafeContact.objects.filter(pk=row.pk), person_id=ours.to)
    if is_number_in_doubt:
        doubted = models.SafeContact.objects.filter(person_id=ours.to, channel__in=_BY_PHONE, safe="yes")
        ours.change(doubted, safe="unknown")


def _stricter(a: models.SafeContact, b: models.SafeContact) -> dict[str, typing.Any]:
    older = min((a, b), key=lambda row: row.confirmed_at)
    return {
        "is_allowed": a.is_allowed and b.is_allowed,
        "safe": _first((a.safe, b.safe), ("no", "unknown", "yes")),
        "level": min(a.level, b.level),
        "hours": a.hours if a.hours == b.hours or not b.hours else b.hours if not a.hours else TWO_TIMES,
        "if_answered": a.if_answered if a.if_answered == b.if_answered else "nothing",
        "may_speak_to": a.may_speak_to if a.may_speak_to == b.may_speak_to else "",
        "was_alone": _first((a.was_alone, b.was_alone), ("no", "unknown", "yes")),
        "confirmed_at": older.confirmed_at,
        "confirmed_by_name": older.confirmed_by_name,
    }


TWO_TIMES = "Two different times were given: ask them"


def _first(said: tuple[str, str], order: tuple[str, ...]) -> str:
    return next(answer for answer in order if answer in said)


def _homes(ours: Moving) -> None:
    """The address of the record that stays goes on; kept confidential on either, it is on both."""
    kept, moved = _both(ours, models.Address, until_at=None)
    if any(row.is_confidential for row in (*kept, *moved)):
        ours.change(models.Address.objects.filter(pk__in=[row.pk for row in (*kept, *moved)]), is_confidential=True)
    if not kept:
        return
    known = {(row.lines.strip().casefold(), row.postcode) for row in kept}
    for row in moved:
        _end(ours, row)
        if (row.lines.strip().casefold(), row.postcode) not in known:
            ours.check(ADDRESS)


def _needs(ours: Moving) -> None:
    kept, moved = _both(ours, models.Need, until_at=None)
    known = {row.words.strip().casefold() for row in kept}
    for row in moved:
        if row.words.strip().casefold() in known:
            _end(ours, row)


def _who(ours: Moving) -> None:
    """What only the emptied record knew is not lost; restricted or died on either holds for both."""
    kept = models.Person.objects.get(pk=ours.to)
    moved = models.Person.objects.get(pk=ours.from_)
    gained = {name: getattr(moved, name) for name in _GAPS if not getattr(kept, name) and getattr(moved, name)}
    if "nhs_number" in gained:
        gained["is_nhs_number_odd"] = moved.is_nhs_number_odd
    if moved.is_restricted and not kept.is_restricted:
        gained["is_restricted"] = True
    found = models.Person.objects.filter(pk=ours.to)
    if gained:
        ours.change(found, **gained)
        found.update(version=F("version") + 1)


def _keys(ours: Moving) -> None:
    """Numbers, and the link to a member of staff who is this person, which nobody else may read (AC-030)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT kept_in, id FROM people_move_keys(%s, %s, NULL)", [ours.from_, ours.to])
        for table, row in cursor.fetchall():
            ours.moved(table, row, "person_id")


@action
def let_go(*, by: actors.Actor, ours: Moving, kind: str, party_id: uuid.UUID) -> None:
    """Within a merge: this reason to look has ended."""
    ended = models.Relationship.objects.filter(person_id=ours.to, kind=kind, party_id=party_id, until_at=None)
    ours.change(ended, until_at=clock.now())


@action
def let_in(*, by: actors.Actor, ours: Moving, kind: str, party_id: uuid.UUID) -> None:
    """Within a merge: this team has a reason to look, unless it has one already."""
    now = clock.now()
    same = Q(person_id=ours.to, kind=kind, party_kind="team", party_id=party_id)
    if not models.Relationship.objects.filter(same).exclude(until_at__lte=now).exists():
        made = models.Relationship.objects.create(
            person_id=ours.to, kind=kind, party_kind="team", party_id=party_id, from_at=now, source="people.let_in"
        )
        ours.made(made)


@action
def move_back(*, by: actors.Actor, from_: uuid.UUID, to: uuid.UUID, moved: tuple[Moved, ...]) -> None:
    """Each row back to whose it was; an answer that somebody gave since stays as it was given."""
    with rows.house(from_, to):
        keys = [one.row for one in moved if one.table in ("people_identifier", "people_selflink")]
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM people_move_keys(%s, %s, %s)", [to, from_, keys])
        for model in (models.Person, models.SafeContact, *(model for model, _ in moving.tables("people"))):
            if model is not models.Consent:
                moving.put_back(model, moved)
        _choices_back(moved)
        made = [one.row for one in moved if one.kind == moving.MADE and one.table == "people_relationship"]
        models.Relationship.objects.filter(pk__in=made, until_at=None).update(until_at=clock.now())


def _choices_back(moved: tuple[Moved, ...]) -> None:
    """A choice that gave way is in force again, unless they chose anew since."""
    moving.put_back(models.Consent, moved, kinds=(moving.PLACE,))
    for one in moved:
        if one.table != "people_consent" or one.kind != moving.STATE:
            continue
        row = models.Consent.objects.get(pk=one.row)
        anew = models.Consent.objects.filter(
            person_id=row.person_id, organisation_id=row.organisation_id, scope=row.scope, until_at=None
        )
        if not anew.exists():
            moving.put_back(models.Consent, [one])
