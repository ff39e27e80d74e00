"""How many examples a property test tries: enough for every day; JOINED_EXAMPLES=10 is tenfold."""

import os


def examples(usually: int) -> int:
    """`usually`, times JOINED_EXAMPLES."""
    return max(1, round(usually * float(os.environ.get("JOINED_EXAMPLES", "1"))))


def seeds(usually: int) -> range:
    """So many seeds of random histories, the same each time; JOINED_SEED=1000 begins elsewhere."""
    first = int(os.environ.get("JOINED_SEED", "0"))
    return range(first, first + examples(usually))
