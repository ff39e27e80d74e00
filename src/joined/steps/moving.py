"""Matters, responsibility, offers and steps of two records of one person: one team, everything still promised (P1).

A request that was open joins the open one (decisions.md §1); what the emptied record alone had open goes on as it is.
"""

from __future__ import annotations

import typing
import uuid

from django.db.models import F

from joined.base import moving, rows
from joined.base.moving import Moved, Moving
from joined.kit import actors, clock
from joined.people import actions as people
from joined.people import moving as reasons
from joined.steps import actions, models, words
from joined.steps.actions import asking
from joined.trail.writing import action

if typing.TYPE_CHECKING:  # another room's row is named here, never imported
    from joined.places import models as places

_OPEN = {"ended_at": None, "ended_by": None, "ending": "", "joined_to_id": None}


@action
def move_person(*, by: actors.Actor, from_: uuid.UUID, to: uuid.UUID) -> tuple[Moved, ...]:
    """Everything that this room holds about `from_` becomes `to`'s."""
    with rows.house(from_, to):
        ours = Moving(from_=from_, to=to)
        _join_matters(by, ours)
        _one_pass(ours)
        lost = _one_team(ours)
        ours.everything("steps")
        if lost:
            reasons.let_go(by=by, ours=ours, kind="caseload", party_id=lost)
        let_in_who_promised(by=by, ours=ours)
    return tuple(ours.done)


def _join_matters(by: actors.Actor, ours: Moving) -> None:
    """An open request of the emptied record joins what is open; its steps, offers and hand-ons go on there.

    A worry is never joined: each has its own answer. An end that was being made is withdrawn, and made anew if need be.
    """
    kept = list(models.Matter.objects.filter(person_id=ours.to, ended_at=None).order_by("opened_at"))
    for matter in models.Matter.objects.filter(person_id=ours.from_, ended_at=None):
        same = [other for other in kept if other.kind == matter.kind]
        into = next(iter(same or (kept if matter.kind == "request" else [])), None) if matter.kind != "worry" else None
        goes_on = into or matter
        ours.place(models.NextStep.objects.filter(matter=matter, state="open"), matter_id=goes_on.pk)
        for asked in (models.Offer, models.HandOn):
            ours.place(asked.objects.filter(matter=matter, state="asked"), matter_id=goes_on.pk)
        if into:
            closing = models.Closing.objects.filter(matter=matter, withdrawn_at=None)
            ours.change(closing, withdrawn_at=clock.now(), withdrawn_by=by.shown)
        joined = {"ended_at": clock.now(), "ended_by": by.shown, "ending": "joined", "joined_to_id": goes_on.pk}
        ours.place(models.Matter.objects.filter(pk=matter.pk), **(joined if into else _OPEN))


def _one_pass(ours: Moving) -> None:
    """Two return passes become one: the one that is good for longer, or that of the record which goes on."""
    passes = models.ReturnPass.objects.filter(used_at=None)
    moved, kept = (passes.filter(person_id=person).first() for person in (ours.from_, ours.to))
    if moved and kept:
        given_up = kept if moved.until_on > kept.until_on else moved
        ours.change(passes.filter(pk=given_up.pk), used_at=clock.now())


def _one_team(ours: Moving) -> uuid.UUID | None:
    """Being joined moves nobody out of a team's care: in-take gives way to it. The team that no longer answers."""
    held = models.Responsibility.objects.filter(person_id__in=(ours.from_, ours.to), until_at=None)
    both = {row.person_id: row for row in held.select_related("team")}
    if len(both) < 2:
        return None
    kept, moved = both[ours.to], both[ours.from_]
    gives_way = kept if kept.team.kind == "intake" != moved.team.kind else moved
    ours.change(models.Responsibility.objects.filter(pk=gives_way.pk), until_at=clock.now())
    return gives_way.team_id if kept.team_id != moved.team_id else None


@action
def let_in_who_promised(*, by: actors.Actor, ours: Moving) -> None:
    """Within a merge: every team with a live step has its reason to look."""
    live = models.NextStep.objects.filter(person_id=ours.to, state="open").values_list("team_id", flat=True)
    held = models.Responsibility.objects.filter(person_id=ours.to, until_at=None).values_list("team_id", flat=True)
    for team_id in set(live) - set(held):
        reasons.let_in(by=by, ours=ours, kind="accepted", party_id=team_id)


@action
def follow(*, by: actors.Actor, ours: Moving, was: uuid.UUID, now: uuid.UUID) -> None:
    """Within a merge: what stood until something was said of `was` stands until it is said of `now`."""
    ours.place(models.NextStep.objects.filter(person_id=ours.to, source_id=was, state="open"), source_id=now)


@action
def instead(
    *, by: actors.Actor, ours: Moving, matter: models.Matter, among: list[uuid.UUID], was: str, step: actions.Next
) -> None:
    """Within a merge: of the steps that were moved, the one that `was` to be done becomes this one."""
    old = models.NextStep.objects.filter(matter=matter, pk__in=among, what=was, state="open")
    ours.made(actions.promise(by=by, matter=matter, step=step))
    ours.change(old, state="changed", closed_at=clock.now(), closed_by=by.shown, reason=words.JOINED)


@action
def move_back(*, by: actors.Actor, from_: uuid.UUID, to: uuid.UUID, moved: tuple[Moved, ...]) -> None:
    """Each row back where it was. What was open is open again; whoever is left without team or step is given one."""
    with rows.house(from_, to):
        now_with = models.Responsibility.objects.filter(person_id=to, until_at=None).values_list("team_id", flat=True)
        answers = now_with.first()
        made = [one.row for one in moved if one.kind == moving.MADE and one.table == "steps_nextstep"]
        models.NextStep.objects.filter(pk__in=made, state="open").update(
            state="changed", closed_at=clock.now(), closed_by=by.shown, reason=words.PUT_RIGHT
        )
        for model, _ in moving.tables("steps"):
            if model is not models.Responsibility:
                moving.put_back(model, moved)
        _follow_matters(by, from_, to)
        held = _responsibility_back(moved)
        for person in (from_, to):
            _stand(by, person, held.get(person) or answers)


def _follow_matters(by: actors.Actor, from_: uuid.UUID, to: uuid.UUID) -> None:
    """What was promised or asked since goes with its matter, and whoever was asked looks at whom they were asked about.

    A team that can no longer see them could not answer, and would go on seeing somebody whom nobody asked it about.
    """
    for model in (models.NextStep, models.Offer, models.HandOn, models.Attempt, models.Closing):
        astray = model.objects.filter(person_id__in=(from_, to)).exclude(matter__person_id=F("person_id"))
        for row in astray.select_related("matter"):
            model.objects.filter(pk=row.pk).update(person_id=row.matter.person_id)
            if model is models.Offer:
                asking.look_no_more(by, row)
                if row.state == "asked":
                    _relate(by, row.matter.person_id, "referral", "team", row.to_team_id)


def _responsibility_back(moved: tuple[Moved, ...]) -> dict[uuid.UUID, uuid.UUID]:
    """Rows back to their person, and the one that gave way open again where nobody else has come; who held whom."""
    ids = {one.row for one in moved if one.table == "steps_responsibility"}
    moving.put_back(models.Responsibility, moved, kinds=(moving.PLACE,))
    gave_way = [one for one in moved if one.table == "steps_responsibility" and one.kind == moving.STATE]
    taken = set(models.Responsibility.objects.filter(until_at=None).values_list("person_id", flat=True))
    held = models.Responsibility.objects.filter(pk__in=ids).order_by("from_at")
    last = dict(held.values_list("person_id", "team_id"))
    for one in gave_way:
        row = models.Responsibility.objects.get(pk=one.row)
        if _care_began_since(row):
            last.pop(row.person_id, None)
        elif row.person_id not in taken:
            moving.put_back(models.Responsibility, [one])
    return last


def _care_began_since(row: models.Responsibility) -> bool:
    """Whether they are in somebody's care that began after this team gave way: they do not fall back to it."""
    begun = models.Matter.objects.filter(person_id=row.person_id, kind="care", ended_at=None)
    return row.until_at is not None and begun.filter(opened_at__gt=row.until_at).exists()


def _stand(by: actors.Actor, person: uuid.UUID, team_id: uuid.UUID | None) -> None:
    """Promise P1 for one of the two after they are apart again."""
    matter = models.Matter.objects.filter(person_id=person, ended_at=None).order_by("-kind", "opened_at").first()
    if matter is None:
        _rest(by, person)
        return
    held = models.Responsibility.objects.filter(person_id=person, until_at=None).select_related("team").first()
    if held is None:
        held = _hold_again(by, person, team_id)
    _relate(by, person, "caseload", "team", held.team_id)  # it ended with care that ended while they were one
    live = list(models.NextStep.objects.filter(person_id=person, state="open"))
    if not live:
        _look(by, matter, held.team)
    for step in live:
        if step.team_id != held.team_id:
            _relate(by, person, "accepted", "team", step.team_id)
        if step.someone_id:
            _relate(by, person, "named", "user", step.someone_id, through=step.team_id)


def _hold_again(by: actors.Actor, person: uuid.UUID, team_id: uuid.UUID | None) -> models.Responsibility:
    """From now; or since care began, where it began while the two were one: its team's rule says what counted then."""
    last = models.Responsibility.objects.filter(person_id=person).order_by("-from_at").first()
    since = last.until_at if last and last.until_at else clock.now()
    care = models.Matter.objects.filter(person_id=person, kind="care", ended_at=None, opened_at__gt=since).first()
    return models.Responsibility.objects.create(
        person_id=person,
        team_id=team_id or last.team_id,
        from_at=care.opened_at if care else clock.now(),
        taken_by=by.shown,
        why=words.PUT_RIGHT,
    )


def _look(by: actors.Actor, matter: models.Matter, team: places.Team) -> None:
    step = actions.Next(what=words.LOOK_AGAIN, team=team, due_on=clock.today(), source="put_right")
    actions.promise(by=by, matter=matter, step=step)


def _rest(by: actors.Actor, person: uuid.UUID) -> None:
    """Nothing is open about them: nobody holds them and nothing is promised."""
    now = clock.now()
    models.NextStep.objects.filter(person_id=person, state="open").update(
        state="changed", closed_at=now, closed_by=by.shown, reason=words.PUT_RIGHT
    )
    models.Responsibility.objects.filter(person_id=person, until_at=None).update(until_at=now)
    people.unrelate(by=by, person=person, kinds=("caseload", "named", "accepted", "referral"))


def _relate(
    by: actors.Actor,
    person: uuid.UUID,
    kind: str,
    party_kind: str,
    party_id: uuid.UUID,
    *,
    through: uuid.UUID | None = None,
) -> None:
    people.relate(
        by=by,
        person=person,
        kind=kind,
        party_kind=party_kind,
        party_id=party_id,
        through=through,
        source="steps.move_back",
    )
