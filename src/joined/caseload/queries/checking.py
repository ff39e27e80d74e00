"""The yearly physical check of one person: six elements, what is missing, and what a clinician looks at (H26)."""

import dataclasses
import datetime
import typing
import uuid

from joined.caseload import access, models
from joined.caseload.rules import checks
from joined.caseload.words import national as words
from joined.kit import actors, clock, errors, months
from joined.people import queries as people
from joined.trail.writing import shows

LOOKS_SHOWN = 5


@dataclasses.dataclass(frozen=True, kw_only=True)
class Element:
    """One of the six: its last reading in words, its day, and until when it is good."""

    name: str
    read: str
    on: datetime.date | None
    good_until: datetime.date | None
    is_in_time: bool


@dataclasses.dataclass(frozen=True, kw_only=True)
class Looking:
    """Readings past a limit: who looks, and what was done."""

    id: uuid.UUID
    asks: tuple[str, ...]
    who: str
    found_on: datetime.date
    done: str
    done_by: str
    done_at: datetime.datetime | None


@dataclasses.dataclass(frozen=True, kw_only=True)
class Checks:
    """The six, whether all are within twelve months, which are missing, and who looks at what."""

    people: tuple[uuid.UUID, ...]
    elements: tuple[Element, ...]
    is_complete: bool
    missing: tuple[str, ...]
    weight: str
    looks: tuple[Looking, ...]


@shows
def checks_of(*, to: actors.Actor, person: uuid.UUID) -> Checks | None:
    """None for whoever may not see clinical notes."""
    return of(person) if access.doors(to=to, person=person).may_check else None


def of(person: uuid.UUID) -> Checks:
    """The same within another read, which has asked who is looking."""
    readings = _readings(person)
    found = checks.elements(readings=readings, today=clock.today())
    weights = [one for one in readings if one.kind == "weight"]
    looks = models.Look.objects.filter(person_id=person).select_related("user").order_by("-found_on")
    return Checks(
        people=(person,),
        elements=tuple(_element(name, found[name]) for name in words.CHECKS),
        is_complete=checks.is_complete(found=found),
        missing=tuple(_within(words.CHECKS[name]) for name in words.CHECKS if not found[name].is_in_time),
        weight=_said("weight", weights[-1].value) if weights else "",
        looks=tuple(_look(row) for row in looks[:LOOKS_SHOWN]),
    )


def _readings(person: uuid.UUID) -> list[checks.Reading]:
    """Of two years, the earliest first; of one kind on one day what was written last."""
    since = months.later(clock.today(), -2 * checks.EVERY_MONTHS)
    rows = models.Check.objects.filter(person_id=person, on_day__gte=since).order_by("on_day", "written_at")
    last = {(row.kind, row.on_day): float(row.value) for row in rows}
    return [checks.Reading(kind, day, value) for (kind, day), value in last.items()]


def _within(name: str) -> str:
    """As it stands within a sentence; HbA1c keeps its letters."""
    return name[:1].lower() + name[1:]


def _element(name: str, found: checks.Element) -> Element:
    return Element(
        name=words.CHECKS[name],
        read=_read(found.values),
        on=found.on,
        good_until=found.good_until,
        is_in_time=found.is_in_time,
    )


def _read(values: tuple[tuple[str, float], ...]) -> str:
    """Values in words; blood pressure as it is said, the upper before the lower."""
    given = dict(values)
    if "systolic" in given:
        return f"{given['systolic']:g}/{given['diastolic']:g} {words.UNITS['systolic']}"
    return ", ".join(_said(kind, value) for kind, value in values)


def _said(kind: str, value: float) -> str:
    if kind == "smokes":
        return words.SMOKES["1" if value else "0"]
    return f"{words.READINGS[kind]} {value:g} {words.UNITS[kind]}"


def _look(row: models.Look) -> Looking:
    return Looking(
        id=row.pk,
        asks=tuple(words.CLINICIAN_LOOKS[name] for name in row.elements),
        who=row.user.name if row.user else "",
        found_on=row.found_on,
        done=row.done,
        done_by=row.done_by or "",
        done_at=row.done_at,
    )


def past_limits(*, to: actors.Actor, person: uuid.UUID, read: typing.AbstractSet[str]) -> list[str]:
    """Elements with a reading past a limit, of those to which one of these kinds belongs. Within a deed."""
    row = people.row(to=to, person=person)
    ethnicity = row.ethnicity if row else None
    found = checks.clinician_looks(readings=_readings(person), ethnicity=ethnicity, today=clock.today())
    also = {"bmi": {"weight"}, "lipids": {"cvd_risk"}}
    return [name for name in found if read & (set(checks.KINDS[name]) | also.get(name, set()))]


def look_row(*, to: actors.Actor, look_id: uuid.UUID) -> models.Look:
    """Readings that a clinician looks at. Raises NotHere or Forbidden."""
    found = models.Look.objects.select_related("spell__matter").filter(pk=look_id).first()
    if found is None:
        raise errors.NotHere()
    access.check_may_check(by=to, spell=found.spell)
    return found
