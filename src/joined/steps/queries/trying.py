"""Who tried to reach people in care, and did not: when, how, and in a line. No contact by itself."""

import collections
import dataclasses
import datetime
import typing
import uuid
from collections.abc import Collection, Mapping

from joined.base import often
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


class _Row(typing.NamedTuple):
    """What is read of a try; the names are those of the columns."""

    id: uuid.UUID
    person_id: uuid.UUID
    matter_id: uuid.UUID
    at: datetime.datetime
    by_id: uuid.UUID
    by_name: str
    rung: str
    outcome: str
    words: str


_TRIED = often.Question(
    lambda: (
        models.Attempt.objects.filter(person_id__among=often.Given("people"), matter__kind="care")
        .exclude(outcome__in=words.REACHED)
        .order_by("-at")
        .values_list(*_Row._fields)
    )
)


def attempts(*, to: actors.Staff, people_ids: Collection[uuid.UUID]) -> Mapping[uuid.UUID, tuple[Attempted, ...]]:
    """Of everybody in care among these, the latest first; nothing of those whom `to` may not reach.

    A charity reads when and how somebody tried, and only its own worker's line (H21). The caller writes the look.
    """
    reads_all = people.is_direct_care(by=to)
    found: dict[uuid.UUID, list[Attempted]] = collections.defaultdict(list)
    for columns in _TRIED(people=often.ids(people_ids)):
        row = _Row(*columns)
        found[row.person_id].append(_attempted(row, reads=reads_all or row.by_id == to.id))
    return {person: tuple(tried) for person, tried in found.items()}


def _attempted(row: _Row, *, reads: bool) -> Attempted:
    return Attempted(
        id=row.id,
        person_id=row.person_id,
        matter_id=row.matter_id,
        at=row.at,
        by_name=row.by_name,
        rung=row.rung,
        how=words.RUNGS_TRIED[row.rung],
        outcome=words.OUTCOMES[row.outcome],
        words=row.words if reads else "",
    )
