"""What an organisation's administrator may do with accounts: their own organisation's, and no one else's."""

import uuid

from joined.accounts import models, rules
from joined.kit import actors, errors
from joined.places import access as places

RESOURCES = {
    "user account": "create / disable",
    "own account": "grant clinical role",
    "user account, team": "create / change",
}
"""Resource keys of the access matrix that this room answers for (AC-083…AC-085), and their actions."""


def is_administrator(to: actors.Actor) -> bool:
    """Whether they keep the accounts of the organisation they act for. The house itself keeps everybody's."""
    return to.kind == "system" or (to.kind == "staff" and to.role == rules.ADMINISTRATOR)


def keeps_set_up(to: actors.Actor) -> bool:
    """Whether the set-up area is theirs: an administrator's, or a place lead's."""
    return places.is_keeper(to)


def check_administrator(to: actors.Actor) -> None:
    """Raises NotHere for everybody else."""
    if not is_administrator(to):
        raise errors.NotHere()


def check_organisation(to: actors.Actor, organisation: uuid.UUID) -> None:
    """Raises NotHere unless they administer that organisation (AC-085)."""
    check_administrator(to)
    if to.kind != "system" and to.organisation != organisation:
        raise errors.NotHere()


def check_user(to: actors.Actor, user: models.User) -> None:
    """Raises NotHere unless the user works, or worked, for the organisation that `to` administers."""
    check_administrator(to)
    if to.kind == "system":
        return
    if not models.Membership.objects.filter(user=user, organisation_id=to.organisation).exists():
        raise errors.NotHere()


def check_role(to: actors.Actor, user: models.User, role: str) -> None:
    """Raises Forbidden where somebody would give themselves a clinical role (AC-084), or one unknown there."""
    if to.kind == "staff" and role not in dict(rules.roles_in(to.organisation_kind)):
        raise errors.Forbidden("Nobody has this role in your organisation.")
    if user.pk == to.id and rules.is_clinical(role):
        raise errors.Forbidden("A second administrator gives you a clinical role.")
