"""Processes that we start, the record of them, and their end: nothing started here outlives its run.

Every run has a record in .data/run with the process ids and their start times, and a mark that everything
it starts carries in its environment. After a kill -9 the next run ends exactly what carries that mark or
has that id *and* start time: a number that another process has since been given is left alone.
"""

import contextlib
import ctypes
import dataclasses
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from joined.base.postgresql import Trouble
from joined_launch import folders

MARK = "JOINED_RUN"
PATIENCE = 8  # seconds from asking a process to end until it is made to
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of Linux
_ADOPT = 36  # PR_SET_CHILD_SUBREAPER of Linux


@dataclasses.dataclass(frozen=True)
class Life:
    """One process, told apart from a later one with the same number by when it started."""

    pid: int
    started: str

    def is_alive(self) -> bool:
        """Whether this very process still runs; a zombie does not."""
        return self.started == started(self.pid)


def started(pid: int) -> str:
    """When a living process started, in words that only serve to compare; empty for none."""
    try:
        words = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return "" if words[0] in "ZX" else f"{_boot()} {words[19]}"
    except (FileNotFoundError, ProcessLookupError):
        if Path("/proc/self").exists():
            return ""
    said = subprocess.run(["ps", "-o", "lstart=,stat=", "-p", str(pid)], capture_output=True, text=True)
    words = said.stdout.split()
    return "" if not words or words[-1].startswith("Z") else " ".join(words[:-1])


class Run:
    """Everything that one `./joined` starts."""

    def __init__(self, folder: Path = folders.RUN) -> None:
        self.mark = uuid.uuid4().hex
        self.record = folder / f"{self.mark}.json"
        self.children: dict[str, subprocess.Popen] = {}
        folder.mkdir(parents=True, exist_ok=True)
        self._write()

    def start(self, name: str, command: list[str], env: Mapping[str, str]) -> subprocess.Popen:
        """Start a server in a session of its own; what it says goes to .data/run/<name>.log."""
        with self.log(name).open("w") as log:
            child = subprocess.Popen(
                command,
                env=dict(env) | {MARK: self.mark},
                cwd=folders.ROOT,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=_with_parent(),
            )
        self.children[name] = child
        self._write()
        return child

    def in_front(self, command: list[str], env: Mapping[str, str]) -> int:
        """Run a command in our terminal until it ends; returns its exit code. Ctrl-C is the command's."""
        child = subprocess.Popen(
            command, env=dict(env) | {MARK: self.mark}, cwd=folders.ROOT, preexec_fn=_with_parent()
        )
        self.children["command"] = child
        self._write()
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            code = child.wait()
        finally:
            signal.signal(signal.SIGINT, before)
        return 128 - code if code < 0 else code

    def log(self, name: str) -> Path:
        """Where a child's words go."""
        return self.record.with_name(f"{name}.log")

    def watch(self) -> None:
        """Return only by an exception: Trouble when one of them ends by itself."""
        while True:
            self.expect_all()
            time.sleep(0.3)

    def expect_all(self) -> None:
        """Raises Trouble if a child has ended."""
        for name, child in self.children.items():
            if child.poll() is not None:
                said = [words for words in self.log(name).read_text().splitlines() if words.strip()]
                kept = self.log(name).relative_to(folders.ROOT)
                raise Trouble(f"The process {name} ended by itself: {said[-1] if said else 'no words'} (see {kept})")

    def end(self) -> None:
        """End everything this run started, in the reverse order, and forget the record."""
        for child in reversed(self.children.values()):
            if child.poll() is None:
                with contextlib.suppress(ProcessLookupError):
                    child.terminate()
        for child in self.children.values():
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(PATIENCE)
        _end(_marked(self.mark))
        for child in self.children.values():
            if child.poll() is None:
                child.kill()
                child.wait()
        self.record.unlink(missing_ok=True)

    def _write(self) -> None:
        lives = [Life(child.pid, started(child.pid)) for child in self.children.values()]
        told = {
            "mark": self.mark,
            "run": dataclasses.asdict(Life(os.getpid(), started(os.getpid()))),
            "children": [dataclasses.asdict(life) for life in lives],
        }
        fresh = self.record.with_suffix(".new")
        fresh.write_text(json.dumps(told))
        fresh.replace(self.record)


def end_what_dead_runs_left(folder: Path = folders.RUN) -> bool:
    """End the processes of runs that were killed; says whether there was such a run."""
    found = False
    for record in folder.glob("*.json"):
        try:
            told = json.loads(record.read_text())
            if Life(**told["run"]).is_alive():
                continue
            children = [Life(**child) for child in told["children"]]
            lives = {life for life in children if life.is_alive()} | _marked(told["mark"])
        except (ValueError, KeyError, TypeError, FileNotFoundError):
            lives = set()
        _end(lives)
        record.unlink(missing_ok=True)
        found = True
    return found


def free_port(wanted: int | None = None, *, usual: int | None = None) -> int:
    """A port on this machine nobody listens on. Raises Trouble when the wanted one is taken."""
    for port in (wanted,) if wanted else (usual or 0, 0):
        with socket.socket() as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                tried.bind(("127.0.0.1", port))
            except OSError:
                continue
            return tried.getsockname()[1]
    raise Trouble(f"Port {wanted} is taken: choose another with --port.")


def until(condition: Callable[[], bool], *, seconds: float, every: float = 0.05) -> bool:
    """Ask again and again until it is so; whether it came to be so in time."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(every)
    return True


def until_up(run: Run, address: str, *, seconds: int = 30) -> None:
    """Wait until a server answers. Raises Trouble when it ends or takes too long."""

    def answers() -> bool:
        run.expect_all()
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except urllib.error.HTTPError as answer:
            raise Trouble(f"{address} answered {answer.code}.") from None
        except OSError:
            return False
        return True

    if not until(answers, seconds=seconds):
        raise Trouble(f"{address} did not answer within {seconds} seconds.")


@contextlib.contextmanager
def ended_politely() -> Iterator[None]:
    """Within, TERM and hang-up are Ctrl-C: every `finally` gets its turn."""
    before = {number: signal.signal(number, _interrupt) for number in (signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextlib.contextmanager
def undisturbed() -> Iterator[None]:
    """Within, a second Ctrl-C does not stop the tidying up."""
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = {number: signal.signal(number, signal.SIG_IGN) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def adopt() -> None:
    """Become the parent of what children leave behind: a container without init keeps no zombies."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_ADOPT, 1)


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def _end(lives: set[Life]) -> None:
    for number, patience in ((signal.SIGTERM, PATIENCE), (signal.SIGKILL, PATIENCE)):
        for life in lives:
            if life.is_alive():
                with contextlib.suppress(ProcessLookupError):
                    os.kill(life.pid, number)
        deadline = time.monotonic() + patience
        while any(life.is_alive() for life in lives) and time.monotonic() < deadline:
            time.sleep(0.05)


def _marked(mark: str) -> set[Life]:
    """Living processes that carry the mark of a run, ourselves not counted (Linux; elsewhere none)."""
    sought, found = f"{MARK}={mark}".encode(), set()
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            pid = int(folder.name)
            if pid != os.getpid() and sought in (folder / "environ").read_bytes().split(b"\0"):
                found.add(Life(pid, started(pid)))
    return {life for life in found if life.started}


def _boot() -> str:
    return Path("/proc/sys/kernel/random/boot_id").read_text().strip()


def _with_parent() -> Callable[[], None] | None:
    """For a child about to begin: it is told to end when we die, however we die (Linux)."""
    if not sys.platform.startswith("linux"):
        return None
    libc = ctypes.CDLL(None)

    def ask() -> None:
        libc.prctl(_DIE_WITH_PARENT, signal.SIGTERM)

    return ask
