"""What was known before somebody came back holds again, as of then: nobody asks them to tell it again (T3, P3)."""

from __future__ import annotations

import datetime

from joined.base import rows
from joined.caseload import access, models
from joined.caseload.actions import nexts
from joined.caseload.queries import before
from joined.caseload.words import moving_on as words
from joined.kit import actors, clock, errors
from joined.steps import actions as steps
from joined.trail.writing import action


@action
def take_over(*, by: actors.Actor, spell: models.Spell, what: str, as_of: datetime.date) -> models.TakenOver:
    """One of `words.BEFORE` holds again, as of the day on which it was said. Asking who helps them is done by it.

    Raises Refused where it was taken over already, or for a day after they came back.
    """
    access.check_may_write(by=by, spell=spell)
    if what not in words.BEFORE or as_of > clock.london(spell.matter.opened_at).date():
        raise errors.Refused(words.NOT_BEFORE)
    with rows.house(spell.person_id):
        steps.check_open(spell.matter)
        if models.TakenOver.objects.filter(spell=spell, what=what).exists():
            raise errors.Refused(words.TAKEN_ALREADY)
        taken = models.TakenOver.objects.create(
            person_id=spell.person_id,
            spell=spell,
            what=what,
            as_of=as_of,
            taken_at=clock.now(),
            taken_by=by.shown,
        )
        if what == "circle":
            _circle(by, spell)
    return taken


def _circle(by: actors.Actor, spell: models.Spell) -> None:
    """With the day and the name of whoever asked them then."""
    said = before.circle_to_take_over(spell)
    if said is None:
        raise errors.Refused(words.NOT_BEFORE)
    models.Circle.objects.create(
        person_id=spell.person_id,
        spell=spell,
        helped_by=said.helped_by,
        looks_after=said.looks_after,
        asked_at=said.asked_at,
        asked_by=said.asked_by,
    )
    nexts.finish(by, spell, words.KNOWN_BEFORE, circle=spell.pk)
    nexts.book_if_nothing(by, spell)
