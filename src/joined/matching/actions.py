"""Joining two records of one person, telling two people apart, and putting right what was wrong (H12, F-36)."""

import collections
import uuid

from joined.base import moving, rows
from joined.base.moving import Moved
from joined.doors import moving as requests
from joined.kit import actors, clock, errors
from joined.matching import access, models, queries, rules, words
from joined.people import actions as people
from joined.people import moving as persons
from joined.people import queries as known
from joined.places import queries as places
from joined.steps import actions as steps
from joined.steps import queries as standing
from joined.trail.writing import action


@action
def look(*, by: actors.System, person: uuid.UUID) -> None:
    """Somebody was written down: if we may have known them before, in-take compares, by a day (local rule).

    Nobody else is told: whoever wrote them down reads the same whether or not we know them (T09).
    """
    row = known.row(to=by, person=person)
    if row is None or row.became_id:
        return
    if not row.is_provisional:
        alike = known.alike(to=by, person=person).found
        older = tuple(one for one in alike if one.added_at <= row.added_at)
        if not queries.differs(to=by, person=person, alike=older):
            return
        people.doubt(by=by, person=row)
    _ask_to_compare(by, person, row.neighbourhood_id)


@action
def ask(*, by: actors.System, person: uuid.UUID) -> None:
    """Somebody was asked about: who is not matched yet is compared, by a day."""
    row = known.row(to=by, person=person)
    if row is not None and row.is_provisional and not row.became_id:
        _ask_to_compare(by, person, row.neighbourhood_id)


def _ask_to_compare(by: actors.Actor, person: uuid.UUID, neighbourhood_id: uuid.UUID | None) -> None:
    with rows.house(person):
        matter = standing.open_matter(to=by, person=person, also_worry=True)
        asked = standing.live_sources(to=by, person=person)
    if matter is None or "match" in asked:
        return
    days = places.local_rule("match_within_days", place_id=neighbourhood_id)
    step = steps.Next(
        what=words.STEP,
        team=places.intake_team(neighbourhood_id=neighbourhood_id),
        due_on=clock.working_day(days),
        source="match",
        source_id=person,
    )
    steps.promise(by=by, matter=matter, step=step)


@action
def join(*, by: actors.Staff, person: uuid.UUID, other: uuid.UUID, why: str) -> models.Merge:
    """The same person. One of the two is new: they are one record at once. Both established: it is proposed.

    Raises Forbidden to all but in-take, NotHere unless the two were found alike, Refused without a word on why.
    """
    pair = queries.pair(to=by, person=person, other=other)
    teams = access.check_may_compare(by=by, person=person)
    if not why.strip() and pair.alike.likeness.words != "very likely":
        raise errors.Refused(words.SAY_HOW, field="why")
    with rows.house(person, other):
        if models.Merge.objects.filter(state="proposed", kept_id__in=pair.people, emptied_id__in=pair.people).exists():
            raise errors.Refused(words.DECIDED)
        merge = models.Merge.objects.create(
            person_id=person,
            kept_id=other if pair.does_other_go_on else person,
            emptied_id=person if pair.does_other_go_on else other,
            team_id=teams[0],
            state="proposed",
            reasons=list(pair.alike.likeness.reasons),
            why=why.strip(),
            proposed_at=clock.now(),
            proposed_by_id=by.id,
            proposed_by=by.name,
        )
    return _joined(by, merge) if pair.is_one_new else merge


@action
def agree(*, by: actors.Staff, merge: models.Merge) -> models.Merge:
    """The second person has looked as well. Raises Refused to whoever proposed it."""
    access.check_may_compare(by=by, person=merge.person_id)
    if merge.proposed_by_id == by.id:
        raise errors.Refused(words.SAME_HANDS)
    return _joined(by, merge)


def _joined(by: actors.Staff, merge: models.Merge) -> models.Merge:
    kept, emptied = merge.person_ids
    with rows.house(kept, emptied):
        merge = models.Merge.objects.select_for_update().get(pk=merge.pk)
        state = _after(merge, "agree")
        merge.own = _ids(kept)
        moved: list[Moved] = []
        for room in moving.rooms():
            moved += moving.mover(room).move_person(by=by, from_=emptied, to=kept)
        moved += persons.empty(by=by, person=emptied, into=kept)
        moved += _read_again(by, merge, moved)
        _nothing_is_left(emptied)
        moved += _steps(by, merge, moved)
        _keep(merge, moved)
        models.Merge.objects.filter(pk=merge.pk).update(
            person_id=kept,
            state=state,
            own=merge.own,
            joined_at=clock.now(),
            joined_by_id=by.id,
            joined_by=by.name,
        )
        merge.refresh_from_db()
    return merge


def _after(merge: models.Merge, verb: str) -> str:
    """Raises Refused where somebody has decided already."""
    if verb not in rules.JOINING.moves[merge.state]:
        raise errors.Refused(words.DECIDED)
    return rules.JOINING.after(merge.state, verb)


def _ids(person: uuid.UUID) -> dict[str, list[str]]:
    """The rows of somebody in every table that a merge moves, by table."""
    return {
        model._meta.db_table: [str(pk) for pk in model.objects.filter(**{column: person}).values_list("pk", flat=True)]
        for room in moving.rooms()
        for model, column in moving.tables(room)
    }


def _nothing_is_left(emptied: uuid.UUID) -> None:
    left = [table for table, ids in _ids(emptied).items() if ids]
    if left:
        raise RuntimeError(f"A merge left rows behind in {', '.join(left)}.")


def _read_again(by: actors.Staff, merge: models.Merge, moved: list[Moved]) -> tuple[Moved, ...]:
    def rows_of(table: str) -> list[uuid.UUID]:
        return [one.row for one in moved if one.table == table and one.kind == moving.PLACE]

    kept, emptied = merge.person_ids
    return requests.read_again(
        by=by,
        from_=emptied,
        to=kept,
        requests=rows_of("doors_referral"),
        steps_moved=rows_of("steps_nextstep"),
    )


def _steps(by: actors.Staff, merge: models.Merge, moved: list[Moved]) -> list[Moved]:
    """What a human asks about now, and an end to comparing."""
    kept, emptied = merge.person_ids
    matter = standing.open_matter(to=actors.System("matching"), person=kept)
    if matter is None:
        return []
    asked = [one.after["what"] for one in moved if one.kind == moving.CHECK]
    if any(one.kind == moving.STOPPED for one in moved):
        asked.append("stopped")
    team = steps.responsible_team(person=kept)
    made = [
        steps.promise(by=by, matter=matter, step=steps.Next(what=what, team=team, due_on=clock.today(), source="join"))
        for what in dict.fromkeys(words.CHECKS[what] for what in asked)
    ]
    if not made and standing.live_sources(to=by, person=kept) <= {"match"}:
        step = steps.Next(what=words.NEXT_STEP, team=team, due_on=clock.today(), source="join")
        made.append(steps.promise(by=by, matter=matter, step=step))
    steps.finish_each(by=by, person=kept, sources={"match": emptied}, reason=words.STATES["joined"])
    return [Moved(kind=moving.MADE, table="steps_nextstep", row=step.pk) for step in made]


def _keep(merge: models.Merge, moved: list[Moved]) -> None:
    models.Moved.objects.bulk_create(
        models.Moved(
            merge=merge,
            person_id=merge.kept_id,
            order=order,
            kind=one.kind,
            table=one.table,
            row=one.row,
            before=one.before,
            after=one.after,
        )
        for order, one in enumerate(moved)
    )


@action
def leave_as_two(*, by: actors.Staff, merge: models.Merge, why: str) -> models.Merge:
    """What was proposed is not done: they are two people, and are not put before anybody again."""
    access.check_may_compare(by=by, person=merge.person_id)
    if not why.strip():
        raise errors.Refused(words.SAY_WHY_NOT, field="why")
    kept, emptied = merge.person_ids
    with rows.house(kept, emptied):
        merge = models.Merge.objects.select_for_update().get(pk=merge.pk)
        models.Merge.objects.filter(pk=merge.pk).update(
            state=_after(merge, "leave as two"), undone_at=clock.now(), undone_by=by.name, undone_why=why.strip()
        )
        _are_two(by, kept, emptied, why)
    merge.refresh_from_db()
    return merge


@action
def tell_apart(*, by: actors.Staff, person: uuid.UUID, other: uuid.UUID, why: str) -> None:
    """Compared, and two people; kept with its day. Who is like nobody else is not new to us any longer."""
    queries.pair(to=by, person=person, other=other)
    if not why.strip():
        raise errors.Refused(words.SAY_WHY_NOT, field="why")
    with rows.house(person, other):
        _are_two(by, person, other, why)
    left = queries.differs(to=by, person=person, alike=known.alike(to=by, person=person).found)
    if not left:
        settle(by=by, person=person)


def _are_two(by: actors.Actor, person: uuid.UUID, other: uuid.UUID, why: str) -> None:
    models.Different.objects.create(
        person_id=person, other_id=other, why=why.strip()[:300], said_at=clock.now(), by_id=by.id, by_name=by.name
    )


@action
def settle(*, by: actors.Staff, person: uuid.UUID) -> None:
    """Compared with everybody whom they may be: somebody new. Nobody waits to be matched for them any more."""
    access.check_may_compare(by=by, person=person)
    with rows.house(person):
        people.settle(by=by, person=known.row(to=by, person=person))
        matter = standing.open_matter(to=by, person=person)
        if matter and standing.live_sources(to=by, person=person) <= {"match"}:
            team = steps.responsible_team(person=person)
            step = steps.Next(what=words.NEXT_STEP, team=team, due_on=clock.today(), source="join")
            steps.promise(by=by, matter=matter, step=step)
        steps.finish_each(by=by, person=person, sources={"match": person}, reason="Somebody new to us")


@action
def put_right(*, by: actors.Staff, merge: models.Merge, why: str = "") -> models.Merge:
    """They are two people after all: every row back where it was, and what was added since is named for a human.

    Raises Refused without a reason once the first minute is over, and where a later joining has to be undone first.
    """
    access.check_may_compare(by=by, person=merge.kept_id)
    kept, emptied = merge.person_ids
    with rows.house(kept, emptied):
        merge = models.Merge.objects.select_for_update().get(pk=merge.pk)
        state = _after(merge, "put right")
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
        _are_two(by, emptied, kept, why or "Undone within a minute")
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
    for table, ids in _ids(merge.kept_id).items():
        new = set(ids) - set(merge.own.get(table, ())) - there
        if new and table in words.TABLES:
            found[table] = new
    return dict(found)


def _where_now(added: dict[str, set[str]], kept: uuid.UUID) -> dict[str, dict[str, int]]:
    now = _ids(kept)
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
            _ask_to_compare(system, person, row.neighbourhood_id)
        for what in asked:
            step = steps.Next(what=what, team=merge.team, due_on=clock.today(), source="put_right", source_id=merge.pk)
            steps.promise(by=by, matter=matter, step=step)
        asked = []
