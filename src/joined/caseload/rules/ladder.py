"""Somebody did not come: what follows, by when, and what must stand before anything ends for it (C35; hazard H19).

Not coming is never a reason to discharge people with severe mental illness (NHS England, review of intensive and
assertive community treatment), and every missed appointment is followed up (NICE QS188). The rungs are a local rule.
"""

import dataclasses
import datetime
import typing
from collections.abc import Collection, Mapping

from joined.caseload import words
from joined.kit import working_days

DAYS: Mapping[str, int] = {"again": 1, "other_way": 2, "carer_or_charity": 2, "visit": 3, "huddle": 1}
"""Working days from what came before to each rung."""
OF_A_TRY: Mapping[str, str] = {
    "other_time": "again",
    "other_way": "other_way",
    "letter": "other_way",
    "named": "carer_or_charity",
    "practice": "carer_or_charity",
    "visit": "visit",
}
"""Beside which rung a try to reach them stands."""
HUDDLE = "huddle"
AGREED = "closing_agreed"
"""The outcome of a huddle that may end care for not coming."""
ORGANISATIONS_LEAST = 2


class Rung(typing.NamedTuple):
    """What follows, and the working day by which."""

    rung: str
    by_on: datetime.date


@dataclasses.dataclass(frozen=True, kw_only=True)
class Huddled:
    """What a huddle said of somebody who does not come, and how many were there."""

    outcome: str
    organisations: int
    clinicians: int


def next_rung(
    *, missed_on: datetime.date, tried: Collection[str], closed: Collection[str] = (), days: Mapping[str, int] = DAYS
) -> Rung:
    """The lowest rung that was not tried since they were last seen.

    `missed_on`: the day of the last thing that came to nothing. `closed`: rungs that are not safe, or that they said
    no to; the huddle is never among them, and stays the last rung however often it was asked.
    """
    open_rungs = (rung for rung in words.LADDER if rung not in tried and rung not in closed)
    rung = next(open_rungs, HUDDLE)
    return Rung(rung, working_days.add(missed_on, days[rung]))


def rung_now(*, missed: int) -> str:
    """The rung that stands after so many contacts missed in a row; none where nothing was missed.

    Only what was missed climbs: however often somebody tried, and reached nobody, the rung stays (C35).
    """
    return list(words.LADDER)[min(missed, len(words.LADDER)) - 1] if missed else ""


def may_close_for_not_coming(*, huddled: Huddled | None) -> list[str]:
    """What is missing before care may end because somebody does not come, in words; empty when nothing is.

    Nothing of the house's own doing ends it: no count of missed contacts, no day, no job (H19).
    """
    missing = []
    if huddled is None or huddled.outcome != AGREED:
        missing.append(words.CLOSING_NOT_AGREED)
    if huddled is None or huddled.organisations < ORGANISATIONS_LEAST:
        missing.append(words.CLOSING_ORGANISATIONS.format(least=ORGANISATIONS_LEAST))
    if huddled is None or huddled.clinicians < 1:
        missing.append(words.CLOSING_CLINICIAN)
    return missing
