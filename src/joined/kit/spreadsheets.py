"""Cells that a spreadsheet shows as text and never runs (security.md T13), and the text of a file that one wrote."""

import codecs
import re

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_RUNS = ("=", "+", "-", "@", "|", "%", "\t", "＝", "＋", "－", "＠")  # noqa: RUF001  the wide ones run as well
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def cell(text: str) -> str:
    """The text without controls; behind an apostrophe where a spreadsheet would run it."""
    bare = _CONTROLS.sub("", text)
    return f"'{bare}" if bare.lstrip().startswith(_RUNS) or bare.startswith("\t") else bare


def typed(text: str) -> str:
    """The text of a cell again, without the apostrophe that `cell` put before it."""
    return text[1:] if text.startswith("'") and text[1:].lstrip().startswith(_RUNS) else text


def text_of(body: bytes) -> str:
    """By its mark, else as UTF-8, else as Windows writes in western Europe. Never fails."""
    for mark, encoding in MARKS:
        if body.startswith(mark):
            return body.decode(encoding, errors="replace")
    if b"\x00" in body:
        return body.decode("utf-16-le" if body[1:2] == b"\x00" else "utf-16-be", errors="replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return body.decode("cp1252", errors="replace")
