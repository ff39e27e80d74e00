"""Pure rules of places: kinds, local rules with their floors, and which neighbourhood somebody belongs to."""

import dataclasses
import datetime
import itertools
import re
from collections.abc import Iterable, Mapping

from joined.places.rules.hours import (
    DAY_AND_NIGHT,
    DutyHours,
    Hours,
    answered_by,
    duty_words,
    is_there,
    read_by,
    replied_by,
)

__all__ = [
    "DAY_AND_NIGHT",
    "DutyHours",
    "Hours",
    "answered_by",
    "duty_words",
    "is_there",
    "read_by",
    "replied_by",
]

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

TEAM_KINDS_OF = {
    "nhs_trust": ("intake", "community", "duty", "front_desk"),
    "practice": ("practice", "front_desk"),
    "council": ("social_care", "duty", "service", "front_desk"),
    "charity": ("service", "front_desk"),
}
"""Teams that an organisation of this kind can have: a charity runs no in-take."""
NATIONAL_TYPES = {
    "": "None: the national counts do not read its work",
    "A05": "A05, primary care mental health",
    "A06": "A06, community mental health",
    "A08": "A08, assertive outreach",
    "A09": "A09, community rehabilitation",
    "A12": "A12, psychotherapy",
    "A13": "A13, psychological therapy",
    "A14": "A14, early intervention in psychosis",
    "A16": "A16, complex emotional needs",
    "C10": "C10, community eating disorders",
    "D05": "D05, employment support",
}
"""Types of team in the Mental Health Services Data Set whose work community counts read, and none of them."""
USUAL_TYPES = {("nhs_trust", "community"): "A06"}
"""The national type of a team of which nobody has said it, by its organisation and what it is."""
FOR_A_PLACE = ("intake", "duty")
"""Teams on which a neighbourhood's doors stand: only whoever keeps the place says which these are."""
WITHIN = {"system": (), "borough": ("system",), "neighbourhood": ("borough", "system")}
"""What a place of this kind can lie in."""


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
    "intake_opens_hour": Rule("In-take opens at", 8, "o'clock", 7, 10),
    "intake_closes_hour": Rule("In-take closes at", 18, "o'clock", 16, 22),
    "intake_replies_by_hour": Rule("In-take answers the person by", 17, "o'clock", 12, 20),
    "named_worker_minutes": Rule("A request has a named worker within", 60, "minutes", 5, 60),
    "match_within_days": Rule("Somebody whom we may know already is compared within", 1, "working days", 1, 2),
    "cannot_wait_hours": Rule("Duty answers what cannot wait within", 4, "hours", 1, 4),
    "unsent_draft_minutes": Rule("An unsent text becomes the team's task after", 60, "minutes", 5, 60),
    "number_checked_months": Rule("A phone number is checked at least every", 6, "months", 1, 6),
    "quiet_from_hour": Rule("No texts from", 21, "o'clock", 19, 22),
    "quiet_until_hour": Rule("No texts until", 8, "o'clock", 7, 10),
    "partners_asked_minutes": Rule("Partners who cannot come are asked", 60, "minutes before the huddle", 0, 240),
    "partner_question_days": Rule("A partner's question is answered within", 1, "working days", 0, 2),
    "letter_days": Rule("A letter counts as told after", 1, "working days after it was posted", 1, 3),
    "import_undo_hours": Rule("A list that was brought in can be taken back for", 24, "hours", 1, 72),
    "access_review_days": Rule("Who has access to what is looked through every", 90, "days", 30, 90),
    "not_delivered_minutes": Rule("A text without a receipt is not delivered after", 120, "minutes", 15, 120),
    "check_in_days": Rule("Whoever waits hears from us at least every", 7, "days", 1, 14),
    "waits_too_long_days": Rule("Waiting is too long after", 28, "days", 7, 28),
    "huddle_waits_days": Rule("Who waits longest comes to the huddle after", 14, "days", 1, 28),
    "huddle_waits_lines": Rule("Of those who wait longest, so many on one agenda", 3, "people", 0, 10),
    "staff_small_number": Rule("What staff say is shown from so many of one role", 7, "answers", 5, 20),
    "funder_small_number": Rule("Numbers are shown to funders from so many people", 7, "people", 7, 20),
    "numbers_group_months": Rule("Numbers by group are of at least so many months together", 1, "months", 1, 12),
    "question_days": Rule("A question to whoever asked is answered within", 2, "working days", 1, 3),
    "ladder_days": Rule("Not reached: the next try follows within", 2, "working days", 1, 5),
    "tries_other_time": Rule("Not reached: tries by telephone, at different times of day", 3, "tries", 2, 6),
    "tries_other_way": Rule("Not reached: tries by another way that is safe", 1, "tries", 1, 3),
    "tries_letter": Rule("Not reached: letters", 1, "letters", 1, 3),
    "tries_named": Rule("Not reached: somebody whom they named is asked", 1, "times", 1, 3),
    "tries_practice": Rule("Not reached: their GP practice is asked", 1, "times", 1, 3),
    "tries_visit": Rule("Not reached: visits", 1, "visits", 1, 3),
    "return_pass_days": Rule("A return pass is good for", 365, "days", 90, 730),
    "missed_days": Rule("They did not come: the next try follows within", 3, "working days", 1, 3),
    "break_days": Rule("A break from contact that they asked for is at most", 56, "days", 7, 56),
    "readings_days": Rule("A clinician looks at a reading past a limit within", 5, "working days", 1, 5),
    "contact_days": Rule("At most between two contacts that count", 28, "days", 7, 28),
    "plan_review_months": Rule("A plan is looked at again with them within", 6, "months", 3, 12),
    "rung_again_days": Rule("They did not come: another time of day is tried within", 1, "working days", 1, 3),
    "rung_other_way_days": Rule("They did not come: another safe way is tried within", 2, "working days", 1, 3),
    "rung_carer_or_charity_days": Rule("They did not come: somebody else is asked within", 2, "working days", 1, 3),
    "rung_visit_days": Rule("They did not come: somebody visits within", 3, "working days", 1, 3),
    "rung_huddle_days": Rule("They did not come: the huddle is asked within", 1, "working days", 1, 3),
    "points_in_care": Rule("Weight of everybody in care", 2, "points", 1, 10),
    "points_new": Rule("Weight of whoever was taken on lately", 2, "points", 0, 10),
    "points_out_of_ward": Rule("Weight of whoever was on a ward lately", 3, "points", 0, 10),
    "points_weekly": Rule("Weight of whoever is seen every week", 3, "points", 0, 10),
    "points_safety": Rule("Weight of a worry about safety", 2, "points", 0, 10),
    "points_several": Rule("Weight of help from several organisations", 1, "points", 0, 10),
    "points_communication": Rule("Weight of what they need so that help reaches them", 1, "points", 0, 10),
    "points_family": Rule("Weight of whom they look after", 1, "points", 0, 10),
    "first_session_days": Rule("Help that was agreed: its first session follows within", 28, "days", 7, 28),
    "other_help_days": Rule("Help that ended because of us: other help is offered within", 5, "working days", 1, 5),
    "contacts_a_day": Rule("A worker is free on a day with fewer booked contacts than", 6, "contacts", 1, 8),
}


OUTSIDE_KINDS = {
    "children": "Children and young people",
    "other_area": "Another area",
    "other_service": "Another service",
}
"""What a service outside is there for: nobody is refused for their age or their address, but handed on."""
HELP_KINDS = {
    "talking": "Talking",
    "company": "Company",
    "practical": "Money, home, papers",
    "work": "Work and learning",
    "family": "Family and carers",
    "illness": "Severe mental illness",
    "urgent": "Urgent help",
}


def national_type_on(
    rows: Iterable[tuple[datetime.date, str]], day: datetime.date, *, organisation_kind: str, team_kind: str
) -> str:
    """The national type of a team on a day: what was said last from a day until then, else the usual one."""
    said = [row for row in rows if row[0] <= day]
    return max(said)[1] if said else USUAL_TYPES.get((organisation_kind, team_kind), "")


@dataclasses.dataclass(frozen=True)
class Door:
    """Whom a team takes, as it says itself: ages, where from, which help. Nothing said is no rule."""

    age_from: int = 0
    age_to: int | None = None
    neighbourhoods: frozenset[object] = frozenset()
    helps: frozenset[str] = frozenset()


def rules_missed(
    door: Door, *, age: int | None, neighbourhood: object | None, area: str, help_kind: str = ""
) -> list[str]:
    """Which of a door's rules somebody misses, in words; what is not known about them is never a rule missed."""
    missed = []
    if age is not None and age < door.age_from:
        missed.append(f"They take people from {door.age_from}; this person is {age}.")
    if age is not None and door.age_to is not None and age > door.age_to:
        missed.append(f"They take people up to {door.age_to}; this person is {age}.")
    if door.neighbourhoods and neighbourhood is not None and neighbourhood not in door.neighbourhoods:
        missed.append(f"They do not take people from {area}.")
    if help_kind and door.helps and help_kind not in door.helps:
        missed.append(f"They do not offer this: {HELP_KINDS[help_kind].lower()}.")
    return missed


def why_not_a_team(*, kind: str, organisation_kind: str, may_hold: bool) -> str:
    """Why an organisation of this kind cannot have such a team; empty where it can."""
    if kind not in TEAM_KINDS_OF[organisation_kind]:
        return f"{ORGANISATION_KINDS[organisation_kind]}: choose another kind of team."
    if may_hold and organisation_kind not in DIRECT_CARE:
        return "A charity answers for its own steps and cannot be responsible for a person."
    if may_hold and kind == "front_desk":
        return "A front desk passes things on and cannot be responsible for a person."
    if kind == "intake" and not may_hold:
        return "An in-take team holds every request from receipt, so it must be able to be responsible for a person."
    return ""


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
