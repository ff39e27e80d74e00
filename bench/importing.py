"""A practice's list of 10,000 people with 10,000 requests: checked, brought in, sent again, taken back."""

import contextlib
import csv
import io
import random
import time
from collections.abc import Iterator

import psycopg
from psycopg.types.json import Jsonb

from bench import house, region
from joined.accounts import queries as accounts
from joined.base import later, rows
from joined.imports import actions, jobs, queries
from joined.kit import actors

NAME = "import 10,000 people and requests"
GOAL = 5000.0
ROWS = 10_000
COPIED = ("people_person", "people_relationship", "steps_matter", "steps_responsibility", "steps_nextstep")


def measured(served: house.House, *, people: int) -> list[dict[str, object]]:
    """Processor milliseconds of the whole list, by deed; checking and bringing in together are the goal's."""
    practice = max(people // region.PRACTICE_SIZE, 1)
    by = accounts.staff(user_id=region.key("practice_administrator", practice))
    if by is None:
        raise LookupError("Nobody keeps lists in this region.")
    raw, body = _plain(served), _list()
    with later.playing():
        with _costing(served) as checked:
            found = actions.receive(by=by, file_name="list.csv", body=body, reason="A bench")
            jobs.check(**_ids(by, found))
        with rows.context(by):
            actions.approve(by=by, of=queries.row(to=by, import_id=found.pk))
        with _costing(served) as written:
            jobs.write(**_ids(by, found))
        with _costing(served) as same:
            again = actions.receive(by=by, file_name="list.csv", body=body, reason="A bench, once more")
            jobs.check(**_ids(by, again))
        with rows.context(by):
            actions.undo(by=by, of=queries.row(to=by, import_id=found.pk), second="Somebody else")
        with _costing(served) as back:
            jobs.take_back(**_ids(by, found))
    done = queries.row(to=by, import_id=found.pk)
    whole = {key: checked[key] + written[key] for key in checked}
    there = queries.row(to=by, import_id=again.pk).rows_there
    wrong = 3 * ROWS - done.rows_accepted - done.rows_back - there
    return [
        _line(NAME, whole, raw=raw, goal=GOAL, errors=wrong),
        _line("  of that, to check them", checked),
        _line("  the same list again", same),
        _line("  take them back", back),
    ]


def _line(name: str, cost: dict[str, float], *, raw: float = 0, goal: float = 0, errors: int = 0) -> dict[str, object]:
    total = cost["app"] + cost["database"]
    return {
        "work": name,
        "cpu_ms": round(total),
        "app_ms": round(cost["app"]),
        "database_ms": round(cost["database"]),
        "raw_sql_ms": round(raw) or "",
        "times_raw": round(total / raw, 1) if raw else "",
        "goal_ms": goal or "",
        "p50_ms": round(cost["wall"]),
        "errors": errors,
    }


@contextlib.contextmanager
def _costing(served: house.House) -> Iterator[dict[str, float]]:
    """What this process, in the worker's place, and the database spend inside."""
    cost: dict[str, float] = {}
    database, own, wall = served.spent()["database"], time.process_time(), time.perf_counter()
    yield cost
    cost["app"] = (time.process_time() - own) * 1000
    cost["database"] = served.spent()["database"] - database
    cost["wall"] = (time.perf_counter() - wall) * 1000


def _ids(by: actors.Staff, found: queries.models.Import) -> dict[str, str]:
    return {"of": str(found.pk), "user": str(by.id), "organisation": str(by.organisation)}


def _list() -> bytes:
    """Another list at each run, or it would be there already."""
    draw, text = random.Random(), io.StringIO(newline="")  # noqa: S311  nothing secret
    made = csv.writer(text)
    made.writerow(("Name", "Date of birth", "Phone", "Postcode", "What is asked"))
    for n in range(ROWS):
        name = f"{draw.choice(region.GIVEN)} {draw.choice(region.FAMILY)} {draw.getrandbits(40):x}"
        born = f"{draw.randrange(1, 29)}/{draw.randrange(1, 13)}/{draw.randrange(1935, 2015)}"
        made.writerow((name, born, f"01632 {960_000 + n % 1000}", "RV1 1AB", "Somebody to talk with"))
    return text.getvalue().encode()


def _plain(served: house.House) -> float:
    """The same rows by one statement for each table, constraints and triggers on, and then taken back."""
    with psycopg.connect(served.owner_url) as connection:
        before, mine = served.spent()["database"], time.process_time()
        with connection.transaction(force_rollback=True):
            for table in COPIED:
                _copied(connection, table, {})
            _copied(connection, "doors_referral", {"joined_to_id": None}, "'reference', 'I' || n")
            connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
        return (time.process_time() - mine) * 1000 + served.spent()["database"] - before


def _copied(connection: psycopg.Connection, table: str, changed: dict[str, object], more: str = "") -> None:
    """As many rows as the list has, each like one that is there, under ids of their own.

    The record is made once a row: `(made).*` in the list of columns would make it once for each of them.
    """
    state = {"steps_matter": "ended_at IS NULL", "steps_nextstep": "state = 'open'"}.get(table, "true")
    ids = f"'id', md5('{table}' || n)::uuid, 'person_id', md5('people_person' || n)::uuid, "
    ids += f"'matter_id', md5('steps_matter' || n)::uuid{', ' + more if more else ''}"
    connection.execute(
        f"INSERT INTO {table} SELECT made.* FROM (SELECT * FROM {table} WHERE {state} LIMIT 1) AS one, "  # noqa: S608
        f"generate_series(1, {ROWS}) AS n, LATERAL jsonb_populate_record(NULL::{table}, "
        f"to_jsonb(one) || jsonb_build_object({ids}) || %s) AS made",
        [Jsonb({"until_at": None} | changed)],
    )
