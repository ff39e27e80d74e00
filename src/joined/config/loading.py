"""What a process loads when it begins stays until its end, and is not looked through for rubbish again and again."""

import contextlib
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def for_good() -> Iterator[None]:
    """Nothing of what is loaded in this block is rubbish: a third of a start, and a pause in many later requests."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
