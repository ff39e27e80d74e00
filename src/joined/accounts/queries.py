"""Who somebody is when they act, and who works where."""

import dataclasses
import datetime
import uuid

from django.db.models import Q, QuerySet

from joined.accounts import models
from joined.kit import actors, clock


@dataclasses.dataclass(frozen=True)
class Hat:
    """One organisation that a user can act for."""

    organisation: uuid.UUID
    organisation_name: str
    role_name: str


def _in_force(day: datetime.date) -> QuerySet[models.Membership]:
    return models.Membership.objects.filter(
        Q(until_on=None) | Q(until_on__gt=day), from_on__lte=day, user__is_active=True
    )


def staff(*, user_id: uuid.UUID, organisation: uuid.UUID | None = None) -> actors.Staff | None:
    """The user acting for that organisation (none named: their first); None without a live membership."""
    rows = list(
        _in_force(clock.today())
        .filter(user_id=user_id)
        .select_related("user", "organisation")
        .order_by("from_on", "id")
    )
    acting = [row for row in rows if row.organisation_id == organisation] or rows
    if not acting or (organisation and acting[0].organisation_id != organisation):
        return None
    first = acting[0]
    return actors.Staff(
        id=first.user_id,
        name=first.user.name,
        organisation=first.organisation_id,
        organisation_name=first.organisation.name,
        organisation_kind=first.organisation.kind,
        role=first.role,
        team_ids=tuple(r.team_id for r in acting if r.organisation_id == first.organisation_id),
    )


def hats(*, user_id: uuid.UUID) -> list[Hat]:
    """The organisations that a user can act for."""
    rows = _in_force(clock.today()).filter(user_id=user_id).select_related("organisation").order_by("from_on", "id")
    found = {
        row.organisation_id: Hat(row.organisation_id, row.organisation.name, actors.ROLE_NAMES[row.role])
        for row in rows
    }
    return list(found.values())


def members(*, team_ids: list[uuid.UUID]) -> list[models.Membership]:
    """Everybody who works in these teams today, with their user, by name."""
    return list(
        _in_force(clock.today())
        .filter(team_id__in=team_ids)
        .select_related("user", "organisation", "team")
        .order_by("user__name")
    )
