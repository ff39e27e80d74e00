"""How often somebody was moved without having asked for it (S3). A local rule."""

import typing
from collections.abc import Iterable


class Move(typing.NamedTuple):
    """One move of a kind of `words.MOVES`; `was_asked` is None where nobody wrote down who wanted it."""

    kind: str
    was_asked: bool | None


class Bumps(typing.NamedTuple):
    """Moves that the person asked for, did not ask for, and those of which nobody knows."""

    asked: int
    not_asked: int
    unknown: int

    @property
    def counted(self) -> int:
        """How many count as a bump: a move of which nobody knows was one, or not writing it down would pay."""
        return self.not_asked + self.unknown


def count(*, moves: Iterable[Move], kind: str = "") -> Bumps:
    """The moves of one kind, or of all, told apart by who wanted them."""
    asked = [move.was_asked for move in moves if kind in ("", move.kind)]
    return Bumps(asked.count(True), asked.count(False), asked.count(None))
