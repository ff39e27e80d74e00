"""What a measure is: its words, what is counted of what, and where the definition comes from."""

import dataclasses

WAIT, SHARE, GIVEN = "wait", "share", "given"
LEFT_OUT = "Requests made in error, and those that joined an earlier one, with which they are counted."


@dataclasses.dataclass(frozen=True, kw_only=True)
class Measure:
    """One number of the page.

    `kind`: how long something took (`wait`), or how many of how many (`share`), or time given by
    whom (`given`). `counts`: what is counted.
    `out_of`: of what. `left_out`: who is not in it. `pending`: what is said of whom it cannot be said yet;
    `with_pending`: they stand in "out of" all the same. `tried`: what was tried once, twice or more often, if so.
    """

    key: str
    kind: str
    title: str
    short: str
    counts: str
    out_of: str
    left_out: str
    source: str
    units: str = "people"
    pending: str = ""
    with_pending: bool = False
    tried: str = ""
