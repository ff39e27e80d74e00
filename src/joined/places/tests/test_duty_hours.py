"""When somebody of duty is there: as data, by London's clock; and the same in words for people."""

import datetime

import pytest

from joined.base.making import making
from joined.huddle.tests import riverside
from joined.kit import clock
from joined.places import models, queries, rules

NINE, FIVE, EIGHT_AT_NIGHT = datetime.time(9), datetime.time(17, 30), datetime.time(20)
WEEK = rules.DutyHours((0, 1, 2, 3, 4), NINE, FIVE, on_bank_holidays=False)
NIGHTS = rules.DutyHours((4, 5), EIGHT_AT_NIGHT, NINE)
GOOD_FRIDAY = "2026-04-03"


@pytest.mark.parametrize(
    ("hours", "at", "there"),
    [
        (rules.DAY_AND_NIGHT, "2026-12-25 03:00", True),
        (WEEK, "2026-03-03 08:59", False),
        (WEEK, "2026-03-03 09:00", True),
        (WEEK, "2026-03-03 17:29", True),
        (WEEK, "2026-03-03 17:30", False),
        (WEEK, "2026-03-07 12:00", False),
        (WEEK, "2026-07-01 09:00", True),
        (WEEK, f"{GOOD_FRIDAY} 12:00", False),
        (NIGHTS, f"{GOOD_FRIDAY} 21:00", True),
        (NIGHTS, "2026-03-06 19:59", False),
        (NIGHTS, "2026-03-07 03:00", True),
        (NIGHTS, "2026-03-08 08:59", True),
        (NIGHTS, "2026-03-08 09:00", False),
        (NIGHTS, "2026-03-06 03:00", False),
    ],
)
def test_whether_somebody_is_there(hours, at, there):
    moment = datetime.datetime.fromisoformat(at).replace(tzinfo=clock.LONDON)
    assert rules.is_there(hours, moment) is there


@pytest.mark.parametrize(
    ("hours", "at", "by"),
    [
        (rules.DAY_AND_NIGHT, "2026-03-07 23:30", "2026-03-08 03:30"),
        (WEEK, "2026-03-03 09:00", "2026-03-03 13:00"),
        (WEEK, "2026-03-03 16:30", "2026-03-04 12:00"),
        (WEEK, "2026-03-03 17:30", "2026-03-04 13:00"),
        (WEEK, "2026-03-06 17:00", "2026-03-09 12:30"),
        (WEEK, "2026-04-02 18:00", "2026-04-07 13:00"),
        (NIGHTS, "2026-03-07 07:00", "2026-03-07 22:00"),
        (NIGHTS, "2026-03-28 22:00", "2026-03-29 02:00"),
        (rules.DutyHours(()), "2026-03-03 09:00", None),
    ],
)
def test_by_when_duty_answers_only_their_own_hours_count(hours, at, by):
    moment = datetime.datetime.fromisoformat(at).replace(tzinfo=clock.LONDON)
    found = rules.answered_by(hours, moment, within=datetime.timedelta(hours=4))
    assert found == (by and datetime.datetime.fromisoformat(by).replace(tzinfo=clock.LONDON))


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (rules.DAY_AND_NIGHT, "day and night"),
        (WEEK, "Monday to Friday, 9am to 5:30pm, not on bank holidays"),
        (NIGHTS, "Friday and Saturday, 8pm to 9am"),
        (rules.DutyHours((0, 2, 4, 5)), "Mon, Wed, Fri and Sat, day and night"),
        (rules.DutyHours(closes=datetime.time(12)), "every day, midnight to midday"),
    ],
)
def test_the_hours_in_words(hours, words):
    assert rules.duty_words(hours) == words


@pytest.mark.django_db
def test_an_older_route_keeps_its_words_and_nobody_claims_that_somebody_is_there(place):
    def lines() -> str:
        return riverside.browser(place.gp).get("/help/").text

    assert queries.duty(neighbourhood_id=place.north.pk).is_there_now is True
    assert "Somebody is there now." in lines()
    with making("places"):
        models.DutyRoute.objects.update(hours="ring and see", days=[], opens=None, closes=None)
    found = queries.duty(neighbourhood_id=place.north.pk)
    assert (found.hours_now, found.is_there_now) == ("ring and see", None)
    assert "Somebody is there now." not in lines()
    assert "ring and see" in lines()
