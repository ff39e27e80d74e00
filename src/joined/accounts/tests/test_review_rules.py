"""When access is looked at again, and what an access review says of it."""

import datetime

import pytest

from joined.accounts import rules

DAY = datetime.date(2026, 3, 3)


def day(ahead: int) -> datetime.date:
    return DAY + datetime.timedelta(days=ahead)


@pytest.mark.parametrize(
    ("from_on", "last", "days", "due"),
    [(0, None, 90, 90), (0, 30, 90, 120), (40, 30, 90, 130), (0, None, 30, 30)],
)
def test_access_is_looked_at_again_so_many_days_after_it_began_or_was_kept(from_on, last, days, due):
    looked = day(last) if last is not None else None
    assert rules.review_due(from_on=day(from_on), last=looked, days=days) == day(due)


@pytest.mark.parametrize(
    ("due", "used", "began", "stands"),
    [
        (1, -1, -100, rules.KEPT),
        (0, -1, -100, rules.DUE),
        (-5, -1, -100, rules.DUE),
        (1, None, -14, rules.NEVER_USED),
        (1, None, -13, rules.KEPT),
        (0, None, -13, rules.DUE),
    ],
)
def test_what_an_access_review_says(due, used, began, stands):
    used_on = day(used) if used is not None else None
    assert rules.stands(due_on=day(due), last_used=used_on, from_on=day(began), today=DAY) == stands
