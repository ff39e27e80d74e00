"""A way of looking at a caseload is kept under a name, for oneself or for a team, and dropped again."""

import uuid

from joined.caseload import access, models, words
from joined.caseload.rules import looking
from joined.kit import actors, clock, errors
from joined.trail.writing import action


@action
def keep_view(
    *, by: actors.Staff, name: str, seen: looking.Looking, team_id: uuid.UUID | None = None
) -> models.SavedView:
    """Keep it. Raises Refused without a name, or a second time by one; NotHere for a team that is not one's own."""
    access.check_has_caseload(to=by)
    name = name.strip()
    if not name:
        raise errors.Refused(words.VIEW_NAME, field="name")
    if team_id is not None and team_id not in by.team_ids:
        raise errors.NotHere()
    if models.SavedView.objects.filter(user_id=by.id, name=name, dropped_at=None).exists():
        raise errors.Refused(words.VIEW_TWICE, field="name")
    return models.SavedView.objects.create(
        user_id=by.id, team_id=team_id, name=name, query=seen.query, made_at=clock.now()
    )


@action
def drop_view(*, by: actors.Staff, view: models.SavedView) -> models.SavedView:
    """It is shown to nobody any more. Raises NotHere for somebody else's."""
    if view.user_id != by.id:
        raise errors.NotHere()
    models.SavedView.objects.filter(pk=view.pk, dropped_at=None).update(dropped_at=clock.now())
    view.refresh_from_db()
    return view
