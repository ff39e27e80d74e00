"""Deeds of imports: receive a file, keep what it says, decide, bring in, take back."""

from joined.imports.actions.receiving import (
    approve,
    begin_reading,
    cannot_read,
    checked,
    decide,
    hold,
    keep_rows,
    receive,
    throw_away,
)
from joined.imports.actions.undoing import finish_undoing, leave, take_back, take_back_many, undo
from joined.imports.actions.writing import could_not, finish, write

__all__ = [
    "approve",
    "begin_reading",
    "cannot_read",
    "checked",
    "could_not",
    "decide",
    "finish",
    "finish_undoing",
    "hold",
    "keep_rows",
    "leave",
    "receive",
    "take_back",
    "take_back_many",
    "throw_away",
    "undo",
    "write",
]
