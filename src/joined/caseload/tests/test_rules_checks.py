"""The yearly check: all six within twelve months, leap days with them, and at which values a clinician looks."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joined.caseload.rules import checks
from joined.caseload.rules.checks import Reading
from joined.caseload.words import national as words

TODAY = datetime.date(2026, 3, 2)
HEALTHY = {"alcohol": 4, "hba1c": 38, "systolic": 120, "diastolic": 80, "bmi": 22, "cholesterol": 5, "smokes": 0}


def readings(on: datetime.date = TODAY, **changes: float | None) -> list[Reading]:
    return [Reading(kind, on, value) for kind, value in {**HEALTHY, **changes}.items() if value is not None]


def looks(*more: Reading, ethnicity: int | None = None, **changes: float) -> list[str]:
    return checks.clinician_looks(readings=[*readings(**changes), *more], ethnicity=ethnicity, today=TODAY)


def is_complete(some: list[Reading], today: datetime.date = TODAY) -> bool:
    return checks.is_complete(found=checks.elements(readings=some, today=today))


def test_all_six_are_a_check_and_five_are_not():
    assert is_complete(readings())
    for kind in HEALTHY:
        assert not is_complete(readings(**{kind: None})), kind


def test_each_element_says_its_day_and_values():
    found = checks.elements(readings=readings(alcohol=None), today=TODAY)
    assert list(found) == list(words.CHECKS)
    assert found["alcohol"] == checks.Element(None, (), False, None)
    pressure = found["blood_pressure"]
    assert (pressure.on, pressure.values) == (TODAY, (("diastolic", 80), ("systolic", 120)))
    assert pressure.good_until == datetime.date(2027, 3, 1)


@pytest.mark.parametrize(
    ("read", "last"),
    [("2025-03-03", "2026-03-02"), ("2024-02-29", "2025-02-28"), ("2027-03-01", "2028-02-29")],
)
def test_twelve_months_end_the_day_before_a_year_later(read, last):
    done, day = readings(datetime.date.fromisoformat(read)), datetime.date.fromisoformat(last)
    assert is_complete(done, day)
    assert not is_complete(done, day + datetime.timedelta(days=1))


def test_the_last_reading_of_an_element_stands_and_one_of_tomorrow_does_not():
    later, tomorrow = TODAY - datetime.timedelta(days=30), TODAY + datetime.timedelta(days=1)
    old = [Reading("hba1c", TODAY - datetime.timedelta(days=400), 60)]
    found = checks.elements(
        readings=[*old, Reading("fasting_glucose", later, 5), Reading("hba1c", tomorrow, 70)], today=TODAY
    )
    assert (found["glucose"].on, found["glucose"].values) == (later, (("fasting_glucose", 5),))


def test_half_a_blood_pressure_is_none():
    half = [Reading("systolic", TODAY, 150)]
    whole = readings(TODAY - datetime.timedelta(days=10))
    found = checks.elements(readings=[*half, *whole], today=TODAY)
    assert found["blood_pressure"].values == (("diastolic", 80), ("systolic", 120))


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, []),
        ({"smokes": 1}, ["smoking"]),
        ({"bmi": 24.9}, []),
        ({"bmi": 25}, ["bmi"]),
        ({"systolic": 140, "diastolic": 90}, []),
        ({"systolic": 141}, ["blood_pressure"]),
        ({"diastolic": 91}, ["blood_pressure"]),
        ({"hba1c": 41}, []),
        ({"hba1c": 42}, ["glucose"]),
        ({"hba1c": None, "fasting_glucose": 5.4}, []),
        ({"hba1c": None, "fasting_glucose": 5.5}, ["glucose"]),
        ({"hba1c": None, "random_glucose": 11.0}, []),
        ({"hba1c": None, "random_glucose": 11.1}, ["glucose"]),
        ({"cholesterol": 6.0}, []),
        ({"cholesterol": 6.1}, ["lipids"]),
        ({"cvd_risk": 20}, []),
        ({"cvd_risk": 21}, ["lipids"]),
        ({"alcohol": 90}, []),
        ({"smokes": 1, "hba1c": 60, "bmi": 31}, ["glucose", "bmi", "smoking"]),
    ],
)
def test_at_which_values_a_clinician_looks(changes, found):
    assert looks(**changes) == found
    assert all(name in words.CLINICIAN_LOOKS for name in found)


def test_a_calculated_risk_is_no_reading_of_lipids_and_is_looked_at_all_the_same():
    risk = [*readings(cholesterol=None), Reading("cvd_risk", TODAY, 25)]
    assert not is_complete(risk)
    assert checks.clinician_looks(readings=risk, today=TODAY) == ["lipids"]


@pytest.mark.parametrize(
    ("ethnicity", "bmi", "found"),
    [
        *((number, 23, ["bmi"]) for number in (1, 2, 3, 4)),
        (3, 22.9, []),
        (13, 23, []),
        (None, 24.9, []),
        (None, 25, ["bmi"]),
    ],
)
def test_body_mass_index_is_looked_at_earlier_for_south_asian_and_chinese_people(ethnicity, bmi, found):
    assert looks(ethnicity=ethnicity, bmi=bmi) == found


@pytest.mark.parametrize(
    ("before", "weight", "found"), [(60, 75.1, ["bmi"]), (60, 75.0, []), (91, 90, []), (90, 80, ["bmi"])]
)
def test_more_than_five_kilograms_in_three_months(before, weight, found):
    past = TODAY - datetime.timedelta(days=before)
    assert looks(Reading("weight", past, 70), Reading("weight", TODAY, weight)) == found


def test_weight_that_was_lost_again_asks_for_nobody():
    day = datetime.timedelta(days=1)
    assert looks(Reading("weight", TODAY - 40 * day, 90), Reading("weight", TODAY, 80)) == []


def test_what_is_over_a_year_old_asks_for_nobody():
    old = readings(TODAY - datetime.timedelta(days=400), hba1c=90, systolic=190, smokes=1)
    assert checks.clinician_looks(readings=old, today=TODAY) == []


@given(st.dates(datetime.date(2020, 1, 1), datetime.date(2035, 12, 31)))
def test_whatever_the_day_a_check_is_good_for_a_year_and_never_more(day):
    good_until = checks.elements(readings=readings(day), today=day)["bmi"].good_until
    assert 364 <= (good_until - day).days <= 365
