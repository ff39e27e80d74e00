"""Pure rules of imports: their states, what a heading means, where a cell stands, who may import."""

import re
from collections.abc import Mapping

from joined.imports import words
from joined.kit import states

IMPORT = states.Table(
    name="An import",
    moves={
        "checking": {"read": "in_review", "cannot read": "unreadable"},
        "in_review": {"approve": "writing", "throw away": "thrown_away"},
        "writing": {"finish": "done"},
        "done": {"undo": "undoing"},
        "undoing": {"finish undoing": "undone"},
        "unreadable": {},
        "undone": {},
        "thrown_away": {},
    },
    words=words.STATES,
)
TABLES = (IMPORT,)
BUSY = ("checking", "writing", "undoing")
"""States in which a job is at work, and the page shows how far it is."""

ROWS_AT_MOST = 20_000
MEGABYTES_AT_MOST = 5
BYTES_AT_MOST = MEGABYTES_AT_MOST * 1_000_000
COLUMNS_AT_MOST = 80

SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "full name", "whole name", "patient name"),
    "first_name": ("first name", "given name", "forename", "firstname", "given names", "forenames"),
    "last_name": ("last name", "surname", "family name", "lastname"),
    "call_me": ("likes to be called", "preferred name", "known as", "preferred given name", "call me"),
    "pronouns": ("pronouns",),
    "born_on": ("date of birth", "dob", "birth date", "born", "born on", "birthday"),
    "nhs_number": ("nhs number", "nhs no", "nhsnumber", "nhs", "nhs num"),
    "phone": ("phone", "telephone", "mobile", "phone number", "telephone number", "mobile number", "tel"),
    "lines": ("address", "address line 1", "address 1", "street"),
    "lines_2": ("address line 2", "address 2"),
    "town": ("town", "city", "town or city"),
    "postcode": ("postcode", "post code", "postal code"),
    "practice": ("gp practice", "practice", "gp", "surgery", "practice code", "ods code", "gp practice code"),
    "language": ("language", "preferred language", "main language"),
    "needs": ("what they need", "needs", "accessible information", "reasonable adjustments"),
    "ask": ("what is asked", "ask", "request", "reason", "reason for referral", "referral reason"),
    "in_their_words": ("in their words", "their words", "what they said"),
    "talked": ("have they said yes", "consent", "consented", "agreed", "talked with them"),
    "safety": ("is anybodys safety at risk", "safety", "risk", "safety at risk"),
    "asked_on": ("asked on", "asked", "referral date", "date of referral", "date asked"),
}
"""What a column may be called, whatever its capitals, spaces, dashes and underscores."""
_BY_HEADING = {heading: field for field, headings in SYNONYMS.items() for heading in headings}
_WHOSE = re.compile(r"^(?:child|patient|person|client|service user)(?:'?s)? (?=.)")
_APART = re.compile(r"[\s_\-–./]+")
_LEFT_OUT = re.compile(r"[’'`?:*()\ufeff]")


def field_of(heading: str) -> str:
    """The field that a heading means; empty where none is known, and the column is left aside."""
    bare = _APART.sub(" ", _LEFT_OUT.sub("", heading.casefold())).strip()
    return _BY_HEADING.get(bare) or _BY_HEADING.get(_WHOSE.sub("", bare), "")


def cell(column: int, row: int) -> str:
    """The name of a cell as a spreadsheet writes it; rows count from 1."""
    return f"{letters_of(column)}{row}"


def letters_of(column: int) -> str:
    """The letters of a column: 0 is A, 26 is AA."""
    letters, left = "", column + 1
    while left:
        left, place = divmod(left - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters


def is_instruction(cells: list[str]) -> bool:
    """The second row of a template that says what belongs in each column: every text begins with how it is needed."""
    filled = [text.strip().casefold() for text in cells if text.strip()]
    return bool(filled) and all(text.startswith(("required", "optional")) for text in filled)


def is_certain(*, same_number: bool, same_birth: bool, same_name: bool) -> bool:
    """Whether a row is somebody known without asking: number and day of birth and name agree. Never a name alone."""
    return same_number and same_birth and same_name
