"""Asking for somebody: what in-take writes down for whoever rings, and what colleagues and charities send."""

from __future__ import annotations

import dataclasses
import typing
import uuid
from collections.abc import Collection

from django.db.models import Exists, OuterRef

from joined.base import rows
from joined.doors import access, models, rules, words
from joined.doors.actions import holding, opening
from joined.kit import actors, errors
from joined.people import access as reach
from joined.people import actions as people
from joined.places import queries as places
from joined.steps import actions as steps
from joined.steps import many
from joined.trail import writing
from joined.trail.writing import action

if typing.TYPE_CHECKING:  # another room's row is named here, never imported
    from joined.people import models as persons


@action
def write_down(
    *,
    by: actors.Staff,
    door: str,
    asking: opening.Asking,
    person: persons.Person | None = None,
    details: people.Details | None = None,
    ways: tuple[people.Way, ...] = (),
    phone: str = "",
) -> models.Referral:
    """A call or an e-mail, at once: who it is about (found, or new by `details`), what is asked, how to reach them.

    Raises as `open` does; Forbidden for whoever takes no requests down.
    """
    access.check_may_type(by=by)
    if person is None:
        person = people.welcome(by=by, details=_nearby(by, details))
    referral = opening.open(by=by, person=person, door=door, asking=asking)
    with rows.house(person.pk):
        for way in ways:
            people.confirm_way(by=by, person=person, way=way, phone=phone)
    return referral


@action
def ask(
    *,
    by: actors.Staff,
    asking: opening.Asking,
    person: persons.Person | None = None,
    details: people.Details | None = None,
) -> models.Referral:
    """A colleague or a charity asks for somebody they know here, or for somebody new to them.

    Whether we know that somebody already, in-take finds out; who asks is told the same either way (T08, AC-018).
    """
    access.check_may_ask(by=by)
    if person is None:
        person = _new_to_them(by, details)
    return opening.open(by=by, person=person, door=rules.door_of(by.organisation_kind), asking=asking)


@action
def unmake(*, by: actors.Staff, person: persons.Person, referral_id: uuid.UUID, why: str, second: str) -> None:
    """What I asked by mistake, as a second person agrees, is no request any more.

    Raises NotHere where somebody else asked, Refused where it joined what was open before.
    """
    with rows.house(person.pk):
        referral = models.Referral.objects.select_related("matter").filter(pk=referral_id, asker_id=by.id).first()
        if referral is None:
            raise errors.NotHere()
        if referral.joined_to_id:
            raise errors.Refused(words.JOINED)
        steps.end_as_two_said(by=by, matter=referral.matter, words=why, second=second)
        holding.note(by=by, referral=referral, verb="end")


@action
def unmake_many(
    *, by: actors.Staff, referrals: Collection[uuid.UUID], people: Collection[uuid.UUID], why: str, second: str
) -> set[uuid.UUID]:
    """As `unmake` for each of these that is `by`'s own and stands alone, in a handful of statements; which they were.

    `people`: whom they are about.
    """
    with rows.house(*people):
        own = models.Referral.objects.filter(pk__in=list(referrals), asker_id=by.id, joined_to=None)
        ends = [state for state in rules.REFERRAL.states if rules.REFERRAL.may(state, "end")]
        joined = models.Referral.objects.filter(matter=OuterRef("matter")).exclude(pk=OuterRef("pk"))
        found = list(own.filter(state__in=ends).exclude(Exists(joined)).select_related("matter"))
        alone = many.alone(matters=[one.matter_id for one in found])
        found = [one for one in found if one.matter_id in alone]
        many.end_many_as_two_said(by=by, each=[one.matter for one in found], words=why, second=second)
        models.Referral.objects.filter(pk__in=[one.pk for one in found]).update(state="ended")
    about = [(one.person_id, one.pk) for one in found]
    writing.each(by=by, verb="steps.finish_each", about=[(person, None) for person, _ in about])
    writing.each(by=by, verb="doors.note", about=about)
    writing.each(by=by, verb="doors.unmake", about=[(person, None) for person, _ in about])
    return {one.pk for one in found}


def _new_to_them(by: actors.Staff, details: people.Details | None) -> persons.Person:
    """Who may not add people asks all the same: the house keeps them for in-take, and the asker gains no look."""
    details = _nearby(by, details)
    if reach.may_add(by=by):
        return people.welcome(by=by, details=details)
    return people.welcome(by=actors.System("doors.ask"), details=details, provisional=True)


def _nearby(by: actors.Staff, details: people.Details) -> people.Details:
    """Where practice and postcode say nothing, the neighbourhood of whoever was asked."""
    return dataclasses.replace(details, neighbourhood_id=places.neighbourhood_of(team_ids=by.team_ids))
