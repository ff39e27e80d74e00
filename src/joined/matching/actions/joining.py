"""Joining two records of one person: at once where one is new, else proposed by one and agreed by another (F-36)."""

import uuid

from joined.base import moving, rows
from joined.base.moving import Moved
from joined.doors import moving as requests
from joined.kit import actors, clock, errors
from joined.matching import access, models, queries, rules, words
from joined.matching.actions import comparing
from joined.people import moving as persons
from joined.people import queries as known
from joined.steps import actions as steps
from joined.steps import queries as standing
from joined.trail.writing import action


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
            state=after(merge, "leave as two"), undone_at=clock.now(), undone_by=by.name, undone_why=why.strip()
        )
        comparing.are_two(by, kept, emptied, why)
    merge.refresh_from_db()
    return merge


def _joined(by: actors.Staff, merge: models.Merge) -> models.Merge:
    kept, emptied = merge.person_ids
    with rows.house(kept, emptied):
        merge = models.Merge.objects.select_for_update().get(pk=merge.pk)
        state = after(merge, "agree")
        merge.own = ids(kept)
        _check_both_live_or_have_ended(by, kept, emptied)
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


def _check_both_live_or_have_ended(by: actors.Staff, *people: uuid.UUID) -> None:
    """Died on either record holds for both: what is open in the other would be done for somebody who has died."""
    is_open = any(standing.open_matter(to=by, person=one) for one in people)
    if is_open and known.is_one_dead(people=people):
        raise errors.Refused(words.ONE_HAS_DIED)


def after(merge: models.Merge, verb: str) -> str:
    """Raises Refused where somebody has decided already."""
    if verb not in rules.JOINING.moves[merge.state]:
        raise errors.Refused(words.DECIDED)
    return rules.JOINING.after(merge.state, verb)


def ids(person: uuid.UUID) -> dict[str, list[str]]:
    """The rows of somebody in every table that a merge moves, by table."""
    return {
        model._meta.db_table: [str(pk) for pk in model.objects.filter(**{column: person}).values_list("pk", flat=True)]
        for room in moving.rooms()
        for model, column in moving.tables(room)
    }


def _nothing_is_left(emptied: uuid.UUID) -> None:
    left = [table for table, ids in ids(emptied).items() if ids]
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
