"""London's days and moments, across clock changes and midnight (F-11, F-24, H17)."""

import datetime
import subprocess
import sys

import pytest

from joined.kit import clock

UTC = datetime.UTC


def london(*parts: int) -> datetime.datetime:
    return datetime.datetime(*parts, tzinfo=clock.LONDON)


def test_the_day_is_londons_and_not_the_servers():
    with clock.at(datetime.datetime(2026, 6, 30, 23, 30, tzinfo=UTC)):
        assert clock.today() == datetime.date(2026, 7, 1)
    with clock.at(datetime.datetime(2026, 12, 31, 23, 59, tzinfo=UTC)):
        assert clock.today() == datetime.date(2026, 12, 31)


@pytest.mark.parametrize(
    ("day", "hour_in_utc"),
    [
        (datetime.date(2026, 3, 28), 12),
        (datetime.date(2026, 3, 29), 11),
        (datetime.date(2026, 10, 24), 11),
        (datetime.date(2026, 10, 25), 12),
    ],
)
def test_half_past_twelve_is_half_past_twelve_on_both_sides_of_a_clock_change(day, hour_in_utc):
    moment = clock.moment_on(day, datetime.time(12, 30))
    assert moment == datetime.datetime(day.year, day.month, day.day, hour_in_utc, 30, tzinfo=UTC)
    assert clock.london(moment).time() == datetime.time(12, 30)


def test_in_the_hour_that_the_clocks_skip_comes_the_moment_after_the_jump():
    moment = clock.moment_on(datetime.date(2026, 3, 29), datetime.time(1, 30))
    assert clock.london(moment).time() == datetime.time(2, 30)


def test_of_the_hour_that_comes_twice_the_first_is_meant():
    moment = clock.moment_on(datetime.date(2026, 10, 25), datetime.time(1, 30))
    assert moment == datetime.datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_moving_the_clock_ends_with_its_block_whatever_happens():
    before = clock.now()
    with clock.at(london(2026, 3, 3, 9, 0)):
        assert clock.now() == london(2026, 3, 3, 9, 0)
    with pytest.raises(ValueError, match="half way"), clock.at(london(2026, 3, 3, 9, 0)):
        raise ValueError("half way")
    assert clock.now() - before < datetime.timedelta(minutes=1)


def test_a_moment_without_a_time_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"), clock.at(datetime.datetime(2026, 3, 3, 9, 0)):
        pass


def test_where_real_time_rules_nobody_moves_the_clock():
    script = """
import datetime
from joined.kit import clock
with clock.at(datetime.datetime(2026, 3, 3, 9, 0, tzinfo=clock.LONDON)):
    pass
"""
    ran = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, env={"PYTHONPATH": ":".join(sys.path)}
    )
    assert "ClockIsFixed" in ran.stderr
