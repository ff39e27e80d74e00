"""When a place is ready, and when its doors may open (C81)."""

import itertools

import pytest

from joined.set_up import rules

ALL = rules.Standing(has_intake=True, intake_works=True, has_duty=True, practices=1, has_huddle=True, has_chair=True)


def test_a_place_where_everything_stands_misses_nothing():
    assert all(item.is_done for item in rules.checklist(ALL))
    assert rules.doors_stay_shut(ALL) == []


@pytest.mark.parametrize(("has_intake", "intake_works", "has_duty"), list(itertools.product((True, False), repeat=3)))
def test_doors_open_only_with_an_in_take_that_somebody_works_in_and_a_staffed_duty_route(
    has_intake, intake_works, has_duty
):
    standing = rules.Standing(has_intake=has_intake, intake_works=intake_works, has_duty=has_duty)
    assert (rules.doors_stay_shut(standing) == []) == (has_intake and intake_works and has_duty)


@pytest.mark.parametrize(
    ("missing", "page"),
    [
        ({"has_intake": False}, "team"),
        ({"intake_works": False}, "people"),
        ({"has_duty": False}, "duty"),
        ({"practices": 0}, "practices"),
        ({"has_huddle": False}, "huddle"),
        ({"has_chair": False}, "chair"),
    ],
)
def test_what_is_missing_names_the_page_that_mends_it(missing, page):
    standing = rules.Standing(**(vars(ALL) | missing))
    assert [item.page for item in rules.checklist(standing) if not item.is_done] == [page]
