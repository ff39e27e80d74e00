"""What each command of `./joined` does."""

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

from joined.base import cluster
from joined.base.postgresql import Trouble
from joined_launch import (
    browser,
    environment,
    folders,
    front_end,
    morning,
    processes,
    surroundings,
    telling,
    try_it,
)

PORT = 8000
STUCK = 75
"""What a worker ends with when a job hangs (joined.base.jobs)."""
CHECKS = (
    ("ruff", ["ruff", "check"]),
    ("layout", ["ruff", "format", "--check"]),
    ("floors", ["lint-imports", "--no-cache"]),
    ("types", ["mypy"]),
)


def demo(*, check: bool, port: int | None) -> int:
    """Set up, load Riverside, serve until Ctrl-C; with `check`, try it and end."""
    with _only_demo() as told:
        _set_up("app")
        with surroundings.database("demo") as addresses, _run() as run:
            env = morning.prepare(surroundings.house(addresses))
            port = processes.free_port(port, usual=None if check else PORT)
            address = f"http://localhost:{port}"
            told(address)
            with telling.step("Servers"):
                serve_demo(run, env, port)
            if check:
                with telling.step("Signing in as the GP, Today, this morning's sitting"):
                    try_it.as_the_gp(address)
                telling.line("The demo works.")
                return 0
            if said := morning.which(env):
                telling.line(said)
            telling.line(f"\nRiverside is open at {address}\nSign in with one click at {address}/demo/sign-in/")
            telling.line("Ctrl-C ends it.")
            run.watch()
    return 0


def serve(*, host: str, port: int, workers: int) -> int:
    """The pages alone, in the mode that the environment says, until Ctrl-C."""
    with _house() as (run, env):
        env |= {"JOINED_PORT": str(port)}
        return run.in_front(web(host, port, workers), env)


def worker() -> int:
    """The jobs alone, until Ctrl-C; a worker that ended because a job hung is started again."""
    with _house() as (run, env):
        while (code := run.in_front([*surroundings.MANAGE, "worker"], env)) == STUCK:
            telling.line("A job hung. The worker starts again.")
        return code


def receive(*, files: list[str]) -> int:
    """Take in referral files, each once."""
    absent = [name for name in files if not Path(name).is_file()]
    if absent:
        raise Trouble(f"There is no file {absent[0]}.")
    telling.beside_the_answer()
    with _house() as (run, env):
        paths = [str(Path(name).resolve()) for name in files]
        return run.in_front([*surroundings.MANAGE, "receive", *paths], env)


def verify(*, as_json: bool) -> int:
    """Count the breaches of every promise."""
    telling.beside_the_answer()
    with _house() as (run, env):
        return run.in_front([*surroundings.MANAGE, "verify", *(["--json"] if as_json else [])], env)


def manage(*, words: list[str]) -> int:
    """One of Django's commands, with the database running meanwhile."""
    telling.beside_the_answer()
    _set_up("app", pages=False)
    with surroundings.database("demo") as addresses, _run() as run:
        return run.in_front([*surroundings.MANAGE, *words], morning.clock(surroundings.house(addresses)))


def test(*, words: list[str]) -> int:
    """Everything, or what pytest is asked for. By one process more than there are cores: some always wait."""
    _set_up("dev")
    env = environment.plain() | {"JOINED_CHROMIUM": browser.prepare()}
    spread = [] if words else ["-n", os.environ.get("JOINED_TEST_WORKERS", str((os.cpu_count() or 1) + 1))]
    with contextlib.ExitStack() as stack:
        if not os.environ.get("DATABASE_OWNER_URL"):
            stack.enter_context(surroundings.database("test"))
        run = stack.enter_context(_run())
        return run.in_front([str(folders.PYTHON), "-m", "pytest", *spread, *words], env)


def bench(*, words: list[str]) -> int:
    """What each page costs, on a region of its own."""
    telling.beside_the_answer()
    _set_up("dev")
    with _run() as run:
        return run.in_front([str(folders.PYTHON), "-m", "bench", *words], environment.plain())


def kills(*, kills: int, seed: int, as_json: bool) -> int:
    """Kill web, worker and database at random while clients write; count lost, doubled, half done."""
    return _drill("drills.kills", "--kills", str(kills), seed=seed, as_json=as_json)


def drill(*, name: str, times: int | None, seed: int, as_json: bool) -> int:
    """One kind of breakage, so many times."""
    count = ["--times", str(times)] if times else []
    return _drill("drills", name, *count, seed=seed, as_json=as_json)


def _drill(module: str, *words: str, seed: int, as_json: bool) -> int:
    telling.beside_the_answer()
    _set_up("app")
    with _run() as run:
        ending = ["--seed", str(seed), *(["--json"] if as_json else [])]
        return run.in_front([str(folders.PYTHON), "-m", module, *words, *ending], environment.plain())


def check() -> int:
    """What can be seen without running the house: style, floors, types, forgotten migrations."""
    _set_up("dev")
    bad = []
    with _run() as run:
        for name, command in CHECKS:
            telling.line(f"— {name}")
            if run.in_front([str(folders.VENV / "bin" / command[0]), *command[1:]], environment.plain()):
                bad.append(name)
    with surroundings.database("test") as addresses, _run() as run:
        telling.line("— migrations")
        env = surroundings.house(addresses) | surroundings.demo_secrets() | {"JOINED_MODE": "test"}
        if run.in_front([*surroundings.MANAGE, "makemigrations", "--check", "--dry-run"], env):
            bad.append("migrations")
    if bad:
        raise Trouble(f"To mend: {', '.join(bad)}.")
    telling.line("All good.")
    return 0


def reset() -> int:
    """Throw away the demo's database; the next demo makes a new morning."""
    with _only_demo():
        if os.environ.get("DATABASE_URL"):
            raise Trouble("`./joined reset` removes only our own database, and DATABASE_URL names another.")
        _tidy()
        if (folders.DATA / "pg").exists():
            cluster.Cluster(folders.ROOT, "demo").remove()
        morning.forget()
    telling.line("The demo's database is gone; `./joined demo` makes a new one.")
    return 0


def lock(*, words: list[str]) -> int:
    """Write the lock files anew."""
    environment.lock(words)
    return 0


def _set_up(kind: str, *, pages: bool = True) -> None:
    _tidy()
    environment.prepare(kind)
    if pages:
        front_end.prepare()


def _tidy() -> None:
    """End what a killed run left, its database too unless another run is using it."""
    if processes.end_what_dead_runs_left():
        for name in ("demo", "test"):
            with contextlib.suppress(Trouble):
                cluster.Cluster(folders.ROOT, name).stop()
        telling.line("Ended what a killed run had left.")


@contextlib.contextmanager
def _run() -> Iterator[processes.Run]:
    run = processes.Run()
    try:
        yield run
    finally:
        with processes.undisturbed():
            run.end()


@contextlib.contextmanager
def _house() -> Iterator[tuple[processes.Run, dict[str, str]]]:
    """Set up, a database that runs, and in demo mode its morning."""
    _set_up("app")
    with surroundings.database("demo") as addresses, _run() as run:
        env = surroundings.house(addresses)
        yield run, morning.prepare(env) if surroundings.mode() == "demo" else env


def serve_demo(run: processes.Run, env: dict[str, str], port: int) -> str:
    """Start stand-in, web and worker, and wait until they answer; returns the stand-in's address."""
    post = processes.free_port()
    stand_in, address = f"http://127.0.0.1:{post}", f"http://localhost:{port}"
    env = env | {
        "JOINED_PORT": str(port),
        "JOINED_ADDRESS": address,
        "NOTIFY_URL": stand_in,
        "JOINED_PHONES_URL": stand_in,
    }
    python = str(folders.PYTHON)
    run.start("stand-in", [python, "-m", "stand_ins.notify", "--port", str(post)], env)
    run.start("web", web("127.0.0.1", port, 1), env)
    run.start("worker", [*surroundings.MANAGE, "worker"], env)
    processes.until_up(run, f"{stand_in}/up")
    processes.until_up(run, f"http://127.0.0.1:{port}/up")
    return stand_in


def web(host: str, port: int, workers: int) -> list[str]:
    """The command that serves the pages."""
    command = [str(folders.PYTHON), "-m", "uvicorn", "joined.config.asgi:application", "--host", host]
    command += ["--port", str(port), "--http", "httptools", "--loop", "uvloop", "--lifespan", "off"]
    command += ["--limit-concurrency", "2000"]  # pages that stay open count too; config.gate bounds the others
    command += ["--timeout-graceful-shutdown", "3", "--log-level", "warning", "--no-access-log"]
    return command if workers == 1 else [*command, "--workers", str(workers)]


@contextlib.contextmanager
def _only_demo() -> Iterator:
    """One demo in this clone at a time; yields a function that notes its address for a second one."""
    folders.RUN.mkdir(parents=True, exist_ok=True)
    with (folders.RUN / "demo.lock").open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            where = file.read().strip()
            raise Trouble(f"The demo is already running{f' at {where}' if where else ''}.") from None

        def note(address: str) -> None:
            file.truncate(0)
            file.write(address)
            file.flush()

        note("")
        yield note
