"""Who compares records: in-take and who runs it, about those whom their team holds."""

import uuid

from joined.kit import actors, errors
from joined.matching import words
from joined.people import access as people
from joined.people import rules as persons
from joined.places import queries as places


def intake_teams(*, of: actors.Actor) -> list[uuid.UUID]:
    """The in-take teams for which somebody compares; empty for everybody else."""
    if of.kind != "staff" or not persons.compares(of.role):
        return []
    return list(places.teams(team_ids=of.team_ids).filter(kind="intake").values_list("pk", flat=True))


def check_may_compare(*, by: actors.Actor, person: uuid.UUID | None = None) -> list[uuid.UUID]:
    """Their in-take teams. Raises Forbidden to everybody else, whomever they ask about, and NotHere without reach."""
    teams = intake_teams(of=by)
    if not teams:
        raise errors.Forbidden(words.NOT_FOR_YOU)
    if person is not None:
        people.check(to=by, person=person, scope="identity")
    return teams


def may_compare(*, by: actors.Actor) -> bool:
    """The twin of `check_may_compare`."""
    return bool(intake_teams(of=by))
