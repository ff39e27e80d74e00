"""Rows for pages and actions: found, or NotHere."""

import datetime
import uuid

from django.db.models import Exists, OuterRef

from joined.accounts import queries as accounts
from joined.base import rows
from joined.huddle import access, models, reasons
from joined.huddle.queries import shapes
from joined.kit import actors, errors

SITTINGS = models.Sitting.objects.select_related("huddle__chair_team", "chair", "scribe")

_HAS_PLAN = Exists(models.Proposal.objects.filter(item=OuterRef("pk")).exclude(state="replaced"))
ITEMS = models.AgendaItem.objects.annotate(has_plan=_HAS_PLAN).select_related(
    "sitting__huddle__chair_team",
    "sitting__scribe",
    "referral__asker_organisation",
    "referral__joined_to",
    "brought_by_team",
    "person",
)
_SPOKEN_OF = (
    *("person__version", "thread", "sitting__chair", "sitting__scribe", "sitting__state"),
    *("sitting__huddle__chair_team",),
)
_OF_ITEM = tuple(field.name for field in models.AgendaItem._meta.concrete_fields)


def lines_of(sitting: models.Sitting) -> list[models.AgendaItem]:
    """What stands on an agenda, in its order, as far as whoever asks may see it; each with person and request."""
    found = models.AgendaItem.objects.annotate(has_plan=_HAS_PLAN).select_related("person", "referral")
    found = found.only(*_OF_ITEM, "person__name", "referral__asker_name")
    items = list(found.filter(sitting=sitting).exclude(state="withdrawn"))
    for item in items:
        item.sitting = sitting
    return reasons.in_line(items)


def sitting_row(*, to: actors.Actor, sitting_id: uuid.UUID) -> models.Sitting:
    """The sitting, for pages and actions. Raises NotHere unless a team of `to` belongs to it."""
    row = SITTINGS.filter(pk=sitting_id).first()
    if row is None:
        raise errors.NotHere()
    access.check_may_sit(by=to, sitting=row)
    return row


def item_row(*, to: actors.Actor, item_id: uuid.UUID) -> models.AgendaItem:
    """The item, for pages and actions. Raises NotHere where the person's choices hide it from `to`."""
    with rows.acting(to):
        row = ITEMS.filter(pk=item_id).first()
    if row is None:
        raise errors.NotHere()
    return row


def spoken_of(*, to: actors.Actor, item_id: uuid.UUID) -> models.AgendaItem:
    """The item with its sitting and no more, where only what is said about it is read. Raises NotHere as `item_row`."""
    found = models.AgendaItem.objects.select_related("sitting__huddle", "person").only(*_SPOKEN_OF)
    with rows.acting(to):
        row = found.filter(pk=item_id).first()
    if row is None:
        raise errors.NotHere()
    return row


def proposal_row(*, to: actors.Actor, proposal_id: uuid.UUID) -> models.Proposal:
    """The proposal, for pages and actions. Raises NotHere where `to` may not see it."""
    with rows.acting(to):
        row = (
            models.Proposal.objects.filter(pk=proposal_id)
            .select_related("person", "team", "item__referral__joined_to__matter", "item__referral__matter")
            .select_related("item__sitting__huddle__chair_team")
            .first()
        )
    if row is None:
        raise errors.NotHere()
    return row


def offer_row(*, to: actors.Actor, offer_id: uuid.UUID) -> models.HuddleOffer:
    """The offer, for the action. Raises NotHere where `to` may not see it."""
    with rows.acting(to):
        row = models.HuddleOffer.objects.filter(pk=offer_id).select_related("item__sitting__huddle").first()
    if row is None:
        raise errors.NotHere()
    return row


def proposal_of_message(*, to: actors.Actor, message_id: uuid.UUID) -> models.Proposal | None:
    """The proposal that a message told, if it told one."""
    with rows.acting(to):
        found = models.Proposal.objects.filter(message_id=message_id).first()
    return proposal_row(to=to, proposal_id=found.pk) if found else None


def item_of_request(*, to: actors.Actor, referral_id: uuid.UUID) -> models.AgendaItem:
    """Where a request that was just brought stands."""
    with rows.acting(to):
        return ITEMS.filter(referral_id=referral_id).order_by("-brought_at").first()


def open_referral(*, person: uuid.UUID) -> object | None:
    """The request that an item of this person belongs to, the latest first; within a context only."""
    item = ITEMS.filter(person_id=person).exclude(referral=None).order_by("-brought_at").first()
    return (item.referral.joined_to or item.referral) if item else None


def members(sitting: models.Sitting) -> list:
    """Memberships of everybody who works in a team of this huddle."""
    invited = list(models.Invited.objects.filter(huddle=sitting.huddle).values_list("team_id", flat=True))
    return accounts.members(team_ids=[*invited, sitting.huddle.chair_team_id])


def member(*, sitting: models.Sitting, user_id: uuid.UUID) -> object:
    """The membership by which somebody is at this huddle. Raises NotHere for anybody else."""
    found = next((row for row in members(sitting) if row.user_id == user_id), None)
    if found is None:
        raise errors.NotHere()
    return found


def user_called(name: str) -> uuid.UUID | None:
    """The member of staff of that name, when there is exactly one; else in-take works out who is meant."""
    return accounts.user_called(name=name)


def header(row: models.Sitting, *, to: actors.Actor, count: int) -> shapes.Header:
    """One sitting as headings and lists show it; `count` people are on its agenda."""
    closed_at = row.ends_at - datetime.timedelta(minutes=row.huddle.closed_part_minutes)
    return shapes.Header(
        id=row.pk,
        neighbourhood_id=row.huddle.neighbourhood_id,
        name=row.huddle.name,
        on=row.on,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        state=row.state,
        part=row.part,
        closed_part_at=closed_at,
        chair_name=row.chair.name if row.chair else "",
        link=row.huddle.link,
        count=count,
        may_run=access.may_run(by=to, sitting=row),
        is_mine=True,
        now_item_id=row.now_item_id,
        scribe_name=row.scribe.name if row.scribe else "",
        is_scribe=row.scribe_id == to.id,
        may_see_numbers=row.state == "closed" and access.may_see_numbers(by=to),
    )
