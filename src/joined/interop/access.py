"""Who lets other organisations' systems in: the operator, and whoever keeps a place (T20)."""

from joined.kit import actors, errors
from joined.places import access as places


def lets_systems_in(*, to: actors.Actor) -> bool:
    """The twin of `check_lets_systems_in`."""
    return places.keeps(to, None)


def check_lets_systems_in(*, by: actors.Actor) -> None:
    """Raises NotHere to everybody else: a system that is let in sends people to us, and takes answers about them."""
    if not lets_systems_in(to=by):
        raise errors.NotHere()
