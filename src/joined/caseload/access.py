"""Who sees care that goes on, and who writes about it: the table of `people`, and the team that answers for them."""

import contextlib
import typing
import uuid
from collections.abc import Iterable, Iterator

from django.db import connection

from joined.base import rows
from joined.caseload import models, words
from joined.kit import actors, clock, errors
from joined.people import access as people
from joined.places import queries as places
from joined.steps import access as steps
from joined.steps import queries as standing

RESOURCES = {"caseload list, 28-day clock": "plan", "own caseload list": "plan"}
LEADERS = ("team_manager", "place_lead", "psychiatrist")
"""Roles that sign a break, and that move many people at once."""


def check_may_read(*, to: actors.Actor, person: uuid.UUID) -> None:
    """Raises NotHere or Forbidden unless `to` may see the plan of this person."""
    people.check(to=to, person=person, scope="plan")


def check_may_write(*, by: actors.Actor, spell: models.Spell, group: models.Group | None = None) -> None:
    """Whoever works with them writes down a contact: NHS, practice, council, or a charity for its own. Raises both.

    `group`: it is of a session of this group, which a charity may run for whoever agreed that it knows them.
    """
    if group is not None and by.kind == "staff" and is_outside(to=by):
        check_runs_groups(to=by, team_id=group.team_id)
        if spell.person_id not in who_agreed(to=by, groups=[group.pk])[group.pk]:
            raise errors.NotHere()
        return
    people.check(to=by, person=spell.person_id, scope="plan", action="update")


def may_write(*, by: actors.Actor, spell: models.Spell) -> bool:
    """The twin of `check_may_write`."""
    return people.may(to=by, person=spell.person_id, scope="plan", action="update")


def check_may_keep(*, by: actors.Actor, spell: models.Spell) -> None:
    """Only the responsible team names a key worker, pauses, hands over and ends. Raises NotHere or Forbidden."""
    steps.check_may_hold_on(by=by, matter=spell.matter)


def check_may_answer(
    *, by: actors.Actor, spell: models.Spell, team_id: uuid.UUID, group: models.Group | None = None
) -> None:
    """What a team booked or wrote down is answered and taken back by whoever may write; a charity only for its own.

    Raises NotHere or Forbidden (AC-054, AC-055).
    """
    check_may_write(by=by, spell=spell, group=group)
    if not is_of_theirs(to=by, team_id=team_id):
        raise errors.Forbidden(words.OTHERS_OWN)


def is_of_theirs(*, to: actors.Actor, team_id: uuid.UUID) -> bool:
    """Whether this is of a team of `to`, or `to` gives direct care: a charity reads no reasons of others (H21)."""
    return to.kind != "staff" or not is_outside(to=to) or team_id in to.team_ids


def may_keep(*, by: actors.Actor, spell: models.Spell) -> bool:
    """The twin of `check_may_keep`."""
    try:
        check_may_keep(by=by, spell=spell)
    except errors.Foreseen:
        return False
    return True


def check_may_see_to_duties(*, by: actors.Staff, spell: models.Spell) -> None:
    """Dated duties are for NHS, practice and council that see what keeps them safe (C76). Raises NotHere, Forbidden."""
    people.check(to=by, person=spell.person_id, scope="safety", action="update")
    if not people.is_direct_care(by=by):
        raise errors.NotHere()


def check_may_check(*, by: actors.Staff, spell: models.Spell) -> None:
    """Readings are clinical (H26). Raises NotHere or Forbidden."""
    people.check(to=by, person=spell.person_id, scope="clinical", action="update")


class Doors(typing.NamedTuple):
    """Whether `to` may read their care, and what they may do beside it: write, see to dated duties, keep readings."""

    may_read: bool
    may_write: bool
    may_see_to_duties: bool
    may_check: bool


def doors(*, to: actors.Actor, person: uuid.UUID) -> Doors:
    """The twins of the checks for reading, writing, duties and readings, in one statement."""
    reach = people.reaches(to=to, person=person)
    change = reach.change
    is_direct = to.kind == "staff" and people.is_direct_care(by=to)
    return Doors("plan" in reach.read, "plan" in change, "safety" in change and is_direct, "clinical" in change)


def check_may_correct(*, by: actors.Actor, contact: models.Contact) -> None:
    """Whoever wrote it, or the team that answers for the person. Raises NotHere or Forbidden."""
    people.check(to=by, person=contact.person_id, scope="plan", action="update")
    if by.id != contact.written_by_id and not standing.is_held_by(to=by, person=contact.person_id):
        raise errors.Forbidden("Whoever wrote this, or the responsible team, corrects it. Ask them.")


def check_may_change_course(*, by: actors.Actor, course: models.Course) -> None:
    """The team that gives the help, or the one that answers for the person. Raises NotHere or Forbidden."""
    people.check(to=by, person=course.person_id, scope="plan", action="update")
    if by.kind != "staff" or course.team_id in by.team_ids:
        return
    if not standing.is_held_by(to=by, person=course.person_id):
        raise errors.Forbidden(words.COURSE_OTHERS)


def check_has_caseload(*, to: actors.Actor) -> None:
    """Lists of care are for whoever cares in a team. Raises NotHere for everybody else (AC-073)."""
    if to.kind != "staff" or not to.team_ids or not people.reaches_anybody(by=to, scope="plan"):
        raise errors.NotHere()


def check_may_take_out(*, to: actors.Actor) -> None:
    """A volunteer takes out no file of people (AC-071). Raises NotHere, or Forbidden for a volunteer."""
    check_has_caseload(to=to)
    if to.role_class == "volunteer":
        raise errors.Forbidden(words.NO_FILES)


def has_caseload(*, to: actors.Actor) -> bool:
    """The twin of `check_has_caseload`: whoever has none is shown no way to it."""
    try:
        check_has_caseload(to=to)
    except errors.Foreseen:
        return False
    return True


def check_plans_care(*, to: actors.Staff) -> None:
    """Forecast, moves and figures are for the teams that answer for people. Raises NotHere for everybody else."""
    check_has_caseload(to=to)
    if is_outside(to=to):
        raise errors.NotHere()


def is_outside(*, to: actors.Staff) -> bool:
    """Whether `to` works where sharing rests on what the person gave: a charity (AC-067)."""
    return not people.is_direct_care(by=to)


def check_runs_groups(*, to: actors.Staff, team_id: uuid.UUID) -> None:
    """Whoever works in the team that runs a group, a charity's too. Raises NotHere for everybody else."""
    check_has_caseload(to=to)
    if team_id not in to.team_ids:
        raise errors.NotHere()


def check_puts_into(*, to: actors.Staff, group: models.Group) -> None:
    """Whoever plans care puts people into groups of their own team, and of charities here. Raises NotHere."""
    check_plans_care(to=to)
    if group.team_id not in to.team_ids and group.team_id not in partner_teams(to=to):
        raise errors.NotHere()


def partner_teams(*, to: actors.Staff) -> frozenset[uuid.UUID]:
    """Teams of charities where the teams of `to` work."""
    here = {team.neighbourhood_id for team in places.teams(team_ids=to.team_ids)} - {None}
    teams = {team.pk: team for place in here for team in places.teams_of(neighbourhood_id=place)}
    return frozenset(pk for pk, team in teams.items() if is_partner(organisation_kind=team.organisation.kind))


def is_partner(*, organisation_kind: str) -> bool:
    """Whether an organisation of this kind knows only what somebody gave it."""
    return organisation_kind not in people.DIRECT_CARE


def who_agreed(*, to: actors.Actor, groups: Iterable[uuid.UUID]) -> dict[uuid.UUID, set[uuid.UUID]]:
    """Of groups of a charity's own, by group, who is in it and lets this charity know them today (AC-061)."""
    found: dict[uuid.UUID, set[uuid.UUID]] = {group: set() for group in groups}
    with rows.context(to), connection.cursor() as cursor:
        cursor.execute("SELECT in_group, person FROM caseload_in_groups(%s, %s)", [list(found), clock.today()])
        for group, person in cursor.fetchall():
            found[group].add(person)
    return found


@contextlib.contextmanager
def group_seen(*, to: actors.Actor, groups: Iterable[uuid.UUID]) -> Iterator[None]:
    """Read groups as `to` may, after the check: the team that cares by row security, a charity of whoever agreed."""
    if to.kind != "staff" or not is_outside(to=to):
        yield
        return
    agreed = who_agreed(to=to, groups=groups)
    with rows.house(*set().union(*agreed.values())):  # row security shows a charity no care of anybody's
        yield


def check_leads(*, by: actors.Staff) -> None:
    """Whoever leads moves many people at once. Raises NotHere, or Forbidden for everybody else of the team."""
    check_plans_care(to=by)
    if not is_leader(by=by):
        raise errors.Forbidden("Whoever leads the team moves several people at once. Ask them.")


def is_leader(*, by: actors.Staff) -> bool:
    """Whether `by` leads: signs a break, moves many people."""
    return by.role in LEADERS


def check_may_say_met(*, by: actors.Actor, support: models.Support) -> None:
    """Only the team that said yes says that it has met them. Raises NotHere or Forbidden otherwise."""
    people.check(to=by, person=support.person_id, scope="step")
    if by.kind == "staff" and support.offer.to_team_id not in by.team_ids:
        raise errors.Forbidden("Only the team that said yes can say that they have met.")


def check_may_bring_back(*, by: actors.Actor, person: uuid.UUID) -> None:
    """Whoever knows them: their practice, the last team, and whoever goes on with them (C15). Raises NotHere."""
    people.check(to=by, person=person, scope="identity")
