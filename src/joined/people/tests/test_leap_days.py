"""Born on 29 February, a consent or a number checked until then: defined, and no error, to 2040 (F-23)."""

import datetime

import pytest

from joined.accounts import rules as accounts
from joined.base import wording
from joined.kit import working_days
from joined.people import rules

YEARS = range(2026, 2041)
BORN = datetime.date(2000, 2, 29)


def leaps(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


@pytest.mark.parametrize("year", YEARS)
def test_somebody_born_on_a_leap_day_turns_a_year_older_on_it_and_on_1_march_of_other_years(year):
    birthday = datetime.date(year, 2, 29) if leaps(year) else datetime.date(year, 3, 1)
    assert rules.age_on(birthday, BORN) == year - 2000
    assert rules.age_on(birthday - datetime.timedelta(days=1), BORN) == year - 2001


@pytest.mark.parametrize("year", YEARS)
def test_months_are_counted_to_and_from_the_end_of_february(year):
    last = datetime.date(year, 3, 1) - datetime.timedelta(days=1)
    assert rules.months_between(last, datetime.date(year, 8, last.day)) == 6
    assert rules.months_between(last, datetime.date(year, 8, last.day - 1)) == 5
    for start in (datetime.date(year - 1, 8, day) for day in (28, 29, 30, 31)):
        assert rules.months_between(start, datetime.date(year, 3, 1)) == 6
    assert accounts.review_due(from_on=last, last=None, days=90) - last == datetime.timedelta(days=90)


@pytest.mark.parametrize("year", [year for year in YEARS if leaps(year)])
def test_a_leap_day_is_a_day_like_any_other(year):
    leap = datetime.date(year, 2, 29)
    assert wording.day(leap).startswith(f"{leap:%A} 29 February {year}")
    assert working_days.is_working(leap) == (leap.weekday() < 5)
    assert working_days.add(leap, 1) > leap
    assert working_days.between(datetime.date(year, 2, 28), datetime.date(year, 3, 1)) <= 2
