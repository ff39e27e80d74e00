"""The disk is full: writes are refused with a plain page, nobody is shown without a trail, and it mends itself (F-05).

The cluster stands on a small file system in memory, which needs the right to mount one.

    ./joined drill full-disk
"""

import contextlib
import dataclasses
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from drills import clients, counting, telling
from drills.house import House, house
from joined.base.postgresql import Trouble
from joined_launch import processes

MEGABYTES = 360
FULL_SECONDS = 12
REFUSED_SECONDS = 60
"""By then a write was refused: until then they fit into files that had room left."""
CHUNK = 1 << 20
ALARM_SECONDS = 60
HELP = "/about/help/"
LOOKER = "psychiatrist"
LOOKED = """SELECT count(DISTINCT request_id) FROM trail_event WHERE actor_name LIKE 'Dr Ngozi%%' AND is_look
    AND person_id = %s"""
SEEN_BY = """SELECT DISTINCT person_id FROM steps_responsibility r JOIN places_team t ON t.id = r.team_id
    WHERE r.until_at IS NULL AND t.name = 'Community mental health, North' ORDER BY person_id LIMIT 1"""


class Filler:
    """Takes every byte that is free, and goes on taking what is freed, until it lets go of all."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "filler"
        self._full, self._stop = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._fill, daemon=True, name="filler")

    def fill(self) -> None:
        """Return once nothing is free."""
        self._thread.start()
        self._full.wait(60)

    def free(self) -> None:
        """Give all of it back."""
        self._stop.set()
        self._thread.join()
        self.file.unlink()

    def _fill(self) -> None:
        with self.file.open("wb", buffering=0) as file:
            while not self._stop.is_set():
                try:
                    file.write(b"\0" * CHUNK)
                except OSError:
                    self._full.set()
                    self._stop.wait(0.05)


class Monitor(threading.Thread):
    """Asks `/alarm` as a monitor would, every second; when it sounded first, and when it was quiet again."""

    def __init__(self, made: House) -> None:
        super().__init__(daemon=True, name="monitor")
        self.house, self.stopping = made, threading.Event()
        self.answers: list[tuple[float, int]] = []

    def run(self) -> None:
        while not self.stopping.wait(1):
            self.answers.append((time.monotonic(), self.house.status("/alarm")))

    def first(self, status: int, *, after: float) -> float:
        """Seconds from that moment to the first such answer; -1 for none."""
        return next((at - after for at, found in self.answers if at > after and found == status), -1.0)


@contextlib.contextmanager
def small_disk() -> Iterator[Path]:
    """A file system of a few megabytes in memory. Raises Trouble where none may be mounted."""
    with tempfile.TemporaryDirectory(prefix="joined-drill-") as folder:
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={MEGABYTES}m,mode=755", "tmpfs", folder],
            capture_output=True,
            text=True,
        )
        if mounted.returncode:
            raise Trouble("This drill needs the right to mount a small file system (root, or CAP_SYS_ADMIN).")
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", "--lazy", folder], check=False)


def drill(made: House, folder: Path, *, seed: int, seconds: float = FULL_SECONDS) -> telling.Figures:
    """Fill, work, free; the figures."""
    made.keep_database = True
    seen = clients.Seen()
    person = made.sql(SEEN_BY)[0][0]
    reader = clients.Reader(made, who=LOOKER, paths=(f"/people/{person}/", HELP))
    working = clients.of(clients.KINDS, made, seen, seed=seed)
    for client in [reader, *working]:
        client.start()
    processes.until(lambda: len(seen.acknowledged) == len(working) and len(reader.looks) > 4, seconds=90)
    monitor, filler = Monitor(made), Filler(folder)
    monitor.start()
    filler.fill()
    full_from, answered_before = time.monotonic(), seen.total
    processes.until(lambda: seen.errors["503"] > 0, seconds=REFUSED_SECONDS)
    time.sleep(seconds)
    freed_at, answered_while_full = time.monotonic(), seen.total - answered_before
    filler.free()
    processes.until(lambda: any(moment > freed_at for moment in seen.moments), seconds=120)
    healed = next((moment for moment in sorted(seen.moments) if moment > freed_at), 0.0)
    processes.until(lambda: monitor.first(200, after=freed_at) >= 0, seconds=30)
    monitor.stopping.set()
    trouble = clients.stop([*working, reader])
    looks = [look for look in reader.looks if full_from <= look.at < freed_at]
    persons = [look for look in reader.looks if look.path != HELP and look.status == 200]
    return {
        "megabytes": MEGABYTES,
        "seconds_full": seconds,
        **dataclasses.asdict(counting.count(made, seen)),
        "answered_while_full": answered_while_full,
        "errors_seen_by_writers": dict(sorted(seen.errors.items())),
        "help_pages_while_full": _statuses(looks, HELP),
        "person_pages_while_full": _statuses(looks, f"/people/{person}/"),
        "person_pages_served": len(persons),
        "person_pages_served_without_trail": len(persons) - made.sql(LOOKED, person)[0][0],
        "answers_of_500": seen.errors["500"] + sum(look.status == 500 for look in reader.looks),
        "503_without_a_time": seen.without_time + sum(look.has_no_time for look in reader.looks),
        "alarm_after_s": monitor.first(503, after=full_from),
        "alarm_over_after_s": monitor.first(200, after=freed_at),
        "healed_after_s": healed - freed_at if healed else -1.0,
        "database_started_again_by_init": made.restarts.get("database", 0),
        "manual_steps": 0 if healed else 1,
        "clients_that_broke": trouble or 0,
        "samples_of_500": seen.bodies[:2],
    }


def _statuses(looks: list[clients.Look], path: str) -> dict[str, int]:
    found = [look.status for look in looks if look.path == path]
    return {str(status): found.count(status) for status in sorted(set(found))}


def is_good(figures: telling.Figures) -> bool:
    """Whether nothing was lost, writes were refused plainly, nobody was shown in secret, and it mended itself."""
    nothing = [name for name in counting.FIGURES if name not in ("acknowledged", "texts")]
    nothing += ["answers_of_500", "503_without_a_time", "manual_steps", "clients_that_broke"]
    was_told = 0 <= figures["alarm_after_s"] < ALARM_SECONDS and figures["alarm_over_after_s"] >= 0
    was_refused = figures["errors_seen_by_writers"].get("503", 0) > 0
    was_seen = figures["person_pages_served_without_trail"] <= 0
    return was_refused and was_told and was_seen and not any(figures[name] for name in nothing)


def main(*, times: int, seed: int, as_json: bool) -> int:
    """0 when it is good."""
    good = True
    for number in range(times):
        with small_disk() as folder, house(root=folder) as made:
            figures = telling.facts(seed=seed + number) | drill(made, folder, seed=seed + number)
        telling.show("Disk full", figures, as_json=as_json)
        good = good and is_good(figures)
    return 0 if good else 1
