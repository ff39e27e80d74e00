"""A step or an offer on the page where it is answered."""

import dataclasses
import uuid

from joined.accounts import queries as accounts
from joined.base import rows, wording
from joined.kit import actors, errors
from joined.people import carding
from joined.people import queries as persons
from joined.places import queries as places
from joined.steps import access, models, queries
from joined.trail.writing import shows

A_WORKING_DAY = 8
SLOWEST = 10_000
"""Hours that stand for "nobody has measured it"."""


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
    asked = models.NextStep.objects.filter(pk=step_id)
    found = asked.select_related("matter", "team__organisation").first()
    if found is None:
        raise errors.NotHere()
    access.check_may_close(by=to, step=found)
    with rows.house(found.person_id):
        last = queries.last_live([found.person_id])
    return Answering(
        row=found,
        step=queries.as_steps(queries.read(asked), to=to, last=last)[0],
        colleagues=tuple((row.user_id, row.user.name) for row in accounts.members(team_ids=[found.team_id])),
    )


@dataclasses.dataclass(frozen=True, kw_only=True)
class Door:
    """Another team, with what is known of it: help, room as it says, reply time as measured, rules missed."""

    team_id: uuid.UUID
    team_name: str
    organisation: str
    phone: str
    helps: str
    room: str
    reply: str
    missed: tuple[str, ...]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Asking:
    """An offer about to be answered. `person` only where `to` may know who it is; a charity reads their card."""

    row: models.Offer
    offer: queries.Asked
    person: persons.Person | None
    card: carding.Card
    must_name_a_door: bool
    doors: tuple[Door, ...] = ()

    @property
    def nearest(self) -> tuple[Door, ...]:
        """The three that miss the fewest of their rules."""
        return self.doors[:3]

    @property
    def people(self) -> tuple[uuid.UUID, ...]:
        return (self.row.person_id,)


@shows
def asking(*, to: actors.Staff, offer_id: uuid.UUID) -> Asking:
    """An offer of one of my teams, or that I asked. Raises NotHere."""
    found = queries.offer(to=to, offer_id=offer_id)
    if found is None or not {found.to_team_id, found.from_team_id} & set(to.team_ids):
        raise errors.NotHere()
    person = persons.each(to=to, people=[found.person_id]).get(found.person_id)
    is_on_card = person is None and found.state == "asked"
    return Asking(
        row=found,
        offer=queries.as_asked(queries.read_offers(models.Offer.objects.filter(pk=offer_id))[0], to=to),
        person=person,
        card=carding.card(to=to, person=found.person_id) if is_on_card else carding.Card(),
        must_name_a_door=found.to_team.organisation.kind in persons.DIRECT_CARE,
        doors=_doors(to, found, person) if found.state == "asked" else (),
    )


def _doors(to: actors.Staff, asked: models.Offer, person: persons.Person | None) -> tuple[Door, ...]:
    """Other doors, those that miss no rule and answer soonest first; of somebody kept back nothing is compared."""
    known = places.next_doors(
        neighbourhood_id=person.neighbourhood_id if person else None,
        age=person.age if person else None,
        but=(asked.to_team_id, asked.from_team_id),
    )
    replies = queries.reply_hours(to=to, team_ids=[door.team.pk for door in known])
    known.sort(key=lambda door: (len(door.missed), replies.get(door.team.pk, (SLOWEST, 0))))
    return tuple(_door(door, replies.get(door.team.pk)) for door in known)


def _door(door: places.NextDoor, reply: tuple[int, int] | None) -> Door:
    room = f"{door.room}, said {wording.short_day(door.room_said_on)}" if door.room else ""
    return Door(
        team_id=door.team.pk,
        team_name=door.team.name,
        organisation=door.team.organisation.name,
        phone=door.team.phone,
        helps=", ".join(door.helps),
        room=room,
        reply=_reply(*reply) if reply else "",
        missed=door.missed,
    )


def _reply(hours: int, answers: int) -> str:
    """How soon they usually answer, as it was measured."""
    soon = "the same day" if hours <= A_WORKING_DAY else f"about {wording.plural(max(1, round(hours / 24)), 'day')}"
    return f"Usually answers in {soon}, measured on {wording.plural(answers, 'answer')}".replace("in the", "the")
