"""The 28-day clock: examples to the day, its invariants, and a plain model of it that must say the same."""

import datetime
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joined.caseload.rules import contacts, history, interval, measures
from joined.kit import clock


def d(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def after(day: datetime.date, count: int) -> datetime.date:
    return day + datetime.timedelta(days=count)


BEGAN = d("2025-09-24")
FIRST = d("2025-10-01")
WARD = (d("2025-10-10"), d("2025-10-20"))


def stands(today: str, *contacts: str, **more: object) -> interval.Standing:
    dates = [d(one) for one in contacts] or [FIRST]
    return interval.standing(began_on=BEGAN, contacts=dates, today=d(today), **more)


class TestADay:
    @pytest.mark.parametrize(
        ("moment", "due"),
        [
            ("2026-10-04T00:30+01:00", "2026-11-01"),
            ("2026-10-05T00:15+01:00", "2026-11-02"),
            ("2027-03-01T23:45+00:00", "2027-03-29"),
            ("2027-03-07T23:30+00:00", "2027-04-04"),
            ("2027-02-01T12:00+00:00", "2027-03-01"),
            ("2028-02-01T12:00+00:00", "2028-02-29"),
        ],
    )
    def test_is_due_by_londons_calendar_and_not_by_hours_or_utc(self, moment, due):
        seen = datetime.datetime.fromisoformat(moment).astimezone(datetime.UTC)
        assert interval.due(last_on=interval.on(seen)) == d(due)

    @pytest.mark.parametrize(("last", "due"), [("2025-03-03", "2025-03-31"), ("2025-10-01", "2025-10-29")])
    def test_is_28_days_after_the_last(self, last, due):
        assert interval.due(last_on=d(last)) == d(due)

    def test_is_due_28_days_later_at_a_hundred_thousand_moments_of_ten_years(self):
        moments, start = random.Random(12), datetime.datetime(2025, 1, 1, tzinfo=datetime.UTC)
        for _ in range(100_000):
            seen = start + datetime.timedelta(seconds=moments.randrange(10 * 365 * 86_400))
            day = interval.on(seen)
            assert clock.moment_on(day, datetime.time()) <= seen
            assert interval.due(last_on=day).toordinal() - day.toordinal() == 28


class TestStanding:
    def test_day_28_is_in_time_and_day_29_is_late(self):
        assert stands("2025-10-29") == interval.Standing("running", FIRST, d("2025-10-29"), 28, 0, 0, "red")
        assert stands("2025-10-30") == interval.Standing("running", FIRST, d("2025-10-29"), 29, 0, 1, "late")

    def test_a_contact_late_in_the_evening_of_day_28_is_in_time_and_after_midnight_is_not(self):
        for moment, late in [("2025-10-29T23:50+00:00", []), ("2025-10-30T00:05+00:00", [d("2025-10-30")])]:
            seen = interval.on(datetime.datetime.fromisoformat(moment))
            found = interval.breaches(began_on=BEGAN, contacts=[FIRST, seen], today=d("2025-11-01"))
            assert [one.from_on for one in found] == late

    def test_a_text_and_not_coming_move_nothing(self):
        held = [("2025-10-01", "02", "5"), ("2025-10-20", "09", "5"), ("2025-10-27", "01", "3")]
        some = [contacts.Contact(on=d(day), mechanism=how, attendance=came) for day, how, came in held]
        counting = [one.on for one in some if contacts.why_counts(contact=one).counts]
        assert interval.standing(began_on=BEGAN, contacts=counting, today=d("2025-10-28")).due_on == d("2025-10-29")

    def test_a_breach_is_open_from_day_29_on(self):
        for today, late in [("2025-10-29", []), ("2025-10-30", [(d("2025-10-29"), d("2025-10-30"), None)])]:
            assert interval.breaches(began_on=BEGAN, contacts=[FIRST], today=d(today)) == late

    def test_the_clock_begins_with_taking_on_and_not_with_what_came_before(self):
        assert stands("2025-09-30", "2025-09-01").due_on == after(BEGAN, 28)
        assert stands("2025-09-30", "2025-09-01").last_on is None

    def test_a_contact_on_its_first_day_is_one(self):
        assert stands("2025-09-30", BEGAN.isoformat()).last_on == BEGAN

    def test_a_contact_of_tomorrow_has_not_been(self):
        assert stands("2025-10-05", "2025-10-06").last_on is None

    def test_a_ward_stay_freezes_what_is_left(self):
        assert stands("2025-10-20", pauses=[WARD]).due_on == d("2025-11-08")
        assert stands("2025-11-08", pauses=[WARD]).late_by == 0
        assert stands("2025-11-09", pauses=[WARD]).late_by == 1

    @pytest.mark.parametrize(
        ("until", "today", "due", "left"),
        [
            (None, "2025-10-10", None, 19),
            (None, "2026-01-10", None, 19),
            ("2025-10-20", "2025-10-19", "2025-11-08", 19),
        ],
    )
    def test_while_paused_nothing_is_due_and_nobody_is_warned(self, until, today, due, left):
        found = stands(today, pauses=[(WARD[0], until and d(until))])
        assert (found.state, found.due_on, found.days_left) == ("paused", due and d(due), left)
        assert (found.late_by, found.warning) == (0, "")

    @pytest.mark.parametrize(
        ("from_on", "due"),
        [("2025-10-22", "2025-11-17"), ("2025-10-23", "2025-11-17"), ("2025-11-05", "2025-11-17")],
    )
    def test_at_least_seven_days_are_left_after_a_pause(self, from_on, due):
        assert stands("2025-11-10", pauses=[(d(from_on), d("2025-11-10"))]).due_on == d(due)

    def test_a_shorter_interval_leaves_no_more_than_itself_after_a_pause(self):
        assert stands("2025-10-20", pauses=[WARD], max_days=5).due_on == d("2025-10-25")

    def test_a_contact_during_a_pause_gives_the_full_interval_from_its_end(self):
        assert stands("2025-10-20", "2025-10-01", "2025-10-15", pauses=[WARD]).due_on == d("2025-11-17")
        assert stands("2025-10-18", "2025-10-01", "2025-10-15", pauses=[WARD]).days_left == 28

    @pytest.mark.parametrize(
        "pauses",
        [
            [("2025-10-10", "2025-10-15"), ("2025-10-15", "2025-10-20")],
            [("2025-10-12", "2025-10-20"), ("2025-10-10", "2025-10-16")],
            [("2025-10-10", "2025-10-20"), ("2025-10-12", "2025-10-13")],
        ],
    )
    def test_pauses_that_overlap_or_touch_are_one(self, pauses):
        several = [(d(from_on), d(until_on)) for from_on, until_on in pauses]
        assert history.joined_pauses(pauses=several, began_on=BEGAN) == [WARD]
        assert stands("2025-10-25", pauses=several) == stands("2025-10-25", pauses=[WARD])

    def test_a_pause_without_an_end_swallows_what_follows(self):
        found = history.joined_pauses(pauses=[WARD, (d("2025-10-12"), None), (d("2025-11-01"), None)], began_on=BEGAN)
        assert found == [(WARD[0], None)]

    def test_a_pause_of_no_day_or_before_the_beginning_pauses_nothing(self):
        for pause in [(WARD[0], WARD[0]), (WARD[1], WARD[0]), (d("2025-09-01"), BEGAN)]:
            assert stands("2025-10-25", pauses=[pause]) == stands("2025-10-25")

    def test_somebody_taken_on_from_a_ward_has_the_full_interval_from_its_end(self):
        found = interval.standing(
            began_on=d("2025-10-15"), contacts=[], pauses=[(d("2025-10-01"), d("2025-10-20"))], today=d("2025-10-21")
        )
        assert (found.due_on, found.last_on, found.days_since) == (d("2025-11-17"), None, 6)

    def test_a_stopped_clock_is_never_late(self):
        found = stands("2026-03-01", stopped_on=d("2025-10-20"))
        assert (found.state, found.due_on, found.days_left, found.late_by) == ("stopped", None, None, 0)
        assert stands("2025-10-19", stopped_on=d("2025-10-20")).state == "running"


class TestWarning:
    @pytest.mark.parametrize(
        ("day", "level"),
        [(0, ""), (13, ""), (14, "amber"), (21, "amber"), (25, "amber"), (26, "red"), (28, "red"), (29, "late")],
    )
    def test_rises_while_nothing_is_booked(self, day, level):
        assert stands(after(FIRST, day).isoformat()).warning == level

    @pytest.mark.parametrize(
        ("booked", "level"), [("2025-10-27", ""), ("2025-10-29", ""), ("2025-10-30", "red"), ("2025-10-26", "red")]
    )
    def test_is_quiet_only_with_a_contact_booked_in_time(self, booked, level):
        assert stands("2025-10-27", booked_on=d(booked)).warning == level

    def test_late_stays_late_whatever_is_booked(self):
        assert stands("2025-11-03", booked_on=d("2025-11-04")).warning == "late"


class TestMeasures:
    @pytest.mark.parametrize(
        ("days", "name"),
        [(0, "0-6"), (6, "0-6"), (7, "7-13"), (13, "7-13"), (14, "14-27"), (27, "14-27"), (28, "over 27")],
    )
    def test_the_national_bands(self, days, name):
        assert measures.band(days) == name

    def test_day_28_is_in_the_top_band_and_yet_in_time(self):
        found = stands("2025-10-29")
        assert measures.band(found.days_since) == measures.TOP_BAND
        assert not found.late_by

    def test_point_asks_only_whose_clock_runs(self):
        people = [stands("2025-10-29"), stands("2025-11-05"), stands("2025-10-15", pauses=[WARD])]
        people.append(stands("2025-10-30", stopped_on=d("2025-10-30")))
        assert measures.point(people=people) == (1, 2)
        assert measures.point(people=people[2:]).value is None

    def test_who_is_never_seen_again_is_counted_as_late(self):
        found = interval.intervals(began_on=FIRST, contacts=[d("2025-10-20")], today=d("2025-11-30"))
        share = measures.in_time(intervals=found, from_on=d("2025-11-01"), until_on=d("2025-11-30"))
        assert share == (0, 1)
        share = measures.in_time(intervals=found, from_on=d("2025-10-01"), until_on=d("2025-11-30"))
        assert (share, share.value) == ((1, 2), 0.5)

    def test_the_first_and_the_last_day_of_a_period_are_in_it(self):
        found = interval.intervals(began_on=FIRST, contacts=[d("2025-10-20")], today=d("2025-10-31"))
        for day, share in [("2025-10-19", (0, 0)), ("2025-10-20", (1, 1)), ("2025-10-21", (0, 0))]:
            assert measures.in_time(intervals=found, from_on=d(day), until_on=d(day)) == share

    def test_who_left_while_late_is_counted_and_who_left_in_time_is_not(self):
        for stopped, share in [("2025-11-10", (0, 1)), ("2025-10-29", (0, 0))]:
            found = interval.intervals(began_on=FIRST, contacts=[], stopped_on=d(stopped), today=d("2025-11-30"))
            assert measures.in_time(intervals=found, from_on=FIRST, until_on=d("2025-11-30")) == share

    def test_a_pause_in_an_interval_is_left_out_of_its_days(self):
        found = interval.intervals(began_on=BEGAN, contacts=[FIRST, d("2025-11-08")], pauses=[WARD], today=WARD[1])
        assert [(one.days, one.is_late, one.ended_by) for one in found] == [(7, False, "contact"), (9, False, "")]
        found = interval.intervals(began_on=FIRST, contacts=[d("2025-11-08")], pauses=[WARD], today=d("2025-11-08"))
        assert [(one.days, one.is_late) for one in found] == [(28, False), (0, False)]

    def test_two_contacts_on_one_day_are_one(self):
        found = interval.intervals(began_on=FIRST, contacts=[FIRST, FIRST], today=FIRST)
        assert [one.ended_by for one in found] == [""]

    def test_contacts_at_the_last_moment_without_help_are_seen(self):
        seen = [(24, False), (25, False), (26, True), (28, False), (29, False)]
        assert measures.last_moment(contacts=seen) == (2, 3)


LENGTH = 180
offsets = st.integers(0, LENGTH)


@st.composite
def histories(draw: st.DrawFn) -> dict:
    """A clock of half a year, with pauses that may overlap, and perhaps its end."""
    pauses = draw(st.lists(st.tuples(offsets, st.one_of(st.none(), st.integers(0, 60))), max_size=4))
    return {
        "began_on": after(FIRST, draw(st.integers(0, 20))),
        "contacts": [after(FIRST, day) for day in draw(st.lists(offsets, max_size=10))],
        "pauses": [(after(FIRST, day), None if n is None else after(FIRST, day + n)) for day, n in pauses],
        "stopped_on": draw(st.one_of(st.none(), st.integers(20, LENGTH).map(lambda day: after(FIRST, day)))),
        "today": after(FIRST, draw(st.integers(20, LENGTH))),
        "max_days": draw(st.sampled_from([28, 28, 14, 5])),
    }


def by_hand(began_on, contacts, pauses, stopped_on, today, max_days) -> tuple[str, int, list]:
    """The same clock a day at a time: what is left goes down each morning that follows a day without a pause."""

    def is_paused(day: datetime.date) -> bool:
        return any(max(a, began_on) <= day and (b is None or day < b) for a, b in pauses)

    left, late_since, late, day = max_days, None, [], began_on
    while True:
        if day > began_on and not is_paused(after(day, -1)):
            left -= 1
        elif day > began_on and not is_paused(day):
            left = max(left, min(7, max_days))
        if left < 0 and late_since is None and not (day > began_on and is_paused(after(day, -1))):
            late_since = day
        is_over = stopped_on is not None and day >= stopped_on
        if late_since and (day in contacts or is_paused(day) or is_over):
            late.append((after(late_since, -1), late_since, day))
            late_since = None
        if day in contacts:
            left = max_days
        if is_over or day >= today:
            break
        day = after(day, 1)
    if late_since:
        late.append((after(late_since, -1), late_since, None))
    return "stopped" if is_over else "paused" if is_paused(day) else "running", left, late


@given(histories())
def test_a_plain_model_that_counts_day_by_day_says_the_same(one):
    state, left, late = by_hand(**one)
    found = interval.standing(**one)
    assert found.state == state
    assert [tuple(breach) for breach in interval.breaches(**one)] == late
    if state == "running":
        assert found.due_on == after(one["today"], left)
        assert (found.days_left, found.late_by) == (max(0, left), max(0, -left))
    if state == "paused":
        assert found.days_left == max(left, min(7, one["max_days"]))


@given(histories())
def test_intervals_follow_one_another_without_a_gap_and_hold_every_breach(one):
    found = interval.intervals(**one)
    assert found[0].from_on == one["began_on"]
    for earlier, later in zip(found, found[1:], strict=False):
        assert earlier.until_on == later.from_on
        assert earlier.ended_by == "contact"
    for piece in found:
        until_on = piece.until_on or min(one["today"], one["stopped_on"] or one["today"])
        days = [after(piece.from_on, n) for n in range((until_on - piece.from_on).days)]
        assert piece.days == sum(not any(a <= day and (not b or day < b) for a, b in one["pauses"]) for day in days)
    for breach in interval.breaches(**one):
        assert any(
            piece.is_late and piece.from_on < breach.from_on <= (piece.until_on or one["today"]) for piece in found
        )


some_pause = st.tuples(offsets, st.one_of(st.none(), st.integers(1, 60))).map(
    lambda one: (after(FIRST, one[0]), one[1] and after(FIRST, one[0] + one[1]))
)


@given(some_pause, some_pause)
def test_two_pauses_apart_are_the_same_days_altogether_and_none_twice(one, other):
    def days_of(pause):
        length = ((pause[1] or after(FIRST, 2 * LENGTH)) - pause[0]).days
        return {after(pause[0], n) for n in range(length)}

    found = [days_of(pause) for pause in history.apart(one=one, other=other)]
    assert found[0] | found[1] == days_of(one) | days_of(other)
    assert not found[0] & found[1]


@given(histories(), offsets)
def test_one_contact_more_never_makes_anybody_later(one, day):
    seen = {**one, "contacts": [*one["contacts"], after(FIRST, day)]}
    assert interval.standing(**seen).late_by <= interval.standing(**one).late_by
