"""./joined bench: load or reuse a region, do each piece of work, print what it costs."""

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path

import django

from bench import house, work
from joined_launch import telling

COLUMNS = {
    "work": 32, "cpu_ms": 8, "app_ms": 8, "database_ms": 12, "raw_sql_ms": 11, "times_raw": 10, "goal_ms": 8,
    "p50_ms": 7, "p95_ms": 7, "statements": 11, "errors": 7, "before": 8,
}  # fmt: skip


def main(words: list[str]) -> int:
    """Print the table, or JSON; 1 where anything was answered wrongly. `crowd`: many at one board instead."""
    if words[:1] == ["crowd"]:
        from bench import crowd  # a Riverside of its own, not the region

        return crowd.main(words[1:])
    given = _asked(words)
    telling.beside_the_answer()
    ours = house.cluster_of_the_bench()
    os.environ.update(house.environment(ours, given.people), DJANGO_SETTINGS_MODULE="joined.config.settings")
    django.setup()
    from bench import importing, inside  # need settings

    pieces = [one for one in work.pieces(given.people) if given.only in one.name]
    with (
        house.filled(ours, given.people),
        tempfile.TemporaryDirectory() as scratch,
        house.served(ours, given.people, Path(scratch)) as served,
    ):
        with telling.step("Measuring"):
            done = inside.measured(served, pieces, rounds=given.rounds, seed=given.seed)
            done += importing.measured(served, people=given.people) if given.only in importing.NAME else []
        memory = served.memory()
    found = {"people": given.people, "seed": given.seed, "rounds": given.rounds, "workers": house.WORKERS}
    found |= {"memory_mib": round(memory), "work": _compared(done, given.compare)}
    text = json.dumps(found, indent=1) if given.as_json else _table(found)
    sys.stdout.write(f"{text}\n")
    return int(any(one["errors"] for one in done))


def _asked(words: list[str]) -> argparse.Namespace:
    asked = argparse.ArgumentParser(prog="./joined bench", description=__doc__)
    asked.add_argument("--people", type=int, default=100_000, help="100000 or 1000000")
    asked.add_argument("--rounds", type=int, default=400, help="how often each piece of work is done")
    asked.add_argument("--only", default="", help="pieces of work whose name holds this")
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--json", action="store_true", dest="as_json")
    asked.add_argument("--compare", help="the JSON of an earlier run: adds a column of ratios")
    return asked.parse_args(words)


def _compared(done: list[dict], earlier_file: str | None) -> list[dict]:
    """Beside each its cost as a ratio of the earlier run's."""
    if not earlier_file:
        return done
    earlier = {one["work"]: one["cpu_ms"] for one in json.loads(Path(earlier_file).read_text())["work"]}
    return [one | {"before": round(one["cpu_ms"] / (earlier.get(one["work"]) or one["cpu_ms"]), 2)} for one in done]


def _table(found: dict) -> str:
    lines = [f"{found['people']:,} people, {found['workers']} workers, {found['memory_mib']} MiB, seed {found['seed']}"]
    lines.append("".join(name.ljust(width) for name, width in COLUMNS.items()))
    for one in found["work"]:
        lines.append("".join(str(one.get(name, "")).ljust(width) for name, width in COLUMNS.items()))
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
