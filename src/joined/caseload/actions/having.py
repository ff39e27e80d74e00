"""What they have had, beside contacts: written in a line, or by the deed that it is; taken back where it was wrong."""

from __future__ import annotations

import datetime
import typing
import uuid

from joined.base import rows
from joined.caseload import access, models
from joined.caseload.rules import had
from joined.kit import actors, clock, errors
from joined.places import queries as places
from joined.trail.writing import action

if typing.TYPE_CHECKING:  # another room's row is named here, never imported
    from joined.places import models as places_models


@action
def write_had(
    *, by: actors.Actor, spell: models.Spell, code: str, on_day: datetime.date, team_id: uuid.UUID
) -> models.Fact:
    """They had this on that day, from that team. Raises Refused for a day to come, or before they asked."""
    access.check_may_write(by=by, spell=spell)
    first = clock.london(spell.received_at).date() if spell.received_at else spell.began_on
    if not first <= on_day <= clock.today():
        raise errors.Refused("Choose a day since we were asked, not later than today.", field="on_day")
    with rows.house(spell.person_id):
        return keep_fact(by, spell, code, on_day, places.team(team_id))


def keep_fact(
    by: actors.Actor, spell: models.Spell, code: str, on_day: datetime.date, team: places_models.Team
) -> models.Fact:
    """The row, with whether the national counts read it; also from within a deed that is evidence by itself."""
    return models.Fact.objects.create(
        person_id=spell.person_id,
        spell=spell,
        kind=had.KIND[code],
        code=code,
        on_day=on_day,
        team=team,
        flows_to_mhsds=bool(places.national_types([team])[team.pk](on_day)),
        written_at=clock.now(),
        written_by=by.shown,
    )


@action
def take_back_had(*, by: actors.Staff, fact: models.Fact, why: str) -> models.Fact:
    """It was a mistake: it counts no more and stays readable. Raises Refused without a reason, or twice."""
    access.check_may_answer(by=by, spell=fact.spell, team_id=fact.team_id)
    if not why.strip():
        raise errors.Refused("Say why, in a few words.", field="why")
    with rows.house(fact.person_id):
        given = {"taken_back_at": clock.now(), "taken_back_by": by.shown, "taken_back_why": why.strip()}
        if not models.Fact.objects.filter(pk=fact.pk, taken_back_at=None).update(**given):
            raise errors.Refused("Somebody has taken this back already.")
        fact.refresh_from_db()
    return fact
