"""The write guard: rows of a room are written only while an action of that room runs (architecture.md §1.4)."""

import contextlib
import contextvars
from collections.abc import Iterator

_writing: contextvars.ContextVar[tuple[str, ...]] = contextvars.ContextVar("writing", default=())


class WroteOutsideAnAction(RuntimeError):
    """A row was about to be written by somebody other than its own room."""


@contextlib.contextmanager
def writing(room: str) -> Iterator[None]:
    """Inside, rows of `room` may be written, and of no other room."""
    token = _writing.set((*_writing.get(), room))
    try:
        yield
    finally:
        _writing.reset(token)


def is_outermost() -> bool:
    """Whether no action is running yet."""
    return not _writing.get()


def check(room: str) -> None:
    """Raises WroteOutsideAnAction unless an action of `room` is the innermost one running."""
    if _writing.get()[-1:] != (room,):
        raise WroteOutsideAnAction(f"A row of “{room}” may be written only by an action of {room}.")
