"""Two who bring in the same list at the same moment make each person once (F-19), on connections of their own."""

import pytest

from joined.base import later, rows
from joined.base.making import making
from joined.base.tests.together import together
from joined.doors import models as doors
from joined.huddle.tests import riverside
from joined.imports import actions, jobs, models, queries
from joined.imports.tests import lists
from joined.kit import clock
from joined.people import models as people

ROWS = 60


@pytest.fixture
def town(fresh_database, django_db_blocker):
    with django_db_blocker.unblock(), clock.at(riverside.MORNING), later.playing():
        place = riverside.make()
        managers = [
            riverside.worker(f"{name} Castellane", place.practice_team, "practice_administrator")
            for name in ("Morwenna", "Perran")
        ]
        yield managers


def ids(by, found):
    return {"of": str(found.pk), "user": str(by.id), "organisation": str(by.organisation)}


def ready(by):
    """The same list, checked and approved by this manager."""
    numbers = lists.numbers()
    body = lists.csv_of(*((f"Somebody {n}", "1/2/1980", next(numbers), "", f"Ask {n}") for n in range(ROWS)))
    found = actions.receive(by=by, file_name="list.csv", body=body, reason="Ours")
    jobs.check(**ids(by, found))
    with rows.context(by):
        actions.approve(by=by, of=queries.row(to=by, import_id=found.pk))
    return found


def test_the_same_list_of_two_at_once(town):
    first, second = town
    both = [(by, ready(by)) for by in town]
    came = together(*(lambda by=by, found=found: jobs.write(**ids(by, found)) for by, found in both))
    assert came == [None, None]
    done = [queries.row(to=by, import_id=found.pk) for by, found in both]
    assert [one.state for one in done] == ["done", "done"]
    assert sum(one.rows_accepted for one in done) == ROWS
    assert all(one.rows_in == one.rows_accepted + one.rows_rejected + one.rows_there for one in done)
    with making("people"):
        assert people.Person.objects.count() == doors.Referral.objects.count() == ROWS


def test_one_job_run_twice_at_once(town):
    by = town[0]
    found = ready(by)
    came = together(*[lambda: jobs.write(**ids(by, found))] * 2)
    assert all(one is None or isinstance(one, Exception) for one in came)
    jobs.write(**ids(by, found))
    done = queries.row(to=by, import_id=found.pk)
    assert (done.state, done.rows_accepted, done.requests) == ("done", ROWS, ROWS)
    with making("imports"):
        assert models.Made.objects.count() == ROWS
