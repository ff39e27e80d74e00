"""Two records that are, were or may become one: what was proposed, joined, moved and put right."""

import dataclasses
import datetime
import uuid

from joined.base import rows
from joined.kit import actors, clock, errors
from joined.matching import access, models, rules, words
from joined.people import queries as people
from joined.trail.writing import shows


@dataclasses.dataclass(frozen=True, kw_only=True)
class Joined:
    """Two records that are, were or may become one, by name of the one that goes on."""

    id: uuid.UUID
    person_id: uuid.UUID
    emptied_id: uuid.UUID
    held_id: uuid.UUID
    name: str
    other_name: str
    state: str
    state_words: str
    reasons: tuple[str, ...]
    why: str
    proposed_at: datetime.datetime
    proposed_by: str
    joined_at: datetime.datetime | None
    joined_by: str
    undone_at: datetime.datetime | None
    undone_by: str
    undone_why: str
    moved: tuple[str, ...]
    checks: tuple[str, ...]
    added: tuple[str, ...]
    may_agree: bool
    seconds_left: int

    @property
    def people(self) -> tuple[uuid.UUID, ...]:
        return (self.person_id, self.emptied_id)

    @property
    def not_held_id(self) -> uuid.UUID:
        """The other of the two than the one whom in-take holds."""
        return self.emptied_id if self.held_id == self.person_id else self.person_id


@shows
def joining(*, to: actors.Staff, merge_id: uuid.UUID) -> Joined:
    """What was proposed or joined. Raises Forbidden to all but in-take, NotHere where they do not see the person."""
    access.check_may_compare(by=to)
    return as_joined(to=to, found=[row(to=to, merge_id=merge_id)], in_full=True)[0]


def row(*, to: actors.Actor, merge_id: uuid.UUID) -> models.Merge:
    """The row, for pages and actions. Raises NotHere where `to` may not see it."""
    with rows.acting(to):
        found = models.Merge.objects.filter(pk=merge_id).first()
    if found is None:
        raise errors.NotHere()
    return found


def as_joined(*, to: actors.Staff, found: list[models.Merge], in_full: bool = False) -> tuple[Joined, ...]:
    """Rows as pages show them; `in_full`: with what moved. The caller writes the looks."""
    ids = {pk for one in found for pk in one.person_ids}
    with rows.house(*ids):
        names = people.names(to=rows.THE_HOUSE, people=ids)
        moved = {one.pk: list(one.moved.order_by("order")) for one in found} if in_full else {}
    return tuple(_as_joined(to, one, names, moved.get(one.pk, [])) for one in found)


def _as_joined(to: actors.Staff, one: models.Merge, names: dict, moved: list[models.Moved]) -> Joined:
    passed = (clock.now() - one.joined_at).total_seconds() if one.joined_at else 0.0
    counts: dict[str, set[uuid.UUID]] = {}
    for each in moved:
        if each.kind == "place" and each.table in words.TABLES:
            counts.setdefault(each.table, set()).add(each.row)
    return Joined(
        id=one.pk,
        person_id=one.kept_id,
        emptied_id=one.emptied_id,
        held_id=one.person_id,
        name=names[one.kept_id][0],
        other_name=names[one.emptied_id][0],
        state=one.state,
        state_words=words.STATES[one.state],
        reasons=tuple(one.reasons),
        why=one.why,
        proposed_at=one.proposed_at,
        proposed_by=one.proposed_by,
        joined_at=one.joined_at,
        joined_by=one.joined_by or "",
        undone_at=one.undone_at,
        undone_by=one.undone_by or "",
        undone_why=one.undone_why,
        moved=tuple(_counted(table, len(ids)) for table, ids in counts.items()),
        checks=tuple(dict.fromkeys(words.CHECKS[each.after["what"]] for each in moved if each.kind == "check")),
        added=tuple(_added(table, count) for table, count in one.added.items()),
        may_agree=one.state == "proposed" and one.proposed_by_id != to.id,
        seconds_left=max(0, int(rules.UNDO_SECONDS - passed)) if one.state == "joined" else 0,
    )


def _counted(table: str, count: int) -> str:
    single, many = words.TABLES[table]
    return f"{count} {single if count == 1 else many}"


def _added(table: str, count: dict[str, int]) -> str:
    parts = []
    if count["stays"]:
        parts.append(f"{_counted(table, count['stays'])} stayed")
    if count["went"]:
        parts.append(f"{_counted(table, count['went'])} went with the request")
    return ", ".join(parts)
