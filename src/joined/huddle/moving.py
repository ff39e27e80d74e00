"""What was said at huddles about two records of one person: kept together, and once on each agenda."""

import uuid

from django.db.models import F

from joined.base import moving, rows
from joined.base.moving import Moved, Moving
from joined.huddle import models, rules, words
from joined.kit import actors, errors
from joined.trail.writing import action


@action
def move_person(*, by: actors.Actor, from_: uuid.UUID, to: uuid.UUID) -> tuple[Moved, ...]:
    """Items, views, offers and plans of `from_` become `to`'s. Raises Refused while they are being talked about,
    and where each has a plan that waits for an answer."""
    with rows.house(from_, to):
        _check(from_, to)
        ours = Moving(from_=from_, to=to)
        _once_on_each_agenda(ours)
        ours.everything("huddle")
    return tuple(ours.done)


def _check(from_: uuid.UUID, to: uuid.UUID) -> None:
    items = models.AgendaItem.objects.filter(person_id__in=(from_, to))
    if items.filter(sitting__state="open", sitting__now_item_id=F("pk")).exists():
        raise errors.Refused(words.TALKING)
    waiting = models.Proposal.objects.filter(person_id__in=(from_, to), state="proposed")
    if waiting.values("person_id").distinct().count() > 1:
        raise errors.Refused(words.TWO_PLANS)


def _once_on_each_agenda(ours: Moving) -> None:
    """Waiting twice at one sitting: the earlier item stays, and reads what was said of both."""
    waiting = models.AgendaItem.objects.filter(state="waiting")
    kept = {item.sitting_id: item for item in waiting.filter(person_id=ours.to)}
    for item in waiting.filter(person_id=ours.from_, sitting_id__in=kept):
        found = models.AgendaItem.objects.filter(pk=item.pk)
        state = rules.ITEM.after(item.state, "take off")
        ours.place(found, state=state, thread=kept[item.sitting_id].thread)


@action
def move_back(*, by: actors.Actor, from_: uuid.UUID, to: uuid.UUID, moved: tuple[Moved, ...]) -> None:
    """Back, with their views, offers and plans; what was said since goes with the request it was about."""
    with rows.house(from_, to):
        for model, _ in moving.tables("huddle"):
            moving.put_back(model, moved)
        items = models.AgendaItem.objects.filter(person_id__in=(from_, to))
        for item in items.exclude(referral=None).exclude(referral__person_id=F("person_id")).select_related("referral"):
            models.AgendaItem.objects.filter(pk=item.pk).update(person_id=item.referral.person_id)
        for model in (models.View, models.HuddleOffer, models.PartnerQuestion, models.Proposal, models.Addendum):
            astray = model.objects.filter(person_id__in=(from_, to)).exclude(item__person_id=F("person_id"))
            for row in astray.select_related("item"):
                model.objects.filter(pk=row.pk).update(person_id=row.item.person_id)
