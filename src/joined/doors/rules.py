"""Pure rules of requests: states, basis for sharing, how soon in-take reads, how long somebody will wait."""

import dataclasses
import datetime
import math
import string

from joined.doors import words
from joined.kit import clock, states, working_days

REFERRAL = states.Table(
    name="A request",
    moves={
        # whoever still stands on an agenda, of a sitting that was not held or by a request that has joined this one
        # because two records became one, can be talked about or carried over
        "received": {
            "read": "with_intake",
            "pass to duty": "with_duty",
            "bring": "in_huddle",
            "carry over": "in_huddle",
            "propose": "plan_proposed",
            "end": "ended",
        },
        "with_intake": {
            "bring": "in_huddle",
            "carry over": "in_huddle",
            "read": "with_intake",
            "propose": "plan_proposed",
            "pass to duty": "with_duty",
            "end": "ended",
        },
        "with_duty": {
            "bring": "in_huddle",
            "carry over": "with_duty",
            "read": "with_intake",
            "propose": "plan_proposed",
            "end": "ended",
        },
        "in_huddle": {
            "bring": "in_huddle",
            "carry over": "in_huddle",
            "propose": "plan_proposed",
            "pass to duty": "with_duty",
            "read": "with_intake",
            "end": "ended",
        },
        "plan_proposed": {
            "tell": "told",
            "not this": "in_huddle",
            "bring": "in_huddle",
            "carry over": "plan_proposed",
            "read": "plan_proposed",
            "propose": "plan_proposed",
            "end": "ended",
        },
        "told": {
            "not this": "in_huddle",
            "bring": "in_huddle",
            "carry over": "told",
            "read": "told",
            "propose": "plan_proposed",
            "end": "ended",
        },
        # somebody in care is talked about again, for a late promise: the request itself stays ended
        "ended": {"not this": "in_huddle", "carry over": "ended", "propose": "ended", "read": "ended"},
    },
    words=words.STATES,
)
QUESTION = states.Table(
    name="A question to whoever asked",
    moves={
        "asked": {"answer": "answered", "lapse": "unanswered"},
        "answered": {},
        "unanswered": {"answer": "answered"},
    },
    words=words.QUESTION_STATES,
)
LANGUAGE = states.Table(
    name="A language of the help page",
    moves={
        "proposed": {"approve": "in_force", "take back": "ended"},
        "in_force": {"end": "ended"},
        "ended": {},
    },
    words=words.LANGUAGE_STATES,
)
TABLES = (REFERRAL, QUESTION, LANGUAGE)


def is_told_alike(english: str, said: str) -> bool:
    """Whether a sentence leaves the same room in braces as the English one, so that a time or number fits in."""
    try:
        return _room(english) == _room(said)
    except ValueError:
        return False


def room_in(english: str) -> str:
    """What stands in braces in a sentence, for people who translate it."""
    return " ".join(f"{{{name}}}" for name in _room(english)) or "nothing here stands in braces"


def _room(sentence: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None)


def basis(*, talked: str, sharing: str, safety_reason: str) -> str | None:
    """On what ground this may be talked about; None where there is none.

    Who said no is brought without a name, or for a safety reason that somebody wrote (domain.md §8).
    """
    if safety_reason.strip() and talked == "said_no" and sharing != "no_name":
        return "safety"
    if sharing == "no_name":
        return "unnamed"
    if talked == "yes":
        return "agreed"
    if talked == "not_yet" and sharing == "nhs_council":
        return "direct_care"
    return None


def read_by(received_at: datetime.datetime, *, safety: str, soon_hours: int, routine_hours: int) -> datetime.datetime:
    """When in-take must have read it, by how soon it matters; a routine one never falls due on a day off."""
    if safety != "no":
        return received_at + datetime.timedelta(hours=soon_hours)
    due = received_at + datetime.timedelta(hours=routine_hours)
    day = clock.london(due).date()
    return due + (working_days.this_or_next(day) - day)


def door_of(organisation_kind: str) -> str:
    """Through which door somebody of this kind of organisation asks."""
    return {"practice": "gp", "nhs_trust": "colleague", "council": "colleague"}.get(organisation_kind, "charity")


HOW_SOON = ("Today, oldest first", "Tomorrow, oldest first", "Later, oldest first")


def how_soon(due_on: datetime.date | None, today: datetime.date) -> str:
    """The group of a request by the day of its next step; without one it is today's."""
    days = (due_on - today).days if due_on else 0
    return HOW_SOON[min(max(days, 0), 2)]


@dataclasses.dataclass(frozen=True)
class Where:
    """Where a request is, as one audience may know it: a sentence, and the moment that stands in it as {at}."""

    sentence: str
    at: datetime.datetime | None = None


def where_is(
    state: str,
    *,
    audience: str,
    reads_by: datetime.datetime | None = None,
    replies_by: datetime.datetime | None = None,
    now: datetime.datetime | None = None,
) -> Where:
    """Where is my request? One answer for three audiences (C13).

    `person`: its status and the next date · `knows`: an asker whose relation and the person's choice allow more ·
    `anybody`: received, being looked at, answered.
    """
    if audience == "knows":
        return Where(words.TAGS[state][0])
    plain = words.PLAIN[state]
    if audience == "anybody":
        return Where(plain)
    if plain == "Received":
        return Where(words.THEIRS["unread" if now and reads_by and now > reads_by else "received"], reads_by)
    if state == "with_duty":
        return Where(words.THEIRS["duty"], reads_by)
    if state in ("told", "ended"):
        return Where(words.THEIRS["answered"])
    is_to_come = replies_by and (now is None or now <= replies_by)
    return Where(words.THEIRS["read"], replies_by) if is_to_come else Where(words.THEIRS["looking"])


SHARED_LEAST = ("no_name", "nhs_council", "everybody")


def strictest(*sharing: str) -> str:
    """What may be shared when somebody asked more than once: the least of what was said each time."""
    return min(sharing, key=SHARED_LEAST.index)


ENOUGH_TO_COUNT = 3
"""Fewer people than this in four weeks say nothing about the next four."""
WORKING_DAYS_COUNTED = 20


@dataclasses.dataclass(frozen=True)
class Forecast:
    """How long somebody will wait at today's pace: a state (words.FORECAST), and a span in words."""

    state: str
    span: str


def forecast(*, place_in_line: int, let_go: int, days_waited: int, too_long_after: int) -> Forecast:
    """At today's pace: `let_go` people in the last four weeks (20 working days), this one `place_in_line` (from 1).

    Working days still to wait = place ÷ pace, as calendar days; nothing is said where too few were counted.
    """
    if days_waited > too_long_after:
        return Forecast("too_long", "")
    if let_go < ENOUGH_TO_COUNT:
        return Forecast("unknown", "")
    working = math.ceil(place_in_line * WORKING_DAYS_COUNTED / let_go)
    days = math.ceil(working * 7 / 5)
    weeks = next((n for n, limit in enumerate((7, 14, 28)) if days <= limit), 3)
    state = "may_be" if days_waited + days > too_long_after else "in_time"
    return Forecast(state, words.SPANS[weeks])
