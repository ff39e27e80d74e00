"""Many taken back at once is the same as each by itself: rows, reasons to look, numbers and trail."""

import pytest

from joined.base.making import making
from joined.base.promises import counts, of_every_room
from joined.doors.tests import test_many as many
from joined.huddle.tests import riverside
from joined.imports import models
from joined.imports.tests import lists
from joined.imports.tests.test_pages import LIST
from joined.steps import models as steps


@pytest.fixture
def manager(place):
    return riverside.worker(lists.MANAGER, place.practice_team, "practice_administrator")


def taken_back(manager, queue):
    """Everything about everybody of a list that was brought in and taken back."""
    done = lists.brought_in(manager, LIST, queue)
    riverside.browser(manager).post(f"/imports/{done.pk}/undo/", {"second": "Nasreen Qureshi"})
    queue.run_due()
    assert lists.again(done.pk).rows_back == done.rows_accepted == 2
    with making("imports"):
        made = list(models.Made.objects.filter(of=done).order_by("row").select_related("person"))
        assert all(one.undone_at for one in made)
    found = many.everything([one.person for one in made], None)
    return found | {"Closing": many.rows_of(steps.Closing, [one.person_id for one in made])}


def test_many_taken_back_at_once_equal_each_by_itself(place, manager, jobs, monkeypatch):
    together = taken_back(manager, jobs)
    monkeypatch.setattr("joined.imports.jobs.actions.take_back_many", lambda **given: set())
    assert taken_back(manager, jobs) == together
    with making("base"):
        assert {check: count for check, count in counts(of_every_room()).items() if count} == {}


def test_taking_back_costs_the_same_for_many_as_for_few(place, manager, jobs, django_assert_max_num_queries):
    numbers = lists.numbers()
    body = lists.csv_of(*((f"Somebody {n}", "1/2/1980", next(numbers), "", f"Ask {n}") for n in range(40)))
    done = lists.brought_in(manager, body, jobs)
    riverside.browser(manager).post(f"/imports/{done.pk}/undo/", {"second": "Nasreen Qureshi"})
    with django_assert_max_num_queries(60):
        jobs.run_due()
    assert lists.again(done.pk).rows_back == 40
