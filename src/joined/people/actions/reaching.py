"""How to reach somebody, as they said it, and what is written to them."""

from __future__ import annotations

import dataclasses
import datetime
import typing
import uuid

from joined.base import happenings, later
from joined.kit import actors, clock, errors
from joined.messages import actions as messages
from joined.messages import hours
from joined.messages import queries as written
from joined.messages import words as said
from joined.people import access, letters, models, queries, routes
from joined.trail.writing import action, because

if typing.TYPE_CHECKING:  # another room's row is named here, never imported
    from joined.messages import models as messages_models


@dataclasses.dataclass(frozen=True, kw_only=True)
class Way:
    """How one channel stands, as the person said and somebody asked."""

    channel: str
    is_allowed: bool
    safe: str = "unknown"
    level: int = 0
    hours: str = ""
    if_answered: str = "nothing"
    may_speak_to: str = ""
    was_alone: str = "unknown"


@action
def confirm_way(*, by: actors.Actor, person: models.Person, way: Way, phone: str = "") -> models.SafeContact:
    """Keep what they said about one way to reach them, who asked, when, and whether they were alone.

    A way that is not safe stays so until they say otherwise on their own: whoever is beside them cannot open it.
    """
    if phone:
        _use_phone(person, phone)
    if way.was_alone != "yes" and _is_unsafe(person, way.channel):
        way = dataclasses.replace(way, is_allowed=False, safe="no", level=0)
    said = dataclasses.asdict(way) | {"confirmed_at": clock.now(), "confirmed_by_name": by.name}
    kept = models.SafeContact.objects.filter(person=person, channel=said.pop("channel"))
    if not kept.update(**said):  # deeds about one person take turns: nobody adds it meanwhile
        return models.SafeContact.objects.create(person=person, channel=way.channel, **said)
    return kept.get()


def _is_unsafe(person: models.Person, channel: str) -> bool:
    return models.SafeContact.objects.filter(person=person, channel=channel, safe="no").exists()


@action
def confirm_ways(
    *,
    by: actors.Actor,
    person: models.Person,
    ways: tuple[Way, ...],
    phone: str = "",
    is_shared: bool = False,
    email: str = "",
    is_email_shared: bool = False,
) -> models.Person:
    """Keep what they said about every way that was asked, at once, and whose the telephone and the e-mail are.

    A number or address that they have said again is checked: that one failed once counts no longer (F-09).
    """
    access.check_may_change(by=by, person=person.pk, scope="contact")
    if phone:
        _use_phone(person, phone)
        person.phones.filter(until_at=None).update(is_shared=is_shared, failed_at=None)
    if email:
        _use_email(person, email)
        person.emails.filter(until_at=None).update(is_shared=is_email_shared, failed_at=None)
    for way in ways:
        confirm_way(by=by, person=person, way=way)
    return person


def _use_phone(person: models.Person, number: str) -> None:
    """A new number is kept as confidential as the one before."""
    current = person.phones.filter(until_at=None)
    if not current.filter(number=number).exists():
        is_confidential = current.filter(is_confidential=True).exists()
        current.update(until_at=clock.now())
        models.Phone.objects.create(person=person, number=number, is_confidential=is_confidential)


def _use_email(person: models.Person, address: str) -> None:
    current = person.emails.filter(until_at=None)
    if not current.filter(address__iexact=address).exists():
        current.update(until_at=clock.now())
        models.Email.objects.create(person=person, address=address)


@action
def flag(*, by: actors.Actor, person: models.Person, message: messages_models.Message) -> bool:
    """A number or address that can never be reached is marked, so that it is checked before anybody writes (F-09)."""
    kept = {"sms": person.phones.filter(number=message.to), "email": person.emails.filter(address=message.to)}
    if message.channel not in kept or message.why_not not in said.NEVER_THERE:
        return False
    return bool(kept[message.channel].filter(until_at=None).update(failed_at=clock.now()))


@action
def text(*, by: actors.Staff, person: models.Person, words: str, level: int, **more: typing.Any) -> object:
    """Write a text to somebody and put it to be sent after the undo. Everything is checked again when it goes.

    Raises Forbidden where no text may go (AC-012), Refused where the words say more than the person chose, do
    not fit, or would arrive destroyed.
    """
    return write(by=by, person=person, words=words, level=level, route="text", **more)


@action
def write(
    *,
    by: actors.Staff,
    person: models.Person,
    words: str,
    level: int,
    route: str,
    is_urgent: bool = False,
    useless_after: datetime.datetime | None = None,
) -> object:
    """Write to somebody by text, e-mail or letter; a letter waits for hands, the others go after the undo.

    Raises as `text` does.
    """
    reach = queries.how_to_reach(to=by, person=person.pk)
    way = reach.route(route)
    if not way.is_allowed:
        raise errors.Forbidden(way.why_not)
    if level > way.level:
        raise errors.Refused(SAYS_MORE, field="words")
    channel = routes.CHANNEL[route]
    message = messages.write(
        by=by,
        about=person.pk,
        organisation_id=by.organisation,
        team_id=next(iter(by.team_ids), None),
        to={"text": reach.phone, "email": reach.email}.get(route, ""),
        language=reach.language,
        level=level,
        words=words,
        channel=channel,
        their_hours=hours.read(reach.hours) if route == "text" else None,
        is_urgent=is_urgent,
        useless_after=useless_after,
    )
    if channel != "letter":
        later.later(
            "people.dispatch",
            in_seconds=(message.due_at - clock.now()).total_seconds(),
            is_first=is_urgent,
            message=str(message.pk),
            person=str(person.pk),
        )
    return message


@action
def print_letter(*, by: actors.Staff, message_id: uuid.UUID) -> object:
    """Somebody prints a letter; how to reach them is asked afresh, and what may not go any more is stopped (T33).

    Raises NotHere, or Refused with what to do instead.
    """
    found = letters.letter(to=by, message_id=message_id)
    if found.why_not:
        raise errors.Refused(found.why_not)
    row = written.row(to=by, message_id=message_id)
    return messages.printed(by=by, message=row, to=letters.one_line(found.lines))


@action
def post_letter(*, by: actors.Staff, message_id: uuid.UUID, on: datetime.date) -> object:
    """It is in the post since that day. Raises NotHere, or Refused where it may not go, or their address changed."""
    found = letters.letter(to=by, message_id=message_id)
    if found.why_not or found.is_moved:
        raise errors.Refused(found.why_not or letters.MOVED, field="on")
    return messages.posted(by=by, message=written.row(to=by, message_id=message_id), on=on)


@action
def letter_came_back(*, by: actors.Staff, message_id: uuid.UUID) -> object:
    """The post brought it back: they were not told. Raises NotHere or Refused."""
    found = letters.letter(to=by, message_id=message_id)
    return messages.came_back(by=by, message=written.row(to=by, message_id=found.message.id))


@action
def lift_stop(
    *,
    by: actors.Staff,
    person: models.Person,
    words: str,
    said_on: datetime.date,
    was_alone: str,
    is_themselves: bool,
) -> models.Person:
    """The person says, alone, to a worker, that they want texts again: the STOP came from somebody else's hand.

    Raises Refused unless they said it themselves, on their own, in words that are kept, on a day that is here.
    """
    access.check_may_change(by=by, person=person.pk, scope="contact")
    reach = queries.how_to_reach(to=by, person=person.pk)
    if not is_themselves:
        raise errors.Refused(said.LIFT_THEMSELVES, field="is_themselves")
    if was_alone != "yes":
        raise errors.Refused(said.LIFT_ALONE, field="alone")
    if not words.strip():
        raise errors.Refused(said.LIFT_WORDS, field="words")
    if said_on > clock.today():
        raise errors.Refused("Choose the day on which they said so.", field="said_on")
    messages.lift(by=by, number=reach.phone, about=person.pk, words=words.strip(), said_on=said_on)
    return person


@action
def unmask(*, by: actors.Staff, person: models.Person, reason: str) -> models.Person:
    """Look behind a restriction, with a reason that stays in the trail; somebody else hears of it the same day (T11).

    Raises Refused without a reason.
    """
    access.check(to=by, person=person.pk, scope="contact")
    if len(reason.split()) < LEAST_REASON:
        raise errors.Refused("Say why you need to see this now, in a few words.", field="reason")
    because(by=by, verb="people.looked_in_full", person=person.pk, why=reason)
    happenings.announce("people.unmasked", person=str(person.pk), by=str(by.id))
    return person


LEAST_REASON = 3
SAYS_MORE = "That says more than they chose to read in a message."
