"""Requests of two records of one person: a second open one has joined the first, and is read the same day (S1)."""

import uuid

from django.db.models import F

from joined.base import moving, rows
from joined.base.moving import Moved, Moving
from joined.doors import models, words
from joined.kit import actors, clock
from joined.places import queries as places
from joined.steps import actions as steps
from joined.steps import moving as standing
from joined.trail.writing import action


@action
def move_person(*, by: actors.Actor, from_: uuid.UUID, to: uuid.UUID) -> tuple[Moved, ...]:
    """Requests of `from_` become `to`'s; an open one hangs on the matter that theirs has joined."""
    with rows.house(from_, to):
        ours = Moving(from_=from_, to=to)
        joining = models.Referral.objects.filter(person_id=from_, matter__joined_to__isnull=False)
        for one in joining.filter(matter__joined_to__ended_at=None).select_related("matter").order_by("received_at"):
            leading = _leading(to, one.matter.joined_to_id)
            ours.place(
                models.Referral.objects.filter(pk=one.pk),
                matter_id=one.matter.joined_to_id,
                joined_to_id=leading.pk if leading else None,
            )
        _one_question(ours)
        ours.everything("doors")
    return tuple(ours.done)


def _one_question(ours: Moving) -> None:
    """One question stands at a time: of two, that of the request which goes on; the other's goes with its request."""
    asked = models.Question.objects.filter(person_id=ours.from_, state="asked")
    for one in asked.exclude(referral__matter_id=F("matter_id")).select_related("referral"):
        if not models.Question.objects.filter(matter_id=one.referral.matter_id, state="asked").exists():
            ours.place(models.Question.objects.filter(pk=one.pk), matter_id=one.referral.matter_id)


def _leading(person: uuid.UUID, matter: uuid.UUID) -> models.Referral | None:
    found = models.Referral.objects.filter(person_id=person, matter_id=matter, joined_to=None)
    return found.order_by("received_at").first()


@action
def read_again(
    *, by: actors.Actor, from_: uuid.UUID, to: uuid.UUID, requests: list[uuid.UUID], steps_moved: list[uuid.UUID]
) -> tuple[Moved, ...]:
    """Of the requests that were moved, those that joined an open one are news: in-take reads them today."""
    with rows.house(from_, to):
        ours = Moving(from_=from_, to=to)
        joined = models.Referral.objects.filter(pk__in=requests, matter__ended_at=None).select_related("matter")
        for one in joined.exclude(joined_to=None):
            team = places.intake_team(neighbourhood_id=one.neighbourhood_id)
            step = steps.Next(
                what=words.READ_AGAIN_STEP, team=team, due_on=clock.today(), source="request", source_id=one.pk
            )
            standing.instead(by=by, ours=ours, matter=one.matter, among=steps_moved, was=words.READ_STEP, step=step)
            standing.let_in_who_promised(by=by, ours=ours)
    return tuple(ours.done)


@action
def move_back(*, by: actors.Actor, from_: uuid.UUID, to: uuid.UUID, moved: tuple[Moved, ...]) -> None:
    """Each request back with its matter; what was asked since goes with the matter on which it hangs."""
    with rows.house(from_, to):
        for model, _ in moving.tables("doors"):
            moving.put_back(model, moved)
        astray = models.Referral.objects.filter(person_id__in=(from_, to)).exclude(matter__person_id=F("person_id"))
        for row in astray.select_related("matter"):
            models.Referral.objects.filter(pk=row.pk).update(person_id=row.matter.person_id)
        for model in (models.Question, models.SelfReferral):
            for row in model.objects.filter(person_id__in=(from_, to)).exclude(referral__person_id=F("person_id")):
                model.objects.filter(pk=row.pk).update(person_id=row.referral.person_id)
        apart = models.Referral.objects.filter(person_id__in=(from_, to), joined_to__isnull=False)
        apart.exclude(joined_to__matter_id=F("matter_id")).update(joined_to=None)
