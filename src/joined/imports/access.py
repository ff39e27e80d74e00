"""Who may bring in a list, and take it back."""

from joined.imports import words
from joined.kit import actors, errors
from joined.people import access as people


def may_import(*, by: actors.Actor) -> bool:
    """The twin of `check_may_import`."""
    return people.keeps_lists(by=by)


def check_may_import(*, by: actors.Actor) -> None:
    """Whoever runs the lists of a practice or a team. Raises Forbidden (T08)."""
    if not may_import(by=by):
        raise errors.Forbidden(words.NOT_YOURS)
