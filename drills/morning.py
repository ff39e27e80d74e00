"""Riverside's morning for a drill: made once a day for a state of the code, in tables that are kept for longer."""

import contextlib
import datetime
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from joined.base import cluster, databases, fingerprint, roles
from joined.kit import clock, working_days
from joined_launch import folders, processes, surroundings, telling

KEPT = folders.DATA / "drills"
MANAGE = [sys.executable, "-m", "joined.config.manage"]
NAME = "drill"
HEARTBEAT_SECONDS = "2"


def environment(ours: cluster.Cluster, offset: float) -> dict[str, str]:
    """What its processes are told; `offset`: seconds from now to its clock."""
    env = dict(os.environ) | surroundings.demo_secrets() | {"PYTHONPATH": str(folders.SOURCE)}
    env |= {"DATABASE_URL": ours.url(roles.APP), "DATABASE_OWNER_URL": ours.url(roles.OWNER), "JOINED_MODE": "demo"}
    env |= {"JOINED_WATCHED": str(ours.data), "JOINED_UNDO_SECONDS": "0", "JOINED_HEARTBEAT_SECONDS": HEARTBEAT_SECONDS}
    env.pop("JOINED_AS_OWNER", None)
    return env | {"JOINED_CLOCK_OFFSET": str(offset)}


def furnish(ours: cluster.Cluster) -> float:
    """A copy of Riverside's morning, made once a day for this state of the code; the offset from now to its 09:05."""
    day = working_days.latest(clock.today())
    subprocess.run(["cp", "-a", str(_kept(day)), str(ours.data)], check=True)
    return _seconds_to(_anchor(day))


def keep(loaded: databases.Morning) -> None:
    """Have the drills of that day begin with what somebody else has loaded, where we may read all of it."""
    _kept(loaded.day, loaded)


def _kept(day: datetime.date, loaded: databases.Morning | None = None) -> Path:
    kept = KEPT / f"morning-{day:%y%m%d}-{fingerprint.of_the_house(folders.ROOT)[:16]}"
    with telling.one_at_a_time("drills"):
        if not kept.exists():
            _forget_all_but(tables := KEPT / f"tables-{fingerprint.of_the_schema(folders.ROOT)[:16]}")
            with _keeping(kept) as ours:
                if not (loaded and _has_copied(loaded, ours)):
                    _load(ours, day, tables)
    return kept


def _forget_all_but(tables: Path) -> None:
    KEPT.mkdir(parents=True, exist_ok=True)
    for other in set(KEPT.iterdir()) - {tables}:
        shutil.rmtree(other)


def _has_copied(loaded: databases.Morning, ours: cluster.Cluster) -> bool:
    """Not from a server of somebody else's: its superuser is not us, and nobody else sees every row."""
    theirs = loaded.owner_url.replace(f"//{roles.OWNER}@", f"//{cluster.ADMIN}@")
    dump = subprocess.run([ours.programs["pg_dump"], "--dbname", theirs], capture_output=True)
    if dump.returncode:
        return False
    ours.start()
    restore = [ours.programs["psql"], "-X", "-q", "-1", "-v", "ON_ERROR_STOP=1", "-d", ours.url(cluster.ADMIN)]
    subprocess.run(restore, input=dump.stdout, check=True, capture_output=True)
    return True


def _load(ours: cluster.Cluster, day: datetime.date, tables: Path) -> None:
    """In tables that are kept for longer: until a migration changes them."""
    if not tables.exists():
        with _keeping(tables) as empty:
            empty.start()
            _quietly([*MANAGE, "migrate", "--skip-checks", "--verbosity", "0"], environment(empty, 0))
    subprocess.run(["cp", "-a", str(tables), str(ours.data)], check=True)
    ours.start()
    env = environment(ours, _seconds_to(_anchor(day)))
    del env["JOINED_UNDO_SECONDS"]  # the morning's texts wait for their undo, as everywhere
    _quietly([*MANAGE, "load_demo", "--anchor", day.isoformat()], env)


@contextlib.contextmanager
def _keeping(folder: Path) -> Iterator[cluster.Cluster]:
    """A cluster whose data are kept in this folder when the block ends well: whole or not at all."""
    with tempfile.TemporaryDirectory(prefix="joined-drill-") as root:
        Path(root).chmod(0o755)
        ours = cluster.Cluster(Path(root), NAME)
        try:
            yield ours
        finally:
            ours.stop()
        unfinished = folder.with_suffix(".new")
        subprocess.run(["cp", "-a", str(ours.data), str(unfinished)], check=True)
        unfinished.rename(folder)


def _anchor(day: datetime.date) -> str:
    return clock.moment_on(day, databases.OPENS).isoformat()


def _seconds_to(anchor: str) -> float:
    """From the real now to the demo's morning."""
    return (datetime.datetime.fromisoformat(anchor) - datetime.datetime.now(datetime.UTC)).total_seconds()


def _quietly(command: list[str], env: dict[str, str]) -> str:
    ran = subprocess.run(command, env=env, capture_output=True, text=True, cwd=folders.ROOT)
    if ran.returncode:
        raise processes.Trouble(f"{' '.join(command[-2:])}: {ran.stderr.strip()[-500:]}")
    return ran.stdout
