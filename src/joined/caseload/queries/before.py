"""What is known of somebody who came back: what they said then, as of then, so that they never tell it again (T3)."""

import dataclasses
import datetime
import uuid

from joined.base import wording
from joined.caseload import access, models
from joined.caseload.words import moving_on as words
from joined.kit import actors, clock
from joined.trail.writing import shows


@dataclasses.dataclass(frozen=True, kw_only=True)
class Known:
    """One thing that was said before: as it was asked, in which words, on which day. `taken`: who took it over."""

    what: str
    asked: str
    words: tuple[str, ...]
    as_of: datetime.date
    said_to: str
    taken: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class Before:
    """The time before: since when they are back, what is known, and what was taken over already, by `words.BEFORE`."""

    people: tuple[uuid.UUID, ...]
    back_on: datetime.date
    began_at: datetime.datetime
    known: tuple[Known, ...]
    taken: dict[str, str]
    may_take: bool


def is_back(spell: models.Spell) -> bool:
    """Whether somebody was in our care before, and came back into this time."""
    ended = models.MovingOn.objects.filter(spell=spell).exclude(ended_at=None)
    return spell.came_back_from_id is not None or ended.exists()


@shows
def before_of(*, to: actors.Actor, person: uuid.UUID) -> Before | None:
    """Of somebody in our care who came back; None of anybody else. Raises NotHere or Forbidden."""
    access.check_may_read(to=to, person=person)
    open_now = models.Spell.objects.select_related("matter").filter(person_id=person, matter__ended_at=None)
    spell = open_now.first()
    if spell is None or not is_back(spell):
        return None
    rows = models.TakenOver.objects.filter(spell=spell)
    taken = {row.what: f"{row.taken_by}, {wording.short_moment(row.taken_at)}" for row in rows}
    began_at = spell.matter.opened_at
    known = [*_of_moving_on(last_moving_on(spell), taken), *_of_circle(_circle_before(spell), taken)]
    return Before(
        people=(person,),
        back_on=clock.london(began_at).date(),
        began_at=began_at,
        known=tuple(known),
        taken=taken,
        may_take=access.may_write(by=to, spell=spell),
    )


def known(what: str, said: tuple[str, ...], *, as_of: datetime.date, said_to: str, taken: dict[str, str]) -> Known:
    """One of `words.BEFORE`."""
    return Known(
        what=what, asked=words.BEFORE[what], words=said, as_of=as_of, said_to=said_to, taken=taken.get(what, "")
    )


def last_moving_on(spell: models.Spell) -> models.MovingOn | None:
    """The moving on that ended last before they came back into this time."""
    ended = models.MovingOn.objects.filter(person_id=spell.person_id, ended_at__lte=spell.matter.opened_at)
    return ended.order_by("-ended_at").first()


def _circle_before(spell: models.Spell) -> models.Circle | None:
    """What they last said of who helps them, in a time before this one."""
    found = models.Circle.objects.filter(person_id=spell.person_id, would_not_say=False).exclude(spell=spell)
    return found.order_by("-asked_at").first()


def _of_moving_on(moving: models.MovingOn | None, taken: dict[str, str]) -> list[Known]:
    if moving is None or moving.ended_at is None:
        return []
    met = models.Support.objects.filter(moving_on=moving).exclude(met_at=None).select_related("offer__to_team")
    supports = tuple(f"{row.offer.to_team.name}: {_asked_for(row.offer.what)}" for row in met.order_by("met_at"))
    said = {
        "signs": (moving.early_signs,) if moving.early_signs else (),
        "helps": (moving.what_helps,) if moving.what_helps else (),
        "supports": supports,
    }
    ended = (clock.london(moving.ended_at).date(), moving.ended_by or "")
    signs = (moving.signs_on, moving.signs_by or "") if moving.signs_on else ended
    days = {"signs": signs, "helps": signs, "supports": ended}
    return [
        known(what, told, as_of=days[what][0], said_to=days[what][1], taken=taken)
        for what, told in said.items()
        if told
    ]


def _asked_for(what: str) -> str:
    return what.removeprefix(words.MOVING_ASK.format(what=""))


def _of_circle(circle: models.Circle | None, taken: dict[str, str]) -> list[Known]:
    if circle is None:
        return []
    said = tuple(text for text in (circle.helped_by, circle.looks_after) if text)
    return [known("circle", said, as_of=clock.london(circle.asked_at).date(), said_to=circle.asked_by, taken=taken)]


def signs_taken_over(spell: models.Spell) -> dict[str, str | datetime.date | None]:
    """Early signs and what helps, where they were taken over into this time, with their own day; within a deed."""
    fields = {"signs": "early_signs", "helps": "what_helps"}
    taken = models.TakenOver.objects.filter(spell=spell, what__in=fields).values_list("what", flat=True)
    moving = last_moving_on(spell) if taken else None
    if moving is None:
        return {}
    day = {"signs_on": moving.signs_on, "signs_by": moving.signs_by}
    return {fields[what]: getattr(moving, fields[what]) for what in taken} | day


def circle_to_take_over(spell: models.Spell) -> models.Circle | None:
    """The answer that would be taken over; within a deed."""
    return _circle_before(spell)
