"""Pure rules of messages: states, receipts, and when a text may go (domain.md §8.1, F-06, F-10)."""

import dataclasses
import datetime
import re
from collections.abc import Mapping

from joined.kit import clock, states
from joined.messages import hours as times
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
TEMPLATE = states.Table(
    name="Approved words",
    moves={
        "proposed": {"approve": "in_force", "retire": "retired"},
        "in_force": {"retire": "retired"},
        "retired": {},
    },
    words=words.TEMPLATE_STATES,
)
TABLES = (MESSAGE, TEMPLATE)
RECEIPTS: Mapping[str, str] = {
    "delivered": "deliver",
    "permanent-failure": "fail",
    "temporary-failure": "fail",
    "technical-failure": "fail",
}
"""What each final status of Notify means for us; every other moves nothing."""
MOST_TURNS = 20
"""So often quiet hours and somebody's own times may send a message on to each other before we say: no moment."""
LEAST_MINUTES = 15
"""How long a text waits at least before it is put to be sent again, or looked at as silent (F-06)."""
STOP = {"stop", "stopall", "unsubscribe"}
STOP_ALONE = {"end", "quit", "cancel"}


ANY_TIME = times.Hours((times.Window(frozenset(range(7)), 0, 24 * 60),))


@dataclasses.dataclass(frozen=True)
class Reach:
    """Whether a message may go at this moment, where to, how much it may say, and at which times."""

    allowed: bool
    to: str
    level: int
    language: str
    why_not: str = ""
    hours: times.Hours = ANY_TIME


def why_not_now(
    *,
    reach: Reach,
    level: int,
    to: str,
    is_stopped: bool,
    channel: str = "sms",
    now: datetime.datetime | None = None,
    useless_after: datetime.datetime | None = None,
) -> str:
    """Why what was written may not go after all; empty when it may (H1, H2, H3, T11, T33, F-06)."""
    if not reach.allowed:
        return reach.why_not or words.NOT_ALLOWED
    if is_stopped:
        return words.STOPPED
    if reach.to != to:
        return words.NUMBER_CHANGED if channel == "sms" else words.ADDRESS_CHANGED
    if level > reach.level:
        return words.LEVEL_CHANGED
    return words.TOO_LATE if is_stale(now, useless_after) else ""


def is_stale(now: datetime.datetime | None, useless_after: datetime.datetime | None) -> bool:
    """Whether what it says is over: a first meeting that is today is told by ringing."""
    return now is not None and useless_after is not None and now >= useless_after


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


def goes_at(
    moment: datetime.datetime, *, quiet_from: int, quiet_until: int, hours: times.Hours | None = None
) -> datetime.datetime | None:
    """When what could go at `moment` goes: then, or when the quiet hours end and the person's own times begin.

    None where the two leave no moment in common.
    """
    asked = hours or ANY_TIME
    going: datetime.datetime | None = moment
    for _ in range(MOST_TURNS):
        if going is None:
            return None
        if is_quiet(going, quiet_from=quiet_from, quiet_until=quiet_until):
            local = clock.london(going)
            day = local.date() + datetime.timedelta(days=1 if local.hour >= quiet_from else 0)
            going = clock.moment_on(day, datetime.time(quiet_until))
        elif asked.holds(going):
            return going
        else:
            going = asked.next(going)
    return None


def is_over(since: datetime.datetime, now: datetime.datetime, *, minutes: int) -> bool:
    """Whether so many minutes have passed."""
    return now - since >= datetime.timedelta(minutes=minutes)


def means_stop(text: str) -> bool:
    """Whether somebody who wrote back asks us to stop texting."""
    said = re.findall(r"\w+", text.casefold())
    return bool(said) and (said[0] in STOP or (len(said) == 1 and said[0] in STOP_ALONE))


A_MINUTE = 3000
"""Requests a minute that the provider takes under one key, as it publishes; a third of them at once (F-08)."""
SHARE = 0.9
"""How much of that our messages use: the rest is for mail to staff, and for clocks that differ."""
LATELY = 10.0
"""Over how many seconds it is shared out."""


def has_room(gone: int, *, a_minute: int) -> bool:
    """Whether one more may go now, when so many went within the last `LATELY` seconds."""
    return gone < a_minute * SHARE * LATELY / 60


def wait_seconds(left: float, *, before: int, a_minute: int, chance: float) -> float:
    """How long one message waits for its turn (F-08).

    `left`: seconds for which the provider wants to be left alone; `before`: how many go first; `chance`: from 0 to
    1, so that not everybody is back in the same moment.
    """
    return left + before * 60 / (a_minute * SHARE) + chance


LEAST_AGAIN, MOST_AGAIN = 5.0, 300.0
"""Seconds between two tries while the provider is away."""


def again_seconds(late: float, *, chance: float) -> float:
    """How long to wait before the next try of a message that should have gone `late` seconds ago (F-06).

    As long again as it has waited, within bounds; `chance` from 0 to 1 spreads those who wait.
    """
    return min(max(late, LEAST_AGAIN), MOST_AGAIN) * (0.5 + chance)


def differs(ours: str, theirs: str | None) -> bool:
    """Whether our state and the provider's status tell two stories. None: they do not have it."""
    if theirs is None:
        return ours in ("sending", "delivered")
    settled = {"delivered": "delivered"}.get(theirs, "failed" if theirs in RECEIPTS else "sending")
    return ours != settled
