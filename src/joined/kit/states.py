"""States as tables: state → verb → next state. Diagrams in docs/states are drawn from these."""

import dataclasses
from collections.abc import Mapping

from joined.kit import errors


@dataclasses.dataclass(frozen=True)
class Table:
    """The life of one kind of thing. The first state is where it begins."""

    name: str
    moves: Mapping[str, Mapping[str, str]]
    words: Mapping[str, str]

    @property
    def states(self) -> tuple[str, ...]:
        return tuple(self.moves)

    @property
    def start(self) -> str:
        return next(iter(self.moves))

    def may(self, state: str, verb: str) -> bool:
        """Whether the verb is possible in this state."""
        return verb in self.moves[state]

    def after(self, state: str, verb: str) -> str:
        """The state after the verb. Raises Refused, in words, where the table has no such move."""
        try:
            return self.moves[state][verb]
        except KeyError:
            raise errors.Refused(f"This cannot be done now: it is “{self.words.get(state, state)}”.") from None

    def mermaid(self) -> str:
        """The table as a state diagram."""
        lines = ["stateDiagram-v2", f"    [*] --> {self.start}"]
        for state, verbs in self.moves.items():
            lines += [f"    {state} --> {after}: {verb}" for verb, after in verbs.items()]
            if not verbs:
                lines.append(f"    {state} --> [*]")
        return "\n".join(lines) + "\n"
