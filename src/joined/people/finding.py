"""Finding people: one's own rightful ones by anything; others only by exact number and date of birth."""

import dataclasses
import datetime
import functools
import itertools
import uuid

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.db.models import Q
from django.db.models.functions import Right
from django.utils.module_loading import import_string

from joined.base import paging, rows
from joined.kit import actors, clock
from joined.people import access, likeness, models, queries, rules, typed
from joined.trail import writing as trail
from joined.trail.writing import shows

FOUND_AT_MOST = 12
CANDIDATES = (60, 2_000, 100_000)
"""How many row security is asked about at a time, until enough of them may be seen or nobody is left."""
MATCHES_AN_HOUR = 20
"""How often an hour one worker may ask after somebody by number and date of birth (AC-018)."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Found:
    """People of one's own that match, in order of name: a page of them.

    `look_alike`: those among them whose names could be taken for one another.
    `match`: initials and year of somebody else, for an exact number and date of birth. `is_too_often`: that
    was asked too many times this hour and has not been looked up.
    `offered`: beside each, what other rooms offer: in words, and the name of its page.
    """

    words: str
    page: paging.Page[queries.Person] = paging.NOTHING
    look_alike: frozenset[uuid.UUID] = frozenset()
    match: str = ""
    is_too_often: bool = False
    may_add: bool = False
    offered: dict[uuid.UUID, tuple[tuple[str, str], ...]] = dataclasses.field(default_factory=dict)
    people: tuple[uuid.UUID, ...] = ()

    @property
    def found(self) -> tuple[queries.Person, ...]:
        return self.page.rows

    @property
    def is_empty(self) -> bool:
        """Nothing was asked yet."""
        return not self.words


@shows
def find(*, to: actors.Staff, words: str, after: str = "") -> Found:
    """Search. The trail keeps what kind of words were typed and a keyed digest of them. `after`: a page's mark."""
    asked = typed.read(words)
    may_add = access.may_add(by=to)
    if not asked.kinds:
        return Found(words=words.strip(), may_add=may_add)
    trail.searched(to=to, verb="people.find", kind="+".join(asked.kinds), words=words.strip())
    page = _own(to, asked, after)
    own = page.rows
    match, is_too_often = ("", False) if own or not (asked.is_exact and may_add) else _match(to, asked)
    return Found(
        words=words.strip(),
        page=page,
        look_alike=_look_alike(own),
        match=match,
        is_too_often=is_too_often,
        may_add=may_add,
        offered=_offered(to, [person.id for person in own]),
        people=tuple(person.id for person in own),
    )


def _offered(to: actors.Staff, found: list[uuid.UUID]) -> dict[uuid.UUID, tuple[tuple[str, str], ...]]:
    """What other rooms offer beside each, as the wiring names them."""
    asked = [(import_string(name)(to=to, people=found), words, page) for name, words, page in settings.FOUND]
    return {one: tuple((words, page) for those, words, page in asked if one in those) for one in found}


def _own(to: actors.Staff, asked: typed.Typed, after: str) -> paging.Page[queries.Person]:
    """Row security leaves only the people whom `to` may see, so that a search tells nothing about others.

    It is asked about a few at a time: again, about many more, only where too few of these may be seen.
    """
    why = " and ".join(asked.kinds)
    found = models.Person.objects.filter(_condition(asked)).distinct()
    read = functools.partial(queries.shown, to=to, why=why)
    for most in CANDIDATES:
        candidates = [asked.id] if asked.id else _candidates(asked, most)
        with rows.narrow([*candidates, *paging.named(after)]):
            page = paging.page(found, by=("name_key", "id"), after=after, size=FOUND_AT_MOST, read=read)
        if page.next or len(candidates) < most:
            break
    return page


def _candidates(asked: typed.Typed, most: int) -> list[uuid.UUID]:
    """Whoever might be meant, of those near the asker, in order of name where a name was typed. Never shown."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT people_candidates(%s, %s, %s, %s, %s::text[], %s)",
            [asked.number, asked.phone, asked.born_on, asked.postcode, list(asked.names), most],
        )
        return cursor.fetchone()[0]


def _look_alike(found: tuple[queries.Person, ...]) -> frozenset[uuid.UUID]:
    """Those whose name could be taken for that of another on the list (F-21, H11)."""
    pairs = itertools.combinations(found, 2)
    return frozenset(one.id for a, b in pairs if likeness.look_alike(a.name, b.name) for one in (a, b))


def _condition(asked: typed.Typed) -> Q:
    """Everything that was typed, together."""
    if asked.id:
        return Q(pk=asked.id)
    condition = Q()
    for word in asked.names:
        condition &= Q(name_key__contains=word)
    if asked.number:
        condition &= Q(nhs_number=asked.number)
    if asked.born_on:
        condition &= Q(born_on=asked.born_on)
    if asked.phone:
        held = models.Phone.objects.annotate(end=Right("number", 9)).filter(
            end=asked.phone, until_at=None, is_confidential=False
        )
        condition &= Q(pk__in=held.values("person"))
    if asked.postcode:
        condition &= Q(addresses__postcode=asked.postcode, addresses__until_at=None, addresses__is_confidential=False)
    return condition


def _match(to: actors.Staff, asked: typed.Typed) -> tuple[str, bool]:
    """Initials and year of birth; nothing about whoever excluded `to`, or is restricted."""
    if _asks_too_often(to):
        return "", True
    with connection.cursor() as cursor:
        cursor.execute("SELECT initials, born_year FROM people_match(%s, %s)", [asked.number, asked.born_on])
        found = cursor.fetchone()
    return (f"{found[0]} born {found[1]}" if found else ""), False


def _asks_too_often(to: actors.Staff) -> bool:
    """Counted for each worker in the shared cache, by the hour."""
    key = f"people.match.{to.id}.{clock.now():%Y%m%d%H}"
    cache.add(key, 0, timeout=3600)
    return cache.incr(key) > MATCHES_AN_HOUR


@dataclasses.dataclass(frozen=True)
class Likely:
    """People of one's own who may be the one about to be added, and why."""

    found: tuple[queries.Person, ...]
    people: tuple[uuid.UUID, ...]


@shows
def likely(*, to: actors.Staff, name: str, born_on: datetime.date | None, number: str) -> Likely:
    """Only those whom `to` may see already; about anybody else nothing is said (decisions.md §4)."""
    condition = Q(name_key=rules.name_key(name), born_on=born_on) if born_on else Q(pk=None)
    if number:
        condition |= Q(nhs_number=number)
    listed = models.Person.objects.filter(condition).order_by("name_key", "id")[:FOUND_AT_MOST]
    found = tuple(
        dataclasses.replace(one, why="NHS number" if number == one.nhs_number else "name and date of birth")
        for one in queries.shown(listed, to=to)
    )
    return Likely(found, tuple(person.id for person in found))
