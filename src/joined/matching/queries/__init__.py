"""Who waits to be matched, two records side by side, and what was joined."""

import dataclasses
import datetime
import uuid

from django.db.models import Q

from joined.base import paging, rows, wording
from joined.kit import actors, clock, errors, nhs_number
from joined.matching import access, models, rules
from joined.matching.queries.joined import Joined, as_joined, joining, row
from joined.people import comparing
from joined.people import queries as people
from joined.steps import queries as steps
from joined.trail.writing import shows

__all__ = ["Joined", "joining", "row"]

LISTED_AT_ONCE = 20
SHOWN_DAYS = 14


@dataclasses.dataclass(frozen=True, kw_only=True)
class Waiting:
    """Somebody who waits to be matched, and who they may be."""

    person: people.Person
    since: datetime.datetime
    alike: tuple[comparing.Alike, ...]


@dataclasses.dataclass(frozen=True)
class Page:
    """Who waits, the oldest first; what waits for a second person; what was joined lately."""

    waiting: tuple[Waiting, ...]
    proposed: tuple[Joined, ...]
    joined: tuple[Joined, ...]
    people: tuple[uuid.UUID, ...]
    page: paging.Page = paging.NOTHING


@dataclasses.dataclass(frozen=True, kw_only=True)
class Line:
    """One thing that two records say, side by side."""

    label: str
    here: str
    there: str
    how: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class Pair:
    """Two records side by side: what they say, what is open about each, why they may be one."""

    person: uuid.UUID
    other: uuid.UUID
    name: str
    other_name: str
    alike: comparing.Alike
    lines: tuple[Line, ...]
    open_here: str
    open_there: str
    is_one_new: bool
    does_other_go_on: bool

    @property
    def people(self) -> tuple[uuid.UUID, ...]:
        return (self.person, self.other)


@shows
def waiting(*, to: actors.Staff, after: str = "") -> Page:
    """What in-take has to match, a page at a time; `after`: its mark. Raises Forbidden to everybody else."""
    teams = access.check_may_compare(by=to)
    page = people.unmatched(to=to, team_ids=teams, after=after, size=LISTED_AT_ONCE)
    held = page.rows
    ids = [person.id for person in held]
    alikes = _still(comparing.alike_each(to=to, people=ids))
    found = tuple(Waiting(person=person, since=person.added_at, alike=alikes[person.id]) for person in held)
    lately = models.Merge.objects.filter(
        Q(state="proposed") | Q(state="joined", joined_at__gt=clock.now() - clock.days(SHOWN_DAYS))
    )
    merges = as_joined(to=to, found=list(lately.order_by("-proposed_at")))
    shown = [*ids, *(one.id for each in found for one in each.alike), *(pk for one in merges for pk in one.people)]
    return Page(
        found,
        tuple(one for one in merges if one.state == "proposed"),
        tuple(one for one in merges if one.state == "joined"),
        tuple(dict.fromkeys(shown)),
        page,
    )


@shows
def candidates(*, to: actors.Staff, person: uuid.UUID) -> Page:
    """One person whom in-take holds, and who they may be. Raises Forbidden, and NotHere where they are not held."""
    access.check_may_compare(by=to, person=person)
    found = people.each(to=to, people=[person])[person]
    alike = differs(to=to, person=person, alike=comparing.alike(to=to, person=person).found)
    one = Waiting(person=found, since=clock.now(), alike=alike)
    return Page((one,), (), (), (person, *(other.id for other in alike)))


def _still(alikes: dict[uuid.UUID, tuple[comparing.Alike, ...]]) -> dict[uuid.UUID, tuple[comparing.Alike, ...]]:
    """For each person those who look alike, without those who were compared and are somebody else."""
    everybody = {pk for person, alike in alikes.items() for pk in (person, *(one.id for one in alike))}
    if not any(alikes.values()):
        return alikes
    with rows.house(*everybody):
        said = models.Different.objects.filter(until_at=None, person_id__in=everybody, other_id__in=everybody)
        two = {frozenset(pair) for pair in said.values_list("person_id", "other_id")}
    return {
        person: tuple(one for one in alike if frozenset((person, one.id)) not in two)
        for person, alike in alikes.items()
    }


@shows
def pair(*, to: actors.Actor, person: uuid.UUID, other: uuid.UUID) -> Pair:
    """Two records to compare. Raises Forbidden to all but in-take, NotHere unless they were found to be alike."""
    if to.kind == "staff":
        access.check_may_compare(by=to, person=person)
    alike = differs(to=to, person=person, alike=comparing.alike(to=to, person=person).found)
    found = next((one for one in alike if one.id == other), None)
    if found is None:
        raise errors.NotHere()
    with rows.house(person, other):
        cards = people.each(to=rows.THE_HOUSE, people=[person, other])
        now = steps.about_each(to=rows.THE_HOUSE, people=[person, other])
    here, there = cards[person], cards[other]
    ours, theirs = _record(here, now[person]), _record(there, now[other])
    return Pair(
        person=person,
        other=other,
        name=here.name,
        other_name=there.name,
        alike=found,
        lines=_lines(here, comparing.known(person), there, found.known),
        open_here=_open(now[person]),
        open_there=_open(now[other]),
        is_one_new=not rules.needs_two(ours, theirs),
        does_other_go_on=not rules.goes_on(ours, theirs),
    )


def _record(card: people.Person, now: steps.Now) -> rules.Record:
    return rules.Record(is_provisional=card.is_provisional, is_open=now.is_open, added_at=card.added_at)


def _lines(
    here: people.Person, ours: comparing.likeness.Known, there: people.Person, theirs: comparing.likeness.Known
) -> tuple[Line, ...]:
    """No more than tells two people apart: of a telephone its end, of somebody's home nothing confidential."""
    said = (
        ("Name", here.name, there.name),
        ("Likes to be called", here.call_me, there.call_me),
        ("Born", _day(here.born_on), _day(there.born_on)),
        ("NHS number", _number(here.nhs_number), _number(there.nhs_number)),
        ("Telephone", _ends(ours.phones), _ends(theirs.phones)),
        ("Address", _home(ours), _home(theirs)),
        ("Practice", here.practice_name, there.practice_name),
    )
    lines = (Line(label=label, here=a, there=b, how=rules.compared(a, b)) for label, a, b in said)
    return tuple(line for line in lines if line.how != "none")


def _day(day: datetime.date | None) -> str:
    return wording.plain_day(day) if day else ""


def _number(digits: str) -> str:
    return nhs_number.spaced(digits) if digits else ""


def _ends(phones: tuple[str, ...]) -> str:
    return f"ends in {phones[0][-3:]}" if phones else ""


def _home(known: comparing.likeness.Known) -> str:
    return ", ".join(part for part in (*known.lines.splitlines(), known.postcode) if part.strip())


def _open(now: steps.Now) -> str:
    if not now.is_open:
        return "Nothing is open"
    since = f" since {wording.day(clock.london(now.since).date())}" if now.since else ""
    return f"{now.team_name} is responsible{since}. {wording.plural(len(now.steps), 'next step')}."


def differs(*, to: actors.Actor, person: uuid.UUID, alike: tuple[comparing.Alike, ...]) -> tuple[comparing.Alike, ...]:
    """Of those who look alike, the ones that nobody has compared yet."""
    return _still({person: alike})[person]


def is_unmatched(*, to: actors.Actor, person: uuid.UUID) -> bool:
    """Whether nobody has compared them yet, and they are nobody else's record by now."""
    row = people.row(to=to, person=person)
    return row is not None and row.is_provisional and not row.became_id
