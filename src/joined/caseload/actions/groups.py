"""A team's group: begun, changed, ended; who is in it, each with their own yes (C32)."""

from __future__ import annotations

import dataclasses
import datetime
import uuid

from joined.base import rows
from joined.caseload import access, models, words
from joined.caseload.actions import contacts, nexts, sessions
from joined.kit import actors, clock, errors
from joined.people import actions as people
from joined.steps import actions as steps
from joined.trail.writing import action


@dataclasses.dataclass(frozen=True, kw_only=True)
class Grouping:
    """What a group is: its name, where, how, on which day of the week (0: Monday) and when as a rule, and by whom."""

    name: str
    where: str
    mechanism: str
    weekday: int
    usual_time: datetime.time
    leader_id: uuid.UUID | None = None


@action
def begin_group(*, by: actors.Staff, team_id: uuid.UUID, grouping: Grouping) -> models.Group:
    """A group of one of my teams. Raises NotHere for another team's, Refused for a leader who is not in it."""
    access.check_runs_groups(to=by, team_id=team_id)
    _check_leader(grouping.leader_id, team_id)
    given = dataclasses.asdict(grouping)
    return models.Group.objects.create(team_id=team_id, begun_at=clock.now(), begun_by=by.shown, **given)


@action
def change_group(*, by: actors.Staff, group: models.Group, grouping: Grouping) -> models.Group:
    """Another name, place, time or leader, for sessions that are booked from now on."""
    access.check_runs_groups(to=by, team_id=group.team_id)
    _check_leader(grouping.leader_id, group.team_id)
    if not models.Group.objects.filter(pk=group.pk, ended_at=None).update(**dataclasses.asdict(grouping)):
        raise errors.Refused(words.GROUP_OVER)
    group.refresh_from_db()
    return group


def _check_leader(leader_id: uuid.UUID | None, team_id: uuid.UUID) -> None:
    if leader_id is not None and not nexts.is_member(leader_id, team_id):
        raise errors.Refused("Choose somebody of the team.", field="leader")


@action
def end_group(*, by: actors.Staff, group: models.Group) -> models.Group:
    """The group meets no more; nobody's care changes by it. Raises Refused while a session is booked."""
    access.check_runs_groups(to=by, team_id=group.team_id)
    if sessions.to_come(group).exists():
        raise errors.Refused(words.GROUP_STILL_BOOKED)
    now = {"ended_at": clock.now(), "ended_by": by.shown}
    if not models.Group.objects.filter(pk=group.pk, ended_at=None).update(**now):
        raise errors.Refused(words.GROUP_OVER)
    group.refresh_from_db()
    return group


@action
def put_in(
    *, by: actors.Staff, spell: models.Spell, group: models.Group, said_yes: str, word: people.Word | None = None
) -> models.GroupMember:
    """They said yes to the group: every session that is booked already is a contact of theirs from now on.

    `word`: their yes that the charity which runs it may know them. Raises NotHere for a group that is neither of a
    team of `by` nor of a charity here, Refused without their yes, or where they are in it.
    """
    access.check_puts_into(to=by, group=group)
    access.check_may_write(by=by, spell=spell)
    if said_yes not in words.SAID_YES:
        raise errors.Refused(words.GROUP_NEEDS_YES, field="said_yes")
    if access.is_partner(organisation_kind=group.team.organisation.kind):
        if word is None:
            raise errors.Refused(words.GROUP_NEEDS_KNOWN, field="alone")
        people.let_know(by=by, person=spell.person, organisation_id=group.team.organisation_id, word=word)
    if group.ended_at:
        raise errors.Refused(words.GROUP_OVER)
    with rows.house(spell.person_id):
        steps.check_open(spell.matter)
        if models.GroupMember.objects.filter(group=group, spell=spell, until_on=None).exists():
            raise errors.Refused(words.GROUP_HAS_THEM, field="person")
        member = models.GroupMember.objects.create(
            person_id=spell.person_id,
            spell=spell,
            group=group,
            said_yes=said_yes,
            from_on=clock.today(),
            put_by=by.shown,
        )
        there = models.Attending.objects.filter(person_id=spell.person_id).values("session")
        coming = list(sessions.to_come(group).exclude(pk__in=there).select_related("group"))
    for session in coming:
        sessions.attend(by, spell, session)
    return member


@action
def leave_group(*, by: actors.Staff, member: models.GroupMember) -> models.GroupMember:
    """They are in it no longer, and their booked sessions are cancelled for them; booking another is a step.

    Raises NotHere for another team's group, Refused where they have left already.
    """
    access.check_puts_into(to=by, group=member.group)
    access.check_may_write(by=by, spell=member.spell)
    with rows.house(member.person_id):
        now = {"until_on": clock.today(), "until_by": by.shown}
        if not models.GroupMember.objects.filter(pk=member.pk, until_on=None).update(**now):
            raise errors.Refused("They have left it already.")
        booked = models.Attending.objects.filter(
            person_id=member.person_id,
            session__group_id=member.group_id,
            contact__attendance="",
            contact__at__gt=clock.now(),
        )
        planned = [one.contact for one in booked.select_related("contact__spell__matter")]
        member.refresh_from_db()
    for contact in planned:
        contacts.call_off(by=by, contact=contact, attendance="2")
    return member
