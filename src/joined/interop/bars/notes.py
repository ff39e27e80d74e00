"""What is wrong with a message, collected while it is read. It goes back to senders: no personal data."""

import dataclasses
import re

MOST = 200
_PLAIN_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,40}")


@dataclasses.dataclass(frozen=True)
class Problem:
    """Where in the message, and what is wrong there in plain words."""

    path: str
    sentence: str


class Notes:
    """Collects problems, each once, and stops at MOST of them: a broken file must not fill the disk (T16)."""

    def __init__(self) -> None:
        self._problems: dict[Problem, None] = {}

    def add(self, path: str, sentence: str) -> None:
        """Keep one problem."""
        if len(self._problems) < MOST:
            self._problems.setdefault(Problem(path, sentence))
        elif len(self._problems) == MOST:
            self._problems.setdefault(Problem("Bundle", "There are more problems than are listed here."))

    def all(self) -> tuple[Problem, ...]:
        """What was collected, in the order of reading."""
        return tuple(self._problems)


def naming(name: str) -> str:
    """A name of an element as it may be repeated to the sender; anything but a plain name stays unsaid."""
    return f"“{name}”" if _PLAIN_NAME.fullmatch(name) else "An element with an impossible name"
