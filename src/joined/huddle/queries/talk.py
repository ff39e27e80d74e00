"""What was said about people at the table: views, offers, and what partners ask before a yes."""

import uuid
from collections.abc import Iterable, Mapping, Sequence

from django.db.models import F, Model, QuerySet

from joined.huddle import access, models
from joined.huddle.queries import shapes
from joined.kit import actors


def about_each(to: actors.Staff, items: Sequence[models.AgendaItem]) -> dict[uuid.UUID, shapes.Talk]:
    """What was said about each of these so far, by the item, in three statements; the caller writes the looks."""
    by_thread = {item.thread: item for item in items}
    views, offers = _views(by_thread), _offers(by_thread)
    asks = _asks(to, by_thread)
    return {
        item.pk: shapes.Talk(
            tuple(views[item.thread]),
            tuple(offers[item.thread]),
            tuple(asks[item.thread]),
            access.may_decide(by=to, item=item),
        )
        for item in items
    }


Items = Mapping[uuid.UUID, models.AgendaItem]
"""By the thread that they belong to: what was said is kept when an item is carried over."""
_VIEW = ("words", "by_name", "by_role", "organisation__name", "at", "said_at")
_OFFER = (
    *("id", "team_id", "team__name", "by_name", "kind", "service", "what", "who", "first_on", "languages", "space"),
    *("next_door", "is_in_plan"),
)
_ASKED = ("id", "person_id", "team_id", "question", "asked_by", "to_team_id", "answer_by", "answer", "answered_at")
_ASKED_OF = ("answered_by", "team__organisation__name", "to_team__name", "item_id")


def _of_these(table: type[Model], items: Items, *, order: str) -> QuerySet:
    people = [item.person_id for item in items.values()]
    return table.objects.filter(person_id__in=people, item__thread__in=list(items)).order_by(order)


def _views(items: Items) -> dict[uuid.UUID, list[shapes.Said]]:
    found: dict[uuid.UUID, list[shapes.Said]] = {thread: [] for thread in items}
    for thread, *row in _of_these(models.View, items, order="at").values_list("item__thread", *_VIEW):
        found[thread].append(shapes.Said(*row))
    return found


def _offers(items: Items) -> dict[uuid.UUID, list[shapes.Offered]]:
    found: dict[uuid.UUID, list[shapes.Offered]] = {thread: [] for thread in items}
    for thread, *row in _of_these(models.HuddleOffer, items, order="at").values_list("item__thread", *_OFFER):
        found[thread].append(shapes.Offered(*row))
    return found


def _asks(to: actors.Staff, items: Items) -> dict[uuid.UUID, list[shapes.AskedFirst]]:
    found: dict[uuid.UUID, list[shapes.AskedFirst]] = {thread: [] for thread in items}
    rows = _of_these(models.PartnerQuestion, items, order="asked_at").annotate(thread=F("item__thread"))
    for row in rows.select_related("team__organisation", "to_team").only(*_ASKED, *_ASKED_OF):
        if _may_read(to, row):
            if row.item_id == items[row.thread].pk:  # else it was asked at an earlier sitting
                row.item = items[row.thread]
            found[row.thread].append(_asked_first(to, row))
    return found


def as_said(found: Iterable[models.Addendum]) -> tuple[shapes.Said, ...]:
    """What was added later, in its order; each with its organisation."""
    return tuple(
        shapes.Said(
            words=row.words,
            by_name=row.by_name,
            by_role=row.by_role,
            organisation=row.organisation.name,
            at=row.at,
            said_at=row.said_at,
        )
        for row in found
    )


def _may_read(to: actors.Staff, row: models.PartnerQuestion) -> bool:
    """A partner reads its own team's alone: an answer says what the person lets that partner know."""
    return not access.is_partner(by=to) or row.team_id in to.team_ids


def _asked_first(to: actors.Staff, row: models.PartnerQuestion) -> shapes.AskedFirst:
    return shapes.AskedFirst(
        id=row.pk,
        question=row.question,
        asked_by=row.asked_by,
        organisation=row.team.organisation.name,
        to_team=row.to_team.name,
        answer_by=row.answer_by,
        answer=row.answer,
        answered_by=row.answered_by or "",
        may_answer=not row.answered_at and access.may_answer_partner(by=to, question=row),
    )
