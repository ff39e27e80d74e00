"""Courses of help: what is a session, how far a course is, and how long people wait for one (C34). All local rules."""

import datetime
import statistics
import typing
from collections.abc import Iterable

from joined.caseload import words
from joined.caseload.rules import contacts

WAITING, RUNNING, ENDED = "waiting", "running", "ended"
MOST_SESSIONS = 200
WITH = ("person", "somebody_else")
"""A session may be with a family; talking about somebody at a huddle is none."""


class Course(typing.NamedTuple):
    """One course as numbers see it; `who` stands for a person, so that people are counted and not courses."""

    who: typing.Hashable
    agreed_on: datetime.date
    started_on: datetime.date | None = None
    ended_on: datetime.date | None = None
    result: str = ""


class Waits(typing.NamedTuple):
    """How many people have a course now, wait for its first session, or finished it; and the days that they waited.

    `longest_now`, `median_now`: of whoever waits. `median`, `longest`: of whoever began; None where nobody did.
    """

    running: int
    waiting: int
    median_now: float | None
    longest_now: int | None
    began: int
    median: float | None
    longest: int | None
    finished: int


def is_session(*, attendance: str | None, mechanism: str, with_whom: str) -> bool:
    """Whether a contact of a course is a session that was had: attended, and seen or heard. A text is none."""
    return contacts.is_direct(attendance=attendance, mechanism=mechanism) and with_whom in WITH


def state(*, started_on: datetime.date | None, ended_on: datetime.date | None) -> str:
    """How far a course is."""
    if ended_on is not None:
        return ENDED
    return RUNNING if started_on is not None else WAITING


def wrong_result(*, result: str, has_begun: bool) -> str:
    """Why a course cannot end like this, in words; empty when it can."""
    if result not in words.RESULTS:
        return words.COURSE_RESULT
    if has_begun and result in words.UNBEGUN:
        return words.COURSE_BEGAN
    if not has_begun and result not in (*words.UNBEGUN, "elsewhere"):
        return words.COURSE_UNBEGUN
    return ""


def waits(*, courses: Iterable[Course], since: datetime.date, today: datetime.date) -> Waits:
    """Of one kind of help: who has it, who waits, and what waiting was, of courses begun or finished since a day."""
    found = list(courses)
    now = [one for one in found if one.ended_on is None]
    waiting = [one for one in now if one.started_on is None]
    days_now = [(today - one.agreed_on).days for one in waiting]
    began = [one for one in found if one.started_on is not None and since <= one.started_on <= today]
    days = [(one.started_on - one.agreed_on).days for one in began if one.started_on]
    finished = [one for one in found if one.result == "finished" and one.ended_on and one.ended_on >= since]
    return Waits(
        running=_people(one for one in now if one.started_on is not None),
        waiting=_people(waiting),
        median_now=statistics.median(days_now) if days_now else None,
        longest_now=max(days_now, default=None),
        began=_people(began),
        median=statistics.median(days) if days else None,
        longest=max(days, default=None),
        finished=_people(finished),
    )


def _people(courses: Iterable[Course]) -> int:
    return len({one.who for one in courses})
