"""Putting right what was joined wrongly: every row back where it was, and a human for what was added since (F-36)."""

import collections
import uuid

from joined.base import moving, rows
from joined.base.moving import Moved
from joined.kit import actors, clock, errors
from joined.matching import access, models, rules, words
from joined.matching.actions import comparing, joining
from joined.people import queries as known
from joined.steps import actions as steps
from joined.steps import queries as standing
from joined.trail.writing import action


@action
def put_right(*, by: actors.Staff, merge: models.Merge, why: str = "") -> models.Merge:
    """They are two people after all: every row back where it was, and what was added since is named for a human.

    Raises Refused without a reason once the first minute is over, and where a later joining has to be undone first.
    """
    access.check_may_compare(by=by, person=merge.kept_id)
    kept, emptied = merge.person_ids
    with rows.house(kept, emptied):
        merge = models.Merge.objects.select_for_update().get(pk=merge.pk)
        state = joining.after(merge, "put right")
        if not why.strip() and (clock.now() - merge.joined_at).total_seconds() > rules.UNDO_SECONDS:
            raise errors.Refused(words.SAY_WHY_WRONG, field="why")
        _check_no_later(merge)
        moved = _ledger(merge)
        added = _added(merge, moved)
        stopped = False
        for room in moving.rooms():
            part = tuple(one for one in moved if one.room == room)
            undone = moving.mover(room).move_back(by=by, from_=emptied, to=kept, moved=part)
            stopped = stopped or bool(undone)
        models.Merge.objects.filter(pk=merge.pk).update(
            state=state,
            undone_at=clock.now(),
            undone_by=by.name,
            undone_why=why.strip(),
            added=_where_now(added, kept),
        )
        comparing.are_two(by, emptied, kept, why or "Undone within a minute")
        _after_apart(by, merge, is_added=bool(added), is_stopped=stopped)
        merge.refresh_from_db()
    return merge


def _check_no_later(merge: models.Merge) -> None:
    if known.became(person=merge.kept_id) is not None:
        raise errors.Refused(words.LATER_FIRST)
    later = models.Merge.objects.filter(state="joined", joined_at__gt=merge.joined_at, kept_id=merge.kept_id)
    if later.exists():
        raise errors.Refused(words.LATER_FIRST)


def _ledger(merge: models.Merge) -> list[Moved]:
    return [
        Moved(kind=one.kind, table=one.table, row=one.row, before=one.before, after=one.after)
        for one in merge.moved.order_by("order")
    ]


def _added(merge: models.Merge, moved: list[Moved]) -> dict[str, set[str]]:
    """Rows that neither record had when the two became one, by table."""
    there = {str(one.row) for one in moved}
    found: dict[str, set[str]] = collections.defaultdict(set)
    for table, ids in joining.ids(merge.kept_id).items():
        new = set(ids) - set(merge.own.get(table, ())) - there
        if new and table in words.TABLES:
            found[table] = new
    return dict(found)


def _where_now(added: dict[str, set[str]], kept: uuid.UUID) -> dict[str, dict[str, int]]:
    now = joining.ids(kept)
    return {
        table: {"stays": len(ids & set(now[table])), "went": len(ids - set(now[table]))} for table, ids in added.items()
    }


def _after_apart(by: actors.Staff, merge: models.Merge, *, is_added: bool, is_stopped: bool) -> None:
    """A human decides about what was added, and in-take compares afresh who is not matched again."""
    asked = [words.ADDED_STEP] * is_added + [words.STOPPED_APART] * is_stopped
    system = actors.System("matching")
    for person in merge.person_ids:
        matter = standing.open_matter(to=system, person=person)
        row = known.row(to=system, person=person)
        if matter is None:
            continue
        if row.is_provisional:
            comparing.ask_to_compare(system, person, row.neighbourhood_id)
        for what in asked:
            step = steps.Next(what=what, team=merge.team, due_on=clock.today(), source="put_right", source_id=merge.pk)
            steps.promise(by=by, matter=matter, step=step)
        asked = []
