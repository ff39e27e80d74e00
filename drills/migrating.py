"""The largest table changes while people work, and while somebody's report is reading it (F-25).

A column with a default, an index, a policy, and later their end, by the house's own `migrate`. Control: the same kind
of change by a statement that waits for its turn as long as it takes.

    ./joined drill migrating --times 1000000
"""

import subprocess
import threading
import time
from collections.abc import Callable

import psycopg

from drills import clients, telling
from drills.house import House, house
from drills.morning import MANAGE
from joined.base import cluster, roles
from joined_launch import folders, processes

A_SECOND = 20.0
READERS = ("nurse", "intake", "chair", "psychiatrist", "receptionist")
PATHS = ("/", "/people/", "/huddles/")
REPORT_SECONDS = 3.0
USUAL_SECONDS = 6.0
GOAL_SECONDS = 1.0
EVENTS = """
    CREATE TEMPORARY TABLE resting AS SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS made
      FROM pg_index WHERE indrelid = 'trail_event'::regclass AND NOT indisunique;
    DO $$ DECLARE one text; BEGIN
        FOR one IN SELECT name FROM resting LOOP EXECUTE 'DROP INDEX ' || one; END LOOP;
    END $$;
    ALTER TABLE trail_event DISABLE TRIGGER USER;
    INSERT INTO trail_event (id, at, recorded_at, actor_kind, actor_id, actor_name, organisation_name, role, verb,
                             is_look, person_id, outcome, why)
    SELECT lpad(to_hex(n), 32, '0')::uuid, now() - random() * interval '300 days', now(), 'staff', gen_random_uuid(),
           'Drill', '', 'nurse', 'people.see', true, gen_random_uuid(), 'ok', '' FROM generate_series(1, {rows}) AS n;
    ALTER TABLE trail_event ENABLE TRIGGER USER;
    DO $$ DECLARE one text; BEGIN
        FOR one IN SELECT made FROM resting LOOP EXECUTE one; END LOOP;
    END $$;
    ANALYZE trail_event;
"""
"""Ids in order, and the indexes made when the table is full: a fifth of the time, and the same table."""
WAITED = """SELECT coalesce(max(extract(epoch FROM clock_timestamp() - l.waitstart)), 0) FROM pg_locks l
    JOIN pg_stat_activity a USING (pid) WHERE NOT l.granted AND a.usename = %s"""
CLUMSY = "ALTER TABLE trail_event ADD COLUMN clumsy boolean NOT NULL DEFAULT false"


class Paced(clients.Reader):
    """A reader who asks at fixed moments, however long the last answer took to come."""

    def run(self) -> None:
        try:
            self.browser.sign_in()
            due, number = time.monotonic(), 0
            while not self.stopping.wait(max(0.0, due - time.monotonic())):
                self.look(self.paths[number % len(self.paths)])
                due, number = due + self.gap, number + 1
        except Exception as trouble:  # told in the table
            self.trouble = f"{type(trouble).__name__}: {trouble}"
        finally:
            self.browser.session.close()


class Report(threading.Thread):
    """Somebody's long look at the table, again and again: what a change of the table has to wait for."""

    def __init__(self, made: House) -> None:
        super().__init__(daemon=True, name="report")
        self.url, self.stopping = made.cluster.url(roles.OWNER), threading.Event()
        self.began = 0

    def run(self) -> None:
        with psycopg.connect(self.url) as connection:
            while not self.stopping.wait(0.5):
                connection.execute("SELECT id FROM trail_event LIMIT 1")
                self.began += 1
                self.stopping.wait(REPORT_SECONDS)
                connection.commit()

    def begins(self) -> None:
        """Wait until it begins to read anew."""
        before = self.began
        processes.until(lambda: self.began > before, seconds=60, every=0.01)


class Watch(threading.Thread):
    """How long any page waits for a lock: the part of a stall that a busy machine has no share in."""

    def __init__(self, made: House) -> None:
        super().__init__(daemon=True, name="watch")
        self.url, self.stopping, self.longest = made.cluster.url(cluster.ADMIN), threading.Event(), 0.0

    def run(self) -> None:
        with psycopg.connect(self.url, autocommit=True) as connection:
            while not self.stopping.wait(0.02):
                waited = connection.execute(WAITED, [roles.APP]).fetchone()[0]
                self.longest = max(self.longest, float(waited))


def drill(made: House, *, rows: int, a_second: float = A_SECOND) -> telling.Figures:
    """So many rows in the table; the figures."""
    _grow(made, rows)
    readers = [Paced(made, who=who, paths=PATHS, gap=len(READERS) / a_second) for who in READERS]
    report = Report(made)
    for thread in (*readers, report):
        thread.start()
    processes.until(lambda: all(len(reader.looks) > 2 for reader in readers), seconds=60)
    usual = _during(made, readers, lambda: time.sleep(USUAL_SECONDS))
    migrating = _during(made, readers, lambda: _migrate(made))
    report.begins()  # or the control might wait for the last of it only
    clumsy = _during(made, readers, lambda: made.sql(CLUMSY))
    report.stopping.set()
    trouble = clients.stop(readers)
    return {
        "rows": made.sql("SELECT count(*) FROM trail_event")[0][0],
        "requests_a_second_asked_for": a_second,
        **{f"{name}_before": value for name, value in usual.items()},
        **migrating,
        **{f"control_{name}_waiting_for_its_turn": value for name, value in clumsy.items()},
        "migrations_applied": made.sql("SELECT count(*) FROM django_migrations WHERE app = 'growing'")[0][0],
        "indexes_left_invalid": made.sql("SELECT count(*) FROM pg_index WHERE NOT indisvalid")[0][0],
        "clients_that_broke": trouble or 0,
    }


def _grow(made: House, rows: int) -> None:
    made.sql(EVENTS.format(rows=rows))


def _migrate(made: House) -> None:
    env = made.env | {"DJANGO_SETTINGS_MODULE": "drills.growing.settings"}
    command = [*MANAGE, "migrate", "growing", "--skip-checks"]
    ran = subprocess.run(command, env=env, capture_output=True, text=True, cwd=folders.ROOT)
    if ran.returncode:
        raise processes.Trouble(ran.stderr[-500:])


def _during(made: House, readers: list[Paced], deed: Callable[[], object]) -> telling.Figures:
    """What readers saw of a deed: every look that overlaps it. A stall is a wait for a lock."""
    watch = Watch(made)
    watch.start()
    began = time.monotonic()
    deed()
    ended = time.monotonic()
    watch.stopping.set()
    time.sleep(0.5)
    looks = [look for reader in readers for look in list(reader.looks) if began < look.at + look.seconds < ended + 0.5]
    seconds = [look.seconds for look in looks]
    return {
        "seconds": ended - began,
        "requests": len(looks),
        "failed_requests": sum(look.status != 200 for look in looks),
        "their_answers": {str(look.status): round(look.seconds, 2) for look in looks if look.status != 200},
        "answer_p50_s": telling.percentile(seconds, 0.5),
        "answer_p95_s": telling.percentile(seconds, 0.95),
        "longest_answer_s": max(seconds, default=0.0),
        "longest_stall_s": watch.longest,
    }


def is_good(figures: telling.Figures) -> bool:
    """Whether nobody was turned away or waited long, and the control made them wait."""
    return (
        figures["migrations_applied"] == 5
        and not figures["failed_requests"]
        and not figures["indexes_left_invalid"]
        and not figures["clients_that_broke"]
        and figures["longest_stall_s"] <= GOAL_SECONDS
        and figures["control_longest_stall_s_waiting_for_its_turn"] > GOAL_SECONDS
    )


def main(*, times: int, seed: int, as_json: bool) -> int:
    """0 when it is good."""
    with house() as made:
        figures = telling.facts() | drill(made, rows=times)
    telling.show("Migration on live data", figures, as_json=as_json)
    return 0 if is_good(figures) else 1
