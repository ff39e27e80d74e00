"""`./joined drill NAME`: one kind of breakage, so many times."""

import argparse
import sys

from drills import editing, failover, full_disk, locks, migrating, restarts, slow
from drills.texts import busy, poison, receipts
from drills.texts import slow as notify_slow
from joined.base.postgresql import Trouble

DRILLS = {
    "restarts": (restarts, 20),
    "slow": (slow, 100),
    "locks": (locks, 20),
    "full-disk": (full_disk, 1),
    "failover": (failover, 10),
    "editing": (editing, 10_000),
    "migrating": (migrating, 1_000_000),
    "notify-slow": (notify_slow, 10),
    "notify-busy": (busy, 1200),
    "poison-number": (poison, 1000),
    "receipts": (receipts, 10_000),
}


def main() -> int:
    """0 when the figures are good."""
    asked = argparse.ArgumentParser(prog="./joined drill", description=__doc__)
    asked.add_argument("name", choices=sorted(DRILLS))
    asked.add_argument("--times", type=int)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--json", action="store_true", dest="as_json")
    words = asked.parse_args()
    room, usual = DRILLS[words.name]
    try:
        return room.main(times=words.times or usual, seed=words.seed, as_json=words.as_json)
    except Trouble as trouble:
        sys.stderr.write(f"{trouble}\n")
        return 3


if __name__ == "__main__":
    sys.exit(main())
