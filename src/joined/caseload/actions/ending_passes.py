"""A return pass never ends without a word: four weeks before, the last team has a step to tell them (S8)."""

from __future__ import annotations

import typing
import uuid

from joined.base import rows, wording
from joined.caseload.actions import moving_on
from joined.caseload.queries import coming_back as standing
from joined.caseload.words import moving_on as words
from joined.kit import actors, clock, errors
from joined.places import queries as places
from joined.steps import actions as steps
from joined.trail.writing import action

if typing.TYPE_CHECKING:  # another room's row is named here, never imported
    from joined.steps import models as steps_models

TELL_WITHIN = 5
"""Working days in which they are told (local rule)."""


@action
def warn(*, by: actors.System, pass_id: uuid.UUID, person: uuid.UUID) -> None:
    """The team of the pass is to tell them, with a day; nothing where it was used meanwhile."""
    with rows.house(person):
        found = standing.pass_row(pass_id=pass_id)
        if found is None:
            return
        team = standing.team_to_tell(found)
        due_on = min(clock.working_day(TELL_WITHIN), found.until_on)
        step = steps.Next(
            what=words.STEP_IT_ENDS.format(day=wording.plain_day(found.until_on)),
            team=team,
            due_on=due_on,
            source="pass_ends",
            source_id=found.pk,
        )
        steps.begin(by=by, person=found.person, kind="pass", team=team, first=step)


@action
def told(*, by: actors.Staff, found: steps_models.ReturnPass, how: str, again: bool) -> None:
    """They were told that it ends; `again`: it is good for as long as a new one from today.

    Raises NotHere for any other team, Refused where nothing is to be told.
    """
    if not standing.may_tell(found, by=by):
        raise errors.NotHere()
    with rows.house(found.person_id):
        if not standing.is_to_be_told(found):
            raise errors.Refused("Somebody has told them already.")
        if again:
            days = places.local_rule("return_pass_days", place_id=found.person.neighbourhood_id)
            steps.give_pass(by=by, matter=found.matter, team=standing.team_to_tell(found), days=days)
        steps.finish_each(by=by, person=found.person_id, sources={"pass_ends": found.pk}, reason=words.TOLD_HOW[how])
        steps.end_passes(by=by, person=found.person_id, ending="answered", words=f"They were told: {how}")
        if again and (spell := standing.last_spell(found.person_id)):
            moving_on.let_go(by, spell)
