"""A large list with a known answer (F-19): every wrong row by its line, nothing lost, nothing twice, and what it cost.

`JOINED_DRILL_ROWS=10000` makes it as large as a practice's; the figures are printed with `-s`.
"""

import os
import resource
import time

import pytest
from django.db import connection

from joined.base import later, rows
from joined.base.making import making
from joined.base.promises import counts, of_every_room
from joined.doors import models as doors
from joined.huddle.tests import riverside
from joined.imports import actions, jobs, models, queries
from joined.imports.tests import lists
from joined.kit import clock
from joined.people import models as people

ROWS = int(os.environ.get("JOINED_DRILL_ROWS", "548"))
WRONG = 137
MEGABYTE = 1024


def wrong_lines() -> dict[int, str]:
    """Which rows are wrong, spread over the list, and in which column."""
    step = ROWS // WRONG
    return {2 + n * step: "ABCD"[n % 4] for n in range(WRONG)}


def a_list() -> bytes:
    number, wrong, made = lists.numbers(), wrong_lines(), []
    for n in range(ROWS):
        row = n + 2
        cells = [f"Zoë Testowa {n}", f"{n % 28 + 1}/{n % 12 + 1}/{1950 + n % 50}", next(number), "ZZ1 1AA", f"Ask {n}"]
        broken = {"A": (0, ""), "B": (1, "31/2/1980"), "C": (2, "1234567890"), "D": (3, "nowhere")}
        if row in wrong:
            column, text = broken[wrong[row]]
            cells[column] = text
        made.append(cells)
    return lists.csv_of(*made)


class Cost:
    """Wall clock, processor time of ourselves and of our backend of the database, and the most memory."""

    def __enter__(self):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            self.backend = cursor.fetchone()[0]
        self.wall, self.cpu, self.theirs = time.perf_counter(), time.process_time(), self._backend()
        return self

    def __exit__(self, *problem):
        self.wall = time.perf_counter() - self.wall
        self.cpu = time.process_time() - self.cpu
        self.theirs = self._backend() - self.theirs
        self.rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE

    def _backend(self):
        try:
            with open(f"/proc/{self.backend}/stat") as file:
                fields = file.read().rpartition(")")[2].split()
        except OSError:
            return 0.0
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def __str__(self):
        return (
            f"wall {self.wall:.1f} s, CPU {self.cpu:.1f} s and {self.theirs:.1f} s of the database, {self.rss:.0f} MB"
        )


@pytest.fixture
def town(fresh_database, django_db_blocker):
    with django_db_blocker.unblock(), clock.at(riverside.MORNING), later.playing():
        place = riverside.make()
        yield place, riverside.worker(lists.MANAGER, place.practice_team, "practice_administrator")


def run(job, manager, found):
    job(of=str(found.pk), user=str(manager.id), organisation=str(manager.organisation))


def receive(manager, body):
    return actions.receive(by=manager, file_name="large.csv", body=body, reason="A drill")


def fresh(manager, found):
    return queries.row(to=manager, import_id=found.pk)


def test_a_large_list_with_137_wrong_rows_comes_in_exactly(town):
    place, manager = town
    body = a_list()
    with Cost() as checking:
        found = receive(manager, body)
        run(jobs.check, manager, found)
    found = fresh(manager, found)
    assert (found.rows_in, found.rows_wrong, found.rows_ready, found.rows_there) == (ROWS, WRONG, ROWS - WRONG, 0)
    assert [cell for cell, _ in lists.problems(found)] == [f"{column}{row}" for row, column in wrong_lines().items()]
    with Cost() as writing, rows.context(manager):
        actions.approve(by=manager, of=found)
    with Cost() as writing:
        run(jobs.write, manager, found)
    found = fresh(manager, found)
    assert (found.state, found.rows_accepted, found.rows_rejected, found.rows_there) == ("done", ROWS - WRONG, WRONG, 0)
    with making("people"):
        assert people.Person.objects.count() == ROWS - WRONG
        assert doors.Referral.objects.count() == ROWS - WRONG
        assert people.Person.objects.filter(is_provisional=True).count() == 0
    with making("base"):
        assert {check: count for check, count in counts(of_every_room()).items() if count} == {}
    with Cost() as again:
        second = receive(manager, body)
        run(jobs.check, manager, second)
    second = fresh(manager, second)
    assert (second.rows_there, second.rows_ready, second.rows_wrong) == (ROWS - WRONG, 0, WRONG)
    print(f"\n{ROWS:,} rows\n  checked: {checking}\n  brought in: {writing}\n  the same again: {again}")  # noqa: T201
    with making("imports"):
        assert not models.Import.objects.exclude(body=None).exists()
        assert not models.Row.objects.filter(state__in=("accepted",)).exists()
