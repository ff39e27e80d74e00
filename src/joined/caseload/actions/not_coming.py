"""Closing for not coming: only after the whole ladder, and after a huddle of two with a clinician (C35, P1, H19)."""

from __future__ import annotations

import typing

from joined.base import rows
from joined.caseload import access, models
from joined.caseload.actions import moving_on
from joined.caseload.queries import moving_on as standing
from joined.caseload.queries import not_coming as asked
from joined.caseload.rules import ladder
from joined.caseload.words import moving_on as words
from joined.kit import actors, clock, errors
from joined.places import queries as places
from joined.steps import actions as steps
from joined.trail.writing import action

if typing.TYPE_CHECKING:  # another room's row is named here, never imported
    from joined.steps import models as steps_models


@action
def ask_to_close(*, by: actors.Staff, spell: models.Spell, why: str) -> steps_models.Closing:
    """Ask the huddle, because nobody reaches them. They have a return pass from now on; nothing ends by it."""
    access.check_may_keep(by=by, spell=spell)
    with rows.house(spell.person_id):
        closing = steps.ask_to_end(by=by, matter=spell.matter, ending="not_reached", words=why)
        team = steps.responsible_team(person=spell.person_id)
        days = places.local_rule("return_pass_days", place_id=standing.place_of(spell))
        steps.give_pass(by=by, matter=spell.matter, team=team, days=days)
    return closing


@action
def agree_at_huddle(
    *, by: actors.Staff, closing: steps_models.Closing, huddled: ladder.Huddled, where: str
) -> models.NotComing:
    """A huddle agreed that care may end. Raises Refused for what is missing: two organisations, and a clinician."""
    for sentence in ladder.may_close_for_not_coming(huddled=huddled):
        raise errors.Refused(sentence)
    with rows.house(closing.person_id):
        spell = models.Spell.objects.get(matter_id=closing.matter_id)
        agreed = {"organisations": huddled.organisations, "clinicians": huddled.clinicians, "agreed_where": where}
        found, _ = models.NotComing.objects.get_or_create(
            closing=closing,
            defaults={
                "person_id": closing.person_id,
                "spell": spell,
                "agreed_at": clock.now(),
                "agreed_by": by.shown,
                **agreed,
            },
        )
    return found


@action
def close(*, by: actors.Staff, spell: models.Spell) -> models.Spell:
    """Care ends because nobody could reach them. Raises Refused for what is missing, as the database does."""
    access.check_may_keep(by=by, spell=spell)
    with rows.house(spell.person_id):
        for sentence in ladder.may_close_for_not_coming(huddled=asked.huddled(spell)):
            raise errors.Refused(sentence)
        if courses := standing.running_courses(spell.pk):
            raise errors.Refused(words.COURSES_FIRST.format(names=", ".join(courses)))
        if standing.has_dates_or_readings(spell.pk):
            raise errors.Refused(words.DATES_FIRST)
        if standing.undecided(spell.person_id):
            raise errors.Refused(words.AFTERCARE_UNDECIDED)
        steps.end(by=by, matter=spell.matter, ending="not_reached")
        moving_on.let_go(by, spell)
        spell.refresh_from_db()
    return spell
