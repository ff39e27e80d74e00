"""The cluster is killed and started again, with whatever lock files its death left: no manual step (F-35).

./joined drill locks --times 20
"""

import os
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from drills import telling
from drills.house import children_of, kill
from joined.base import cluster
from joined_launch import processes

LEFT = ("as it was", "a zombie's number", "another process's number", "an empty file", "no socket, only its lock")


class Lock:
    """A cluster, and what its death leaves behind."""

    def __init__(self, root: Path) -> None:
        root.chmod(0o755)
        self.cluster = cluster.Cluster(root, "drill")
        self.helpers: list[subprocess.Popen] = []

    def kill(self) -> None:
        """kill -9 the server and its children; whoever started it buries it when it likes."""
        head = self.cluster._pid()
        for pid in [head, *children_of(head)]:
            kill(pid)

    def leave(self, what: str) -> None:
        """Put the lock file as such deaths leave it."""
        file = self.cluster.data / "postmaster.pid"
        first, _, rest = file.read_text().partition("\n")
        number: dict[str, Callable[[], str]] = {
            "a zombie's number": self._zombie,
            "another process's number": self._stranger,
        }
        if what in number:
            file.write_text(f"{number[what]()}\n{rest}")
        elif what == "an empty file":
            file.write_text("")
        elif what == "no socket, only its lock":
            (self.cluster.socket / f".s.PGSQL.{cluster.PORT}").unlink(missing_ok=True)
        assert first

    def _zombie(self) -> str:
        dead = subprocess.Popen(["/bin/true"])
        self.helpers.append(dead)
        processes.until(lambda: not processes.started(dead.pid), seconds=5)
        return str(dead.pid)

    def _stranger(self) -> str:
        return str(os.getppid())

    def end(self) -> None:
        """Bury the helpers and stop."""
        for helper in self.helpers:
            helper.wait()
        self.cluster.stop()


def drill(*, times: int) -> telling.Figures:
    """So many deaths; the figures. A row that was committed before each must be there after it."""
    with tempfile.TemporaryDirectory(prefix="joined-drill-") as root:
        lock = Lock(Path(root))
        lock.cluster.start()
        try:
            lock.cluster.sql("CREATE TABLE counted (n int)")
            seconds, failed, lost = [], [], 0
            for number in range(times):
                lock.cluster.sql(f"INSERT INTO counted VALUES ({number})")
                lock.kill()
                what = LEFT[number % len(LEFT)]
                lock.leave(what)
                begun = time.monotonic()
                try:
                    lock.cluster.start()
                except cluster.Trouble as trouble:
                    failed.append(f"{what}: {trouble}")
                    break
                seconds.append(time.monotonic() - begun)
                lost += number + 1 - int(lock.cluster.sql("SELECT count(*) FROM counted"))
        finally:
            lock.end()
    return {
        "deaths": times,
        "started_again": len(seconds),
        "manual_steps": len(failed),
        "rows_lost": lost,
        "start_p50_s": telling.percentile(seconds, 0.5),
        "start_p99_s": telling.percentile(seconds, 0.99),
        "what_went_wrong": failed or 0,
    }


def is_good(figures: telling.Figures) -> bool:
    """Whether it started every time, with everything in it."""
    return figures["started_again"] == figures["deaths"] and not figures["rows_lost"]


def main(*, times: int, seed: int, as_json: bool) -> int:
    """0 when it is good."""
    figures = telling.facts() | drill(times=times)
    telling.show("Cluster killed and started", figures, as_json=as_json)
    return 0 if is_good(figures) else 1
