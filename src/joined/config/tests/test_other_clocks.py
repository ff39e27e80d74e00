"""A server in another time zone, or with a clock that is five minutes wrong, shows London's days (F-24)."""

import datetime
import json
import subprocess
import sys

import pytest

from joined.base import wording
from joined.config.tests import serving
from joined.huddle import rules
from joined.kit import clock
from joined.steps import rules as steps

SHOW = """
import datetime, json, os, sys, time
import django
django.setup()
from joined.base import wording
from joined.huddle import rules
from joined.kit import clock
moment = datetime.datetime(2026, 7, 1, 23, 30, tzinfo=datetime.timezone.utc)
starts, _ = rules.hours(datetime.date(2026, 10, 26), datetime.time(12, 30), 30)
for zone in sys.argv[1:]:
    os.environ["TZ"] = zone
    time.tzset()
    with clock.at(moment):
        shown = [wording.moment(moment), clock.today().isoformat(), starts.isoformat(), wording.near_day(moment)]
    print(json.dumps(shown))
"""
SHOWN = ["Thursday 2 July 2026, 12:30am", "2026-07-02", "2026-10-26T12:30:00+00:00", "today"]


def test_a_server_anywhere_shows_london_s_days_and_hours():
    env = serving.surroundings(serving.Database("x", "postgresql://x/x", "postgresql://x/x"), mode="test")
    zones = ["America/New_York", "Asia/Kolkata", "Pacific/Auckland", "UTC"]
    ran = subprocess.run([sys.executable, "-c", SHOW, *zones], env=env, capture_output=True, text=True, timeout=60)
    assert ran.returncode == 0, ran.stderr[-500:]
    assert [json.loads(line) for line in ran.stdout.splitlines()] == [SHOWN] * len(zones)


@pytest.mark.parametrize("wrong_by", [-5, 5])
@pytest.mark.parametrize("hour", [0, 9, 12, 23])
def test_a_clock_that_is_five_minutes_wrong_moves_no_day_but_at_midnight_itself(wrong_by, hour):
    """At half past any hour the day, what is late, and the next sitting are as they should be."""
    moment = datetime.datetime(2026, 3, 3, hour, 30, tzinfo=clock.LONDON)
    due = datetime.date(2026, 3, 3)
    with clock.at(moment):
        right = (clock.today(), steps.days_late(due, clock.today()), wording.near_day(due))
        right += (rules.next_day([0, 1, 2, 3, 4], clock.today()),)
    with clock.at(moment + datetime.timedelta(minutes=wrong_by)):
        wrong = (clock.today(), steps.days_late(due, clock.today()), wording.near_day(due))
        wrong += (rules.next_day([0, 1, 2, 3, 4], clock.today()),)
    assert wrong == right
