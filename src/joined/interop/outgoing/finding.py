"""Reading the outbox: whom to answer, what should have gone, and what is to be told by telephone."""

import dataclasses
import datetime
import uuid

from django.db import connection

from joined.base import rows
from joined.interop import models, words
from joined.kit import actors, clock, errors
from joined.people import queries as persons
from joined.trail.writing import shows

NOT_OVER = ("joined", "")
"""Endings of a matter after which the request goes on, or has not ended."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class ToTell:
    """One answer that somebody gives by telephone."""

    id: uuid.UUID
    person_id: uuid.UUID
    name: str
    born_on: datetime.date | None
    asker: str
    organisation: str
    phone: str
    reference: str
    said: str
    since: datetime.datetime


@dataclasses.dataclass(frozen=True, kw_only=True)
class Telephone:
    """What my teams have to tell by telephone, oldest first."""

    answers: tuple[ToTell, ...]
    people: tuple[uuid.UUID, ...]


def to_answer(*, to: actors.System, person: uuid.UUID, matter_id: uuid.UUID | None) -> list[models.Original]:
    """Messages about this person whose senders are still to be told; with `matter_id` those that ended with it."""
    with rows.acting(to, people=[person]):
        found = models.Original.objects.filter(person_id=person).select_related("person", "arrival")
        found = found.select_related("referral__matter")
        if matter_id:
            return list(found.filter(referral__matter_id=matter_id).exclude(referral__matter__ending__in=NOT_OVER))
        return list(found.exclude(arrival__answers__kind="ended"))


def unsent() -> list[tuple[uuid.UUID, uuid.UUID]]:
    """Answers past the moment of their next try, and whom they are about: from a listed function."""
    since = clock.now() - datetime.timedelta(minutes=1)
    with rows.context(actors.System("sweep")), connection.cursor() as cursor:
        cursor.execute("SELECT answer, person FROM interop_unsent(%s)", [since])
        return cursor.fetchall()


@shows
def by_telephone(*, to: actors.Staff) -> Telephone:
    """Answers that did not arrive, about people with whom nothing is open: on in-take's list until they are told."""
    found = models.Answer.objects.filter(state="failed", with_team_id__in=to.team_ids)
    found = found.select_related("organisation", "team", "arrival__original__referral").order_by("settled_at")
    names = persons.names(to=to, people=[row.person_id for row in found])
    answers = tuple(_to_tell(row, named=names[row.person_id]) for row in found)
    return Telephone(answers=answers, people=tuple({answer.person_id for answer in answers}))


def _to_tell(row: models.Answer, *, named: tuple[str, datetime.date | None]) -> ToTell:
    referral = row.arrival.original.referral
    return ToTell(
        id=row.pk,
        person_id=row.person_id,
        name=named[0],
        born_on=named[1],
        asker=referral.asker_name,
        organisation=row.organisation.name if row.organisation else "",
        phone=row.organisation.phone if row.organisation else "",
        reference=row.arrival.reference,
        said=short(row),
        since=row.settled_at,
    )


def row(*, to: actors.Staff, answer_id: uuid.UUID) -> models.Answer:
    """The row, for the action. Raises NotHere unless it is on the list of a team of theirs."""
    with rows.acting(to):
        found = models.Answer.objects.filter(pk=answer_id, with_team_id__in=to.team_ids).first()
    if found is None:
        raise errors.NotHere()
    return found


def short(made: models.Answer) -> str:
    """What became of it, in a sentence or two: all that the asker is told."""
    said = words.SAID[made.kind].format(team=made.team.name if made.team else words.A_TEAM)
    if made.first_contact_on:
        said += " " + words.FIRST_CONTACT.format(day=f"{made.first_contact_on:%-d %B %Y}")
    return said
