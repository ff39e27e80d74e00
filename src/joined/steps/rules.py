"""Pure rules of promise P1 (product.md §1, decisions.md §1)."""

import dataclasses
import datetime
from collections.abc import Mapping

from joined.kit import states, working_days
from joined.steps import words

STEP = states.Table(
    name="A next step",
    moves={
        "open": {"done": "done", "change": "changed", "could not": "could_not"},
        "done": {},
        "changed": {},
        "could_not": {},
    },
    words=words.STEP_STATES,
)
OFFER = states.Table(
    name="An offer to another team",
    moves={
        "asked": {"accept": "accepted", "decline": "declined", "take back": "withdrawn"},
        "accepted": {"take back": "withdrawn"},
        "declined": {},
        "withdrawn": {},
    },
    words={"asked": "Asked", **words.ANSWERS},
)
HAND_ON = states.Table(
    name="A hand-over to a service outside",
    moves={
        "asked": {"accept": "accepted", "decline": "declined", "take back": "withdrawn"},
        "accepted": {},
        "declined": {},
        "withdrawn": {},
    },
    words=words.HAND_ON_STATES,
)
TABLES = (STEP, OFFER, HAND_ON)

FARTHEST_DAYS = 400
"""No promise is further away: whatever comes round once a year fits, and a slip of the pen hides nobody (P1)."""

HOLDER, LEAD, HUDDLE = "holder", "lead", "huddle"


@dataclasses.dataclass(frozen=True)
class Standing:
    """What stands about one person, as plain numbers."""

    open_matters: int
    responsible_teams: int
    live_steps: int


def what_is_missing(standing: Standing) -> list[str]:
    """What promise P1 misses for one person; empty when it holds."""
    if not standing.open_matters:
        return []
    missing = []
    if standing.responsible_teams != 1:
        missing.append(words.NOBODY_RESPONSIBLE)
    if not standing.live_steps:
        missing.append(words.NO_NEXT_STEP)
    return missing


def is_too_far(due_on: datetime.date, today: datetime.date) -> bool:
    """Whether nobody would look at this step for longer than any promise lasts."""
    return (due_on - today).days > FARTHEST_DAYS


def days_late(due_on: datetime.date, today: datetime.date) -> int:
    """Calendar days past the day it was due; 0 when it is not late."""
    return max(0, (today - due_on).days)


def goes_to(due_on: datetime.date, today: datetime.date) -> str | None:
    """Who must know that a step is late: its holder at once, the lead after one working day, the huddle after two."""
    if due_on >= today:
        return None
    passed = working_days.between(due_on, today)
    if passed >= 2:
        return HUDDLE
    return LEAD if passed >= 1 else HOLDER


def next_rung(tried: Mapping[str, int], needed: Mapping[str, int]) -> str | None:
    """The lowest rung of the ladder with tries left; None at its top. `needed` has a number for every rung."""
    return next((rung for rung in words.RUNGS if tried.get(rung, 0) < needed[rung]), None)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Unreached:
    """What stands about somebody whom nobody could reach, as plain values."""

    tried: Mapping[str, int]
    needed: Mapping[str, int]
    has_letter: bool = False
    has_practice: bool = True
    is_received: bool = False
    has_pass: bool = False
    is_signed: bool = False
    has_worry: bool = False
    is_unsafe: bool = False


def missing_to_end(stands: Unreached) -> list[str]:
    """What is missing before somebody may be said not to be reachable, in words; empty when nothing is (P1).

    Who has no GP practice needs no "received"; everything else is asked of everybody.
    """
    untried = [words.RUNGS_TRIED[rung] for rung in words.RUNGS if stands.tried.get(rung, 0) < stands.needed[rung]]
    found = {
        "worry": stands.has_worry,
        "safety": stands.is_unsafe,
        "rungs": bool(untried),
        "letter": not stands.has_letter,
        "pass": not stands.has_pass,
        "received": stands.has_practice and not stands.is_received,
        "signed": not stands.is_signed,
    }
    return [words.MISSING[name].format(rungs=", ".join(untried)) for name, holds in found.items() if holds]


ADULT_FROM = 18


def must_name_adult(age: int | None) -> bool:
    """Under 18 somebody over 18 who looks after them knows, or it is written why not; an unknown age asks nothing."""
    return age is not None and age < ADULT_FROM


def belongs_with(age: int | None, *, is_of_area: bool | None) -> str:
    """With whom somebody belongs: us, the children's service, or another area. Unknown is ours; never a refusal."""
    if age is not None and age < ADULT_FROM:
        return "children"
    return "other_area" if is_of_area is False else "us"


def is_reason(code: str, *, organisation_kind: str) -> bool:
    """Whether a code may stand alone as a no: some are none for an NHS or council team (product.md §7)."""
    return organisation_kind not in ("nhs_trust", "practice", "council") or code not in words.NOT_REASONS


def times_moved(held: list[tuple[datetime.datetime, datetime.datetime | None]]) -> int:
    """How often one team took over from another; beginning again after everything had ended is no move."""
    ended = {until for _, until in held if until}
    return sum(1 for since, _ in held if since in ended)
