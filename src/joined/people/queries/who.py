"""Who somebody is, as whoever asks needs it."""

import dataclasses
import datetime
import typing
import uuid
from collections.abc import Collection, Iterable

from django.db.models import Exists, OuterRef, QuerySet

from joined.base import often, rows
from joined.kit import actors, clock
from joined.people import access, models, rules
from joined.trail.writing import shows


@dataclasses.dataclass(frozen=True, kw_only=True)
class Person:
    """Who somebody is: what a banner shows. `people` is for the trail."""

    id: uuid.UUID
    name: str
    call_me: str
    pronouns: str
    born_on: datetime.date | None
    age: int | None
    nhs_number: str
    is_nhs_number_odd: bool
    practice_id: uuid.UUID | None
    practice_name: str
    neighbourhood_id: uuid.UUID | None
    neighbourhood_name: str
    language: str
    needs: tuple[str, ...]
    is_provisional: bool
    version: int
    why: str = ""
    is_number_kept_back: bool = False
    added_at: datetime.datetime | None = None

    @property
    def people(self) -> tuple[uuid.UUID, ...]:
        return (self.id,)

    @property
    def called(self) -> str:
        """What to call them."""
        return self.call_me or self.name.split()[0]


@dataclasses.dataclass(frozen=True, slots=True)
class Listed:
    """Somebody on a list: by name, their language, and whether they need anything so that help reaches them."""

    id: uuid.UUID
    name: str
    born_on: datetime.date | None
    language: str
    has_needs: bool


class Row(typing.NamedTuple):
    """What is read of somebody who is shown; the names are those of the columns."""

    id: uuid.UUID
    name: str
    call_me: str
    pronouns: str
    born_on: datetime.date | None
    nhs_number: str
    is_nhs_number_odd: bool
    practice_id: uuid.UUID | None
    practice__name: str | None
    neighbourhood_id: uuid.UUID | None
    neighbourhood__name: str | None
    language: str
    is_provisional: bool
    version: int
    added_at: datetime.datetime
    died_on: datetime.date | None


def read(found: QuerySet[models.Person]) -> list[Row]:
    """Those found, column by column: lists make no object of every table that they touch."""
    return [Row(*columns) for columns in found.values_list(*Row._fields)]


_THESE = often.Question(lambda: models.Person.objects.filter(pk__among=often.Given("people")).values_list(*Row._fields))
_NAMES = often.Question(
    lambda: models.Person.objects.filter(pk__among=often.Given("people")).values_list("pk", "name", "born_on")
)
_NEEDS = often.Question(
    lambda: models.Need.objects.filter(person_id__among=often.Given("people"), until_at=None).values_list(
        "person_id", "words"
    )
)
_LISTED = often.Question(
    lambda: (
        models.Person.objects.filter(pk__among=often.Given("people"))
        .annotate(has_needs=Exists(models.Need.objects.filter(person_id=OuterRef("pk"), until_at=None)))
        .values_list("pk", "name", "born_on", "language", "has_needs")
    )
)


def these(people: Iterable[uuid.UUID]) -> list[Row]:
    """Those of them who may be seen here."""
    return [Row(*columns) for columns in _THESE(people=often.ids(people))]


def needs_of(people: Collection[uuid.UUID]) -> dict[uuid.UUID, tuple[str, ...]]:
    """What each of them needs today; the caller may see them."""
    needs: dict[uuid.UUID, tuple[str, ...]] = dict.fromkeys(people, ())
    for person_id, words in _NEEDS(people=often.ids(people)) if people else ():
        needs[person_id] += (words,)
    return needs


def shown(found: QuerySet[models.Person], *, to: actors.Actor, why: str = "") -> tuple[Person, ...]:
    """Those found as `to` needs them, in two statements; the caller writes the looks."""
    return _shown(read(found), to=to, why=why)


def _shown(listed: list[Row], *, to: actors.Actor, why: str = "") -> tuple[Person, ...]:
    needs = needs_of([row.id for row in listed])
    return tuple(as_person(row, to=to, needs=needs[row.id], why=why) for row in listed)


def as_person(row: Row, *, to: actors.Actor, needs: tuple[str, ...], why: str = "") -> Person:
    """Who somebody is, as `to` needs it: a charity helps without NHS number and practice (security.md, ASVS 15.3.1).

    That somebody is still to be matched is for in-take alone: it would tell an asker that the number is known.
    """
    is_direct = to.kind != "staff" or to.organisation_kind in rules.DIRECT_CARE
    return Person(
        id=row.id,
        name=row.name,
        call_me=row.call_me,
        pronouns=row.pronouns,
        born_on=row.born_on,
        age=rules.age_on(clock.today(), row.born_on) if row.born_on else None,
        nhs_number=row.nhs_number if is_direct else "",
        is_nhs_number_odd=row.is_nhs_number_odd,
        practice_id=row.practice_id,
        practice_name=row.practice__name or "" if is_direct else "",
        neighbourhood_id=row.neighbourhood_id,
        neighbourhood_name=row.neighbourhood__name or "",
        language=row.language,
        needs=needs,
        is_provisional=row.is_provisional and rules.compares(to.role),
        version=row.version,
        why=why,
        is_number_kept_back=not is_direct,
        added_at=row.added_at,
    )


def one_line(lines: str, postcode: str) -> str:
    """An address on one line."""
    return ", ".join(part.strip() for part in (*lines.splitlines(), postcode) if part.strip())


@shows
def person(*, to: actors.Actor, person: uuid.UUID) -> Person:
    """One person. Raises NotHere where `to` may not see them."""
    access.check(to=to, person=person, scope="identity")
    return _shown(these([person]), to=to)[0]


def each(*, to: actors.Actor, people: list[uuid.UUID]) -> dict[uuid.UUID, Person]:
    """Several people at once, those that `to` may see; the caller writes the looks."""
    with rows.acting(to):
        return {one.id: one for one in _shown(these(people), to=to)}


def listed(*, to: actors.Actor, people: Iterable[uuid.UUID]) -> dict[uuid.UUID, Listed]:
    """Several people as a list shows them, those that `to` may see, in one statement; the caller writes the looks."""
    with rows.acting(to):
        return {row[0]: Listed(*row) for row in _LISTED(people=often.ids(people))}


NAME_KEPT_BACK = "Name not shared with you"


def names(*, to: actors.Actor, people: Iterable[uuid.UUID]) -> dict[uuid.UUID, tuple[str, datetime.date | None]]:
    """Name and date of birth of several people, for rows of lists; the caller writes the looks.

    Every id gets a name: of somebody whom `to` may help but not know, only that it is kept back.
    """
    ids = set(people)
    with rows.acting(to):
        seen = _NAMES(people=often.ids(ids)) if ids else ()
        found = {pk: (name, born_on) for pk, name, born_on in seen}
    return {pk: found.get(pk, (NAME_KEPT_BACK, None)) for pk in ids}
