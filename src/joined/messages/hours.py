"""Pure rules of when somebody may be reached: the times that they gave, read from plain words, or not read at all.

“weekdays 10am to 11:30am”, “Tue and Thu after 2pm”, “mornings”, “Mon-Fri 9-5; weekends after 12”. What is not
understood in whole is not understood: nobody is reached at a time that we guessed (domain.md §8.1).
"""

import dataclasses
import datetime
import re

from joined.kit import clock

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
GROUPS = {
    "weekday": range(5),
    "weekdays": range(5),
    "weekend": (5, 6),
    "weekends": (5, 6),
    "every day": range(7),
    "daily": range(7),
    "any day": range(7),
}
SPANS = {
    "morning": (7, 12),
    "mornings": (7, 12),
    "afternoon": (12, 17),
    "afternoons": (12, 17),
    "evening": (17, 21),
    "evenings": (17, 21),
    "any time": (0, 24),
    "anytime": (0, 24),
}
MOST_DAYS = 8
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?"
_TIME = r"(?:noon|midday|\d{1,2}(?:[:.]\d\d)?\s*(?:am|pm)?)"
_TO = r"\s*(?:-|–|to|until|till)\s*"
_PIECES = re.compile(
    rf"(?P<range>{_DAY}{_TO}{_DAY})\b|(?P<day>{_DAY})\b|(?P<group>{'|'.join(GROUPS)})\b|(?P<span>{'|'.join(SPANS)})\b"
    rf"|(?P<both>(?:between\s+|from\s+)?{_TIME}(?:{_TO}|\s+and\s+){_TIME})(?!\w)"
    rf"|(?:after|from)\s+(?P<after>{_TIME})(?!\w)|(?:before|until|till)\s+(?P<before>{_TIME})(?!\w)"
    r"|(?P<filler>only|please|on|at|and|in the|,|\.)"
)


@dataclasses.dataclass(frozen=True)
class Window:
    """Days of the week (Monday is 0) and minutes of the day, London time."""

    days: frozenset[int]
    start: int
    end: int


@dataclasses.dataclass(frozen=True)
class Hours:
    """When somebody may be reached."""

    windows: tuple[Window, ...]

    def holds(self, moment: datetime.datetime) -> bool:
        """Whether they may be reached at this moment."""
        local = clock.london(moment)
        minute = local.hour * 60 + local.minute
        return any(local.weekday() in one.days and one.start <= minute < one.end for one in self.windows)

    def next(self, moment: datetime.datetime) -> datetime.datetime | None:
        """This moment where it holds, else the next at which a window opens; None where none does."""
        if self.holds(moment):
            return moment
        local = clock.london(moment).date()
        opening = (
            clock.moment_on(day, datetime.time(one.start // 60, one.start % 60))
            for day in (local + datetime.timedelta(days=n) for n in range(MOST_DAYS))
            for one in self.windows
            if day.weekday() in one.days
        )
        return min((found for found in opening if found > moment), default=None)


def read(words: str) -> Hours | None:
    """The times that these words mean; None where they cannot be read in whole. Nothing said is any time."""
    if not words.strip():
        return Hours((Window(frozenset(range(7)), 0, 24 * 60),))
    clauses = [_clause(part) for part in words.casefold().split(";") if part.strip()]
    if not clauses or None in clauses:
        return None
    return Hours(tuple(window for clause in clauses for window in clause or ()))


def _clause(text: str) -> tuple[Window, ...] | None:
    """One group of days and its times: “Tue and Thu 9am to noon”."""
    days: set[int] = set()
    spans: list[tuple[int, int] | None] = []
    rest = text.strip()
    while rest:
        found = _PIECES.match(rest)
        if not found:
            return None
        rest = rest[found.end() :].lstrip()
        given = found.groupdict()
        if named := _days(given):
            if spans:  # days after times belong to another clause: write a ; between them
                return None
            days |= named
        elif not given["filler"]:
            spans.append(_span(given))
    if None in spans:
        return None
    times = [span for span in spans if span] or [(0, 24 * 60)]
    return tuple(Window(frozenset(days or range(7)), start, end) for start, end in times)


def _days(given: dict[str, str | None]) -> set[int]:
    if given["range"]:
        first, last = (DAYS.index(name[:3]) for name in re.findall(_DAY, given["range"]))
        return {(first + n) % 7 for n in range((last - first) % 7 + 1)}
    if given["day"]:
        return {DAYS.index(given["day"][:3])}
    return set(GROUPS[given["group"]]) if given["group"] else set()


def _span(given: dict[str, str | None]) -> tuple[int, int] | None:
    if given["span"]:
        start, end = SPANS[given["span"]]
        return start * 60, end * 60
    if given["both"]:
        first, last = re.findall(_TIME, given["both"])
        if not re.search(r"[ap]m|noon|midday|[:.]", first) and last.endswith("m") and not re.search("noon", last):
            first = _as_last(first, last)
        begins, ends = _minute(first), _minute(last)
    else:
        begins = _minute(given["after"]) if given["after"] else 0
        ends = _minute(given["before"]) if given["before"] else 24 * 60
    return (begins, ends) if begins is not None and ends is not None and begins < ends else None


def _as_last(first: str, last: str) -> str:
    """“2 to 4pm” is 2pm; “10 to 2pm” is 10am."""
    half = last.strip()[-2:]
    same = _minute(first.strip() + half)
    end = _minute(last)
    if same is not None and end is not None and same < end:
        return first.strip() + half
    return first.strip() + "am"


def _minute(text: str) -> int | None:
    """Minutes since midnight. A bare hour from 1 to 6 is in the afternoon."""
    said = text.strip()
    if said in ("noon", "midday"):
        return 12 * 60
    hour_text, _, minutes = re.sub(r"\s*[ap]m$", "", said).replace(".", ":").partition(":")
    hour, minute = int(hour_text), int(minutes or 0)
    if said.endswith("pm"):
        hour = hour % 12 + 12
    elif said.endswith("am"):
        hour %= 12
    elif not minutes and 1 <= hour <= 6:
        hour += 12
    return hour * 60 + minute if hour < 24 and minute < 60 else None
