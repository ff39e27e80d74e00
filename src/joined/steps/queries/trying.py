"""Who tried to reach people in care, and did not: when, how, and in a line. No contact by itself."""

import collections
import dataclasses
import datetime
import uuid
from collections.abc import Collection, Mapping

from joined.kit import actors
from joined.people import access as people
from joined.steps import models, words


@dataclasses.dataclass(frozen=True, kw_only=True)
class Attempted:
    """One try: on which rung, what came of it, and who tried."""

    id: uuid.UUID
    person_id: uuid.UUID
    matter_id: uuid.UUID
    at: datetime.datetime
    by_name: str
    rung: str
    how: str
    outcome: str
    words: str


def attempts(*, to: actors.Staff, people_ids: Collection[uuid.UUID]) -> Mapping[uuid.UUID, tuple[Attempted, ...]]:
    """Of everybody in care among these, the latest first; nothing of those whom `to` may not reach.

    A charity reads when and how somebody tried, and only its own worker's line (H21). The caller writes the look.
    """
    reads_all = people.is_direct_care(by=to)
    found: dict[uuid.UUID, list[Attempted]] = collections.defaultdict(list)
    rows = models.Attempt.objects.filter(person_id__in=people_ids, matter__kind="care")
    rows = rows.exclude(outcome__in=words.REACHED)
    for row in rows.order_by("-at"):
        found[row.person_id].append(_attempted(row, reads=reads_all or row.by_id == to.id))
    return {person: tuple(tried) for person, tried in found.items()}


def _attempted(row: models.Attempt, *, reads: bool) -> Attempted:
    return Attempted(
        id=row.pk,
        person_id=row.person_id,
        matter_id=row.matter_id,
        at=row.at,
        by_name=row.by_name,
        rung=row.rung,
        how=words.RUNGS_TRIED[row.rung],
        outcome=words.OUTCOMES[row.outcome],
        words=row.words if reads else "",
    )
