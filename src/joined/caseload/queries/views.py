"""Ways of looking that were kept under a name: one's own, and those that somebody shared with a team of mine."""

import dataclasses
import typing
import uuid

from django.db.models import Q

from joined.base import often
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


class _Row(typing.NamedTuple):
    """What is read of one of them; the names are those of the columns."""

    id: uuid.UUID
    name: str
    query: str
    user_id: uuid.UUID
    user__name: str
    team__name: str | None


_KEPT = often.Question(
    lambda: models.SavedView.objects.filter(
        Q(user_id=often.Given("me")) | Q(team_id__among=often.Given("teams")), dropped_at=None
    ).values_list(*_Row._fields)
)


def views_of(*, to: actors.Staff) -> list[View]:
    """Mine first, then those of my teams, each by name. Raises NotHere for whoever has no caseload."""
    access.check_has_caseload(to=to)
    found = [_Row(*columns) for columns in _KEPT(me=to.id, teams=often.ids(to.team_ids))]
    rows = sorted(found, key=lambda row: (row.user_id != to.id, row.name))
    return [_view(row, to=to) for row in rows]


def _view(row: _Row, *, to: actors.Staff) -> View:
    is_mine = row.user_id == to.id
    whose = "" if is_mine else f", by {row.user__name}"
    return View(
        id=row.id,
        name=row.name,
        looking=looking.parse(query=row.query),
        shared=f"{row.team__name}{whose}" if row.team__name else "",
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
    return places.names_of(team_ids=to.team_ids)
