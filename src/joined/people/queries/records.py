"""Rows for actions, what is about to be corrected, and which record of somebody goes on."""

import dataclasses
import functools
import uuid
from collections.abc import Iterable

from django.db import connection

from joined.base import paging, rows
from joined.kit import actors, clock
from joined.people import access, models
from joined.people.queries import reaching, who
from joined.trail.writing import shows


@dataclasses.dataclass(frozen=True, kw_only=True)
class Changing:
    """Somebody about to be corrected: as they stand, and the row for the action."""

    row: models.Person
    person: who.Person
    lines: str
    postcode: str
    is_address_kept_back: bool
    ethnicity: int | None

    @property
    def people(self) -> tuple[uuid.UUID, ...]:
        return (self.person.id,)


@shows
def to_change(*, to: actors.Actor, person: uuid.UUID, scope: str = "identity") -> Changing:
    """Somebody whom `to` may correct. Raises NotHere or Forbidden. An address is shown where contact is reached."""
    access.check_may_change(by=to, person=person, scope=scope)
    row = models.Person.objects.get(pk=person)
    address = models.Address.objects.filter(person=row, until_at=None).first()
    is_hidden = bool(address) and (address.is_confidential or reaching.is_masked(to=to, person=person))
    shown = None if is_hidden else address
    return Changing(
        row=row,
        person=who.shown(models.Person.objects.filter(pk=person), to=to)[0],
        lines=shown.lines if shown else "",
        postcode=shown.postcode if shown else "",
        is_address_kept_back=is_hidden,
        ethnicity=row.ethnicity,
    )


def row(*, to: actors.Actor, person: uuid.UUID) -> models.Person | None:
    """The row itself, for actions; None where `to` may not see it."""
    with rows.acting(to, people=[person]):
        return models.Person.objects.filter(pk=person).first()


def rows_of(*, to: actors.Actor, people: Iterable[uuid.UUID]) -> dict[uuid.UUID, models.Person]:
    """The rows of those whom `to` may see, for actions."""
    ids = list(people)
    with rows.acting(to, people=ids):
        return {row.pk: row for row in models.Person.objects.filter(pk__in=ids)}


def unmatched(
    *, to: actors.Staff, team_ids: list[uuid.UUID], after: str = "", size: int | None = None
) -> paging.Page[who.Person]:
    """A page of the people whom these teams hold and who are not matched yet; whoever was added first comes first."""
    now = clock.now()
    held = models.Relationship.objects.filter(
        party_kind="team", party_id__in=team_ids, kind__in=("caseload", "accepted"), from_at__lte=now
    ).exclude(until_at__lte=now)
    with rows.acting(to):
        found = models.Person.objects.filter(is_provisional=True, became=None, pk__in=held.values("person"))
        read = functools.partial(who.shown, to=to)
        return paging.page(found, by=("added_at", "id"), after=after, size=size, read=read)


def became(*, person: uuid.UUID) -> uuid.UUID | None:
    """The record into which this one was emptied, if it was; within a deed, or before a check of the other."""
    with rows.house(person):
        return models.Person.objects.filter(pk=person).values_list("became_id", flat=True).first()


def is_one_dead(*, people: Iterable[uuid.UUID]) -> bool:
    """Whether one of these records says that they have died; within a deed."""
    ids = list(people)
    with rows.house(*ids):
        return models.Person.objects.filter(pk__in=ids).exclude(died_on=None).exists()


def goes_on(*, person: uuid.UUID) -> uuid.UUID:
    """The record that goes on for this one: itself, unless it was emptied; within a deed, or before a check."""
    seen, found = {person}, person
    while (further := became(person=found)) and further not in seen:
        seen.add(further)
        found = further
    return found


def leads_to(*, to: actors.Staff, person: uuid.UUID) -> uuid.UUID | None:
    """The record that goes on for one that was emptied, if `to` may see it; else nothing, as for an unknown id."""
    found = goes_on(person=person)
    return found if found != person and access.may(to=to, person=found, scope="identity") else None


def former(*, person: uuid.UUID) -> list[uuid.UUID]:
    """Records that were emptied into this one; only after a check of this one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT people_former(%s)", [person])
        return [pk for (pk,) in cursor.fetchall()]
