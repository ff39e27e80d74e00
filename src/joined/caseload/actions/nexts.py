"""What comes next for somebody in care: every contact that is booked, missed or still to book is a step (P1)."""

from __future__ import annotations

import dataclasses
import datetime
import typing
import uuid

from django.db.models import QuerySet

from joined.accounts import queries as accounts
from joined.caseload import access, models, words
from joined.caseload.rules import contacts as facts
from joined.caseload.rules import following
from joined.caseload.words import moving_on as moving_words
from joined.caseload.words import national as national_words
from joined.kit import actors, clock, working_days
from joined.people import queries as people
from joined.places import queries as places
from joined.steps import actions as steps
from joined.steps import queries as standing

if typing.TYPE_CHECKING:  # another room's row is named here, never imported
    from joined.places import models as places_models

BOOK_WITHIN = 2
"""Working days in which the next contact is booked, where none is."""
FOLLOW_UP_HOURS = 48
"""Our aim after a ward; the national one is 72 hours."""


@dataclasses.dataclass(frozen=True)
class Next:
    """A step before it is promised."""

    what: str
    due_on: datetime.date
    source: str
    source_id: uuid.UUID
    someone_id: uuid.UUID | None = None
    due_at: datetime.datetime | None = None


def is_member(user_id: uuid.UUID | None, team_id: uuid.UUID) -> bool:
    """Whether somebody works in that team today."""
    return user_id is not None and team_id in accounts.teams_of(user_id=user_id)


def may_be_named(user_id: uuid.UUID | None, team_id: uuid.UUID, person: uuid.UUID) -> bool:
    """As `is_member`, and not somebody whom this person never wants to see: what is theirs would be seen by nobody."""
    return is_member(user_id, team_id) and user_id not in people.hearing(people=[person])[person].never


def lead_of(spell: models.Spell) -> uuid.UUID | None:
    """The key worker's id."""
    now = models.KeyWorker.objects.filter(spell=spell, role="lead", until_on=None)
    return now.values_list("user_id", flat=True).first()


def promise(by: actors.Actor, spell: models.Spell, step: Next, *, team: places_models.Team | None = None) -> None:
    """A step of the team, by default of the one that is responsible; somebody of it where they are named."""
    team = team or steps.responsible_team(person=spell.person_id)
    made = steps.Next(
        what=step.what,
        team=team,
        someone_id=step.someone_id if may_be_named(step.someone_id, team.pk, spell.person_id) else None,
        due_on=step.due_on,
        due_at=step.due_at,
        source=step.source,
        source_id=step.source_id,
    )
    steps.promise(by=by, matter=spell.matter, step=made)


def promise_contact(by: actors.Actor, spell: models.Spell, contact: models.Contact) -> None:
    """What is booked is a step of whoever holds it; of a charity's group, of the team that answers for them.

    A step of the charity's own would let it see the person; what it was given is their first name.
    """
    team = places.team(contact.team_id)
    if contact.kind == "group" and access.is_partner(organisation_kind=team.organisation.kind):
        due_on = working_days.add(contact.on_day, 1)
        promise(by, spell, Next(words.STEP_PARTNERS_GROUP, due_on, "contact", contact.pk, lead_of(spell)))
        return
    said = words.STEP_GROUP if contact.kind == "group" else words.STEP_MEET
    what = said.format(how=words.MECHANISMS[contact.mechanism].lower())
    step = Next(what, contact.on_day, "contact", contact.pk, contact.worker_id, contact.at)
    promise(by, spell, step, team=team)


def finish(by: actors.Actor, spell: models.Spell, reason: str, **sources: uuid.UUID) -> None:
    """Steps that stood until this was said."""
    steps.finish_each(by=by, person=spell.person_id, sources=dict(sources), reason=reason)


def promise_follow_up(by: actors.Actor, spell: models.Spell, pause_id: uuid.UUID, left_on: datetime.date) -> None:
    """Who came home from a ward is seen within 48 hours; within a deed."""
    due_on = max(clock.today(), left_on + datetime.timedelta(hours=FOLLOW_UP_HOURS))
    promise(by, spell, Next(national_words.STEP_AFTER_WARD, due_on, "follow_up", pause_id, lead_of(spell)))


def finish_follow_up(by: actors.Actor, contact: models.Contact) -> None:
    """They were seen after the ward as it is counted: by an NHS team, on a later day than the one on which they left.

    Source: `rules.following`, which the box on their page goes by as well.
    """
    if not _follows_up(contact):
        return
    for pause_id in _home_before(contact).values_list("pk", flat=True):
        finish(by, contact.spell, "They were seen after the ward", follow_up=pause_id)


def follow_up_again(by: actors.Actor, was: models.Contact) -> None:
    """Who had been seen after the ward by a contact that is put right is to be seen, unless another one has (H27)."""
    spell, left = was.spell, _home_before(was).order_by("-until_on").first()
    if left is None or not _follows_up(was) or standing.has_open(to=by, matter=spell.matter_id, source="follow_up"):
        return
    since = models.Contact.objects.filter(spell=spell, replaced_at=None, on_day__gt=left.until_on)
    again = models.Pause.objects.filter(spell=spell, kind="ward", from_on__gt=left.until_on)
    if not again.exists() and not any(_follows_up(contact) for contact in since):
        promise_follow_up(by, spell, left.pk, left.until_on)


def _home_before(contact: models.Contact) -> QuerySet[models.Pause]:
    """Stays on a ward from which they had come home on an earlier day than that of this contact."""
    return models.Pause.objects.filter(spell=contact.spell, kind="ward", left_to="home", until_on__lt=contact.on_day)


def _follows_up(contact: models.Contact) -> bool:
    seen = facts.Contact(
        on=contact.on_day,
        attendance=contact.attendance,
        mechanism=contact.mechanism,
        with_whom=contact.with_whom,
    )
    return following.sees(contact=seen, organisation_kind=places.team(contact.team_id).organisation.kind)


def book_if_nothing(by: actors.Actor, spell: models.Spell) -> None:
    """Where no contact is booked, booking one is the key worker's step; where one is, that is no step any more."""
    planned = models.Contact.objects.filter(spell=spell, attendance="", replaced_at=None, on_day__gte=clock.today())
    if planned.exists():
        finish(by, spell, "It is booked", book=spell.pk)
    elif not standing.has_open(to=by, matter=spell.matter_id, source="book"):
        due_on = clock.working_day(BOOK_WITHIN)
        promise(by, spell, Next(words.STEP_BOOK, due_on, "book", spell.pk, lead_of(spell)))


def await_if_unseen(by: actors.Actor, spell: models.Spell) -> None:
    """Where they came back and nobody has met them since, as we know now, seeing them is a step again."""
    back = models.CameBack.objects.filter(spell=spell).order_by("-asked_at").first()
    if back is None or standing.has_open(to=by, matter=spell.matter_id, source="come_back"):
        return
    met = models.Contact.objects.filter(spell=spell, replaced_at=None, counts=True, at__gte=back.asked_at)
    if not met.exists():
        due_on = max(back.see_by, clock.today())
        promise(by, spell, Next(moving_words.STEP_BACK, due_on, "come_back", spell.pk, lead_of(spell)))
