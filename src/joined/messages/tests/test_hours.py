"""When somebody may be reached: what their words mean, and when something goes (domain.md §8.1)."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joined.kit import clock
from joined.messages import hours, rules

ALL, WORK, END = range(7), range(5), (5, 6)
QUIET = {"quiet_from": 21, "quiet_until": 8}


@pytest.mark.parametrize(
    ("words", "days", "spans"),
    [
        ("", ALL, ["0:00-24:00"]),
        ("any time", ALL, ["0:00-24:00"]),
        ("weekdays 10am to 11:30am", WORK, ["10:00-11:30"]),
        ("Weekdays, 10-11.30", WORK, ["10:00-11:30"]),
        ("Mon-Fri 9-5", WORK, ["9:00-17:00"]),
        ("Monday to Friday between 9am and 5pm", WORK, ["9:00-17:00"]),
        ("Tue and Thu after 2pm", (1, 3), ["14:00-24:00"]),
        ("Tuesdays, Thursdays from 2", (1, 3), ["14:00-24:00"]),
        ("Fri-Mon before noon", (4, 5, 6, 0), ["0:00-12:00"]),
        ("mornings", ALL, ["7:00-12:00"]),
        ("weekends in the afternoon only", END, ["12:00-17:00"]),
        ("evenings please", ALL, ["17:00-21:00"]),
        ("2 to 4pm", ALL, ["14:00-16:00"]),
        ("10 to 2pm", ALL, ["10:00-14:00"]),
        ("10:00–12:00, 14:00–15:00", ALL, ["10:00-12:00", "14:00-15:00"]),
        ("sat 12pm-1pm", (5,), ["12:00-13:00"]),
    ],
)
def test_what_words_mean(words, days, spans):
    def minutes(text: str) -> int:
        hour, minute = text.split(":")
        return int(hour) * 60 + int(minute)

    read = hours.read(words)
    assert [(window.days, window.start, window.end) for window in read.windows] == [
        (frozenset(days), *map(minutes, span.split("-"))) for span in spans
    ]


def test_two_sets_of_days_stand_with_a_semicolon():
    read = hours.read("Mon-Fri 9-5; weekends after noon")
    assert [(min(one.days), one.start) for one in read.windows] == [(0, 540), (5, 720)]


@pytest.mark.parametrize(
    "words",
    [
        "after the school run",
        "when he is at work",
        "not on Mondays",
        "9am to 8am",
        "25:00 to 26:00",
        "mornings Tuesday",
        "10am-ish",
        ";",
        "never after 5pm",
    ],
)
def test_what_is_not_understood_in_whole_is_not_guessed(words):
    assert hours.read(words) is None


@given(st.text(max_size=60))
def test_no_words_make_it_fail(words):
    assert hours.read(words) is None or hours.read(words).windows


def at(day: int, hour: int, minute: int = 0) -> datetime.datetime:
    return datetime.datetime(2026, 3, day, hour, minute, tzinfo=clock.LONDON)


@pytest.mark.parametrize(
    ("words", "asked", "goes"),
    [
        ("", at(3, 14), at(3, 14)),
        ("", at(3, 22), at(4, 8)),
        ("weekdays 10am to 11:30am", at(3, 10, 30), at(3, 10, 30)),
        ("weekdays 10am to 11:30am", at(3, 14), at(4, 10)),
        ("weekdays 10am to 11:30am", at(6, 14), at(9, 10)),
        ("evenings", at(3, 22), at(4, 17)),
        ("after 6am", at(3, 6, 30), at(3, 8)),
        ("weekends", at(3, 9), at(7, 8)),
        ("before 7am", at(3, 9), None),
        ("after 9pm", at(3, 9), None),
    ],
)
def test_something_goes_at_their_times_and_never_at_night(words, asked, goes):
    assert rules.goes_at(asked, **QUIET, hours=hours.read(words)) == goes


@given(
    st.datetimes(datetime.datetime(2026, 1, 1), datetime.datetime(2027, 1, 1), timezones=st.just(datetime.UTC)),
    st.sampled_from(["", "mornings", "weekdays 10am to 11:30am", "Tue and Thu after 2pm", "weekends before noon"]),
)
def test_whatever_the_moment_it_goes_later_in_their_times_and_outside_the_quiet_hours(moment, words):
    theirs = hours.read(words)
    goes = rules.goes_at(moment, **QUIET, hours=theirs)
    assert goes >= moment
    assert theirs.holds(goes)
    assert not rules.is_quiet(goes, **QUIET)
    assert goes - moment <= datetime.timedelta(days=8)
