"""What was asked of teams, and what they answered."""

import datetime
import typing
import uuid

from django.db.models import QuerySet

from joined.base import often, rows
from joined.kit import actors
from joined.steps import models, words
from joined.steps.queries import shapes
from joined.trail.writing import shows


class Row(typing.NamedTuple):
    """What is read of an offer that is shown; the names are those of the columns."""

    id: uuid.UUID
    person_id: uuid.UUID
    what: str
    from_team__name: str
    to_team__name: str
    to_team_id: uuid.UUID
    asked_at: datetime.datetime
    asked_by: str
    state: str
    reason: str
    next_door: str
    answered_at: datetime.datetime | None
    answered_by: str | None
    first_contact_on: datetime.date | None
    is_to_hold: bool
    reason_code: str
    can_offer: str


def read(found: QuerySet[models.Offer]) -> list[Row]:
    """Offers column by column."""
    return [Row(*columns) for columns in found.values_list(*Row._fields)]


_ASKED = often.Question(
    lambda: (
        models.Offer.objects.filter(to_team_id__among=often.Given("teams"), state="asked")
        .order_by("asked_at")
        .values_list(*Row._fields)
    )
)


def as_asked(row: Row, *, to: actors.Actor) -> shapes.Asked:
    """An offer as pages show it."""
    return shapes.Asked(
        id=row.id,
        person_id=row.person_id,
        what=row.what,
        from_team=row.from_team__name,
        to_team=row.to_team__name,
        to_team_id=row.to_team_id,
        asked_at=row.asked_at,
        asked_by=row.asked_by,
        state=row.state,
        reason=row.reason,
        next_door=row.next_door,
        answered_at=row.answered_at,
        answered_by=row.answered_by or "",
        first_contact_on=row.first_contact_on,
        is_to_hold=row.is_to_hold,
        reason_words=words.REASONS_FOR_NO.get(row.reason_code) or words.NOT_REASONS.get(row.reason_code, ""),
        can_offer=row.can_offer,
        may_answer=row.state == "asked" and to.kind == "staff" and row.to_team_id in to.team_ids,
    )


@shows
def asked_of(*, to: actors.Staff) -> shapes.Asks:
    """What other teams asked of mine and nobody has answered yet, oldest first."""
    offers = tuple(as_asked(Row(*columns), to=to) for columns in _ASKED(teams=often.ids(to.team_ids)))
    return shapes.Asks(offers=offers, people=tuple({offer.person_id for offer in offers}))


def to_be_met(*, to: actors.Actor, person: uuid.UUID, team_id: uuid.UUID) -> models.Offer | None:
    """The offer to hold somebody in care to which that team has said yes, and has not met them yet."""
    said_yes = models.Offer.objects.select_related("to_team", "matter").filter(
        person_id=person, to_team_id=team_id, state="accepted", is_to_hold=True, matter__kind="care"
    )
    held = models.Responsibility.objects.filter(person_id=person, team_id=team_id, until_at=None)
    return None if held.exists() else said_yes.filter(matter__ended_at=None).order_by("-answered_at").first()


def offer(*, to: actors.Actor, offer_id: uuid.UUID) -> models.Offer | None:
    """One offer, for the action that answers it; None where `to` may not see it."""
    with rows.acting(to):
        return (
            models.Offer.objects.filter(pk=offer_id)
            .select_related("matter", "from_team", "to_team__organisation")
            .first()
        )
