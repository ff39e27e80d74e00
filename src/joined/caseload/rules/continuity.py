"""Whether somebody meets the same people: four published indices of continuity (S3, core component 1).

UPC: share of the worker met most. KWC: share of the key worker of that day (local rule). COC: Bice and Boxerman, 0 when
all are different and 1 when all are the same. SECON: how often the next contact was with the same worker as the one
before. Below three contacts none of them means anything; and they fall as contacts grow, so teams that see people more
or less often are never ranked by them.
"""

import collections
import dataclasses
import statistics
import typing
from collections.abc import Hashable, Iterable, Sequence

LEAST = 3
"""Contacts from which an index is shown."""


@dataclasses.dataclass(frozen=True)
class Meeting:
    """One attended contact: who was there, the first-named first, and who was key worker on that day."""

    workers: Sequence[Hashable]
    key_worker: Hashable | None = None

    @property
    def credited(self) -> Hashable:
        """A joint contact counts once: for the key worker when present, else for whoever is named first."""
        return self.key_worker if self.key_worker in self.workers else self.workers[0]


class Continuity(typing.NamedTuple):
    """Contacts, different workers, and the indices between 0 and 1; an index that is not defined is None, never 0."""

    contacts: int
    workers: int
    upc: float | None = None
    kwc: float | None = None
    coc: float | None = None
    secon: float | None = None


def of(*, meetings: Iterable[Meeting]) -> Continuity:
    """Continuity of one person over a window, its contacts in the order in which they were."""
    held = list(meetings)
    met = [meeting.credited for meeting in held]
    times = collections.Counter(met)
    n = len(met)
    if n < LEAST:
        return Continuity(n, len(times))
    with_key = [meeting.credited == meeting.key_worker for meeting in held]
    had_key = any(meeting.key_worker is not None for meeting in held)
    return Continuity(
        contacts=n,
        workers=len(times),
        upc=max(times.values()) / n,
        kwc=sum(with_key) / n if had_key else None,
        coc=(sum(count * count for count in times.values()) - n) / (n * (n - 1)),
        secon=sum(one == following for one, following in zip(met, met[1:], strict=False)) / (n - 1),
    )


def median(*, values: Iterable[float | None]) -> float | None:
    """The middle of the people who have an index; None when nobody has."""
    known = [value for value in values if value is not None]
    return statistics.median(known) if known else None
