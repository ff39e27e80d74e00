"""What was said at huddles about two records of one person: kept together, and once on each agenda."""

import copy
import uuid

from django.db.models import F, Q

from joined.base import moving, rows
from joined.base.moving import Moved, Moving
from joined.huddle import models, rules, words
from joined.huddle.actions import placing
from joined.kit import actors, errors
from joined.people import queries as known
from joined.trail.writing import action

ASKED = ("ask", "in_their_words", "words_said_at", "words_by", "story", "safety_line", "partner_line", "sharing")
CARD = ("referral_id", "why", "reasons", "is_made", "order", *ASKED)
"""What a card says, and why it is there."""
SAID = (models.View, models.HuddleOffer, models.PartnerQuestion, models.Proposal, models.Addendum)


@action
def move_person(*, by: actors.Actor, from_: uuid.UUID, to: uuid.UUID) -> tuple[Moved, ...]:
    """Items, views, offers and plans of `from_` become `to`'s. Raises Refused while they are being talked about,
    and where each has a plan that waits for an answer."""
    with rows.house(from_, to):
        _check(from_, to)
        ours = Moving(from_=from_, to=to)
        waiting = models.AgendaItem.objects.filter(person_id__in=(from_, to), state="waiting")
        ours.remember(waiting, *CARD)
        for model in SAID:
            ours.remember(model.objects.filter(item__in=waiting))
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
    """Back, with their views, offers and plans; what was said since goes with the request it was about.

    Whoever stood on an agenda stands on it again with their own request, where the other's had taken its place.
    """
    with rows.house(from_, to):
        for model, _ in moving.tables("huddle"):
            moving.put_back(model, moved)
        _own_cards(moved)
        items = models.AgendaItem.objects.filter(person_id__in=(from_, to))
        for item in items.exclude(referral=None).exclude(referral__person_id=F("person_id")).select_related("referral"):
            models.AgendaItem.objects.filter(pk=item.pk).update(person_id=item.referral.person_id)
        for model in SAID:
            astray = model.objects.filter(person_id__in=(from_, to)).exclude(item__person_id=F("person_id"))
            for row in astray.select_related("item"):
                model.objects.filter(pk=row.pk).update(person_id=row.item.person_id)


def _own_cards(moved: tuple[Moved, ...]) -> None:
    """Where a request of the other's came onto somebody's card since, each has a card with their own request."""
    there = {one.row for one in moved}
    for one in moved:
        if one.kind == moving.WAS and one.table == models.AgendaItem._meta.db_table:
            item = models.AgendaItem.objects.select_related("referral", "sitting__huddle").get(pk=one.row)
            if item.referral and item.referral.person_id != item.person_id:
                _two_cards(item, moving.said_before(models.AgendaItem, one), there)


def _two_cards(item: models.AgendaItem, card: dict[str, object], there: set[uuid.UUID]) -> None:
    """Not talked about yet, it is its owner's as it was; else it stays the request's, and the owner has a new one."""
    system, owner, other = actors.System("huddle"), item.person_id, item.referral.person_id
    if item.state in ("waiting", "withdrawn") and item.sitting.state != "closed":
        models.AgendaItem.objects.filter(pk=item.pk).update(**card, state="waiting")
        _hang(_card_of(other, item), item, ~Q(pk__in=there))
        item.refresh_from_db()
        placing.look_again(system, item)
        return
    heard = models.AgendaItem.objects.filter(thread=item.thread, referral__person_id=other)
    heard.update(person_id=other, thread=uuid.uuid4())
    sitting = placing.next_sitting(system, item.sitting.huddle)
    row = known.row(to=system, person=owner)
    new = placing.place(system, sitting, row, card | {"thread": item.thread}, team=item.brought_by_team_id)
    _hang(new, item, Q(pk__in=there))


def _hang(new: models.AgendaItem, item: models.AgendaItem, which: Q) -> None:
    """These words, offers and plans were about what the new card says."""
    for model in SAID:
        model.objects.filter(which, item=item).update(item=new, person_id=new.person_id)


def _card_of(person: uuid.UUID, item: models.AgendaItem) -> models.AgendaItem:
    """Another card at the same sitting that says what this one said: waiting where it waited, else as it was."""
    if item.state == "waiting":
        system, said = actors.System("huddle"), {name: getattr(item, name) for name in CARD}
        row = known.row(to=system, person=person)
        return placing.place(system, item.sitting, row, said, team=item.referral.asker_team_id)
    new = copy.copy(item)
    new.pk, new.person_id, new.thread = uuid.uuid4(), person, uuid.uuid4()
    new.save(force_insert=True)
    return new
