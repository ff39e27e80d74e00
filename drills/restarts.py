"""The database is restarted while people work: nothing lost, no 500, nobody sees with another's eyes (F-03).

./joined drill restarts --times 20
"""

import dataclasses
import time

import psycopg

from drills import clients, counting, telling
from drills.house import House, house
from joined.base import roles
from joined_launch import processes

NAME = "Ottilie Brandreth"
"""Kept from one worker of the team (demo/cast.py): nothing may tell him that she is there."""
KEPT_OUT, ALLOWED = "excluded-worker", "chair"
BETWEEN = 1.0


def drill(made: House, *, times: int, seed: int) -> telling.Figures:
    """So many restarts; the figures."""
    seen = clients.Seen()
    (kept,) = made.sql("SELECT id FROM people_person WHERE name = %s", NAME)[0]
    readers = [clients.Reader(made, who=who, paths=(f"/people/{kept}/", "/")) for who in (KEPT_OUT, ALLOWED)]
    working = clients.of(clients.KINDS, made, seen, seed=seed)
    for client in [*readers, *working]:
        client.start()
    processes.until(lambda: seen.total >= len(working) and all(len(each.looks) > 2 for each in readers), seconds=60)
    windows, stale = [], 0
    for _ in range(times):
        time.sleep(BETWEEN)
        windows.append(_restart(made))
        stale += _has_stale_settings(made)
    time.sleep(BETWEEN)
    trouble = clients.stop([*working, *readers])
    looks = [look for reader in readers for look in reader.looks]
    statuses = {str(status): sum(look.status == status for look in looks) for status in {look.status for look in looks}}
    return {
        "restarts": times,
        **dataclasses.asdict(counting.count(made, seen)),
        "errors_seen_by_writers": dict(sorted(seen.errors.items())),
        "answers_to_readers": dict(sorted(statuses.items())),
        "pages_readers_missed_that_are_theirs": _missed(looks, readers[0], kept),
        "answers_of_500": seen.errors["500"] + statuses.get("500", 0),
        "503_without_a_time": seen.without_time + sum(look.has_no_time for look in looks),
        "away_p50_s": telling.percentile(windows, 0.5),
        "away_p99_s": telling.percentile(windows, 0.99),
        "connections_with_stale_settings": stale,
        "times_a_name_was_shown_to_whom_it_is_kept_from": _shown(readers[0]),
        "control_times_it_was_shown_to_the_chair": _shown(readers[1]),
        "clients_that_broke": trouble or 0,
    }


def _restart(made: House) -> float:
    """Seconds from the order to the next page."""
    begun = time.monotonic()
    made.stop_database()
    made.start_database()
    processes.until(made.is_ready, seconds=60)
    return time.monotonic() - begun


def _has_stale_settings(made: House) -> bool:
    """Whether a new connection of the application begins as anybody."""
    with psycopg.connect(made.cluster.url(roles.APP)) as connection:
        found = connection.execute(
            "SELECT concat(current_setting('app.actor', true), current_setting('app.people', true))"
        ).fetchone()
    return bool(found[0])


def _missed(looks: list[clients.Look], kept_out: clients.Reader, kept: object) -> int:
    """404s, but for the one page that must be one: hers, for the worker from whom she is kept.

    A writer's 404 is named by its address: whoever saw many of them wrote to steps that a choice had hidden.
    """
    right = [look for look in kept_out.looks if look.status == 404 and str(kept) in look.path]
    return sum(look.status == 404 for look in looks) - len(right)


def _shown(reader: clients.Reader) -> int:
    return sum(NAME in look.text for look in reader.looks)


def is_good(figures: telling.Figures) -> bool:
    """Whether all is whole, and the control shows that the name could have been seen."""
    nothing = [name for name in counting.FIGURES if name not in ("acknowledged", "texts")]
    nothing += ["answers_of_500", "503_without_a_time", "connections_with_stale_settings", "clients_that_broke"]
    nothing += ["pages_readers_missed_that_are_theirs", "times_a_name_was_shown_to_whom_it_is_kept_from"]
    return not any(figures[name] for name in nothing) and figures["control_times_it_was_shown_to_the_chair"] > 0


def main(*, times: int, seed: int, as_json: bool) -> int:
    """0 when it is good."""
    with house() as made:
        figures = telling.facts(seed=seed) | drill(made, times=times, seed=seed)
    telling.show("Database restarted under load", figures, as_json=as_json)
    return 0 if is_good(figures) else 1
