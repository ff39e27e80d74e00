"""Who reads a worry: NHS, practice and council workers who care for the person; never charities, nor the person."""

from joined.kit import actors, errors
from joined.people import access as people
from joined.steps import queries as steps
from joined.worries import models

RESOURCES = {"'tell the team' note": "safety", "claim to be a carer": "safety"}
ROLES = ("trust_clinician", "gp", "social_worker", "team_manager")
"""The same as in the policy of the table (migrations/0002_rows.py)."""


def check_may_read(*, by: actors.Actor, worry: models.Worry) -> None:
    """Raises NotHere unless `by` cares for the person in a role and a place that keeps such words apart."""
    people.check(to=by, person=worry.person_id, scope="safety")
    if by.kind == "staff" and not is_listener(by=by):
        raise errors.NotHere()


def is_listener(*, by: actors.Staff) -> bool:
    """Whether worries are ever for `by`."""
    return by.organisation_kind in people.DIRECT_CARE and by.role_class in ROLES


def check_may_work_on(*, by: actors.Actor, worry: models.Worry) -> None:
    """Only in-take that holds it, or the team that is responsible, does anything with it. Raises Forbidden."""
    check_may_read(by=by, worry=worry)
    if by.kind == "staff" and not may_work_on(by=by, worry=worry):
        raise errors.Forbidden("In-take holds this. Ring them.")


def may_work_on(*, by: actors.Staff, worry: models.Worry) -> bool:
    """The twin of `check_may_work_on`, for whoever may read it."""
    return worry.team_id in by.team_ids or steps.is_held_by(to=by, person=worry.person_id)


def check_may_hear(*, by: actors.Actor) -> None:
    """Anybody who receives people may write down what a caller sees; listening needs no consent (AC-100)."""
    people.check_may_add(by=by)
