"""Care of two records of one person: where two spells were open, one goes on, with every contact of both."""

import uuid

from django.db.models import F

from joined.base import moving, rows
from joined.base.moving import Moved, Moving
from joined.caseload import models
from joined.kit import actors, clock
from joined.trail.writing import action

GO_ON = (models.Course, models.Contact)
"""What goes on with the spell that is open: help that was agreed, and what was had of it."""


@action
def move_person(*, by: actors.Actor, from_: uuid.UUID, to: uuid.UUID) -> tuple[Moved, ...]:
    """Care of `from_` is `to`'s. Contacts and help of a spell whose matter joined another go on with the open one."""
    with rows.house(from_, to):
        ours = Moving(from_=from_, to=to)
        kept = models.Spell.objects.filter(person_id=to, matter__ended_at=None).first()
        for spell in models.Spell.objects.filter(person_id=from_, matter__joined_to__isnull=False):
            if kept is not None:
                for model in GO_ON:
                    ours.place(model.objects.filter(spell=spell), spell_id=kept.pk)
            ours.change(models.KeyWorker.objects.filter(spell=spell, until_on=None), until_on=clock.today())
        ours.everything("caseload")
    return tuple(ours.done)


@action
def move_back(*, by: actors.Actor, from_: uuid.UUID, to: uuid.UUID, moved: tuple[Moved, ...]) -> None:
    """Back, and whatever came since goes with its spell."""
    with rows.house(from_, to):
        for model in (*GO_ON, models.KeyWorker):
            moving.put_back(model, moved)
        for model, _ in moving.tables("caseload"):
            if model not in (*GO_ON, models.KeyWorker):
                moving.put_back(model, moved)
        for spell in models.Spell.objects.filter(person_id=to).exclude(matter__person_id=F("person_id")):
            models.Spell.objects.filter(pk=spell.pk).update(person_id=from_)
            for model, column in moving.tables("caseload"):
                if model is not models.Spell and column == "person_id":
                    model.objects.filter(spell=spell).update(person_id=from_)
