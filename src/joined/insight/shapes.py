"""What the pages about numbers show, ready to be read."""

import dataclasses
import datetime
import uuid

from joined.insight import access, rules, words
from joined.insight.measures import Measure


@dataclasses.dataclass(frozen=True)
class Point:
    """One month of a plot. `height`: of its bar; None where nothing is known."""

    label: str
    shown: str
    height: int | None
    is_this: bool


@dataclasses.dataclass(frozen=True, kw_only=True)
class Figure:
    """One measure: the big number, what stands beside it, what it was before, and the last months."""

    measure: Measure
    big: str
    share: str = ""
    notes: tuple[str, ...] = ()
    before: str = ""
    months: tuple[Point, ...] = ()
    pace: rules.Pace = rules.Pace()
    counted: rules.Share = rules.Share()


@dataclasses.dataclass(frozen=True, kw_only=True)
class Given:
    """Minutes that partners gave, as a figure; and each organisation with its minutes, and those of them by link."""

    figure: Figure
    minutes: int
    by_organisation: tuple[tuple[str, int, int], ...]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Sitting:
    """A sitting whose numbers can be opened."""

    id: uuid.UUID
    name: str
    on: datetime.date


@dataclasses.dataclass(frozen=True)
class Grouped:
    """Of which months groups are shown: those that this month lies in, and the last that are over."""

    this: rules.Period
    last: rules.Period

    @property
    def is_over(self) -> bool:
        return self.this == self.last


@dataclasses.dataclass(frozen=True, kw_only=True)
class Numbers:
    """A page of numbers: whose, of when, and every measure. `place` is empty for one's own organisation's."""

    name: str
    place: access.Place | None = None
    month: datetime.date | None = None
    sitting: Sitting | None = None
    asked: int = 0
    is_over: bool = False
    figures: tuple[Figure, ...] = ()
    given: Given | None = None
    grouped: Grouped | None = None
    sittings: tuple[Sitting, ...] = ()


@dataclasses.dataclass(frozen=True, kw_only=True)
class Groups:
    """A neighbourhood's months by one characteristic: every cell as anybody may read it."""

    place: access.Place
    period: rules.Period
    by: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    asked: int

    @property
    def shown(self) -> tuple[tuple[str, ...], ...]:
        """Groups of which something is shown."""
        return tuple(row for row in self.rows if set(row[1:]) != {words.HIDDEN})

    @property
    def hidden(self) -> tuple[str, ...]:
        """Names of the others."""
        return tuple(row[0] for row in self.rows if row not in self.shown)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Keeping:
    """What was brought in for a neighbourhood: each measure from before, and of how many areas we know enough."""

    place: access.Place
    before: tuple[tuple[str, str], ...]
    areas: int
