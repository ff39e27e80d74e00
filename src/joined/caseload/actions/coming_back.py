"""Coming back: one deed, one line of why, and straight to the team and key worker that know them (S8, C15, H18)."""

from __future__ import annotations

import typing
import uuid

from joined.base import rows, wording
from joined.caseload import access, models, words
from joined.caseload.actions import going_on, nexts, spells
from joined.caseload.queries import coming_back as standing
from joined.caseload.rules import re_entry
from joined.caseload.words import moving_on as moving_words
from joined.kit import actors, clock, errors
from joined.people import actions as reaching
from joined.people import queries as people
from joined.steps import actions as steps
from joined.trail.writing import action

if typing.TYPE_CHECKING:  # another room's row is named here, never imported
    from joined.places import models as places


PASS_LEVEL = 2
"""The level of a message that names them and a day, and not what they are helped with."""


@action
def come_back(*, by: actors.Actor, person: uuid.UUID, why: str) -> models.CameBack:
    """They come back, whoever says so: no request, no threshold, and seen within five working days.

    Up to five days after it ended the same spell goes on, afterwards a new one begins that knows the one before.
    Raises NotHere for whoever does not know them; Refused without why, while they are in somebody's care, and where
    nobody here ever cared for them.
    """
    access.check_may_bring_back(by=by, person=person)
    if not why.strip():
        raise errors.Refused("Say why, in a line.", field="why")
    with rows.house(person):
        back = standing.way_back(person=person)
        if back is None:
            raise errors.Refused(moving_words.NEVER_WITH_US)
        if back.open_with:
            raise errors.Refused(moving_words.BACK_ALREADY.format(team=back.open_with))
        before = back.spell
        spell, first = _begin(by, before, back)
        if back.found:
            steps.use_pass(by=by, found=back.found)
        _to_key_worker(by, spell, before, back.team)
        return models.CameBack.objects.create(
            person_id=person,
            spell=spell,
            return_pass=back.found,
            why=why.strip(),
            organisation_id=by.organisation,
            asked_at=clock.now(),
            asked_by=by.shown,
            see_by=first.due_on,
        )


def _begin(by: actors.Actor, before: models.Spell, back: standing.Back) -> tuple[models.Spell, steps.Next]:
    is_same = re_entry.spell(closed_on=back.closed_on, received_on=clock.today()) == "same"
    spell_id = before.pk if is_same else uuid.uuid4()
    first = steps.Next(
        what=moving_words.STEP_BACK,
        team=back.team,
        someone_id=back.lead_id if nexts.may_be_named(back.lead_id, back.team.pk, before.person_id) else None,
        due_on=re_entry.contact_by(received_on=clock.today()),
        source="come_back",
        source_id=spell_id,
    )
    matter = steps.begin(by=by, person=before.person, kind="care", team=back.team, first=first)
    steps.take_responsibility(by=by, person=before.person, team=back.team, why="they came back")
    if is_same:
        models.Spell.objects.filter(pk=before.pk).update(matter=matter)
        before.refresh_from_db()
        going_on.again(by, before)
        return before, first
    spell = models.Spell.objects.create(
        pk=spell_id,
        person_id=before.person_id,
        matter=matter,
        began_on=clock.today(),
        began_by=by.shown,
        received_at=clock.now(),
        came_back_from=before,
    )
    return spell, first


def _to_key_worker(by: actors.Actor, spell: models.Spell, before: models.Spell, team: places.Team) -> None:
    """Whoever was their key worker is it again, while they work in the team; else naming one is its step."""
    last = standing.last_lead(before)
    models.KeyWorker.objects.filter(spell=before, until_on=None).update(until_on=clock.today())
    if last and nexts.may_be_named(last.user_id, team.pk, spell.person_id):
        spells.name_first(by, spell, last.user_id)
    else:
        due_on = clock.working_day(spells.KEY_WORKER_DAYS)
        nexts.promise(by, spell, nexts.Next(words.STEP_KEY_WORKER, due_on, "key_worker", spell.pk), team=team)


@action
def send_pass(*, by: actors.Staff, person: uuid.UUID, route: str) -> object:
    """The pass as a text or a letter, by the way that is safe. Raises Refused without one, Forbidden where it is shut.

    The words name no service and no diagnosis.
    """
    access.check_may_bring_back(by=by, person=person)
    with rows.house(person):
        back = standing.way_back(person=person)
    if back is None or back.found is None:
        raise errors.Refused("They have no return pass now.")
    phone = standing.phone_of(back.team)
    if not phone:
        raise errors.Refused(moving_words.NO_NUMBER.format(team=back.team.name))
    name = people.person(to=by, person=person).called
    said = moving_words.CARD.format(name=name, day=wording.plain_day(back.found.until_on), phone=phone)
    row = people.row(to=by, person=person)
    return reaching.write(by=by, person=row, words=said, level=PASS_LEVEL, route=route)
