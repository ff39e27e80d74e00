"""Ways of looking that were kept under a name: one's own, and those that somebody shared with a team of mine."""

import dataclasses
import uuid

from django.db.models import Q

from joined.caseload import access, models
from joined.caseload.rules import looking
from joined.kit import actors, errors
from joined.places import queries as places


@dataclasses.dataclass(frozen=True, kw_only=True)
class View:
    """One of them. `shared`: by whom and with which team, where it is not one's own alone."""

    id: uuid.UUID
    name: str
    looking: looking.Looking
    shared: str
    is_mine: bool


def views_of(*, to: actors.Staff) -> list[View]:
    """Mine first, then those of my teams, each by name. Raises NotHere for whoever has no caseload."""
    access.check_has_caseload(to=to)
    found = models.SavedView.objects.filter(Q(user_id=to.id) | Q(team_id__in=to.team_ids), dropped_at=None)
    rows = sorted(found.select_related("user", "team"), key=lambda row: (row.user_id != to.id, row.name))
    return [_view(row, to=to) for row in rows]


def _view(row: models.SavedView, *, to: actors.Staff) -> View:
    is_mine = row.user_id == to.id
    whose = "" if is_mine else f", by {row.user.name}"
    return View(
        id=row.pk,
        name=row.name,
        looking=looking.parse(query=row.query),
        shared=f"{row.team.name}{whose}" if row.team else "",
        is_mine=is_mine,
    )


def view_row(*, to: actors.Staff, view_id: uuid.UUID) -> models.SavedView:
    """One of my own. Raises NotHere."""
    found = models.SavedView.objects.filter(pk=view_id, user_id=to.id, dropped_at=None).first()
    if found is None:
        raise errors.NotHere()
    return found


def teams_to_share_with(*, to: actors.Staff) -> list[tuple[uuid.UUID, str]]:
    """My own teams."""
    return [(team.pk, team.name) for team in places.teams(team_ids=to.team_ids)]
