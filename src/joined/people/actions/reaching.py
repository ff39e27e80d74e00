"""How to reach somebody, as they said it, and a text to them."""

import dataclasses

from joined.base import later
from joined.kit import actors, clock, errors
from joined.messages import actions as messages
from joined.people import access, models, queries
from joined.trail.writing import action


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
    """Keep what they said about one way to reach them, who asked, when, and whether they were alone."""
    if phone:
        _use_phone(person, phone)
    kept, _ = models.SafeContact.objects.update_or_create(
        person=person,
        channel=way.channel,
        defaults={
            "is_allowed": way.is_allowed,
            "safe": way.safe,
            "level": way.level,
            "hours": way.hours,
            "if_answered": way.if_answered,
            "may_speak_to": way.may_speak_to,
            "was_alone": way.was_alone,
            "confirmed_at": clock.now(),
            "confirmed_by_name": by.name,
        },
    )
    return kept


@action
def confirm_ways(
    *, by: actors.Actor, person: models.Person, ways: tuple[Way, ...], phone: str = "", is_shared: bool = False
) -> models.Person:
    """Keep what they said about every way that was asked, at once, and whose the telephone is."""
    access.check_may_change(by=by, person=person.pk, scope="contact")
    if phone:
        _use_phone(person, phone)
        person.phones.filter(until_at=None).update(is_shared=is_shared)
    for way in ways:
        confirm_way(by=by, person=person, way=way)
    return person


def _use_phone(person: models.Person, number: str) -> None:
    current = person.phones.filter(until_at=None)
    if not current.filter(number=number).exists():
        current.update(until_at=clock.now())
        models.Phone.objects.create(person=person, number=number)


@action
def text(*, by: actors.Staff, person: models.Person, words: str, level: int) -> object:
    """Write a text to somebody and put it to be sent after the undo. Everything is checked again when it goes.

    Raises Forbidden where no text may go (AC-012), Refused where the words say more than the person chose, do
    not fit, or would arrive destroyed.
    """
    reach = queries.how_to_reach(to=by, person=person.pk)
    if not reach.text.is_allowed:
        raise errors.Forbidden(reach.text.why_not)
    if level > reach.text.level:
        raise errors.Refused("That says more than they chose to read in a text.", field="words")
    message = messages.write(
        by=by,
        about=person.pk,
        organisation_id=by.organisation,
        team_id=next(iter(by.team_ids), None),
        to=reach.phone,
        language=reach.language,
        level=level,
        words=words,
    )
    later.later(
        "people.dispatch",
        in_seconds=(message.due_at - clock.now()).total_seconds(),
        message=str(message.pk),
        person=str(person.pk),
    )
    return message
