"""What a plan, its outcome and the telling of it hold: shaped like the pages, nothing to work out."""

import dataclasses
import datetime
import uuid

from joined.base import paging
from joined.people import queries as people
from joined.steps import queries as steps


@dataclasses.dataclass(frozen=True, kw_only=True)
class Plan:
    """A proposal with its steps and what became of it: the outcome that the asker sees without asking."""

    id: uuid.UUID
    item_id: uuid.UUID
    person_id: uuid.UUID
    person_name: str
    plan: str
    team_name: str
    team_phone: str
    accepted_by: str
    first_contact_on: datetime.date | None
    state: str
    decided_at: datetime.datetime
    decided_by: str
    asked_at: datetime.datetime | None
    asked_by: str
    ask: str
    told_at: datetime.datetime | None
    told_how: str
    message_id: uuid.UUID | None
    their_words: str
    said_at: datetime.datetime | None
    tells: str
    brought_by: uuid.UUID | None
    steps: tuple[steps.Step, ...]


AT_ONCE = 20
"""Outcomes on Today, before it goes on."""


@dataclasses.dataclass(frozen=True)
class Outcomes:
    """What came of what my practice or team asked; `page`: where they are a page of a longer list."""

    plans: tuple[Plan, ...]
    people: tuple[uuid.UUID, ...]
    page: paging.Page = paging.NOTHING


@dataclasses.dataclass(frozen=True, kw_only=True)
class Telling:
    """Everything that somebody about to tell a person needs to see first.

    `route` is the way chosen, or the first that is open; `draft` are the words for it. `name_arrives`: what a text
    would make of their name, where that differs; `is_name_left_out`: it would be destroyed, or was taken out.
    """

    plan: Plan
    reach: people.Reach
    route: people.Route
    draft: str
    level: int
    language: str
    language_name: str
    direction: str
    fit: object
    message: object | None
    from_name: str
    called: str
    name_arrives: str
    is_name_left_out: bool
    waits_until: datetime.datetime | None
    attempts: tuple[object, ...]
    people: tuple[uuid.UUID, ...]

    @property
    def others(self) -> tuple[people.Route, ...]:
        """The other ways, open ones first."""
        return tuple(route for route in self.reach.routes if route.key != self.route.key)

    @property
    def needs_interpreter(self) -> bool:
        """They read or speak another language than these words are in."""
        return self.reach.language != self.language
