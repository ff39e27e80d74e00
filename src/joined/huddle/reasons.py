"""Pure rules of the agenda that makes itself: why somebody stands on it, in which order, and in which words."""

import dataclasses
import datetime
import typing
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence

ORDER = {
    "not_this": 10,
    "asked_again": 20,
    "late_step": 30,
    "not_told": 40,
    "not_reached": 45,
    "carried_over": 50,
    "declined": 60,
}
"""What stands first on an agenda; everything else follows in the order it was brought."""
HEADS = 20
"""Up to here it heads the agenda: "no, not this", and asked again, which is news."""
LAST = 100


@dataclasses.dataclass(frozen=True, order=True)
class Reason:
    """Why the house puts somebody on an agenda: a key of the wiring, and the day that it speaks of."""

    why: str
    day: datetime.date


def kept(reasons: Iterable[Reason]) -> list[list[str]]:
    """As a row keeps them."""
    return [[reason.why, reason.day.isoformat()] for reason in reasons]


def read(rows: Iterable[Sequence[str]]) -> tuple[Reason, ...]:
    """As a row kept them."""
    return tuple(Reason(why, datetime.date.fromisoformat(day)) for why, day in rows)


def in_order(found: Iterable[Reason], places: Mapping[str, int]) -> tuple[Reason, ...]:
    """Each key once, with its earliest day; what weighs most first. `places`: the place of each key in the order."""
    earliest: dict[str, Reason] = {}
    for reason in sorted(found):
        earliest.setdefault(reason.why, reason)
    return tuple(sorted(earliest.values(), key=lambda reason: (places[reason.why], reason.why)))


def place(current: int, before: Iterable[Reason], now: Iterable[Reason], places: Mapping[str, int]) -> int:
    """Where an item stands that has these reasons now: a new one moves it up, and none moves it down."""
    fresh = {reason.why for reason in now} - {reason.why for reason in before}
    return min([current, *(places[why] for why in fresh)])


def in_words(
    found: Iterable[Reason], sentences: Mapping[str, str], *, first: str, day: Callable[[datetime.date], str]
) -> str:
    """Everything in one line: how they came here, if that is not among the reasons, and each with its day."""
    said = [sentences[reason.why].format(day=day(reason.day)) for reason in found if reason.why in sentences]
    said = [first, *said] if first else said
    return "; ".join([*said[:1], *(one[:1].lower() + one[1:] for one in said[1:])])


def may_leave(*, is_made: bool, state: str, is_talked_about: bool, is_said: bool) -> bool:
    """Whether the house takes somebody off again: its own line, of which nobody has said a word yet."""
    return is_made and state == "waiting" and not is_talked_about and not is_said


class Line(typing.Protocol):
    """What an agenda's line says of itself."""

    state: str
    is_made: bool
    reasons: list[list[str]]


def stands_so(line: Line | None, found: tuple[Reason, ...]) -> bool:
    """Whether nothing is to be done: these are the reasons already, or the line is no longer the house's to change."""
    if line is None:
        return not found
    if line.state == "withdrawn" and line.is_made:
        return not found
    if line.state != "waiting":
        return True
    return read(line.reasons) == found and not (line.is_made and not found)


def orders(why: str) -> int:
    """Where an item of this kind stands on the agenda."""
    return ORDER.get(why, LAST)


class Placed(typing.Protocol):
    """What an agenda's line says of where it stands: by the house, and by the chair once they have put it somewhere."""

    order: int
    chair_place: int | None
    brought_at: datetime.datetime


PlacedLine = typing.TypeVar("PlacedLine", bound=Placed)


def in_line(items: Iterable[PlacedLine]) -> list[PlacedLine]:
    """The agenda in its order: as the chair has put it, and what has come since after that.

    What heads the agenda and came since stands before everything: the chair has not seen it yet.
    """
    return sorted(items, key=lambda item: (*_stands(item), item.brought_at))


def _stands(item: Placed) -> tuple[int, int]:
    if item.chair_place is not None:
        return 1, item.chair_place
    return (0 if item.order <= HEADS else 2), item.order


def reordered(
    line: Sequence[uuid.UUID], moved: uuid.UUID, *, to: str = "", before: uuid.UUID | None = None
) -> list[uuid.UUID]:
    """The line with one moved a place `earlier` or `later`, to the `end` or before another; else as it was."""
    rest = [one for one in line if one != moved]
    at = list(line).index(moved)
    if before in rest:
        at = rest.index(before)
    elif to == "earlier":
        at = max(0, at - 1)
    elif to == "later":
        at = at + 1
    elif to == "end":
        at = len(rest)
    return [*rest[:at], moved, *rest[at:]]
