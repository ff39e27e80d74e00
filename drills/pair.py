"""Two servers: one takes writes, the other follows it and takes its place (F-04).

What a keeper such as Patroni does with real ones is done here by hand: see that the first is dead, fence it off,
promote the second, and let the first follow once it may. Each step by PostgreSQL's own programs.
"""

import contextlib
import os
import signal
import subprocess
from pathlib import Path

import psycopg

from drills.house import children_of, kill
from joined.base import cluster, roles
from joined_launch import processes

PATIENCE = 60


class Pair:
    """`first` takes writes. `waits`: what it says is saved is on the other's disk too."""

    def __init__(self, first: cluster.Cluster, root: Path, *, waits: bool = True) -> None:
        self.first, self.waits = first, waits
        self.second = cluster.Cluster(root, f"{first.name}-other")
        self.addresses = {role: self._address(role) for role in (roles.APP, roles.OWNER)}

    def begin(self) -> None:
        """A copy of the first follows it."""
        self.second.data.mkdir(mode=0o700)
        os.chown(self.second.data, self.second.account.uid, self.second.account.gid)
        self._program("pg_basebackup", "-D", str(self.second.data), "-R", "-c", "fast", "-d", _route(self.first))
        self._follow()

    def stall(self) -> None:
        """The way to the other server goes dead: nothing more reaches it."""
        for (pid,) in self._ask("SELECT pid FROM pg_stat_replication"):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGSTOP)

    def kill(self) -> None:
        """kill -9 the first and all its children in one go."""
        head = self.first._pid()
        for pid in [head, *children_of(head)]:
            kill(pid)
        processes.until(lambda: not self.first._is_running(), seconds=PATIENCE, every=0.01)

    def fail_over(self) -> None:
        """Fence off the dead one, so that it can never take a write again, and have the other take its place."""
        (self.first.data / "standby.signal").touch()
        self.first, self.second = self.second, self.first
        self.first.sql("SELECT pg_promote(true, 30)")

    def writes_to_the_old(self) -> int:
        """Somebody starts the fenced server by mistake and writes to it: how many of these writes it takes."""
        self.second.start()
        taken = 0
        for url in (self.second.url(roles.OWNER), self.second.url(cluster.ADMIN)):
            with psycopg.connect(url, autocommit=True) as connection:
                try:
                    connection.execute("UPDATE demo_marker SET id = id")
                    taken += 1
                except psycopg.errors.ReadOnlySqlTransaction:
                    pass
        self.second.stop()
        return taken

    def rejoin(self) -> None:
        """The old one goes back to where the two parted, and follows."""
        (self.second.data / "standby.signal").unlink()  # it first has to recover from its death, alone
        data = ["--target-pgdata", str(self.second.data)]
        self._program("pg_rewind", *data, "--source-server", _route(self.first), "-R", "--no-sync")
        self._follow()

    def end(self) -> None:
        """Stop the one that the house does not know."""
        for server in (self.first, self.second):
            with contextlib.suppress(Exception):
                server.stop()

    def _follow(self) -> None:
        self.second.start()
        streaming = "SELECT 1 FROM pg_stat_replication WHERE state = 'streaming'"
        if not processes.until(lambda: bool(self._ask(streaming)), seconds=PATIENCE):
            raise cluster.Trouble("The second server does not follow the first.")
        if self.waits:
            self._wait_for("*")
            processes.until(lambda: bool(self._ask(f"{streaming} AND sync_state = 'sync'")), seconds=PATIENCE)

    def _wait_for(self, names: str) -> None:
        self.first.sql(f"ALTER SYSTEM SET synchronous_standby_names = '{names}'")
        self.first.sql("SELECT pg_reload_conf()")

    def _ask(self, words: str) -> list[tuple]:
        with psycopg.connect(self.first.url(cluster.ADMIN), autocommit=True) as connection:
            return connection.execute(words).fetchall()

    def _address(self, role: str) -> str:
        hosts = f"{self.first.socket},{self.second.socket}"
        return f"postgresql://{role}@/{cluster.DATABASE}?host={hosts}&port={cluster.PORT}"

    def _program(self, name: str, *words: str) -> None:
        ran = self.first.account.run([self.first.programs[name], *words], stderr=subprocess.STDOUT)
        if ran.returncode:
            raise cluster.Trouble(f"{name}: {ran.stdout.strip()[-500:]}")


def _route(server: cluster.Cluster) -> str:
    return f"host={server.socket} port={cluster.PORT} user={cluster.ADMIN} dbname=postgres"
