"""A Riverside of its own for one drill: cluster, web with two workers, job worker, and the texts' stand-in.

What dies is started again, as an init would; how often that was needed is counted.
"""

import contextlib
import os
import signal
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psycopg

from drills import morning
from joined.base import cluster, roles
from joined_launch import commands, processes

POLL = 0.05
HURRIED = 0.02


class House:
    """Everything of one drill under `root`; `options` go to PostgreSQL's configuration.

    `breath`: seconds that whoever works in it waits between two deeds.
    """

    def __init__(
        self, root: Path, *, workers: int = 2, options: dict[str, str] | None = None, breath: float = HURRIED
    ) -> None:
        root.chmod(0o755)
        self.root, self.workers, self.breath = root, workers, breath
        self.cluster = cluster.Cluster(root, morning.NAME)
        self.options = options or {}
        self.run = processes.Run(root / "run")
        self.env: dict[str, str] = {}
        self.address = self.phones = ""
        self.restarts: dict[str, int] = {}
        self.keep_database = False
        self._watching = threading.Event()
        self._database = threading.Lock()

    # Beginning and end

    def open(self) -> None:
        """Have everything run and answer."""
        offset = morning.furnish(self.cluster)
        self.start_database()
        self._configure()
        self.env = morning.environment(self.cluster, offset)
        post, port = processes.free_port(), processes.free_port()
        self.phones, self.address = f"http://127.0.0.1:{post}", f"http://localhost:{port}"
        self.env |= {
            "JOINED_PORT": str(port),
            "JOINED_ADDRESS": self.address,
            "NOTIFY_URL": self.phones,
            "JOINED_PHONES_URL": self.phones,
        }
        python = sys.executable
        self.run.start("stand-in", [python, "-m", "stand_ins.notify", "--port", str(post)], self.env)
        self.run.start("web", [python, *commands.web("127.0.0.1", port, self.workers)[1:]], self.env)
        self.run.start("worker", [*morning.MANAGE, "worker"], self.env)
        processes.until_up(self.run, f"{self.phones}/up")
        processes.until(self.is_ready, seconds=30)
        self._watching.set()
        threading.Thread(target=self._watch, daemon=True, name="init").start()

    def close(self) -> None:
        """End all of it."""
        self._watching.clear()
        self.run.end()
        with contextlib.suppress(Exception):
            self.cluster.stop()

    def _configure(self) -> None:
        for name, value in self.options.items():
            self.cluster.sql(f"ALTER SYSTEM SET {name} = '{value}'")
        if self.options:
            self.stop_database()
            self.start_database()

    # Init

    def _watch(self) -> None:
        """Start again what has ended, as an init would."""
        while self._watching.is_set():
            for name in ("web", "worker"):
                child = self.run.children[name]
                if child.poll() is not None and self._watching.is_set():
                    self.restarts[name] = self.restarts.get(name, 0) + 1
                    self.run.start(name, child.args, self.env)
            if self.keep_database and not self.postmaster():
                self.restarts["database"] = self.restarts.get("database", 0) + 1
                with contextlib.suppress(processes.Trouble):  # no room yet: the next round tries again
                    self.cluster.start()
            time.sleep(POLL)

    # What is killed

    def web_workers(self) -> list[int]:
        """Process ids of the workers that serve pages."""
        return [pid for pid in children_of(self.run.children["web"].pid) if "spawn_main" in _command(pid)]

    def kill_web_worker(self, choose: int) -> bool:
        """kill -9 one worker; uvicorn's own parent starts the next. Whether there was one."""
        found = self.web_workers()
        return bool(found) and kill(found[choose % len(found)])

    def kill_worker(self) -> bool:
        """kill -9 the job worker."""
        return kill(self.run.children["worker"].pid)

    def kill_database(self) -> None:
        """kill -9 the server and all its children in one go, and start it again."""
        with self._database:
            head = self.postmaster()
            for pid in [head, *children_of(head)] if head else []:
                kill(pid)
            self.cluster.start()

    def postmaster(self) -> int | None:
        """The server's process id, where it runs."""
        return self.cluster._pid() if self.cluster._is_running() else None

    def start_database(self) -> None:
        self.cluster.start()

    def stop_database(self) -> None:
        """As an administrator would: clients are sent away."""
        self.cluster._stop_server()

    # What is asked

    def is_ready(self) -> bool:
        """Whether a page can be answered."""
        return self.status("/ready") == 200

    def status(self, path: str) -> int:
        """The status of an address; 0 where nobody answers."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=10) as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            return 0

    def sql(self, words: str, *values: object) -> list[tuple]:
        """Ask as the owner of the tables, who sees all of it."""
        with psycopg.connect(self.cluster.url(roles.OWNER), autocommit=True) as connection:
            done = connection.execute(words, values or None)
            return done.fetchall() if done.description else []


@contextlib.contextmanager
def house(*, root: Path | None = None, **more: object) -> Iterator[House]:
    """A house that is gone afterwards; in the folder `root` where one is given."""
    with tempfile.TemporaryDirectory(prefix="joined-drill-") as folder:
        made = House(root or Path(folder), **more)
        try:
            made.open()
            yield made
        finally:
            made.close()


def kill(pid: int) -> bool:
    """kill -9, whether or not it is still there."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
        return True
    return False


def children_of(pid: int) -> list[int]:
    """Process ids of the direct children of a process."""
    found = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            found += [int(child) for child in task.read_text().split()]
    return found


def _command(pid: int) -> str:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_text()
    return ""
