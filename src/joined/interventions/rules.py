"""Pure rules of the catalogue: what the national counts take help for, and what a place may write into it.

Sources: NHS England's published processing of the Mental Health Services Data Set (adult community waiting times), for
the reference sets; SNOMED CT's check digit (Verhoeff) for codes.
"""

import dataclasses
import datetime
import typing
from collections.abc import Mapping

from joined.interventions import words

REFERENCE_SETS: Mapping[str, str] = {
    "psychological": "1853461000000105",
    "psychosocial": "1853481000000101",
    "physical": "1853451000000107",
}
"""SNOMED CT reference sets of `words.KINDS`; practical help, signposting and consultation are in none of them."""
MOST_SESSIONS = 200
MOST_WEEKS = 260
_TIMES = (
    "0123456789",
    "1234067895",
    "2340178956",
    "3401289567",
    "4012395678",
    "5987604321",
    "6598710432",
    "7659821043",
    "8765932104",
    "9876543210",
)
_PLACES = (
    "0123456789",
    "1576283094",
    "5803796142",
    "8916043527",
    "9453126870",
    "4286573901",
    "2793806415",
    "7046913258",
)
"""Verhoeff's two tables, a row a string: how digits are put together, and how each place changes its digit."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Help:
    """One kind of help before it is written down. Sessions and weeks: the usual dose, None where there is none."""

    name: str
    what: str
    kind: str
    delivered_by: str
    from_on: datetime.date
    evidence: str = ""
    usual_sessions: int | None = None
    usual_weeks: int | None = None
    snomed_code: str = ""
    snomed_source: str = ""
    agreed_by: str = ""
    lived_experience_count: int = 0


class Wrong(typing.NamedTuple):
    """What has to be put right, and in which field."""

    field: str
    sentence: str


def is_national(*, kind: str) -> bool:
    """Whether a session of this kind is help begun as the national wait reads it (domain §4.1, component D)."""
    return kind in REFERENCE_SETS


def is_snomed(*, code: str) -> bool:
    """Whether this can be a SNOMED CT identifier: 6 to 18 digits, the last a Verhoeff check."""
    if not (code.isascii() and code.isdigit() and 6 <= len(code) <= 18 and code[0] != "0"):
        return False
    check = 0
    for place, digit in enumerate(reversed(code)):
        check = int(_TIMES[check][int(_PLACES[place % 8][int(digit)])])
    return check == 0


def is_in_force(*, from_on: datetime.date, until_on: datetime.date | None, day: datetime.date) -> bool:
    """Whether it may be agreed with somebody on that day; `until_on` is the first day on which it may not."""
    return from_on <= day and (until_on is None or day < until_on)


def what_is_wrong(*, help_: Help, today: datetime.date) -> list[Wrong]:
    """Why a place may not write this into the catalogue; empty where it may."""
    found = [
        ("name", words.NAME_IT, not help_.name.strip()),
        ("what", words.SAY_WHAT, not help_.what.strip()),
        ("delivered_by", words.SAY_WHO, not help_.delivered_by.strip()),
        ("from_on", words.NOT_BEFORE, help_.from_on < today),
        ("usual_sessions", words.DOSE.format(most=MOST_SESSIONS), not _is_dose(help_.usual_sessions, MOST_SESSIONS)),
        ("usual_weeks", words.DOSE.format(most=MOST_WEEKS), not _is_dose(help_.usual_weeks, MOST_WEEKS)),
        ("snomed_code", words.CODE_AND_SOURCE, bool(help_.snomed_code) != bool(help_.snomed_source.strip())),
        ("snomed_code", words.CODE_WRONG, bool(help_.snomed_code) and not is_snomed(code=help_.snomed_code)),
    ]
    return [Wrong(field, sentence) for field, sentence, is_wrong in found if is_wrong]


def _is_dose(given: int | None, most: int) -> bool:
    return given is None or 1 <= given <= most
