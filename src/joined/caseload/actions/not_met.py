"""A contact that is put right was no meeting after all: nobody is let go by it, and who is still to meet them knows.

Sources: promise P1 (accepted *and met*), hazard H19.
"""

from __future__ import annotations

import datetime

from joined.caseload import models
from joined.caseload.actions import nexts
from joined.caseload.queries import moving_on as standing
from joined.caseload.rules import contacts as facts
from joined.caseload.words import moving_on as moving_words
from joined.kit import actors, clock


def see_not_met(by: actors.Actor, spell: models.Spell, *, was: models.Contact, now: models.Contact) -> None:
    """`now` is written in the place of `was`, while they are moving on: within the deed that puts it right."""
    moving = standing.under_way(spell)
    if moving is None:
        return
    if moving.exit_contact_id == was.pk:
        is_one = now.pk in {pk for pk, _ in standing.could_be_meeting(moving)}
        models.MovingOn.objects.filter(pk=moving.pk).update(exit_contact=now if is_one else None)
    if not _is_meeting(was):
        return
    met = models.Support.objects.filter(moving_on=moving, offer__to_team_id=was.team_id, met_at__gte=_first(was))
    for support in met.filter(offer__answered_at__lte=was.written_at).select_related("offer__to_team"):
        _is_to_meet(by, spell, support)


def _is_meeting(contact: models.Contact) -> bool:
    is_direct = facts.is_direct(attendance=contact.attendance, mechanism=contact.mechanism)
    return contact.with_whom == "person" and is_direct


def _first(contact: models.Contact) -> datetime.datetime:
    """When it was first written down: what it was put right from goes with it."""
    while contact.replaces is not None:
        contact = contact.replaces
    return contact.written_at


def _is_to_meet(by: actors.Actor, spell: models.Spell, support: models.Support) -> None:
    offer = support.offer
    theirs = models.Contact.objects.filter(spell=spell, team_id=offer.to_team_id, replaced_at=None, **standing.MEETING)
    if theirs.filter(written_at__gte=offer.answered_at).exists():
        return
    models.Support.objects.filter(pk=support.pk).update(met_at=None, met_by=None)
    what = moving_words.STEP_NOT_MET.format(what=offer.what)[:300]
    nexts.promise(by, spell, nexts.Next(what, clock.working_day(1), "offer", offer.pk), team=offer.to_team)
