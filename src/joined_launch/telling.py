"""What the reader of a terminal is told."""

import contextlib
import fcntl
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from joined.base.postgresql import Trouble
from joined_launch import folders

_shown = {"to": sys.stdout}


def beside_the_answer() -> None:
    """Progress goes to stderr from here on, because stdout is read by a program."""
    _shown["to"] = sys.stderr


def line(text: str) -> None:
    """One line for the reader."""
    print(text, file=_shown["to"], flush=True)


@contextlib.contextmanager
def step(label: str) -> Iterator[None]:
    """One line of progress: what, and how many seconds it took."""
    begun = time.monotonic()
    print(f"{label} …", end="", file=_shown["to"], flush=True)
    try:
        yield
    except BaseException:
        print(file=_shown["to"], flush=True)
        raise
    print(f" {time.monotonic() - begun:.1f} s", file=_shown["to"], flush=True)


@contextlib.contextmanager
def one_at_a_time(name: str) -> Iterator[None]:
    """Waits until no other `./joined` does this."""
    folders.RUN.mkdir(parents=True, exist_ok=True)
    with (folders.RUN / f"{name}.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def quietly(command: list[str | Path], *, failing: str, env: Mapping[str, str], cwd: Path | None = None) -> str:
    """Run a command to its end and return what it printed. Raises Trouble: `failing`, and its last line."""
    ran = subprocess.run(
        [str(word) for word in command],
        env=dict(env),
        cwd=cwd or folders.ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if ran.returncode:
        kept = folders.RUN / "trouble.log"
        folders.RUN.mkdir(parents=True, exist_ok=True)
        kept.write_text(ran.stdout)
        last = next((said for said in reversed(ran.stdout.splitlines()) if said.strip()), "no words")
        raise Trouble(f"{failing}: {last.strip()} (all of it is in {kept.relative_to(folders.ROOT)})")
    return ran.stdout
