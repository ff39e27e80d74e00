"""Pure rules of promise P1 (product.md §1, decisions.md §1)."""

import dataclasses
import datetime

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
        "accepted": {},
        "declined": {},
        "withdrawn": {},
    },
    words={"asked": "Asked", **words.ANSWERS},
)
TABLES = (STEP, OFFER)

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
