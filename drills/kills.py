"""kill -9 at random: web workers, the job worker, the database, while clients write (F-01, F-02, F-03, F-35, G2).

Two of five kills hit a web worker, two the job worker (half of these between the provider's 201 and our row saved),
one the database. Controls: writes without a form key whose answers got lost; a database that says "saved" too early.

    ./joined kills --kills 200 --seed 1
"""

import argparse
import bisect
import dataclasses
import json
import random
import sys
import time
import urllib.request

from drills import clients, counting, telling
from drills.house import House, house
from joined_launch import processes

ORDER = ("web", "worker", "web", "worker", "database")
UPTIME = 2.5
TOO_EARLY = {"synchronous_commit": "off", "wal_writer_delay": "10s"}
CONTROL_KILLS = 4
CONTROL_LOST = 20
MUST_BE_NOTHING = ("500", "502", "400", "403", "404")


@dataclasses.dataclass
class Kill:
    """One kill: what, when, and after how many seconds the house worked again."""

    what: str
    at: float
    seconds: float = 0


class Killer:
    """Kills, one after another, each once the last is over."""

    def __init__(self, made: House, *, seed: int) -> None:
        self.house, self.luck = made, random.Random(seed)
        self.kills: list[Kill] = []

    def kill(self, what: str) -> None:
        """One kill at a random moment, and wait until pages are answered again."""
        time.sleep(self.luck.uniform(0.1, 1.2))
        getattr(self, f"_{what}")()

    def _web(self) -> None:
        processes.until(self.house.web_workers, seconds=20)
        self._now("web", lambda: self.house.kill_web_worker(self.luck.randrange(8)))

    def _database(self) -> None:
        self._now("database", self.house.kill_database)
        processes.until(self.house.is_ready, seconds=30)

    def _worker(self) -> None:
        """At any moment, or at the one when the provider has the text and we have not yet written that down."""
        time.sleep(UPTIME)
        if self.luck.random() < 0.5:
            before = self._texts_taken()
            processes.until(lambda: self._texts_taken() > before, seconds=4, every=0.002)
        self._now("worker", self.house.kill_worker)

    def _now(self, what: str, deed: object) -> None:
        self.kills.append(Kill(what, time.monotonic()))
        deed()

    def _texts_taken(self) -> int:
        with urllib.request.urlopen(f"{self.house.phones}/sent", timeout=10) as answer:
            told = json.load(answer)["references"]
        return sum(counts["taken"] for counts in told.values())


def drill(made: House, *, kills: int, seed: int, order: tuple[str, ...] = ORDER) -> telling.Figures:
    """So many kills; the figures."""
    seen, killer = clients.Seen(), Killer(made, seed=seed)
    working = [*clients.of(clients.KINDS, made, seen, seed=seed), clients.Texts(made, seen)]
    begun = time.monotonic()
    for client in working:
        client.start()
    processes.until(lambda: len(seen.acknowledged) == len(working), seconds=60)
    for number in range(kills):
        killer.kill(order[number % len(order)])
        if not made.is_ready():
            processes.until(made.is_ready, seconds=60)
        _tell_progress(number + 1, kills, seen)
    time.sleep(1)
    trouble = clients.stop(working)
    counted = counting.count(made, seen)
    _recoveries(killer.kills, seen)
    return {
        "kills": {what: sum(kill.what == what for kill in killer.kills) for what in dict.fromkeys(ORDER)},
        "minutes": (time.monotonic() - begun) / 60,
        **dataclasses.asdict(counted),
        "errors_seen_by_clients": dict(sorted(seen.errors.items())),
        "answers_of_500": seen.errors["500"],
        "503_without_a_time": seen.without_time,
        **_percentiles(killer.kills),
        "workers_started_again_by_init": dict(made.restarts),
        "clients_that_broke": trouble or 0,
        "samples_of_500": seen.bodies[:2],
    }


def _recoveries(kills: list[Kill], seen: clients.Seen) -> None:
    """Until the next write of anybody was answered."""
    moments = sorted(seen.moments)
    for kill in kills:
        place = bisect.bisect_right(moments, kill.at)
        kill.seconds = moments[place] - kill.at if place < len(moments) else 0.0


def _percentiles(kills: list[Kill]) -> telling.Figures:
    found: telling.Figures = {}
    for what in dict.fromkeys(ORDER):
        seconds = [kill.seconds for kill in kills if kill.what == what]
        found[f"recovery_after_{what}_p50_s"] = telling.percentile(seconds, 0.5)
        found[f"recovery_after_{what}_p99_s"] = telling.percentile(seconds, 0.99)
    return found


def without_keys(made: House, *, seed: int, lost: int = CONTROL_LOST) -> int:
    """Control: answers get lost and the form has no key. How many writes are there twice."""
    seen = clients.Seen()
    working = clients.of((clients.Views,), made, seen, seed=seed, keyed=False, losing=0.5)
    for client in working:
        client.start()
    processes.until(lambda: seen.errors["answer lost on purpose"] >= lost, seconds=60)
    clients.stop(working)
    return sum(times > 1 for times in counting.written(made, seen, clients.Views.kind).values())


def too_early(*, seed: int, kills: int = CONTROL_KILLS) -> int:
    """Control: a database that says "saved" before it is. How many answered writes are gone after its kills."""
    with house(options=TOO_EARLY) as made:
        seen = clients.Seen()
        working = clients.of((clients.Views, clients.Steps), made, seen, seed=seed)
        for client in working:
            client.start()
        for number in range(kills):
            processes.until(lambda wanted=(number + 1) * 20: seen.total >= wanted, seconds=30)
            made.kill_database()
            processes.until(made.is_ready, seconds=30)
        clients.stop(working)
        return counting.count(made, seen).lost


def is_good(figures: telling.Figures) -> bool:
    """Whether nothing was lost, doubled or half done, and no client saw anything but "come again" or a cut line."""
    errors = figures["errors_seen_by_clients"]
    nothing = [name for name in counting.FIGURES if name not in ("acknowledged", "texts")]
    return not (
        any(figures[name] for name in nothing)
        or any(kind.partition(" ")[0] in MUST_BE_NOTHING for kind in errors)
        or figures["clients_that_broke"]
        or figures["503_without_a_time"]
    )


def _tell_progress(done: int, of: int, seen: clients.Seen) -> None:
    if sys.stderr.isatty() or done % 20 == 0:
        print(f"\r{done} of {of} kills, {seen.total} answered ", end="", file=sys.stderr, flush=True)


def main() -> int:
    """0 when everything is whole and both controls fail as they must."""
    asked = argparse.ArgumentParser(prog="./joined kills", description=__doc__.splitlines()[0])
    asked.add_argument("--kills", type=int, default=200)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--json", action="store_true", dest="as_json")
    words = asked.parse_args()
    with house() as made:
        figures = telling.facts(seed=words.seed) | drill(made, kills=words.kills, seed=words.seed)
        figures["control_doubled_without_form_key"] = without_keys(made, seed=words.seed)
    figures["control_lost_when_saved_too_early"] = too_early(seed=words.seed)
    telling.show("Kills", figures, as_json=words.as_json)
    has_teeth = figures["control_doubled_without_form_key"] and figures["control_lost_when_saved_too_early"]
    return 0 if is_good(figures) and has_teeth else 1


if __name__ == "__main__":
    sys.exit(main())
