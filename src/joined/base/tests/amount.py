"""How many examples a property test tries: enough for every day; JOINED_EXAMPLES=10 is tenfold."""

import os
import typing

import hypothesis


def examples(usually: int) -> int:
    """`usually`, times JOINED_EXAMPLES."""
    return max(1, round(usually * float(os.environ.get("JOINED_EXAMPLES", "1"))))


def seeded(tried: typing.Callable[..., None]) -> typing.Callable[..., None]:
    """The same examples each time; JOINED_SEED=2 tries others."""
    return hypothesis.seed(int(os.environ.get("JOINED_SEED", "1")))(tried)
