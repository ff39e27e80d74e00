"""Talking: about whom the room talks now, in which order, and whom nobody could reach."""

from __future__ import annotations

import uuid

from joined.accounts import queries as accounts
from joined.base import rows
from joined.caseload import actions as caseload
from joined.caseload.rules import ladder
from joined.huddle import access, models, reasons
from joined.huddle.queries import hearing
from joined.kit import actors, clock, errors
from joined.steps import actions as steps
from joined.steps import queries as standing
from joined.trail.writing import action


@action
def talk(*, by: actors.Actor, item: models.AgendaItem, only_these: bool = False) -> models.AgendaItem:
    """The room talks about this person now.

    Raises Refused while somebody is present who may not hear, until the chair confirms that only those who
    stay are here. Who is kept out, and why, is never said.
    """
    access.check_may_decide(by=by, item=item)
    present = list(models.Presence.objects.filter(sitting=item.sitting, left_at=None).select_related("organisation"))
    staying = hearing.staying([item], present)[item.pk]
    if not only_these and len(staying) != len(present):
        raise errors.Refused("Before you open this: only the people named below stay. Then say so.", field="room")
    if only_these:
        with rows.house(item.person_id):
            models.AgendaItem.objects.filter(pk=item.pk).update(room_confirmed_at=clock.now())
    models.Sitting.objects.filter(pk=item.sitting_id).update(
        now_item_id=item.pk, part="closed" if item.is_closed_part else "open"
    )
    return item


@action
def order(
    *, by: actors.Actor, item: models.AgendaItem, to: str = "", before: uuid.UUID | None = None
) -> models.AgendaItem:
    """Earlier or later within its part, to its end or before another: the chair's own order of this part from then on.

    Why somebody stands here stays on the line, and so does how early the house would talk about them. Raises
    Forbidden for whoever does not run the sitting.
    """
    access.check_may_decide(by=by, item=item)
    shown = models.AgendaItem.objects.filter(sitting=item.sitting, is_closed_part=item.is_closed_part)
    line = reasons.in_line(shown.exclude(state="withdrawn"))
    moved = reasons.reordered([one.pk for one in line], item.pk, to=to, before=before)
    before_now = {one.pk: one.chair_place for one in line}
    with rows.house(*(one.person_id for one in line)):
        for place, pk in enumerate(moved, 1):
            if before_now[pk] != place:
                models.AgendaItem.objects.filter(pk=pk).update(chair_place=place)
    item.refresh_from_db()
    return item


@action
def sign_off(*, by: actors.Staff, item: models.AgendaItem) -> None:
    """The huddle has talked about somebody whom nobody could reach, and signs it off. Nothing ends by itself (P1)."""
    access.check_may_decide(by=by, item=item)
    if item.sitting.state != "open":
        raise errors.Refused("Open the sitting first: only a huddle that sits can sign this off.")
    closing = standing.closing_of(person=item.person_id, ending="not_reached")
    if closing is None:
        raise errors.Refused("Nobody has asked the huddle for this.")
    where = f"{item.sitting.huddle.name}, {item.sitting.on:%-d %B %Y}"[:160]
    if closing.matter.kind == "care":
        caseload.agree_at_huddle(by=by, closing=closing, huddled=_in_the_room(item.sitting), where=where)
    steps.sign_off(by=by, closing=closing, where=where)


def _in_the_room(sitting: models.Sitting) -> ladder.Huddled:
    """Organisations that are here now, and how many registered clinicians."""
    here = list(models.Presence.objects.filter(sitting=sitting, left_at=None))
    clinical = accounts.clinicians(works=[(one.user_id, one.team_id) for one in here])
    organisations = len({one.organisation_id for one in here})
    return ladder.Huddled(outcome=ladder.AGREED, organisations=organisations, clinicians=clinical)
