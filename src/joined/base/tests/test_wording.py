"""Moments, days and numbers as people read them."""

import datetime

import pytest

from joined.base import wording
from joined.kit import clock

NOON = datetime.datetime(2026, 3, 3, 12, 0, tzinfo=datetime.UTC)
TODAY = datetime.date(2026, 3, 3)


@pytest.fixture(autouse=True)
def _tuesday():
    clock.permit_moving()
    with clock.at(NOON):
        yield


@pytest.mark.parametrize(
    ("hour", "minute", "words"),
    [(12, 41, "12:41pm"), (14, 0, "2pm"), (12, 0, "midday"), (0, 0, "midnight"), (0, 5, "12:05am"), (9, 5, "9:05am")],
)
def test_a_time_is_written_as_people_say_it(hour, minute, words):
    assert wording.time(datetime.time(hour, minute)) == words


def test_a_moment_is_shown_in_london_time_on_both_sides_of_a_clock_change():
    before = datetime.datetime(2026, 3, 28, 12, 41, tzinfo=datetime.UTC)
    assert wording.moment(before) == "Saturday 28 March 2026, 12:41pm"
    assert wording.moment(before + datetime.timedelta(days=1)) == "Sunday 29 March 2026, 1:41pm"


def test_a_moment_late_in_the_evening_belongs_to_the_london_day():
    assert wording.day(datetime.datetime(2026, 7, 1, 23, 30, tzinfo=datetime.UTC)) == "Thursday 2 July 2026"


def test_days_near_today_have_names_and_others_have_dates():
    named = [wording.near_day(TODAY + datetime.timedelta(days=days)) for days in (-1, 0, 1, 2)]
    assert named == ["yesterday", "today", "tomorrow", "Thu 5 March"]
    assert wording.near_day(datetime.date(2025, 3, 5)) == "Wed 5 March 2025"


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "now"), (5, "in 5 minutes"), (-4, "4 minutes ago"), (60, "in 1 hour"), (108, "in 1 hour 48 minutes"),
        (300, "in 5 hours"), (3 * 1440, "in 3 days"), (-4 * 1440, "4 days ago"),
    ],
)  # fmt: skip
def test_how_long_until_is_said_in_words(minutes, words):
    assert wording.in_words(NOON + datetime.timedelta(minutes=minutes)) == words


def test_a_day_without_a_time_is_counted_in_days():
    assert wording.in_words(TODAY + datetime.timedelta(days=1)) == "tomorrow"
    assert wording.in_words(TODAY - datetime.timedelta(days=6)) == "6 days ago"


def test_a_span_counts_hours_and_minutes():
    assert wording.span(NOON, NOON + datetime.timedelta(hours=27, minutes=39)) == "27 h 39 min"
    assert wording.span(NOON, NOON + datetime.timedelta(minutes=4)) == "4 min"
    assert wording.span(None, NOON) == ""


def test_only_the_rules_say_that_a_step_is_late():
    yesterday = TODAY - datetime.timedelta(days=1)
    assert wording.due(yesterday, 2) == wording.Due("Late by 2 days", "late")
    assert wording.due(yesterday, 0).meaning == "waiting"


def test_a_step_due_soon_says_so_with_its_time():
    assert wording.due(TODAY, at=NOON + datetime.timedelta(hours=5)) == wording.Due("Due today, 5pm", "soon")
    assert wording.due(TODAY + datetime.timedelta(days=1)) == wording.Due("Due tomorrow", "soon")
    assert wording.due(None) == wording.Due("No date yet", "waiting")


@pytest.mark.parametrize(
    ("phone", "shown"),
    [
        ("+447700900984", "07700 900 ••4"), ("07700 900984", "07700 900 ••4"), ("+252612345678", "+252 •••• ••8"),
        ("nonsense", "••••"), ("", ""), (None, ""),
    ],
)  # fmt: skip
def test_a_masked_number_never_shows_all_its_digits(phone, shown):
    assert wording.masked(phone) == shown


def test_an_nhs_number_is_read_in_three_groups():
    assert wording.nhs_number("9990000018") == "999 000 0018"
    assert wording.nhs_number("999 000 0018") == "999 000 0018"
    assert wording.nhs_number("odd") == "odd"


def test_small_words_count_and_join():
    assert wording.plural(1, "person", "people") == "1 person"
    assert wording.plural(1204, "text") == "1,204 texts"
    assert wording.joined(["Amina", "", "Carys", "Dele"]) == "Amina, Carys and Dele"
    assert wording.joined([]) == ""
    assert wording.sentence("plan proposed") == "Plan proposed."
    assert wording.sentence("Is it?") == "Is it?"


@pytest.mark.parametrize(
    "word", ["day", "plain_day", "short_day", "near_day", "moment", "short_moment", "in_words", "time", "phone"]
)
def test_nothing_is_written_for_what_is_not_known(word):
    assert getattr(wording, word)(None) == ""
