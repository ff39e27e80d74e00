"""Pure rules of places: kinds, local rules with their floors, and which neighbourhood somebody belongs to."""

import dataclasses
import datetime
import itertools
import re
from collections.abc import Iterable, Mapping

PLACE_KINDS = {"system": "System", "borough": "Borough", "neighbourhood": "Neighbourhood"}
ORGANISATION_KINDS = {
    "nhs_trust": "NHS trust",
    "practice": "GP practice",
    "council": "Council",
    "charity": "Charity",
}
DIRECT_CARE = ("nhs_trust", "practice", "council")
"""Kinds that share on implied consent, to which the person may object; all others need it given."""
TEAM_KINDS = {
    "intake": "In-take",
    "community": "Community mental health",
    "duty": "Duty and crisis",
    "practice": "Practice",
    "social_care": "Adult social care",
    "service": "Charity service",
    "front_desk": "Front desk",
}


@dataclasses.dataclass(frozen=True)
class Rule:
    """What a local rule means, its default, and the bounds that no place goes past."""

    words: str
    default: int
    unit: str
    floor: int
    ceiling: int


LOCAL_RULES: Mapping[str, Rule] = {
    "intake_reads_routine_hours": Rule("In-take reads a routine request within", 24, "hours", 1, 24),
    "intake_reads_soon_hours": Rule("In-take reads a request with a safety worry within", 4, "hours", 1, 4),
    "named_worker_minutes": Rule("A request has a named worker within", 60, "minutes", 5, 60),
    "match_within_days": Rule("Somebody whom we may know already is compared within", 1, "working days", 1, 2),
    "cannot_wait_hours": Rule("Duty answers what cannot wait within", 4, "hours", 1, 4),
    "unsent_draft_minutes": Rule("An unsent text becomes the team's task after", 60, "minutes", 5, 60),
    "number_checked_months": Rule("A phone number is checked at least every", 6, "months", 1, 6),
    "quiet_from_hour": Rule("No texts from", 21, "o'clock", 19, 22),
    "quiet_until_hour": Rule("No texts until", 8, "o'clock", 7, 10),
    "not_delivered_minutes": Rule("A text without a receipt is not delivered after", 120, "minutes", 15, 120),
}


def within_bounds(name: str, value: int) -> bool:
    """Whether a place may set this value: a rule that keeps people safe has a floor (product.md §5)."""
    rule = LOCAL_RULES[name]
    return rule.floor <= value <= rule.ceiling


def value_on(name: str, rows: Iterable[tuple[datetime.date, datetime.date | None, int]], day: datetime.date) -> int:
    """The value of a local rule on a day: the latest row (from, until, value) in force, else the default."""
    in_force = [row for row in rows if row[0] <= day and (row[1] is None or day < row[1])]
    return max(in_force)[2] if in_force else LOCAL_RULES[name].default


_POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?) ?([0-9](?:[A-Z]{2})?)?")


def postcode_area(postcode: str) -> str:
    """A postcode, or the beginning of one, in its usual form: capitals, one space before what the street is.

    `zz11aa` → `ZZ1 1AA`, `zz1 2` → `ZZ1 2`, `zz1a` → `ZZ1A`; what is no postcode stays as it is, in capitals.
    """
    text = " ".join(postcode.upper().split())
    found = _POSTCODE.fullmatch(text) or _POSTCODE.fullmatch(text.replace(" ", ""))
    return " ".join(part for part in found.groups() if part) if found else text


def beginnings(postcode: str) -> list[str]:
    """What a postcode begins with, the longest first: itself, its sector, its district, its area.

    `ZZ11 1AA` does not begin with `ZZ1`: that is another district.
    """
    district, _, street = postcode_area(postcode).partition(" ")
    area = "".join(itertools.takewhile(str.isalpha, district))
    longest_first = [f"{district} {street}", f"{district} {street[:1]}", district, area]
    return list(dict.fromkeys(text.strip() for text in longest_first if text.strip()))
