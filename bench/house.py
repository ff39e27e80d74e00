"""The house as it is run for real, on the bench's own database: two workers, production mode, its processor time."""

import contextlib
import dataclasses
import hashlib
import os
import secrets
import sys
from collections.abc import Iterator
from pathlib import Path

from bench import care, region
from joined.base import cluster, databases, fingerprint, roles
from joined_launch import commands, folders, processes, surroundings, telling

TICK = os.sysconf("SC_CLK_TCK")
WORKERS = 2


@dataclasses.dataclass(frozen=True)
class House:
    """Where it answers, and which processes to ask for their time."""

    address: str
    app_url: str
    owner_url: str
    web: int
    database: int

    def spent(self) -> dict[str, float]:
        """Processor milliseconds so far, by group of processes."""
        return {"app": _of(self.web), "database": _of(self.database)}

    def memory(self) -> float:
        """Proportional memory of the web's processes, in MiB."""
        return sum(_pss(pid) for pid in _family(self.web)) / 1024


def cluster_of_the_bench() -> cluster.Cluster:
    """A cluster of the bench's own, not started; it keeps its regions between runs."""
    return cluster.Cluster(folders.ROOT, "bench")


@contextlib.contextmanager
def filled(ours: cluster.Cluster, people: int) -> Iterator[None]:
    """The cluster running, with a region of this size in its database."""
    try:
        ours.start()
        _fill(ours, people)
        yield
    finally:
        ours.stop()


def name(people: int) -> str:
    """The database of a region of this size."""
    return f"bench_{people}"


def environment(ours: cluster.Cluster, people: int) -> dict[str, str]:
    """What a production process is told."""
    addresses = {
        "DATABASE_URL": ours.url(roles.APP, name(people)),
        "DATABASE_OWNER_URL": ours.url(roles.OWNER, name(people)),
        "JOINED_MODE": "production",
        "JOINED_HOSTS": "localhost",
        "JOINED_DATA_DIR": str(folders.DATA),
    }
    return dict(os.environ) | surroundings.demo_secrets() | addresses


@contextlib.contextmanager
def served(ours: cluster.Cluster, people: int, scratch: Path) -> Iterator[House]:
    """Serve the region until the end of the block."""
    env = environment(ours, people)
    run = processes.Run(scratch)
    try:
        port = processes.free_port()
        started = run.start("web", [sys.executable, *commands.web("127.0.0.1", port, WORKERS)[1:]], env)
        processes.until_up(run, f"http://localhost:{port}/up")
        keeper = int((ours.data / "postmaster.pid").read_text().splitlines()[0])
        yield House(f"http://localhost:{port}", env["DATABASE_URL"], env["DATABASE_OWNER_URL"], started.pid, keeper)
    finally:
        run.end()


def _fill(ours: cluster.Cluster, people: int) -> None:
    made_by = b"".join(Path(one.__file__).read_bytes() for one in (region, care))
    digest = hashlib.sha256(made_by).hexdigest()[:16]
    wanted = f"{fingerprint.of_the_schema(folders.ROOT)[:16]} {digest}"
    found = ours.sql(
        f"SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = '{name(people)}'"  # noqa: S608
    )
    if found == wanted:
        return
    with telling.step(f"A region of {people:,} people"):
        ours.drop_database(name(people))
        ours.create_database(name(people))
        url, owner = ours.url(roles.APP, name(people)), ours.url(roles.OWNER, name(people))
        databases.migrate(databases.Database(name=name(people), url=url, owner_url=owner))
        ours.sql(region.sql(people, more=care.sql()), database=name(people))
        ours.sql(f"COMMENT ON DATABASE {name(people)} IS '{wanted}'")


def _family(pid: int) -> list[int]:
    """A process and its children, and theirs."""
    found = [pid]
    for one in found:
        with contextlib.suppress(OSError):
            for task in Path(f"/proc/{one}/task").iterdir():
                found += [int(child) for child in (task / "children").read_text().split()]
    return found


def _of(pid: int) -> float:
    """Milliseconds of a process and its family; of children that have ended, what their parent was left."""
    total = 0
    for one in _family(pid):
        with contextlib.suppress(OSError):
            fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
            total += sum(int(value) for value in fields[11:15])
    return total * 1000 / TICK


def _pss(pid: int) -> int:
    with contextlib.suppress(OSError):
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
    return 0


def new_secret() -> str:
    """A number that nobody else has."""
    return secrets.token_hex(16)
