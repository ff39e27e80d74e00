"""Counts as the database gives them, put together by group and measure."""

import collections
import dataclasses
import datetime
import uuid
from collections.abc import Callable, Iterable

from django.db import connection

from joined.base import rows
from joined.insight import rules, words
from joined.kit import actors, clock

_COUNTS = "SELECT grp, measure, amount, state, people FROM insight_counts(%s, %s, %s, %s, %s, %s, %s)"


@dataclasses.dataclass(frozen=True, kw_only=True)
class Asked:
    """Of what: one place or (None) what our own organisation has to do with; one sitting, or days of asking."""

    place_id: uuid.UUID | None
    sitting_id: uuid.UUID | None = None
    first: datetime.date | None = None
    after: datetime.date | None = None
    by: str = ""


class Counts:
    """How many, by group, measure, amount and state. A group that is not there has counted nobody."""

    def __init__(self, found: Iterable[tuple[str, str, rules.Waited]]) -> None:
        self._found: dict[tuple[str, str], list[rules.Waited]] = collections.defaultdict(list)
        for group, measure, waited in found:
            self._found[group, measure].append(waited)

    def waited(self, measure: str, group: str = "") -> list[rules.Waited]:
        """How long, in quarters of an hour."""
        return self._found.get((group, measure), [])

    def share(self, measure: str, group: str = "") -> rules.Share:
        """How many of how many."""
        found = {"yes": 0, "no": 0, "pending": 0}
        for one in self.waited(measure, group):
            found[one.state] += one.people
        return rules.Share(**found)

    def asked(self, group: str = "") -> int:
        """About how many people somebody asked."""
        return self.share("asked", group).yes

    @property
    def groups(self) -> list[str]:
        """Every group in which somebody was counted."""
        return sorted({group for group, measure in self._found if measure == "asked"})

    def regrouped(self, into: Callable[[str], str]) -> "Counts":
        """Groups put together into larger ones."""
        return Counts((into(group), measure, one) for (group, measure), all_ in self._found.items() for one in all_)


def counts(*, to: actors.Staff, asked: Asked) -> Counts:
    """From the listed function: counts alone, and nothing for whoever may not see them."""
    given = [
        asked.place_id,
        asked.sitting_id,
        _begins(asked.first),
        _begins(asked.after),
        asked.by,
        list(words.AGES),
        clock.now(),
    ]
    with rows.acting(to), connection.cursor() as cursor:
        cursor.execute(_COUNTS, given)
        return Counts(
            (group, measure, rules.Waited(amount, state, people))
            for group, measure, amount, state, people in cursor.fetchall()
        )


def _begins(day: datetime.date | None) -> datetime.datetime | None:
    return clock.moment_on(day, datetime.time.min) if day else None
