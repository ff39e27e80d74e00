"""Care of two records of one person: where two spells were open, one goes on, with all that hangs on either."""

import typing
import uuid

from django.db.models import F, Model, Q

from joined.base import moving, rows
from joined.base.moving import Moved, Moving
from joined.caseload import models
from joined.kit import actors, clock
from joined.steps import moving as steps
from joined.trail.writing import action

GO_ON = (models.Course, models.Contact)
"""Help that was agreed, and what was had of it: in this order, because a session is one of its own course."""
ALONG = (
    *GO_ON,
    models.Duty,
    models.DutyDone,
    models.Check,
    models.Look,
    models.Fact,
    models.Circle,
    models.Handover,
    models.Aftercare,
    models.CameBack,
)
"""What hangs on a spell and goes on with the one that is open; pauses and moving on by rules of their own."""
ONCE: tuple[tuple[type[Model], str, dict[str, None]], ...] = (
    (models.GroupMember, "group", {"until_on": None}),
    (models.Attending, "session", {}),
    (models.TakenOver, "what", {}),
)
"""What goes on too, unless the open spell has it already: by which column, and which rows of it."""


@action
def move_person(*, by: actors.Actor, from_: uuid.UUID, to: uuid.UUID) -> tuple[Moved, ...]:
    """Care of `from_` is `to`'s. What hangs on a spell whose matter joined another goes on with the one that is open.

    The clock stands still on every day on which it stood still for either.
    """
    with rows.house(from_, to):
        ours = Moving(from_=from_, to=to)
        kept = models.Spell.objects.filter(person_id=to, matter__ended_at=None).first()
        for spell in models.Spell.objects.filter(person_id=from_, matter__joined_to__isnull=False):
            if kept is not None:
                _go_on_with(by, ours, spell, kept)
            ours.change(models.GroupMember.objects.filter(spell=spell, until_on=None), until_on=clock.today())
            ours.change(models.KeyWorker.objects.filter(spell=spell, until_on=None), until_on=clock.today())
        ours.everything("caseload")
    return tuple(ours.done)


def _go_on_with(by: actors.Actor, ours: Moving, spell: models.Spell, kept: models.Spell) -> None:
    for model in ALONG:
        ours.place(model.objects.filter(spell=spell), spell_id=kept.pk)
    for pause in models.Pause.objects.filter(spell=spell).order_by("from_on"):
        if _makes_room(ours, pause, kept):
            ours.place(models.Pause.objects.filter(pk=pause.pk), spell_id=kept.pk)
    if not models.MovingOn.objects.filter(spell=kept, ended_at=None, stopped_at=None).exists():
        for model in (models.MovingOn, models.Support):
            ours.place(model.objects.filter(spell=spell), spell_id=kept.pk)
    for model, what, standing in ONCE:
        there = model._default_manager.filter(spell=kept, **standing).values(what)
        new = model._default_manager.filter(spell=spell, **standing).exclude(**{f"{what}__in": there})
        ours.place(new, spell_id=kept.pk)
    steps.follow(by=by, ours=ours, was=spell.pk, now=kept.pk)


def _makes_room(ours: Moving, pause: models.Pause, kept: models.Spell) -> bool:
    """Whether a pause has days of its own; of two that overlap the earlier ends where the later begins."""
    later = Q(until_on=None) | Q(until_on__gt=pause.from_on)
    found = models.Pause.objects.filter(later, spell=kept)
    for other in found.filter(from_on__lt=pause.until_on) if pause.until_on else found:
        if _holds(other, pause):
            return False
        first, second = sorted((pause, other), key=lambda one: one.from_on)
        cut = other if _holds(pause, other) else first
        until_on = other.from_on if cut is other and first is not other else second.from_on
        ours.change(models.Pause.objects.filter(pk=cut.pk), until_on=until_on)
    return True


def _holds(one: models.Pause, other: models.Pause) -> bool:
    """Whether every day of `other` is a day of `one`."""
    lasts = one.until_on is None or (other.until_on is not None and other.until_on <= one.until_on)
    return one.from_on <= other.from_on and lasts


@action
def move_back(*, by: actors.Actor, from_: uuid.UUID, to: uuid.UUID, moved: tuple[Moved, ...]) -> None:
    """Back, and whatever came since goes with its spell, its contact or its duty."""
    with rows.house(from_, to):
        for model in (*GO_ON, models.KeyWorker):
            moving.put_back(model, moved)
        for model, _ in moving.tables("caseload"):
            if model not in (*GO_ON, models.KeyWorker):
                moving.put_back(model, moved)
        _follow(models.Contact, "replaces", from_, to)
        _follow(models.DutyDone, "duty", from_, to)
        _with_their_spell(from_, to)


def _follow(model: type[Model], what: str, from_: uuid.UUID, to: uuid.UUID) -> None:
    """A correction belongs to the spell of what it corrects, an answer to that of its duty; the oldest first."""
    found = model._default_manager.filter(person_id__in=(from_, to)).exclude(**{what: None})
    for pk in found.order_by("written_at").values_list("pk", flat=True):
        row: typing.Any = model._default_manager.select_related(what).get(pk=pk)
        if row.spell_id != getattr(row, what).spell_id:
            model._default_manager.filter(pk=pk).update(spell_id=getattr(row, what).spell_id)


def _with_their_spell(from_: uuid.UUID, to: uuid.UUID) -> None:
    for model, column in moving.tables("caseload"):
        spell = "contact__spell" if model is models.Line else "spell"
        if model is models.Spell or column != "person_id":
            continue
        astray = model._default_manager.filter(person_id__in=(from_, to))
        for pk, owner in astray.exclude(**{f"{spell}__person_id": F("person_id")}).values_list(
            "pk", f"{spell}__person_id"
        ):
            model._default_manager.filter(pk=pk).update(person_id=owner)
