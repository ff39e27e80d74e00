"""The database's server dies and another takes its place: nothing answered is lost, and nobody deploys anything (F-04).

The way between the two goes dead before each death, so that a server that does not wait for the other loses what it
answered meanwhile: that is the control.

    ./joined drill failover --times 10
"""

import contextlib
import dataclasses
import time
from collections.abc import Iterator

from drills import clients, counting, telling
from drills.house import House, house
from drills.pair import Pair
from joined_launch import processes

GOAL_SECONDS = 30.0
STALL_SECONDS = 0.7
BETWEEN = 2.0
LOOKS_EVERY = 0.2
"""How often the keeper looks whether the first server lives."""
RECORDED = """SELECT v.words, e.recorded_at FROM huddle_view v
    JOIN trail_event e ON e.thing_id = v.id AND e.verb = 'huddle.add_view'"""


@contextlib.contextmanager
def paired(*, waits: bool = True) -> Iterator[tuple[House, Pair]]:
    """A house whose processes know both servers, by one address."""
    with house() as made:
        pair = Pair(made.cluster, made.root, waits=waits)
        try:
            pair.begin()
            made.env |= dict(zip(("DATABASE_URL", "DATABASE_OWNER_URL"), pair.addresses.values(), strict=True))
            for name in ("web", "worker"):  # started again by init, with the address of both
                made.run.children[name].terminate()
                made.run.children[name].wait()
            processes.until(made.is_ready, seconds=60)
            yield made, pair
        finally:
            pair.end()


def drill(made: House, pair: Pair, *, times: int, seed: int) -> telling.Figures:
    """So many deaths of the first server; the figures."""
    seen = clients.Seen()
    working = clients.of(clients.KINDS, made, seen, seed=seed)
    for client in working:
        client.start()
    processes.until(lambda: len(seen.acknowledged) == len(working), seconds=90)
    away, alone, taken = [], [], 0
    web = made.run.children["web"].pid
    for _ in range(times):
        time.sleep(BETWEEN)
        pair.stall()
        time.sleep(STALL_SECONDS)
        died = time.monotonic()
        pair.kill()
        time.sleep(LOOKS_EVERY)
        pair.fail_over()
        made.cluster = pair.first
        processes.until(lambda since=died: bool(seen.moments) and seen.moments[-1] > since, seconds=90, every=0.01)
        away.append(next((at for at in seen.moments if at > died), died + 90) - died)
        taken += pair.writes_to_the_old()
        pair.rejoin()
        alone.append(time.monotonic() - died)
    time.sleep(BETWEEN)
    trouble = clients.stop(working)
    return {
        "fail_overs": times,
        "waits_for_the_other": pair.waits,
        **dataclasses.asdict(counting.count(made, seen)),
        "errors_seen_by_clients": dict(sorted(seen.errors.items())),
        "answers_of_500": seen.errors["500"],
        "503_without_a_time": seen.without_time,
        "unavailable_p50_s": telling.percentile(away, 0.5),
        "unavailable_p95_s": telling.percentile(away, 0.95),
        "until_two_again_p95_s": telling.percentile(alone, 0.95),
        "writes_that_a_fenced_server_took": taken,
        "trail_out_of_order": _out_of_order(made, seen),
        "web_was_started_anew": int(made.run.children["web"].pid != web),
        "clients_that_broke": trouble or 0,
        "samples_of_500": seen.bodies[:2],
    }


def _out_of_order(made: House, seen: clients.Seen) -> int:
    """How often the trail says of two writes of one client that the later came first."""
    recorded = dict(made.sql(RECORDED))
    moments = [recorded[words] for words in seen.acknowledged["view"] if words in recorded]
    return sum(after < before for before, after in zip(moments, moments[1:], strict=False))


def is_good(figures: telling.Figures) -> bool:
    """Whether nothing was lost, only one server ever took writes, and it was quick."""
    nothing = [name for name in counting.FIGURES if name not in ("acknowledged", "texts")]
    nothing += ["writes_that_a_fenced_server_took", "trail_out_of_order", "web_was_started_anew", "answers_of_500"]
    nothing += ["503_without_a_time", "clients_that_broke"]
    return not any(figures[name] for name in nothing) and figures["unavailable_p95_s"] <= GOAL_SECONDS


def lost_without_waiting(*, seed: int, times: int = 2) -> int:
    """Control: the first server says "saved" without the other. How many answered writes are gone."""
    with paired(waits=False) as (made, pair):
        return drill(made, pair, times=times, seed=seed)["lost"]


def main(*, times: int, seed: int, as_json: bool) -> int:
    """0 when it is good, and the control loses something."""
    with paired() as (made, pair):
        figures = telling.facts(seed=seed) | drill(made, pair, times=times, seed=seed)
    figures["control_lost_without_waiting"] = lost_without_waiting(seed=seed)
    telling.show("Fail-over", figures, as_json=as_json)
    return 0 if is_good(figures) and figures["control_lost_without_waiting"] else 1
