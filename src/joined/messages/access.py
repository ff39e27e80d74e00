"""Who may take a message back. Who may read one is row security's (scope "contact"); who may text is of `people`."""

from joined.kit import actors, errors
from joined.messages import models, words


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
