"""The demo's data and its clock: 09:05 London on a working day, ticking on from when it was loaded."""

import datetime
import hashlib
import json
import os

from joined.base import cluster, fingerprint
from joined_launch import folders, surroundings, telling

STATE = folders.DATA / "demo.json"
ASK_THE_HOUSE = (
    "import datetime; from joined.kit import clock, working_days; "
    "print(clock.moment_on(working_days.latest(clock.today()), datetime.time(9, 5)).isoformat())"
)


def prepare(env: dict[str, str]) -> dict[str, str]:
    """Migrate where migrations changed, load the morning where there is none; returns env with its clock."""
    state, schema = _state(env), fingerprint.of_the_schema(folders.ROOT)
    if not state and "DATABASE_URL" not in os.environ:
        _start_empty()
    if state.get("schema") != schema:
        with telling.step("Tables"):
            failing = "The database could not be brought up to date (`./joined reset` makes a new one)"
            telling.quietly([*surroundings.MANAGE, "migrate", "--verbosity", "0"], failing=failing, env=env)
    if "offset" not in state:
        state = _load(env)
    if state.get("schema") != schema:
        _keep(state | {"schema": schema})
    return env | {"JOINED_CLOCK_OFFSET": str(state["offset"])}


def clock(env: dict[str, str]) -> dict[str, str]:
    """The environment with the demo's clock, if a morning was loaded."""
    return env | {"JOINED_CLOCK_OFFSET": str(_state(env).get("offset", 0))}


def forget() -> None:
    """As if none had been loaded."""
    STATE.unlink(missing_ok=True)


def which(env: dict[str, str]) -> str:
    """A sentence about a morning that is over; empty for today's."""
    state = _state(env)
    anchor = datetime.datetime.fromisoformat(state["anchor"])
    shown = datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=state["offset"])
    if shown.date() == anchor.date():
        return ""
    return f"The demo morning is from {anchor:%A %-d %B}; ./joined reset makes a new one."


def _load(env: dict[str, str]) -> dict[str, object]:
    told = telling.quietly([folders.PYTHON, "-c", ASK_THE_HOUSE], failing="The demo's day could not be found", env=env)
    anchor = datetime.datetime.fromisoformat(told.strip().splitlines()[-1])
    offset = (anchor - datetime.datetime.now(datetime.UTC)).total_seconds()
    with telling.step("Riverside"):
        telling.quietly(
            [*surroundings.MANAGE, "load_demo"],
            failing="The demo's neighbourhood could not be loaded",
            env=env | {"JOINED_CLOCK_OFFSET": str(offset)},
        )
    return {"database": _of(env), "anchor": anchor.isoformat(), "offset": offset}


def _start_empty() -> None:
    """Our own database anew: a load that was broken off leaves halves behind."""
    ours = cluster.Cluster(folders.ROOT, "demo")
    ours.drop_database(cluster.DATABASE)
    ours.create_database(cluster.DATABASE)


def _state(env: dict[str, str]) -> dict:
    try:
        state = json.loads(STATE.read_text())
    except (FileNotFoundError, ValueError):
        return {}
    return state if state.get("database") == _of(env) else {}


def _keep(state: dict[str, object]) -> None:
    fresh = STATE.with_suffix(".new")
    fresh.write_text(json.dumps(state, indent=1))
    fresh.replace(STATE)


def _of(env: dict[str, str]) -> str:
    """Which database a state belongs to, without keeping its password."""
    return hashlib.sha256(f"{env['DATABASE_URL']}".encode()).hexdigest()[:16]
