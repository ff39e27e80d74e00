"""Moves that nobody asked for, what a caseload weighs, and why somebody is not actively cared for."""

import dataclasses
import datetime

import pytest

from joined.caseload import words
from joined.caseload.rules import bumps, load

TODAY = datetime.date(2026, 3, 1)
ACTIVE = load.Care(last_on=TODAY, plan_on=TODAY, has_key_worker=True, helped_on=TODAY)


def but(**changes: object) -> load.Care:
    return dataclasses.replace(ACTIVE, **changes)


def days_ago(count: int) -> datetime.date:
    return TODAY - datetime.timedelta(days=count)


class TestBumps:
    MOVES = (
        bumps.Move("team", True),
        bumps.Move("team", False),
        bumps.Move("key_worker", None),
        bumps.Move("assessed_again", False),
    )

    def test_what_nobody_knows_counts_as_a_bump(self):
        found = bumps.count(moves=self.MOVES)
        assert found == (1, 2, 1)
        assert found.counted == 3

    @pytest.mark.parametrize(("kind", "counted"), [("team", 1), ("key_worker", 1), ("assessed_again", 1)])
    def test_each_kind_is_counted_by_itself(self, kind, counted):
        assert kind in words.MOVES
        assert bumps.count(moves=self.MOVES, kind=kind).counted == counted

    def test_no_move_is_no_bump(self):
        assert bumps.count(moves=[]) == (0, 0, 0)


class TestWeight:
    def test_every_point_says_what_it_is_for(self):
        found = load.weight(needs=["in_care", "weekly", "family", "weekly"])
        assert found == (6, (("weekly", 3), ("in_care", 2), ("family", 1)))

    def test_what_weighs_the_same_stands_in_the_order_of_its_name(self):
        assert [name for name, _ in load.weight(needs=["new", "safety", "in_care"]).parts] == [
            "in_care",
            "new",
            "safety",
        ]

    def test_every_need_has_points_and_words(self):
        assert set(load.POINTS) == set(words.NEEDS)
        assert load.weight(needs=words.NEEDS).points == sum(load.POINTS.values())

    def test_a_place_may_set_other_points(self):
        assert load.weight(needs=["new"], points={"new": 7}).points == 7
        assert load.weight(needs=[]) == (0, ())

    @pytest.mark.parametrize(("days", "found"), [(5, 6.0), (2.5, 12.0), (0.5, 60.0), (0, None)])
    def test_part_time_is_compared_by_the_day(self, days, found):
        assert load.per_day(points=30, days_a_week=days) == found


@pytest.mark.parametrize(
    ("care", "why"),
    [
        (ACTIVE, []),
        (but(last_on=days_ago(28)), []),
        (but(last_on=days_ago(29)), [words.NOT_SEEN_LATELY.format(days=29, most=28)]),
        (but(last_on=days_ago(29), is_paused=True), []),
        (but(last_on=None), [words.NOBODY_SAW]),
        (but(plan_on=None), [words.NO_PLAN]),
        (but(plan_on=datetime.date(2025, 9, 1)), []),
        (but(plan_on=datetime.date(2025, 8, 31)), []),  # 31 February is 1 March
        (but(plan_on=datetime.date(2025, 8, 30)), []),
        (but(plan_on=datetime.date(2025, 8, 28)), [words.OLD_PLAN.format(months=6)]),
        (but(has_key_worker=False), [words.NO_KEY_WORKER]),
        (
            load.Care(last_on=None, plan_on=None, has_key_worker=False),
            [words.NOBODY_SAW, words.NO_PLAN, words.NO_KEY_WORKER],
        ),
    ],
)
def test_who_is_not_seen_as_promised_and_why(care, why):
    assert load.why_not_as_promised(care=care, today=TODAY) == why


@pytest.mark.parametrize(
    ("helped_on", "is_paused", "is_active"),
    [
        (days_ago(0), False, True),
        (days_ago(28), False, True),
        (days_ago(29), False, False),
        (None, False, False),
        (None, True, True),
    ],
)
def test_a_check_in_alone_makes_nobody_active(helped_on, is_paused, is_active):
    care = but(helped_on=helped_on, is_paused=is_paused)
    assert load.why_not_as_promised(care=care, today=TODAY) == []
    assert load.why_not_active(care=care, today=TODAY) == ([] if is_active else [words.NOT_HELPED.format(most=28)])
    assert load.active_share(people=[care], today=TODAY) == (is_active, 1)


def test_the_active_share_leaves_out_whom_nobody_has_seen_yet():
    people = [ACTIVE, but(plan_on=None), but(last_on=None)]
    assert load.active_share(people=people, today=TODAY) == (1, 2)
    assert load.active_share(people=[], today=TODAY).value is None


def test_a_shorter_interval_or_plan_is_kept_to():
    care = but(last_on=days_ago(15), plan_on=datetime.date(2025, 11, 1))
    assert load.why_not_as_promised(care=care, today=TODAY) == []
    assert len(load.why_not_as_promised(care=care, today=TODAY, max_days=14, plan_months=3)) == 2
    assert load.active_share(people=[care], today=TODAY, max_days=14) == (0, 1)
