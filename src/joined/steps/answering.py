"""A step or an offer on the page where it is answered."""

import dataclasses
import uuid

from joined.accounts import queries as accounts
from joined.base import rows
from joined.kit import actors, errors
from joined.people import queries as persons
from joined.steps import access, models, queries
from joined.trail.writing import shows


@dataclasses.dataclass(frozen=True, kw_only=True)
class Answering:
    """A step about to be answered: the row for the action, how it stands, and who could do what comes next."""

    row: models.NextStep
    step: queries.Step
    colleagues: tuple[tuple[uuid.UUID, str], ...]

    @property
    def people(self) -> tuple[uuid.UUID, ...]:
        return (self.row.person_id,)


@shows
def answering(*, to: actors.Staff, step_id: uuid.UUID) -> Answering:
    """A step that `to` may answer. Raises NotHere or Forbidden."""
    found = queries.STEPS.select_related("matter").filter(pk=step_id).first()
    if found is None:
        raise errors.NotHere()
    access.check_may_close(by=to, step=found)
    with rows.house(found.person_id):
        last = queries.last_live([found.person_id])
    return Answering(
        row=found,
        step=queries.as_steps([found], to=to, last=last)[0],
        colleagues=tuple((row.user_id, row.user.name) for row in accounts.members(team_ids=[found.team_id])),
    )


@dataclasses.dataclass(frozen=True, kw_only=True)
class Asking:
    """An offer about to be answered. `person` only where `to` may know who it is."""

    row: models.Offer
    offer: queries.Asked
    person: persons.Person | None
    must_name_a_door: bool

    @property
    def people(self) -> tuple[uuid.UUID, ...]:
        return (self.row.person_id,)


@shows
def asking(*, to: actors.Staff, offer_id: uuid.UUID) -> Asking:
    """An offer of one of my teams, or that I asked. Raises NotHere."""
    found = queries.offer(to=to, offer_id=offer_id)
    if found is None or not {found.to_team_id, found.from_team_id} & set(to.team_ids):
        raise errors.NotHere()
    return Asking(
        row=found,
        offer=queries.as_asked(found, to=to),
        person=persons.each(to=to, people=[found.person_id]).get(found.person_id),
        must_name_a_door=found.to_team.organisation.kind in persons.DIRECT_CARE,
    )
