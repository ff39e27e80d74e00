"""Our own PostgreSQL for the demo and the tests: found, set up, started and stopped here.

Standard library only, so that the launcher can use it before anything is installed. Any number of
processes may start the same cluster; it stops when the last of them has stopped it or has died.
"""

import contextlib
import fcntl
import hashlib
import os
import shutil
import stat
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from joined.base import in_memory, postgresql, roles
from joined.base.postgresql import Trouble

ADMIN = "joined_admin"
DATABASE = "joined"
PORT = 5432
PATIENCE = 60  # seconds


class Cluster:
    """One folder of data and the server on it, reached only through a socket in a closed folder.

    `root` is the folder of the clone; a `name` of "test" gives a server that may forget everything.
    """

    def __init__(self, root: Path, name: str) -> None:
        self.root, self.name, self.for_tests = root.resolve(), name, name == "test"
        self.account = postgresql.server_account()
        self.programs = postgresql.find_programs(self.root, self.account)
        folder = self._folder()
        self.data = folder / (f"{name}-{self.programs.major}" if self.for_tests else name)
        mark = hashlib.sha256(str(self.data).encode()).hexdigest()[:12]
        self.socket = Path(f"/tmp/joined-{os.geteuid()}-{mark}")
        self._held: int | None = None

    def url(self, role: str = roles.APP, database: str = DATABASE) -> str:
        """The address of a database for one role."""
        return f"postgresql://{role}@/{database}?host={self.socket}&port={PORT}"

    def start(self) -> None:
        """Have the server run and hold it until `stop` or our end. Raises Trouble with a plain sentence."""
        with self._alone():
            self._hold()
            if (self.socket / f".s.PGSQL.{PORT}").exists() and self._answers():
                return
            self._make_socket_folder()
            self._initialise()
            self._configure()
            self._stop_server()
            self._clear_what_a_dead_server_left()
            self._start_server()
            if not self._answers():
                raise Trouble(f"The database does not answer; its own words are in {self.data}/server.log.")
            if self.is_standby():
                return
            if not self._exists(DATABASE):
                self.sql(f"CREATE DATABASE {roles.quoted(DATABASE)}")
            self.sql(roles.roles_sql(database=DATABASE, for_tests=self.for_tests), database=DATABASE)

    def is_standby(self) -> bool:
        """Whether its data say that it follows another server, or was fenced off (F-04): it then takes no writes."""
        return (self.data / "standby.signal").exists()

    def stop(self) -> bool:
        """Let go of the server, and end it unless another process holds it. Says whether it has ended."""
        with self._alone():
            if self._held is not None:
                os.close(self._held)
                self._held = None
            with self._users() as users:
                try:
                    fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    return False
                self._stop_server()
                shutil.rmtree(self.socket, ignore_errors=True)
        return True

    def create_database(self, name: str, template: str | None = None) -> None:
        """Make a database, empty with our rights or copied from `template`, which nobody may be using."""
        made = f"CREATE DATABASE {roles.quoted(name)} OWNER {roles.quoted(roles.OWNER)}"
        if template:
            self.sql(f"{made} TEMPLATE {roles.quoted(template)} STRATEGY file_copy")
        else:
            self.sql(made)
            self.sql(roles.roles_sql(database=name, for_tests=self.for_tests), database=name)

    def drop_database(self, name: str) -> None:
        """Remove a database and whoever is connected to it; fine when it is not there."""
        self.sql(f"DROP DATABASE IF EXISTS {roles.quoted(name)} WITH (FORCE)")

    def sql(self, text: str, *, database: str = "postgres") -> str:
        """Run SQL as the cluster's superuser and return what it printed. Raises Trouble."""
        ran = self._psql(text, database)
        if ran.returncode:
            raise Trouble(f"The database refused: {ran.stderr.strip().splitlines()[0]}")
        return ran.stdout.strip()

    def remove(self) -> None:
        """Stop the server and delete its data. Raises Trouble while another process holds it."""
        if not self.stop():
            raise Trouble("The database is in use by another command: end that one first.")
        shutil.rmtree(self.data, ignore_errors=True)

    # Where things are

    def _folder(self) -> Path:
        """In the clone, or outside where the server's account cannot enter the clone; what tests hold, in memory."""
        inside, mark = self.root / ".data" / "pg", hashlib.sha256(str(self.root).encode()).hexdigest()[:12]
        try:
            inside.mkdir(parents=True, exist_ok=True)
            if self.for_tests and (kept := in_memory.folder_of(self.root, mark)) and self.account.may_enter(kept):
                return kept
            if self.account.may_enter(inside):
                return inside
            outside = postgresql.OUTSIDE / mark
            outside.mkdir(mode=0o755, parents=True, exist_ok=True)
        except PermissionError as refusal:
            raise Trouble(f"This account may not write to {refusal.filename}.") from None
        return outside

    def _beside(self, ending: str) -> Path:
        return self.data.with_name(self.data.name + ending)

    def _make_socket_folder(self) -> None:
        with contextlib.suppress(FileExistsError):
            self.socket.mkdir(mode=0o700)
            os.chown(self.socket, self.account.uid, self.account.gid)
        seen = self.socket.lstat()
        if not stat.S_ISDIR(seen.st_mode) or seen.st_uid not in (self.account.uid, os.geteuid()):
            raise Trouble(f"{self.socket} belongs to somebody else: remove it and start again.")
        os.chown(self.socket, self.account.uid, self.account.gid)
        self.socket.chmod(0o700)

    # One at a time, and who is using it

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """One start or stop at a time, between processes too."""
        with self._open(".lock") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _hold(self) -> None:
        if self._held is None:
            with self._users() as users:
                self._held = os.dup(users)
            os.set_inheritable(self._held, False)
            fcntl.flock(self._held, fcntl.LOCK_SH)

    def _users(self) -> contextlib.AbstractContextManager[int]:
        return self._open(".users")

    @contextlib.contextmanager
    def _open(self, ending: str) -> Iterator[int]:
        try:
            file = os.open(self._beside(ending), os.O_RDWR | os.O_CREAT, 0o600)
        except PermissionError:
            raise Trouble(f"The database in {self.data} belongs to another account.") from None
        try:
            yield file
        finally:
            os.close(file)

    # The server

    def _initialise(self) -> None:
        """Make the data folder, whole or not at all; refuse one of another major version."""
        made_by = self.data / "PG_VERSION"
        if made_by.exists():
            major = made_by.read_text().strip()
            if major != str(self.programs.major):
                raise Trouble(
                    f"The data in {self.data} was made by PostgreSQL {major} and this is PostgreSQL"
                    f" {self.programs.major}: dump and reload it, or start afresh with `./joined reset`."
                )
            return
        fresh = self._beside(".new")
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(mode=0o700)
        os.chown(fresh, self.account.uid, self.account.gid)
        where = "C" if os.uname().sysname == "Darwin" else "C.UTF-8"
        locale = [f"--locale={where}"]
        if self.programs.major >= 17:
            locale += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        made = self.account.run(
            [self.programs["initdb"], "-D", str(fresh), "-U", ADMIN, "-A", "peer", "-E", "UTF8", *locale]
            + (["--no-sync"] if self.for_tests else [])
        )
        if made.returncode:
            raise Trouble(f"The database could not be set up: {made.stdout.strip().splitlines()[-1]}")
        fresh.rename(self.data)

    def _configure(self) -> None:
        settings = {
            "listen_addresses": "''",
            "port": PORT,
            "unix_socket_directories": f"'{self.socket}'",
            "max_connections": 100,
            "timezone": "'UTC'",
            "log_timezone": "'UTC'",
            "jit": "off",
            "default_text_search_config": "'pg_catalog.english'",
        }
        if self.for_tests:
            settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
            settings |= {"wal_level": "minimal", "max_wal_senders": 0, "max_wal_size": "'256MB'"}
            settings |= {"autovacuum": "off"}  # it would note tables as empty that a test then fills: plans for no rows
        lines = "".join(f"{name} = {value}\n" for name, value in settings.items())
        (self.data / "postgresql.conf").write_text(lines)
        (self.data / "pg_hba.conf").write_text("local all,replication all peer map=joined\n")
        people = dict.fromkeys((postgresql.me(), self.account.name))
        known = (f'joined "{who}" {role}\n' for who in people for role in (ADMIN, roles.OWNER, roles.APP))
        (self.data / "pg_ident.conf").write_text("".join(known))

    def _start_server(self) -> None:
        """Start, trying again while the children of a killed server are still on their way out."""
        command = [self.programs["pg_ctl"], "start", "-w", "-t", str(PATIENCE), "-D", str(self.data)]
        log = self.data / "server.log"
        deadline = time.monotonic() + PATIENCE
        while True:
            log.unlink(missing_ok=True)
            started = self.account.run([*command, "-l", str(log)], stdout=subprocess.DEVNULL)
            if started.returncode == 0:
                return
            said = log.read_text(errors="replace") if log.exists() else ""
            if "still in use" not in said or time.monotonic() > deadline:
                reasons = [line for line in said.splitlines() if "FATAL" in line]
                raise Trouble(f"The database did not start: {reasons[0] if reasons else f'see {log}'}")
            time.sleep(0.1)

    def _stop_server(self) -> None:
        pid = self._pid()
        if pid is None or not self._is_running():
            return
        for mode in ("fast", "immediate"):
            command = [self.programs["pg_ctl"], "stop", "-w", "-t", "20", "-m", mode, "-D", str(self.data)]
            if self.account.run(command).returncode == 0 or not self._is_running():
                break
        else:
            raise Trouble(f"The database in {self.data} could not be stopped.")
        with contextlib.suppress(ChildProcessError):  # ours to bury where the launcher adopted it
            os.waitpid(pid, 0)

    def _pid(self) -> int | None:
        try:
            return int((self.data / "postmaster.pid").read_text().split(maxsplit=1)[0])
        except (FileNotFoundError, ValueError, IndexError):
            return None

    def _is_running(self) -> bool:
        """Whether the process named in the lock file lives and is the server of this folder (F-35)."""
        pid = self._pid()
        return pid is not None and postgresql.is_server_of(pid, self.data)

    def _clear_what_a_dead_server_left(self) -> None:
        """Remove the lock files of a server that is gone, a zombie, or whose number another now has (F-35).

        PostgreSQL itself still refuses to start while a child of the dead one has its memory open.
        """
        (self.data / "postmaster.pid").unlink(missing_ok=True)
        for left in self.socket.glob(".s.PGSQL.*"):
            left.unlink(missing_ok=True)

    def _psql(self, text: str, database: str) -> subprocess.CompletedProcess:
        command = [self.programs["psql"], "-XqAt", "-v", "ON_ERROR_STOP=1", "-f", "-"]
        return subprocess.run(
            [*command, "-d", self.url(ADMIN, database)],
            input=text,
            capture_output=True,
            text=True,
            env=postgresql.environment(),
        )

    def _answers(self) -> bool:
        """Whether the server runs and answers; one that is still waking up is waited for."""
        deadline = time.monotonic() + PATIENCE
        while self._is_running() and time.monotonic() < deadline:
            if self._psql("SELECT 1", "postgres").returncode == 0:
                return True
            time.sleep(0.05)
        return False

    def _exists(self, database: str) -> bool:
        text = database.replace("'", "''")
        return self.sql(f"SELECT 1 FROM pg_database WHERE datname = '{text}'") == "1"
