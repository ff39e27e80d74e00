"""Care of two records of one person: where two spells were open, one goes on, with all that hangs on either."""

import typing
import uuid

from django.db.models import F, Model

from joined.base import moving, rows
from joined.base.moving import Moved, Moving
from joined.caseload import models, words
from joined.caseload.actions import going_on, nexts, spells
from joined.caseload.queries import coming_back
from joined.caseload.rules import history
from joined.caseload.words import moving_on as moving_words
from joined.kit import actors, clock
from joined.steps import actions as promises
from joined.steps import moving as steps
from joined.steps import queries as standing
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
SIGNS = ("early_signs", "what_helps", "signs_on", "signs_by")
LEAST_FIRST = ("no", "unsure", "yes")
ANSWER = ("agrees", "their_words", "agrees_said_on")
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
    _pauses(ours, spell, kept)
    _pace(ours, spell, kept)
    _moving_on(by, ours, spell, kept)
    for model, what, which in ONCE:
        there = model._default_manager.filter(spell=kept, **which).values(what)
        new = model._default_manager.filter(spell=spell, **which).exclude(**{f"{what}__in": there})
        ours.place(new, spell_id=kept.pk)
    steps.follow(by=by, ours=ours, was=spell.pk, now=kept.pk)


def _moving_on(by: actors.Actor, ours: Moving, spell: models.Spell, kept: models.Spell) -> None:
    """Where both were moving on it is one: nobody lets go before whoever was asked for either has met them (P1)."""
    one, other = (
        models.MovingOn.objects.filter(spell=each, ended_at=None, stopped_at=None).first() for each in (kept, spell)
    )
    if one is None:
        for model in (models.MovingOn, models.Support):
            ours.place(model.objects.filter(spell=spell), spell_id=kept.pk)
    elif other is not None:
        ours.place(models.Support.objects.filter(moving_on=other), spell_id=kept.pk, moving_on_id=one.pk)
        if more := _says_more(one, other):
            ours.change(models.MovingOn.objects.filter(pk=one.pk), **more)
        stopped = {"stopped_at": clock.now(), "stopped_by": by.shown, "stopped_why": moving_words.JOINED}
        ours.change(models.MovingOn.objects.filter(pk=other.pk), **stopped)
        steps.follow(by=by, ours=ours, was=other.pk, now=one.pk)


def _says_more(one: models.MovingOn, other: models.MovingOn) -> dict[str, typing.Any]:
    """What holds for both and stands in `other` alone: their signs, and that they have not said yes, or said no."""
    names = SIGNS if other.early_signs and not one.early_signs else ()
    if LEAST_FIRST.index(other.agrees) < LEAST_FIRST.index(one.agrees):
        names = (*names, *ANSWER)
    return {name: getattr(other, name) for name in names}


def _pace(ours: Moving, spell: models.Spell, kept: models.Spell) -> None:
    """The shorter interval of the two holds for both: whoever asked for it is not left alone longer than agreed."""
    if spell.max_days < kept.max_days:
        shorter = {name: getattr(spell, name) for name in ("max_days", "max_days_why", "intensity")}
        ours.change(models.Spell.objects.filter(pk=kept.pk), **shorter)


def _pauses(ours: Moving, spell: models.Spell, kept: models.Spell) -> None:
    """Those with a day of their own; none overlaps another of its kind afterwards, and no day is lost.

    A break that lasts longer than a stay on a ward goes on when they are home, as they had agreed it.
    """
    for pause in models.Pause.objects.filter(spell=spell).order_by("from_on"):
        one, cut = (pause.from_on, pause.until_on), {}
        for other in models.Pause.objects.filter(spell=kept, kind=pause.kind):
            one, left = history.apart(one=one, other=(other.from_on, other.until_on))
            if left[1] != other.until_on:
                cut[other.pk] = left[1]
        if one[0] == one[1]:
            continue
        for pk, until_on in cut.items():
            ours.change(models.Pause.objects.filter(pk=pk), until_on=until_on)
        found = models.Pause.objects.filter(pk=pause.pk)
        if one[1] != pause.until_on:
            ours.change(found, until_on=one[1])
        ours.place(found, spell_id=kept.pk)


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
        both = models.Spell.objects.filter(person_id__in=(from_, to), matter__ended_at=None)
        for spell in both.select_related("matter"):
            _goes_on(by, spell)


def _goes_on(by: actors.Actor, spell: models.Spell) -> None:
    """Care that may have ended meanwhile has a key worker, or the step to name one, and somebody who books."""
    if not models.KeyWorker.objects.filter(spell=spell, role="lead", until_on=None).exists():
        _is_led_again(by, spell)
    going_on.again(by, spell)
    nexts.book_if_nothing(by, spell)
    nexts.await_if_unseen(by, spell)


def _is_led_again(by: actors.Actor, spell: models.Spell) -> None:
    last, team = coming_back.last_lead(spell), promises.responsible_team(person=spell.person_id)
    if last and nexts.may_be_named(last.user_id, team.pk, spell.person_id):
        spells.name_first(by, spell, last.user_id)
    elif not standing.has_open(to=by, matter=spell.matter_id, source="key_worker"):
        named = nexts.Next(words.STEP_KEY_WORKER, clock.working_day(spells.KEY_WORKER_DAYS), "key_worker", spell.pk)
        nexts.promise(by, spell, named, team=team)


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
