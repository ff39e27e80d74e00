"""What worries look like to pages: values, no rows."""

import dataclasses
import datetime
import uuid

from joined.base import paging
from joined.kit import clock
from joined.people import queries as persons
from joined.steps import queries as steps


@dataclasses.dataclass(frozen=True, kw_only=True)
class Worry:
    """One worry, with whom it is about and where these stand."""

    id: uuid.UUID
    reference: str
    person: persons.Person
    sees: str
    added: str
    safety: str
    sender: str
    sender_phone: str
    sender_hours: str
    may_tell: str
    is_to_be_kept: bool
    helps: bool
    assessment: str
    heard_by: str
    received_at: datetime.datetime
    reads_by: datetime.datetime
    state: str
    tag: str
    meaning: str
    holder_id: uuid.UUID | None
    holder_name: str
    team_name: str
    passed_to: str
    rang_at: datetime.datetime | None
    rang_by: str
    answered_at: datetime.datetime | None
    answered_by: str
    done: str
    now: steps.Now
    own_steps: tuple[steps.Step, ...]
    may_work: bool

    @property
    def is_open(self) -> bool:
        return self.answered_at is None

    @property
    def is_late(self) -> bool:
        """Nobody has read it by when its sender was told that somebody would."""
        return self.state == "received" and clock.now() > self.reads_by

    @property
    def cannot_wait(self) -> bool:
        return self.is_open and self.safety == "cannot_wait"


@dataclasses.dataclass(frozen=True, kw_only=True)
class Worries:
    """Some worries, and the page of the open ones that they are; `people` are those shown."""

    page: paging.Page
    first: tuple[Worry, ...]
    others: tuple[Worry, ...]
    answered: tuple[Worry, ...]
    people: tuple[uuid.UUID, ...]
