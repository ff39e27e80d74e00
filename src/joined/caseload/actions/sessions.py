"""Sessions of a group: each a contact of everybody in it, and afterwards one page says who came (C32, C35)."""

from __future__ import annotations

import datetime
import typing
import uuid
from collections.abc import Mapping

from joined.base import rows
from joined.caseload import access, models, words
from joined.caseload.actions import contacts
from joined.kit import actors, clock, errors
from joined.trail.writing import action, in_turn

if typing.TYPE_CHECKING:
    from django.db.models import QuerySet


def to_come(group: models.Group) -> QuerySet[models.GroupSession]:
    """Sessions that are booked and have not begun."""
    return models.GroupSession.objects.filter(group=group, cancelled_at=None, at__gt=clock.now()).order_by("at")


@action
def book_session(*, by: actors.Staff, group: models.Group, at: datetime.datetime, where: str) -> models.GroupSession:
    """A session, and a contact to come of everybody in the group. Raises NotHere, Refused for a time that is past,
    twice at one time, or where the group has ended."""
    access.check_runs_groups(to=by, team_id=group.team_id)
    if group.ended_at:
        raise errors.Refused(words.GROUP_OVER)
    if at <= clock.now():
        raise errors.Refused("Choose a time to come.", field="on_day")
    if models.GroupSession.objects.filter(group=group, at=at, cancelled_at=None).exists():
        raise errors.Refused(words.SESSION_TWICE, field="on_day")
    session = models.GroupSession.objects.create(
        group=group,
        at=at,
        on_day=clock.london(at).date(),
        where=where.strip() or group.where,
        leader_id=group.leader_id,
        booked_at=clock.now(),
        booked_by=by.shown,
    )
    with access.group_seen(to=by, groups=[group.pk]):
        members = models.GroupMember.objects.filter(group=group, until_on=None, spell__matter__ended_at=None)
        members = list(members.select_related("spell__matter"))
        in_turn([one.person_id for one in members])
        for member in members:
            attend(by, member.spell, session)
    return session


def attend(by: actors.Staff, spell: models.Spell, session: models.GroupSession) -> None:
    """A session as a contact to come of one person; within a deed."""
    booked = contacts.Booked(
        at=session.at,
        mechanism=session.group.mechanism,
        team_id=session.group.team_id,
        worker_id=session.leader_id,
        kind="group",
        where=session.where,
    )
    contact = contacts.book(by=by, spell=spell, booked=booked, group=session.group)
    with rows.house(spell.person_id):
        models.Attending.objects.create(person_id=spell.person_id, spell=spell, session=session, contact=contact)


@action
def who_came(*, by: actors.Staff, session: models.GroupSession, said: Mapping[uuid.UUID, str]) -> models.GroupSession:
    """Of everybody who was booked and is named here by the id of their attending: one of `words.CAME`; all or none.

    Each counts by the rule of their own team; who did not come has the next rung as a step. Who was answered for
    meanwhile keeps that answer. Raises NotHere, Refused before it has begun.
    """
    access.check_runs_groups(to=by, team_id=session.group.team_id)
    if session.at > clock.now():
        raise errors.Refused(words.SESSION_TO_COME)
    with access.group_seen(to=by, groups=[session.group_id]):
        waiting = [one for one in _waiting(session) if said.get(one.pk) in words.CAME]
        in_turn([one.person_id for one in waiting])
        for one in waiting:
            _say_came(by, session, one, said[one.pk])
    return session


def _say_came(by: actors.Staff, session: models.GroupSession, one: models.Attending, attendance: str) -> None:
    happened = contacts.Happened(
        at=session.at,
        mechanism=session.group.mechanism,
        attendance=attendance,
        team_id=session.group.team_id,
        worker_id=session.leader_id or by.id,
        kind="group",
    )
    contacts.record(by=by, spell=one.contact.spell, happened=happened, planned=one.contact, group=session.group)


@action
def cancel_session(*, by: actors.Staff, session: models.GroupSession, why: str) -> models.GroupSession:
    """We cancel it for everybody; where nothing else is booked, booking is a step again.

    Raises NotHere, Refused without why, twice, or after it has begun.
    """
    access.check_runs_groups(to=by, team_id=session.group.team_id)
    if not why.strip():
        raise errors.Refused("Say why, in a few words.", field="why")
    if session.at <= clock.now():
        raise errors.Refused(words.SESSION_BEGUN)
    now = {"cancelled_at": clock.now(), "cancelled_by": by.shown, "cancelled_why": why.strip()}
    if not models.GroupSession.objects.filter(pk=session.pk, cancelled_at=None).update(**now):
        raise errors.Refused(words.SESSION_OVER)
    if not access.is_outside(to=by):
        _call_off_each(by, session, why)
    everybody = access.who_agreed(to=rows.THE_HOUSE, groups=[session.group_id])[session.group_id]
    with rows.house(*everybody):  # for all: also for whoever `by` does not see, or not any more
        _call_off_each(rows.THE_HOUSE, session, why)
    session.refresh_from_db()
    return session


def _call_off_each(by: actors.Actor, session: models.GroupSession, why: str) -> None:
    waiting = _waiting(session)
    in_turn([one.person_id for one in waiting])
    for one in waiting:
        contacts.call_off(by=by, contact=one.contact, attendance="4", why=why)


def _waiting(session: models.GroupSession) -> list[models.Attending]:
    """Those of whom nobody has said what became of it."""
    found = models.Attending.objects.filter(session=session, contact__attendance="")
    return list(found.select_related("contact__spell__matter"))
