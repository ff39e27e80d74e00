"""Pure rules of messages: states, receipts, and when a text may go (domain.md §8.1, F-06, F-10)."""

import dataclasses
import datetime
import re
from collections.abc import Mapping

from joined.kit import clock, states
from joined.messages import words

MESSAGE = states.Table(
    name="A message",
    moves={
        "queued": {"send": "sending", "fail": "failed", "stop": "stopped", "undo": "undone"},
        "sending": {"deliver": "delivered", "fail": "failed"},
        "delivered": {},
        "failed": {"deliver": "delivered"},
        "stopped": {},
        "undone": {},
    },
    words=words.STATES,
)
TABLES = (MESSAGE,)
RECEIPTS: Mapping[str, str] = {
    "delivered": "deliver",
    "permanent-failure": "fail",
    "temporary-failure": "fail",
    "technical-failure": "fail",
}
"""What each final status of Notify means for us; every other moves nothing."""
LEAST_MINUTES = 15
"""How long a text waits at least before it is put to be sent again, or looked at as silent (F-06)."""
STOP = {"stop", "stopall", "unsubscribe"}
STOP_ALONE = {"end", "quit", "cancel"}


@dataclasses.dataclass(frozen=True)
class Reach:
    """Whether a text may go at this moment, where to, and how much it may say."""

    allowed: bool
    to: str
    level: int
    language: str
    why_not: str = ""


def why_not_now(*, reach: Reach, level: int, to: str, is_stopped: bool) -> str:
    """Why a text that was written may not go after all; empty when it may (H1, H2, H3, T11)."""
    if not reach.allowed:
        return reach.why_not or words.NOT_ALLOWED
    if is_stopped:
        return words.STOPPED
    if reach.to != to:
        return words.NUMBER_CHANGED
    return words.LEVEL_CHANGED if level > reach.level else ""


def after_receipt(state: str, status: str) -> str:
    """The state after a receipt: whatever their order and however often they come, the strongest wins (F-10).

    Delivered is stronger than failed: what has reached the phone has reached it.
    """
    verb = RECEIPTS.get(status, "")
    if state == "queued" and verb:
        state = "sending"
    return MESSAGE.after(state, verb) if verb and MESSAGE.may(state, verb) else state


def is_quiet(moment: datetime.datetime, *, quiet_from: int, quiet_until: int) -> bool:
    """Whether London's evening and night forbid a text at this moment; hours of the day."""
    return not quiet_until <= clock.london(moment).hour < quiet_from


def goes_at(moment: datetime.datetime, *, quiet_from: int, quiet_until: int) -> datetime.datetime:
    """When a text that could go at `moment` goes: then, or when the quiet hours end."""
    if not is_quiet(moment, quiet_from=quiet_from, quiet_until=quiet_until):
        return moment
    local = clock.london(moment)
    day = local.date() + datetime.timedelta(days=1 if local.hour >= quiet_from else 0)
    return clock.moment_on(day, datetime.time(quiet_until))


def is_over(since: datetime.datetime, now: datetime.datetime, *, minutes: int) -> bool:
    """Whether so many minutes have passed."""
    return now - since >= datetime.timedelta(minutes=minutes)


def means_stop(text: str) -> bool:
    """Whether somebody who wrote back asks us to stop texting."""
    said = re.findall(r"\w+", text.casefold())
    return bool(said) and (said[0] in STOP or (len(said) == 1 and said[0] in STOP_ALONE))
