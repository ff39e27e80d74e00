"""Worries that my teams hold or were warned of, and one on its own page."""

import uuid

from django.db.models import Q

from joined.base import paging, rows
from joined.kit import actors, clock, errors
from joined.people import queries as persons
from joined.steps import queries as steps
from joined.trail.writing import shows
from joined.worries import access, models, words
from joined.worries.queries import shapes

ROWS = models.Worry.objects.select_related("person", "team", "holder")
ANSWERED_AT_MOST = 20


def row(*, to: actors.Actor, worry_id: uuid.UUID) -> models.Worry:
    """The row, for pages and actions. Raises NotHere where `to` may not see it."""
    with rows.acting(to):
        found = ROWS.filter(pk=worry_id).first()
    if found is None:
        raise errors.NotHere()
    return found


@shows
def of_mine(*, to: actors.Staff, after: str = "") -> shapes.Worries:
    """A page of the open ones, oldest first, what cannot wait or is late before all, whenever it came.

    On the first page the latest answered stand last. `after`: a page's mark. Raises NotHere.
    """
    if not access.is_listener(by=to):
        raise errors.NotHere()
    warned = steps.promised_by(to=to, source="early")
    mine = ROWS.filter(Q(team_id__in=to.team_ids) | Q(holder_id=to.id) | Q(person_id__in=warned))
    pressing = Q(safety="cannot_wait") | Q(state="received", reads_by__lt=clock.now())
    still = mine.filter(answered_at=None)
    page = paging.page(still.filter(pressing), still.exclude(pressing), by=("received_at", "id"), after=after)
    latest = mine.exclude(answered_at=None).order_by("-answered_at")[:ANSWERED_AT_MOST]
    over = list(latest) if page.is_first else []
    shown = {one.id: one for one in _as_worries(to, [*page.rows, *over])}
    ours = [shown[one.pk] for one in page.rows if one.pk in shown]
    first = tuple(one for one in ours if one.cannot_wait or one.is_late)
    return shapes.Worries(
        page=page,
        first=first,
        others=tuple(one for one in ours if one not in first),
        answered=tuple(shown[one.pk] for one in over if one.pk in shown),
        people=tuple({one.person.id for one in shown.values()}),
    )


@shows
def worry(*, to: actors.Staff, worry_id: uuid.UUID) -> shapes.Worries:
    """One worry. Raises NotHere."""
    found = row(to=to, worry_id=worry_id)
    access.check_may_read(by=to, worry=found)
    shown = _as_worries(to, [found])
    if not shown:
        raise errors.NotHere()
    return shapes.Worries(page=paging.NOTHING, first=shown, others=(), answered=(), people=(found.person_id,))


def _as_worries(to: actors.Staff, found: list[models.Worry]) -> tuple[shapes.Worry, ...]:
    ids = list({one.person_id for one in found})
    if not ids:
        return ()
    with rows.narrow(ids):
        people = persons.each(to=to, people=ids)
        now = steps.about_each(to=to, people=ids)
    return tuple(_worry(to, one, people[one.person_id], now[one.person_id]) for one in found if one.person_id in people)


def _worry(to: actors.Staff, one: models.Worry, person: persons.Person, now: steps.Now) -> shapes.Worry:
    tag, meaning = words.TAGS[one.state]
    own = tuple(step for step in now.steps if step.source in ("worry", "early", "assessment"))
    return shapes.Worry(
        id=one.pk,
        reference=one.reference,
        person=person,
        sees=one.sees,
        added=one.added,
        safety=one.safety,
        sender=f"{one.sender_name}, {one.sender_relation}" if one.sender_relation else one.sender_name,
        sender_phone=one.sender_phone,
        sender_hours=one.sender_hours,
        may_tell=words.TELL[one.may_tell],
        is_to_be_kept=one.may_tell != "yes",
        helps=one.helps == "yes",
        assessment=words.ASSESSMENT[one.assessment],
        heard_by=one.heard_by,
        received_at=one.received_at,
        reads_by=one.reads_by,
        state=one.state,
        tag=tag,
        meaning=meaning,
        holder_id=one.holder_id,
        holder_name=one.holder.name if one.holder else "",
        team_name=one.team.name,
        passed_to=one.passed_to,
        rang_at=one.rang_at,
        rang_by=one.rang_by or "",
        answered_at=one.answered_at,
        answered_by=one.answered_by or "",
        done=one.done,
        now=now,
        own_steps=own,
        may_work=one.team_id in to.team_ids or now.team_id in to.team_ids,
    )
