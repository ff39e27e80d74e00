"""Who may take a message back, keep approved words, and follow what was sent.

Who may read a message is row security's (scope "contact"); who may write to somebody is of `people`.
"""

from joined.kit import actors, errors
from joined.messages import models, words

KEEPERS = ("organisation_administrator", "team_manager", "coordinator", "chair")
FOLLOWERS = (*KEEPERS, "operator")


def check_may_keep_templates(*, by: actors.Actor) -> None:
    """Coordinators, managers and administrators propose, approve and retire words. Raises Forbidden."""
    if by.kind != "system" and by.role not in KEEPERS:
        raise errors.Forbidden(words.NOT_YOURS_TO_KEEP)


def may_keep_templates(*, by: actors.Actor) -> bool:
    """The twin of `check_may_keep_templates`."""
    return by.kind == "system" or by.role in KEEPERS


def check_may_follow(*, by: actors.Actor) -> None:
    """The daily count and the receipts nobody knew: for whoever runs the service. Raises NotHere."""
    if not may_follow(by=by):
        raise errors.NotHere()


def may_follow(*, by: actors.Actor) -> bool:
    """The twin of `check_may_follow`."""
    return by.kind == "system" or by.role in FOLLOWERS


def check_may_undo(*, by: actors.Actor, message: models.Message) -> None:
    """Anybody of the organisation that wrote it. Raises Forbidden."""
    if by.kind == "staff" and by.organisation != message.organisation_id:
        raise errors.Forbidden(words.NOT_YOURS)


def may_undo(*, by: actors.Actor, message: models.Message) -> bool:
    """The twin of `check_may_undo`."""
    try:
        check_may_undo(by=by, message=message)
    except errors.Forbidden:
        return False
    return True
