"""Cells that a spreadsheet shows as text and never runs (security.md T13)."""

import re

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_RUNS = ("=", "+", "-", "@", "|", "%", "\t", "＝", "＋", "－", "＠")  # noqa: RUF001  the wide ones run as well


def cell(text: str) -> str:
    """The text without controls; behind an apostrophe where a spreadsheet would run it."""
    bare = _CONTROLS.sub("", text)
    return f"'{bare}" if bare.lstrip().startswith(_RUNS) or bare.startswith("\t") else bare


def typed(text: str) -> str:
    """The text of a cell again, without the apostrophe that `cell` put before it."""
    return text[1:] if text.startswith("'") and text[1:].lstrip().startswith(_RUNS) else text
