"""What all hands share: Riverside, its calendar, and everybody who has been written down so far."""

import datetime
import typing

from joined.demo import diary, persons, place
from joined.kit import actors
from joined.steps import actions as steps

CHAIRS = {"North": "chair", "Quayside": "quayside-chair", "Hill": "hill-chair"}
Row = typing.Any
"""A row of another room, passed on from one of its actions to the next."""


class Ground:
    """Riverside, its calendar, and everybody who has been written down so far."""

    def __init__(self, made: place.Riverside, days: diary.Diary) -> None:
        self.made = made
        self.days = days
        self.at, self.day = days.at, days.day
        self.persons: dict[str, Row] = {}
        self.crowd: dict[str, persons.Somebody] = {}
        self.handed: Row = None

    def who(self, slug: str) -> actors.Staff:
        """Somebody of the cast, as they act."""
        return self.made.staff[slug]

    def team(self, name: str) -> Row:
        """A team by its name."""
        return self.made.teams[name]

    def chair(self, about: Row) -> actors.Staff:
        """Who chairs the huddle of the neighbourhood of a person or a request."""
        found = (name for name, row in self.made.places.items() if row.pk == about.neighbourhood_id)
        return self.who(CHAIRS[next(found)])

    def next(self, what: str, team: str, *, on: int, someone: str = "", **source: typing.Any) -> steps.Next:
        """What comes after a step."""
        return steps.Next(
            what=what,
            team=self.team(team),
            due_on=self.day(on),
            someone_id=self.made.users[someone].pk if someone else None,
            **source,
        )

    def date(self, number: int) -> str:
        """A day as people say it: "Friday 6 March"."""
        day: datetime.date = self.day(number)
        return f"{day:%A} {day.day} {day:%B}"
