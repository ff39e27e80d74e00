"""What was said about people at the table: views, offers, and what partners ask before a yes."""

import uuid
from collections.abc import Iterable, Sequence

from django.db.models import F, Model

from joined.huddle import access, models
from joined.huddle.queries import shapes
from joined.kit import actors


def about_each(to: actors.Staff, items: Sequence[models.AgendaItem]) -> dict[uuid.UUID, shapes.Talk]:
    """What was said about each of these so far, by the item, in three statements; the caller writes the looks."""
    views = _said(models.View, items, "organisation", order="at")
    offers = _said(models.HuddleOffer, items, "team", order="at")
    asks = _said(models.PartnerQuestion, items, *_ASKED, order="asked_at")
    return {
        item.pk: shapes.Talk(
            as_said(views[item.thread]),
            tuple(_offered(row) for row in offers[item.thread]),
            tuple(_asked_first(to, row) for row in asks[item.thread] if _may_read(to, row)),
            access.may_decide(by=to, item=item),
        )
        for item in items
    }


_ASKED = ("team__organisation", "to_team", "item__sitting__huddle")


def _said(
    table: type[Model], items: Sequence[models.AgendaItem], *related: str, order: str
) -> dict[uuid.UUID, list[Model]]:
    """Rows by the thread that they belong to: what was said is kept when an item is carried over."""
    found: dict[uuid.UUID, list[Model]] = {item.thread: [] for item in items}
    of_these = table.objects.filter(person_id__in=[item.person_id for item in items], item__thread__in=list(found))
    for row in of_these.annotate(thread=F("item__thread")).select_related(*related).order_by(order):
        found[row.thread].append(row)
    return found


def as_said(found: Iterable[models.View | models.Addendum]) -> tuple[shapes.Said, ...]:
    """Views, or what was added to them later, in their order; each with its organisation."""
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


def _offered(row: models.HuddleOffer) -> shapes.Offered:
    return shapes.Offered(
        id=row.pk,
        team_id=row.team_id,
        team_name=row.team.name,
        by_name=row.by_name,
        kind=row.kind,
        service=row.service,
        what=row.what,
        who=row.who,
        first_on=row.first_on,
        languages=row.languages,
        space=row.space,
        next_door=row.next_door,
        is_in_plan=row.is_in_plan,
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
