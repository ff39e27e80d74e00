"""How many examples a property test tries: enough for every day; JOINED_EXAMPLES=10 is tenfold."""

import os


def examples(usually: int) -> int:
    """`usually`, times JOINED_EXAMPLES."""
    return max(1, round(usually * float(os.environ.get("JOINED_EXAMPLES", "1"))))
