"""The way back: to which team, with whom, and until when without a request (S8)."""

import dataclasses
import datetime
import uuid

from django.db import connection
from django.db.models import F

from joined.accounts import queries as accounts
from joined.base import rows
from joined.caseload import access, models
from joined.kit import actors, clock, errors
from joined.people import queries as people
from joined.places import queries as places
from joined.steps import queries as steps
from joined.trail.writing import shows


@dataclasses.dataclass(frozen=True, kw_only=True)
class Back:
    """Where somebody comes back to. `found`: their pass, None after it has ended. `open_with`: who has them now."""

    spell: models.Spell
    team: object
    lead_id: uuid.UUID | None
    closed_on: datetime.date
    found: object | None
    open_with: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class Way:
    """The way back as a page shows it: team, number, until when, and who knows them."""

    people: tuple[uuid.UUID, ...]
    team_name: str
    team_phone: str
    until_on: datetime.date | None
    lead: str
    open_with: str
    is_partner: bool


def last_team(*, person: uuid.UUID) -> object | None:
    """The team that had them last in its care, while it is there; within a deed, as the house."""
    spell = last_spell(person)
    return _team_of(spell) if spell else None


def last_spell(person: uuid.UUID) -> models.Spell | None:
    """The spell that is open, or that ended last; within a deed, as the house."""
    found = models.Spell.objects.filter(person_id=person).select_related("matter", "person")
    return found.order_by(F("matter__ended_at").desc(nulls_first=True)).first()


def _team_of(spell: models.Spell) -> object | None:
    team_id = steps.held_at(person=spell.person_id, moment=spell.matter.ended_at or clock.now())
    team = places.team(team_id) if team_id else None
    return team if team and team.may_hold and team.closed_on is None else None


def way_back(*, person: uuid.UUID) -> Back | None:
    """Straight back with the pass, and after it ended still to the last team; None where nobody cared for them.

    Within a deed, as the house.
    """
    spell = last_spell(person)
    if spell is None:
        return None
    found = steps.open_pass(person=person)
    team = found.team if found else _team_of(spell)
    team = team or places.intake_team(neighbourhood_id=spell.person.neighbourhood_id)
    is_open = steps.open_matter(to=actors.System("caseload.way_back"), person=person) is not None
    return Back(
        spell=spell,
        team=team,
        lead_id=_lead(spell, team.pk),
        closed_on=clock.london(spell.matter.ended_at or clock.now()).date(),
        found=found,
        open_with=steps.responsible_name(person=person) if is_open else "",
    )


def last_lead(spell: models.Spell) -> models.KeyWorker | None:
    """Who was their key worker last: of two who were named on one day the one who stayed; within a deed."""
    latest = F("until_on").desc(nulls_first=True)
    return models.KeyWorker.objects.filter(spell=spell, role="lead").order_by("-from_on", latest).first()


def _lead(spell: models.Spell, team_id: uuid.UUID) -> uuid.UUID | None:
    last = last_lead(spell)
    return last.user_id if last and team_id in accounts.teams_of(user_id=last.user_id) else None


def phone_of(team: object) -> str:
    """The number on the pass: the team's, else that of its organisation."""
    return team.phone or team.organisation.phone


@shows
def way_of(*, to: actors.Actor, person: uuid.UUID) -> Way | None:
    """How they come back, for whoever knows them; None where nobody cared for them. Raises NotHere, Forbidden."""
    access.check_may_bring_back(by=to, person=person)
    with rows.house(person):
        back = way_back(person=person)
        lead = accounts.active_user(user_id=back.lead_id) if back and back.lead_id else None
    if back is None:
        return None
    return Way(
        people=(person,),
        team_name=back.team.name,
        team_phone=phone_of(back.team),
        until_on=back.found.until_on if back.found else None,
        lead=lead.name if lead else "",
        open_with=back.open_with,
        is_partner=to.kind == "staff" and to.organisation_kind not in people.DIRECT_CARE,
    )


WARN_DAYS = 28


def passes_ending() -> list[tuple[uuid.UUID, uuid.UUID]]:
    """Ids of return passes that end within four weeks and of which nobody has a step yet, and of their people."""
    with rows.context(actors.System("sweep")), connection.cursor() as cursor:
        cursor.execute("SELECT pass, person FROM caseload_passes_ending(%s, %s)", [clock.today(), WARN_DAYS])
        return cursor.fetchall()


def pass_row(*, pass_id: uuid.UUID) -> object | None:
    """A return pass that was not used; within a deed, as the house, or of somebody whom the asker may see."""
    return steps.unused_pass(pass_id=pass_id)


def is_to_be_told(found: object) -> bool:
    """Whether somebody still has the step to tell them; within a deed."""
    return steps.is_waiting(source="pass_ends", source_id=found.pk)


def pass_to_tell(*, to: actors.Staff, pass_id: uuid.UUID) -> object:
    """The pass of which one of my teams tells them. Raises NotHere."""
    found = steps.unused_pass(pass_id=pass_id)
    if found is None or not may_tell(found, by=to):
        raise errors.NotHere()
    return found


def may_tell(found: object, *, by: actors.Staff) -> bool:
    """Whether somebody works in the team of the pass, or in the one that answers for them in its place."""
    return found.team_id in by.team_ids or steps.is_held_by(to=by, person=found.person_id)


def team_to_tell(found: object) -> object:
    """The team of the pass; in-take where that team is no longer there."""
    is_there = found.team.may_hold and found.team.closed_on is None
    return found.team if is_there else places.intake_team(neighbourhood_id=found.person.neighbourhood_id)
