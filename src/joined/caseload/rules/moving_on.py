"""Moving on: what must stand before the last team lets go, in words (C14; P1: accepted *and met*; hazard H19).

Section 117 of the Mental Health Act 1983: aftercare ends only by a joint decision of the NHS and the council.
"""

import dataclasses
import typing

from joined.caseload.words import moving_on as words

ASKED, ACCEPTED = "asked", "accepted"
WAITED_FOR = (ASKED, ACCEPTED)
"""States of an offer that keep somebody with us until they have met; a no is followed by another door."""


class Named(typing.NamedTuple):
    """A support that was asked: how it answered, and whether it has met the person."""

    name: str
    state: str
    is_met: bool


@dataclasses.dataclass(frozen=True, kw_only=True)
class Stands:
    """What is written down of somebody's moving on."""

    agrees: str
    supports: tuple[Named, ...]
    has_exit_meeting: bool
    has_early_signs: bool
    has_contact_to_come: bool = False
    needs_joint_decision: bool = False
    courses: tuple[str, ...] = ()
    has_dates_or_readings: bool = False


def missing(*, stands: Stands) -> list[str]:
    """What is missing before the last team lets go, in words; empty when nothing is. No day and no job ends it."""
    found = []
    if stands.agrees != "yes":
        found.append(words.MOVING_NOT_AGREED if stands.agrees == "no" else words.MOVING_ASK_THEM)
    if not stands.has_exit_meeting:
        found.append(words.MOVING_NO_MEETING)
    if not stands.has_early_signs:
        found.append(words.MOVING_NO_SIGNS)
    found += _of_supports(stands.supports)
    if stands.has_contact_to_come:
        found.append(words.MOVING_STILL_BOOKED)
    if stands.courses:
        found.append(words.COURSES_FIRST.format(names=", ".join(stands.courses)))
    if stands.has_dates_or_readings:
        found.append(words.DATES_FIRST)
    if stands.needs_joint_decision:
        found.append(words.AFTERCARE_UNDECIDED)
    return found


def _of_supports(supports: tuple[Named, ...]) -> list[str]:
    waiting = [one for one in supports if one.state in WAITED_FOR and not one.is_met]
    if not waiting and not any(one.is_met for one in supports):
        return [words.MOVING_NOBODY_NAMED]
    said = {ASKED: words.MOVING_NO_YES, ACCEPTED: words.MOVING_NOT_MET}
    return [said[one.state].format(team=one.name) for one in waiting]
