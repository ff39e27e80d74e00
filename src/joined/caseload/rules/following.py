"""Followed up after a ward: within 72 hours by the national count, within 48 by our own (hazard H27).

Source: NHS England's published processing for follow-up within 72 hours, which counts in days: a contact on the day of
leaving does not count, and going back to a ward within the three days does. NICE QS159 asks for 48 hours where there
is a risk of suicide; 48 hours for everybody is a local rule.
"""

import dataclasses
import datetime
from collections.abc import Iterable

from joined.caseload.rules import contacts
from joined.caseload.words import national as words

NATIONAL_DAYS = 3
OUR_DAYS = 2
ACUTE_BEDS = frozenset({"200", "201", "202", "205", "212", "213"})
"""National classes of admitted patient that the count reads: acute beds for adults and older adults, and the like."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Leaving:
    """Somebody left a ward: when, from which class of bed, and to where, by a code of `words.WENT_TO`."""

    on: datetime.date
    bed: str = "200"
    went_to: str = "home"
    died_on: datetime.date | None = None
    readmitted_on: datetime.date | None = None


@dataclasses.dataclass(frozen=True)
class Following:
    """`wanted_on` by our rule and `due_on` by the national one: last days in time, None when there is nobody to see.

    `is_met` and `is_met_early` say whether the one and the other were kept: None while there is still time.
    `left_out` says in words why the national count leaves this out, and is empty when it does not.
    """

    wanted_on: datetime.date | None
    due_on: datetime.date | None
    met_on: datetime.date | None
    is_met: bool | None
    is_met_early: bool | None
    left_out: str


NHS_TRUST = "nhs_trust"


def sees(*, contact: contacts.Contact, organisation_kind: str) -> bool:
    """Whether a contact of a team of this kind of organisation follows somebody up: seen or heard by an NHS team."""
    is_met = contacts.is_direct(attendance=contact.attendance, mechanism=contact.mechanism)
    return organisation_kind == NHS_TRUST and contact.with_whom == "person" and is_met


def following(*, left: Leaving, seen: Iterable[contacts.Contact], today: datetime.date) -> Following:
    """How the follow-up stands today; `seen` are contacts of whoever is responsible after the ward."""
    left_out = why_left_out(left=left)
    if left_out and left_out != words.LEFT_OUT["bed"]:
        return Following(None, None, None, None, None, left_out)
    direct = [one.on for one in seen if contacts.is_direct(attendance=one.attendance, mechanism=one.mechanism)]
    days = [*direct, left.readmitted_on] if left.readmitted_on else direct
    met_on = min((day for day in days if left.on < day <= today), default=None)
    wanted_on, due_on = (left.on + datetime.timedelta(days=count) for count in (OUR_DAYS, NATIONAL_DAYS))
    return Following(
        wanted_on, due_on, met_on, _is_kept(met_on, due_on, today), _is_kept(met_on, wanted_on, today), left_out
    )


def why_left_out(*, left: Leaving) -> str:
    """Why the national count leaves somebody out, in words; empty when it does not."""
    if left.died_on and (left.died_on - left.on).days <= NATIONAL_DAYS:
        return words.LEFT_OUT["died"]
    if left.went_to in words.LEFT_OUT:
        return words.LEFT_OUT[left.went_to]
    return "" if left.bed in ACUTE_BEDS else words.LEFT_OUT["bed"]


def _is_kept(met_on: datetime.date | None, last: datetime.date, today: datetime.date) -> bool | None:
    if met_on and met_on <= last:
        return True
    return False if today > last else None
