"""The yearly physical health check: six elements, all within twelve months, and when a clinician looks (hazard H26).

Elements: NHS England, *improving the physical health of people living with severe mental illness*. Thresholds: Lester
UK adaptation of the positive cardiometabolic health resource, in an older edition: whoever answers for it here compares
it with the current one. Nothing of this is shown to the person by the house.
"""

import dataclasses
import datetime
import typing
from collections.abc import Iterable, Mapping

from joined.caseload.words import national as words
from joined.kit import months

EVERY_MONTHS = 12
KINDS: Mapping[str, tuple[str, ...]] = {
    "alcohol": ("alcohol",),
    "glucose": ("hba1c", "fasting_glucose", "random_glucose"),
    "blood_pressure": ("systolic", "diastolic"),
    "bmi": ("bmi",),
    "lipids": ("cholesterol",),
    "smoking": ("smokes",),
}
"""What each element is read from: any of its kinds, and for blood pressure both on one day."""
BESIDE: Mapping[str, tuple[tuple[str, ...], ...]] = {"lipids": (("cvd_risk",),)}
"""What a clinician looks at beside an element, and what does not stand in for it."""
BMI_EARLIER_FOR = frozenset({1, 2, 3, 4})
"""Bangladeshi, Chinese, Indian and Pakistani, by the numbers of the 2021 Census."""
BMI_EARLIER = 23.0
GAIN_OVER, GAIN_MONTHS = 5.0, 3


class Reading(typing.NamedTuple):
    """One reading. Units: HbA1c mmol/mol, glucose and cholesterol mmol/l, pressure mmHg, bmi kg/m², weight kg.

    `cvd_risk` per cent over ten years, `alcohol` units a week, `smokes` 1 or 0.
    """

    kind: str
    on: datetime.date
    value: float


class Limit(typing.NamedTuple):
    """From which value a clinician looks; `or_equal` when the value itself is one."""

    value: float
    or_equal: bool


LIMITS: Mapping[str, Limit] = {
    "smokes": Limit(0, False),
    "bmi": Limit(25, True),
    "systolic": Limit(140, False),
    "diastolic": Limit(90, False),
    "hba1c": Limit(42, True),
    "fasting_glucose": Limit(5.5, True),
    "random_glucose": Limit(11.1, True),
    "cholesterol": Limit(6.0, False),
    "cvd_risk": Limit(20, False),
}


@dataclasses.dataclass(frozen=True)
class Element:
    """The last reading of an element: its day and values, whether it is within the year, and its last such day."""

    on: datetime.date | None
    values: tuple[tuple[str, float], ...]
    is_in_time: bool
    good_until: datetime.date | None


def elements(*, readings: Iterable[Reading], today: datetime.date) -> dict[str, Element]:
    """The six elements as they stand today; one that was never read has no day and is not in time."""
    known = [reading for reading in readings if reading.on <= today]
    return {name: _element(KINDS[name], known, today) for name in words.CHECKS}


def is_complete(*, found: Mapping[str, Element]) -> bool:
    """All six within twelve months: five of six are not a check."""
    return all(found[name].is_in_time for name in words.CHECKS)


def clinician_looks(
    *,
    readings: Iterable[Reading],
    ethnicity: int | None = None,
    today: datetime.date,
    limits: Mapping[str, Limit] = LIMITS,
) -> list[str]:
    """Elements whose last reading asks for a clinician's eye, in the order of `words.CHECKS`. Never to the person.

    `ethnicity`: number of the 2021 Census, which asks for it earlier at some body mass indices; None when not known.
    """
    known = [reading for reading in readings if reading.on <= today]
    if ethnicity in BMI_EARLIER_FOR:
        limits = {**limits, "bmi": Limit(BMI_EARLIER, True)}
    found = []
    for name in words.CHECKS:
        read = [_element(kinds, known, today) for kinds in (KINDS[name], *BESIDE.get(name, ()))]
        values = [one for element in read if element.is_in_time for one in element.values]
        over = any(_is_over(value, limits.get(kind)) for kind, value in values)
        if over or (name == "bmi" and _gained(known, today)):
            found.append(name)
    return found


def _element(kinds: tuple[str, ...], known: list[Reading], today: datetime.date) -> Element:
    by_day: dict[datetime.date, dict[str, float]] = {}
    for reading in known:
        if reading.kind in kinds:
            by_day.setdefault(reading.on, {})[reading.kind] = reading.value
    least = len(kinds) if kinds == KINDS["blood_pressure"] else 1
    on = max((day for day, values in by_day.items() if len(values) >= least), default=None)
    if on is None:
        return Element(None, (), False, None)
    good_until = months.later(on, EVERY_MONTHS) - datetime.timedelta(days=1)
    return Element(on, tuple(sorted(by_day[on].items())), today <= good_until, good_until)


def _is_over(value: float, limit: Limit | None) -> bool:
    return limit is not None and (value > limit.value or (limit.or_equal and value == limit.value))


def _gained(known: list[Reading], today: datetime.date) -> bool:
    """Whether the last weight of the past three months is over five kilograms above the lowest before it."""
    weights = sorted(
        (one.on, one.value) for one in known if one.kind == "weight" and months.later(one.on, GAIN_MONTHS) >= today
    )
    return bool(weights) and weights[-1][1] - min(value for _, value in weights) > GAIN_OVER
