"""The standing huddle: changed without losing a sitting, and sat once a day through a year of clock changes (F-11)."""

import datetime

import pytest
from django.db.models import Count

from joined.base.making import making
from joined.huddle import actions, jobs, models, queries, rules
from joined.huddle.tests import riverside
from joined.huddle.tests.test_actions import brought
from joined.kit import clock, errors, working_days
from joined.places import actions as places

pytestmark = pytest.mark.django_db
NINE = datetime.time(9, 0)
WEEKDAYS = [0, 1, 2, 3, 4]
YEAR_FROM = datetime.date(2026, 10, 19)
"""From before the clocks go back in 2026 until after they do so in 2027."""


def change(place, **changed):
    huddle = models.Huddle.objects.get(pk=place.huddle.pk)
    values = {
        "name": huddle.name,
        "days": huddle.days,
        "starts": huddle.starts,
        "minutes": huddle.minutes,
        "chair_team": huddle.chair_team,
        "teams": [row.team for row in queries.invited(huddle=huddle)],
    }
    by = changed.pop("by", riverside.SET_UP)
    return actions.rearrange(by=by, huddle=huddle, version=huddle.version, **(values | changed))


def talked_about(sitting) -> list:
    with making("huddle"):
        return list(models.AgendaItem.objects.filter(sitting=sitting).values_list("person_id", flat=True))


def test_a_year_makes_each_working_day_s_sitting_once_at_nine_by_london_s_clock(place):
    """F-11: no sitting is missed, none is doubled, even where the job runs on every third day only."""
    change(place, starts=NINE)
    moment = datetime.datetime.combine(YEAR_FROM, datetime.time(0, 10), tzinfo=datetime.UTC)
    for _ in range(127):
        with clock.at(moment):
            jobs.make_sittings()
        moment += datetime.timedelta(days=3)
    last = YEAR_FROM + datetime.timedelta(days=379)
    sat = models.Sitting.objects.filter(huddle=place.huddle, on__range=(YEAR_FROM, last)).order_by("on")
    every = (YEAR_FROM + datetime.timedelta(days=n) for n in range(380))
    assert [row.on for row in sat] == [day for day in every if working_days.is_working(day)]
    assert not sat.values("on").annotate(times=Count("pk")).filter(times__gt=1)
    assert {clock.london(row.starts_at).time() for row in sat} == {NINE}
    hours = {row.on: row.starts_at.hour for row in sat}
    around = (
        (2026, 10, 23, 8),
        (2026, 10, 26, 9),
        (2027, 3, 25, 9),
        (2027, 3, 30, 8),
        (2027, 10, 29, 8),
        (2027, 11, 1, 9),
    )
    assert [hours[datetime.date(*day)] for *day, _ in around] == [hour for *_, hour in around]


def test_hour_by_hour_through_a_year_each_working_day_s_huddle_begins_in_one_hour_and_no_other():
    """F-11: the same, asked of every hour of UTC that passes."""
    begins: dict[datetime.date, int] = {}
    hour = datetime.datetime.combine(YEAR_FROM, datetime.time(0), tzinfo=datetime.UTC)
    for _ in range(380 * 24):
        day = clock.london(hour).date()
        if rules.sits_on(WEEKDAYS, day) and rules.hours(day, NINE, 30)[0] == hour:
            begins[day] = begins.get(day, 0) + 1
        hour += datetime.timedelta(hours=1)
    every = (YEAR_FROM + datetime.timedelta(days=n) for n in range(380))
    assert begins == {day: 1 for day in every if working_days.is_working(day)}


@pytest.mark.parametrize("night", ["2026-10-25", "2027-03-28"])
def test_in_the_long_night_and_the_short_one_the_job_makes_no_sitting_twice(place, night):
    """Every quarter of an hour through the night in which the clocks change."""
    start = datetime.datetime.combine(datetime.date.fromisoformat(night), datetime.time(0), tzinfo=clock.LONDON)
    for quarter in range(16):
        with clock.at(start.astimezone(datetime.UTC) + datetime.timedelta(minutes=15 * quarter)):
            jobs.make_sittings()
    on = models.Sitting.objects.values("on").annotate(times=Count("pk"))
    assert {row["times"] for row in on} == {1}
    assert all(working_days.is_working(row["on"]) for row in on)


def test_another_hour_moves_the_sittings_to_come_and_keeps_their_agendas(place):
    person, _, item = brought(place)
    jobs.make_sittings()
    change(place, starts=datetime.time(14, 15), minutes=45)
    moved = models.Sitting.objects.get(pk=item.sitting_id)
    assert clock.london(moved.starts_at).time() == datetime.time(14, 15)
    assert talked_about(moved) == [person.pk]
    starts = {clock.london(row.starts_at).time() for row in models.Sitting.objects.filter(state="planned")}
    assert starts == {datetime.time(14, 15)}


def test_a_day_that_is_taken_away_loses_nobody_who_is_on_its_agenda(place):
    person, _, item = brought(place)
    tuesday = item.sitting.on
    to_come = queries.to_come(days=[0, 2], starts=datetime.time(12, 30), minutes=30, huddle=place.huddle)
    assert tuesday in to_come.stay
    change(place, days=[0, 2])
    assert talked_about(item.sitting) == [person.pk]
    jobs.make_sittings()
    later = models.Sitting.objects.filter(on__gt=tuesday + datetime.timedelta(days=1))
    assert {row.on.weekday() for row in later} <= {0, 2}


def test_the_next_ten_sittings_leave_out_bank_holidays_and_say_so(place):
    with clock.at(datetime.datetime(2026, 3, 30, 9, 0, tzinfo=clock.LONDON)):
        to_come = queries.to_come(days=WEEKDAYS, starts=datetime.time(12, 30), minutes=30)
    assert len(to_come.sits) == 10
    assert list(to_come.left_out) == [datetime.date(2026, 4, 3), datetime.date(2026, 4, 6)]
    assert [clock.london(sits.starts_at).hour for sits in to_come.sits] == [12] * 10


def test_two_who_change_it_at_once_are_shown_both(place):
    """F-15."""
    version = models.Huddle.objects.get(pk=place.huddle.pk).version
    change(place, name="Morning huddle")
    with pytest.raises(errors.Conflict) as both:
        actions.rearrange(
            by=riverside.SET_UP,
            huddle=place.huddle,
            version=version,
            name="Noon huddle",
            days=WEEKDAYS,
            starts=datetime.time(12, 30),
            minutes=30,
            chair_team=place.intake_team,
            teams=[],
        )
    assert (both.value.yours["Name"], both.value.theirs["Name"]) == ("Noon huddle", "Morning huddle")
    assert queries.invited(huddle=place.huddle)


def test_what_was_changed_of_a_huddle_is_kept_with_who_and_why(place):
    change(place, days=[0, 2], starts=NINE, why="The practice meets at noon")
    (version,) = queries.changes_of(models.Huddle.objects.get(pk=place.huddle.pk))
    assert (version.by, version.why) == ("Joined Up", "The practice meets at noon")
    assert version.fields == (("Days", "every weekday", "Monday, Wednesday"), ("Starts", "12:30pm", "9am"))


@pytest.mark.parametrize(
    ("changed", "says"),
    [({"days": [5, 6]}, "at least one weekday"), ({"closed_part_minutes": 30}, "shorter than the huddle")],
)
def test_a_huddle_that_cannot_sit_is_refused_in_words(place, changed, says):
    with pytest.raises(errors.Refused, match=says):
        change(place, **changed)


def test_a_neighbourhood_has_one_huddle(place):
    values = {"days": WEEKDAYS, "starts": NINE, "minutes": 30, "chair_team": place.intake_team}
    with pytest.raises(errors.Refused, match="has a huddle already"):
        actions.arrange(by=riverside.SET_UP, neighbourhood=place.north, name="Another", **values)


def test_a_huddle_set_up_after_its_hour_first_sits_the_next_day(place):
    south = places.add_place(by=riverside.SET_UP, name="South", kind="neighbourhood")
    values = {"name": "South", "days": WEEKDAYS, "starts": NINE, "minutes": 30, "chair_team": place.intake_team}
    made = actions.arrange_with(by=riverside.SET_UP, neighbourhood=south, teams=[place.community], **values)
    jobs.make_sittings()
    assert made.sittings.order_by("on").first().on == clock.today() + clock.days(1)
    assert rules.sits_on(WEEKDAYS, clock.today())
