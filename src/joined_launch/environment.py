"""The folder of packages: made once from the hashed lock files, changed only when they change."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from joined.base import fingerprint
from joined.base.postgresql import Trouble
from joined_launch import folders, telling

UV = "0.13.9"
MINOR = "{}.{}".format(*sys.version_info)
SYSTEM = f"/usr/bin/python{MINOR}"
NEEDED = "import ctypes, ssl, sqlite3, zoneinfo"
"""What a distribution may have put into packages of their own."""
_STATE = folders.VENV / "joined.json"


def plain() -> dict[str, str]:
    """Our environment for every child: byte code is kept, and nothing leads Python elsewhere.

    One arena of memory serves all threads: one for each holds back ten megabytes of what was freed.
    """
    unwanted = {"PYTHONDONTWRITEBYTECODE", "PYTHONHOME", "VIRTUAL_ENV", "__PYVENV_LAUNCHER__"}
    kept = {name: value for name, value in os.environ.items() if name not in unwanted}
    path = os.pathsep.join((str(folders.VENV / "bin"), kept.get("PATH", os.defpath)))
    ours = {"PYTHONPATH": str(folders.SOURCE), "UV_PYTHON_DOWNLOADS": "never", "MALLOC_ARENA_MAX": "1"}
    return kept | ours | {"PATH": path}


def prepare(kind: str) -> None:
    """Install the packages of `app` or `dev`. What `test` installed, `demo` leaves in place."""
    with telling.one_at_a_time("packages"):
        if kind == "dev" or _has("pytest"):
            kind = "dev"
        wanted = {"packages": fingerprint.of_files(_lock(kind)), "kind": kind, "python": MINOR}
        if folders.PYTHON.exists() and _state() == wanted:
            return
        with telling.step("Packages"):
            _install(kind, renew=_state().get("python", MINOR) != MINOR)
            (_site_packages() / "joined.pth").write_text(f"{folders.SOURCE}\n")
            _STATE.write_text(json.dumps(wanted))


def lock(more: list[str]) -> None:
    """Write the lock files anew from pyproject.toml; `more` goes to uv, such as `--upgrade`."""
    uv = _uv()
    if uv is None:
        raise Trouble("The lock files are written by uv, which could not be installed.")
    command = [uv, "pip", "compile", "pyproject.toml", "--universal", "--generate-hashes", "--no-header"]
    command += ["--no-emit-index-url", "--no-emit-find-links", "--quiet", "--group", "setup", *more]
    with telling.step("requirements/app.txt"):
        _run([*command, "-o", _lock("app")])
    with telling.step("requirements/dev.txt"):
        _run([*command, "--group", "dev", "-c", _lock("app"), "-o", _lock("dev")])


def _install(kind: str, *, renew: bool) -> None:
    if uv := _uv():
        if renew or not folders.PYTHON.exists():
            _run([uv, "venv", "--quiet", "--clear", "--python", _base(), folders.VENV])
        _run([uv, "pip", "sync", "--quiet", "--python", folders.PYTHON, "--require-hashes", _lock(kind)])
        return
    if renew or not folders.PYTHON.exists():
        made = subprocess.run([sys.executable, "-m", "venv", "--clear", folders.VENV], capture_output=True)
        if made.returncode:
            raise Trouble("Python has neither pip nor venv here: run `apt-get install python3-venv`.")
    _run([folders.PYTHON, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", _lock(kind)])


def _base() -> str:
    """The Python that ours is made from: the system's own of this version where it is whole, else whichever runs this.

    Distributions compile theirs with profiles; what a version manager compiled takes a sixth longer (decision 0029).
    """
    is_there = Path(SYSTEM).exists() and not subprocess.run([SYSTEM, "-c", NEEDED], capture_output=True).returncode
    return SYSTEM if is_there else sys.executable


def _uv() -> str | None:
    """uv from the PATH, or our own copy; None where it cannot be had."""
    own = folders.DATA / "uv" / "bin" / "uv"
    if found := shutil.which("uv"):
        return found
    if not own.exists():
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--target", folders.DATA / "uv"]
        subprocess.run([*command, f"uv=={UV}"], env=plain(), capture_output=True, stdin=subprocess.DEVNULL)
    return str(own) if own.exists() else None


def _run(command: list[str | Path]) -> None:
    telling.quietly(command, failing="The packages could not be installed", env=plain())


def _lock(kind: str) -> Path:
    return folders.REQUIREMENTS / f"{kind}.txt"


def _state() -> dict[str, str]:
    try:
        return json.loads(_STATE.read_text())
    except (FileNotFoundError, ValueError):
        return {}


def _site_packages() -> Path:
    return next(folders.VENV.glob("lib/python3*/site-packages"))


def _has(package: str) -> bool:
    return any(folders.VENV.glob(f"lib/python3*/site-packages/{package}"))
