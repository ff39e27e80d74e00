"""Do we already know them? People who may be the same one, with reasons; never an oracle (T09, decisions.md §4)."""

import collections
import dataclasses
import datetime
import typing
import uuid
from collections.abc import Sequence

from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.functions import Right

from joined.base import rows
from joined.kit import actors, errors
from joined.people import access, likeness, models, rules
from joined.trail import writing as trail
from joined.trail.writing import shows

AT_MOST = 5
SHARED_BY = 50
"""A number, a name or a day that more people share tells nobody apart, among the many of a list."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Alike:
    """Somebody who may be the same, and what may be said of them: enough to compare, no way to reach them."""

    id: uuid.UUID
    known: likeness.Known
    likeness: likeness.Likeness
    is_provisional: bool
    added_at: datetime.datetime


@dataclasses.dataclass(frozen=True)
class Alikes:
    """Those who may be the same, the likeliest first. `people` is for the trail."""

    found: tuple[Alike, ...]
    people: tuple[uuid.UUID, ...]


@shows
def alike(
    *,
    to: actors.Actor,
    person: uuid.UUID | None = None,
    details: likeness.Known | None = None,
    at_most: int = AT_MOST,
) -> Alikes:
    """People who may be `person`, or whom `details` may describe.

    Those beyond the reach of `to` are found only about a person whom in-take holds, by a worker of that team, or by
    the service itself (`people_alike`); anybody else is answered from their own people. Raises NotHere where `to` may
    not see `person`.
    """
    if person is not None:
        access.check(to=to, person=person, scope="identity")
        trail.searched(to=to, verb="people.alike", kind="likeness", words=str(person))
        asked, found = known(person), [*_held(person)]
        seen = {one.id for one in found}
        found += [one for one in _own(asked) if one.id not in seen and one.id != person]
    elif details is not None:
        words = f"{details.name} {details.born_on} {details.number}"
        trail.searched(to=to, verb="people.alike", kind="likeness", words=words)
        asked, found = details, _own(details)
    else:
        raise ValueError("Ask about a person, or about details.")
    return _worth_asking(asked, found, at_most)


def alike_each(*, to: actors.Staff, people: list[uuid.UUID]) -> dict[uuid.UUID, tuple[Alike, ...]]:
    """The same for several whom in-take holds, in a constant number of statements; the caller writes the looks."""
    if not people:
        return {}
    trail.searched(to=to, verb="people.alike", kind="likeness", words=" ".join(map(str, people)))
    with rows.house(*people):
        asked = {row.id: row.known for row in _read(models.Person.objects.filter(pk__in=people))}
    found: dict[uuid.UUID, list[_Row]] = {person: [] for person in people}
    with rows.acting(to), connection.cursor() as cursor:
        cursor.execute(
            "SELECT asked.who, found.* FROM unnest(%s::uuid[]) AS asked(who), LATERAL people_alike(asked.who) AS found",
            [people],
        )
        for who, *columns in cursor.fetchall():
            found[who].append(_row(*columns))
    return {person: _worth_asking(asked[person], found[person], AT_MOST).found for person in people}


def own_each(*, to: actors.Staff, asked: Sequence[likeness.Known]) -> list[tuple[Alike, ...]]:
    """Whom of their own people `to` may mean by each of several, in a constant number of statements.

    Of the others nothing is said (T09); the caller writes the looks. Compared are those with the same number, name,
    telephone, or day of birth, written either way round: with less in common nobody is worth asking about.
    """
    trail.searched(to=to, verb="people.alike", kind="likeness", words=" ".join(one.name for one in asked))
    near: dict[tuple[str, object], dict[uuid.UUID, _Row]] = {}
    with rows.acting(to):
        for row in _near_any(asked):
            for key in _keys(row.known):
                near.setdefault(key, {})[row.id] = row
    telling = {key: held for key, held in near.items() if len(held) <= SHARED_BY}
    found = [{pk: row for key in _keys(one) for pk, row in telling.get(key, {}).items()} for one in asked]
    settled = (_settled(one, list(these.values())) for one, these in zip(asked, found, strict=True))
    return [_worth_asking(one, these, AT_MOST).found for one, these in zip(asked, settled, strict=True)]


def _settled(asked: likeness.Known, found: list["_Row"]) -> list["_Row"]:
    """Where number, name and day of birth all agree, nobody else need be compared."""
    wanted = _whole(asked)
    return [row for row in found if all(wanted) and _whole(row.known) == wanted] or found


def _whole(one: likeness.Known) -> tuple[str, str, datetime.date | None]:
    return one.number, rules.name_key(one.name), one.born_on


def _near_any(asked: Sequence[likeness.Known]) -> list["_Row"]:
    keys = {key for one in asked for key in _keys(one)}
    wanted = {kind: [value for of, value in keys if of == kind] for kind in ("name", "number", "born", "phone")}
    held = models.Phone.objects.annotate(end=Right("number", 9)).filter(end__in=wanted["phone"], until_at=None)
    near = Q(name_key__in=wanted["name"]) | Q(nhs_number__in=wanted["number"]) | Q(born_on__in=wanted["born"])
    return _read(models.Person.objects.filter(near | Q(pk__in=held.values("person")), became=None, let_go_at=None))


def _keys(one: likeness.Known) -> set[tuple[str, object]]:
    """What two records must share, one of these, to be compared among many."""
    born = {one.born_on, likeness.swapped(one.born_on)} - {None} if one.born_on else set()
    numbers = {("number", one.number)} if one.number else set()
    phones = {("phone", phone[-9:]) for phone in one.phones}
    return {("name", rules.name_key(one.name)), *numbers, *phones, *(("born", day) for day in born)}


def _worth_asking(asked: likeness.Known, found: list["_Row"], at_most: int) -> Alikes:
    compared = [
        Alike(
            id=one.id,
            known=one.known,
            likeness=likeness.likeness(asked, one.known),
            is_provisional=one.is_provisional,
            added_at=one.added_at,
        )
        for one in found
    ]
    worth = sorted((one for one in compared if one.likeness.is_worth_asking), key=_likeliest)[:at_most]
    return Alikes(tuple(worth), tuple(one.id for one in worth))


def _likeliest(one: Alike) -> tuple[float, bool, str]:
    return -one.likeness.score, one.is_provisional, str(one.id)


def known(person: uuid.UUID) -> likeness.Known:
    """What a record holds that can be compared, as the house; after an access check. Raises NotHere."""
    with rows.house(person):
        found = _read(models.Person.objects.filter(pk=person))
    if not found:
        raise errors.NotHere()
    return found[0].known


class _Row(typing.NamedTuple):
    id: uuid.UUID
    known: likeness.Known
    is_provisional: bool
    added_at: datetime.datetime


_COLUMNS = ("pk", "name", "call_me", "born_on", "nhs_number", "is_provisional", "added_at")


def _read(found: QuerySet[models.Person]) -> list[_Row]:
    """Those found with what can be compared, in three statements.

    An address or number that is kept confidential is not compared: that it is the same would tell what it is.
    """
    listed = list(found.values_list(*_COLUMNS))
    ids = [columns[0] for columns in listed]
    numbers: dict[uuid.UUID, list[str]] = collections.defaultdict(list)
    shared: set[uuid.UUID] = set()
    phones = models.Phone.objects.filter(person_id__in=ids, until_at=None, is_confidential=False)
    for person, number, is_shared in phones.values_list("person_id", "number", "is_shared"):
        numbers[person].append(number)
        shared |= {person} if is_shared else set()
    homes = models.Address.objects.filter(person_id__in=ids, until_at=None, is_confidential=False)
    home = {person: lines for person, *lines in homes.values_list("person_id", "lines", "postcode")}
    nowhere = ("", "")
    return [_row(*one, numbers[one[0]], one[0] in shared, *home.get(one[0], nowhere)) for one in listed]


def _held(person: uuid.UUID) -> list[_Row]:
    """What the listed function says about somebody whom in-take holds; nothing to anybody else."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM people_alike(%s)", [person])
        return [_row(*columns) for columns in cursor.fetchall()]


def _row(
    found: uuid.UUID,
    name: str,
    call_me: str,
    born_on: datetime.date | None,
    number: str,
    is_provisional: bool,
    added_at: datetime.datetime,
    phones: list[str],
    is_phone_shared: bool,
    lines: str,
    postcode: str,
) -> _Row:
    kept = likeness.Known(
        name=name,
        call_me=call_me,
        born_on=born_on,
        number=number,
        phones=tuple(phones),
        is_phone_shared=is_phone_shared,
        lines=lines,
        postcode=postcode,
    )
    return _Row(found, kept, is_provisional, added_at)


def _own(asked: likeness.Known) -> list[_Row]:
    """Of those whom the asker sees anyway: row security decides."""
    key = rules.name_key(asked.name)
    near = Q(name_key=key)
    if asked.number:
        near |= Q(nhs_number=asked.number)
    if asked.born_on:
        near |= Q(born_on__in=likeness.birthdays_like(asked.born_on))
    if asked.phones:
        ends = [phone[-9:] for phone in asked.phones]
        held = models.Phone.objects.annotate(end=Right("number", 9)).filter(
            end__in=ends, until_at=None, is_confidential=False
        )
        near |= Q(pk__in=held.values("person"))
    if asked.postcode:
        homes = models.Address.objects.filter(postcode=asked.postcode, until_at=None, is_confidential=False)
        near |= Q(pk__in=homes.values("person"))
    return _read(models.Person.objects.filter(near, became=None)[:200])
