"""Open care as lists read it: column by column, in as many statements for sixty people as for one."""

import collections
import datetime
import typing
import uuid
from collections.abc import Collection

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import DateField, DateTimeField, Exists, FilteredRelation, Min, OuterRef, Q, QuerySet, Subquery

from joined.base import often
from joined.caseload import models
from joined.caseload.queries import allowed, standing
from joined.kit import clock


class Open(typing.NamedTuple):
    """Somebody's open care, who is their key worker, when a plan was agreed with them last, and whom they look after.

    `agreed_on`: as somebody wrote it down; None where nobody did. `looks_after`: in their words, None if never asked.
    """

    pk: uuid.UUID
    person_id: uuid.UUID
    began_on: datetime.date
    max_days: int
    intensity: str
    lead_id: uuid.UUID | None
    lead: str | None
    agreed_on: datetime.date | None
    looks_after: str | None

    @property
    def ended_at(self) -> None:
        """It is open."""
        return None


class Paused(typing.NamedTuple):
    """From and until of every pause; whether they are on a ward today, and were in the last three months."""

    pauses: tuple[tuple[datetime.date, datetime.date | None], ...] = ()
    is_on_ward: bool = False
    was_on_ward: bool = False


class Facts(typing.NamedTuple):
    """What stands about somebody's open care today. `next_how`: the mechanism of the next contact that is booked."""

    days: standing.Days = standing.Days()
    paused: Paused = Paused()
    next_at: datetime.datetime | None = None
    next_how: str = ""

    @property
    def booked_on(self) -> datetime.date | None:
        return clock.london(self.next_at).date() if self.next_at else None


_COLUMNS = (
    "id", "person_id", "began_on", "max_days", "intensity", "named__user_id", "named__user__name", "agreed_on",
    "looks_after",
)  # fmt: skip
_PEOPLE, _SPELLS = often.Given("people"), often.Given("spells")
_NOW = models.KeyWorker.objects.filter(user_id=often.Given("me"), until_on=None)
_AHEAD = Q(attendance="", at__gte=often.Given("now", DateTimeField()))


def _open() -> QuerySet[models.Spell]:
    agreed = models.Fact.objects.filter(spell=OuterRef("pk"), kind="plan", taken_back_at=None).order_by("-on_day")
    asked = models.Circle.objects.filter(spell=OuterRef("pk")).order_by("-asked_at")
    return models.Spell.objects.filter(matter__ended_at=None, person_id__among=_PEOPLE).annotate(
        named=FilteredRelation("workers", condition=Q(workers__role="lead", workers__until_on=None)),
        agreed_on=Subquery(agreed.values("on_day")[:1]),
        looks_after=Subquery(asked.values("looks_after")[:1]),
    )


_OF_THESE = often.Question(lambda: _open().values_list(*_COLUMNS))
_OF_MINE = often.Question(
    lambda: _open().filter(Exists(_NOW.filter(person_id=OuterRef("person_id")))).values_list(*_COLUMNS)
)
_LED = often.Question(lambda: _NOW.filter(role="lead").values_list("person_id"))
_CONTACTS = often.Question(
    lambda: (
        standing.last_days(
            models.Contact.objects.filter(spell_id__among=_SPELLS, replaced_at=None),
            lately=often.Given("lately", DateField()),
        )
        .annotate(
            next_at=Min("at", filter=_AHEAD), next_how=ArrayAgg("mechanism", filter=_AHEAD, order_by=("at", "pk"))
        )
        .values_list("spell_id", "next_at", "next_how", *standing.Days._fields)
    )
)
_PAUSES = often.Question(
    lambda: models.Pause.objects.filter(spell_id__among=_SPELLS).values_list("spell_id", "kind", "from_on", "until_on")
)


def of(*, people: Collection[uuid.UUID]) -> list[Open]:
    """The open care of these people."""
    return _within(_OF_THESE(people=often.ids(people))) if people else []


def kept_by(*, user: uuid.UUID, people: Collection[uuid.UUID]) -> list[Open]:
    """Of these people, the care of those whose key worker or deputy somebody is."""
    return _within(_OF_MINE(people=often.ids(people), me=user)) if people else []


def led_by(*, user: uuid.UUID) -> list[uuid.UUID]:
    """Ids of everybody whose key worker somebody is."""
    return [person for (person,) in _LED(me=user)]


def _within(listed: often.Rows) -> list[Open]:
    """None with more days than the rule of the team that answers for them allows today."""
    found = [Open(*columns) for columns in listed]
    rules = allowed.shorter(people=[one.person_id for one in found]) if found else {}
    return [
        one._replace(max_days=min(one.max_days, rules[one.person_id].max_days)) if one.person_id in rules else one
        for one in found
    ]


def facts(spells: Collection[uuid.UUID]) -> dict[uuid.UUID, Facts]:
    """Of each spell: when somebody was last seen, what is booked, and what pauses; in two statements."""
    if not spells:
        return {}
    asked, since = often.ids(spells), clock.today() - clock.days(standing.LATELY)
    paused = _paused(asked)
    found = {spell: Facts(paused=paused.get(spell, Paused())) for spell in spells}
    for spell, next_at, next_how, *days in _CONTACTS(spells=asked, now=clock.now(), lately=since):
        how = next_how[0] if next_how else ""
        found[spell] = Facts(standing.Days(*days), found[spell].paused, next_at, how)
    return found


def _paused(asked: often.Ids) -> dict[uuid.UUID, Paused]:
    """Of each spell that ever had a pause."""
    each: dict[uuid.UUID, list[tuple]] = collections.defaultdict(list)
    for spell, *pause in _PAUSES(spells=asked):
        each[spell].append(tuple(pause))
    return {spell: _stands(pauses) for spell, pauses in each.items()}


def _stands(pauses: list[tuple]) -> Paused:
    today, since = clock.today(), clock.today() - clock.days(standing.LATELY)
    wards = [until_on for kind, from_on, until_on in pauses if kind == "ward" and from_on <= today]
    return Paused(
        pauses=tuple((from_on, until_on) for _, from_on, until_on in pauses),
        is_on_ward=any(until_on is None or until_on > today for until_on in wards),
        was_on_ward=any(until_on is None or until_on >= since for until_on in wards),
    )
