"""Deeds of the set-up area that touch more than one room: closing a leaver's account, closing a team."""

from __future__ import annotations

import dataclasses
import typing
import uuid

from joined.accounts import actions as accounts
from joined.accounts import queries as who
from joined.huddle import actions as huddle
from joined.huddle import queries as huddles
from joined.kit import actors, clock, errors
from joined.places import actions as places
from joined.places import queries as known
from joined.set_up import models, queries, rules
from joined.steps import actions as steps
from joined.trail.writing import action

if typing.TYPE_CHECKING:  # another room's row is named here, never imported
    from joined.accounts import models as users
    from joined.places import models as rows


@dataclasses.dataclass(frozen=True)
class Rehomed:
    """What went back to the teams of somebody who left."""

    steps: int
    sittings: int


@action
def let_leave(*, by: actors.Actor, user: users.User) -> Rehomed:
    """They leave the organisation now: sessions end, their steps go back to their teams with nobody's name on them,
    each team's lead is told, and the sittings they would have chaired are free (F-34). All of it or nothing.
    """
    accounts.disable(by=by, user=user)
    return Rehomed(
        steps=steps.rehome(by=by, worker=user.pk),
        sittings=huddle.free_chair(by=by, worker=user.pk),
    )


@action
def close_team(*, by: actors.Actor, team: rows.Team, why: str) -> rows.Team:
    """Nobody asks anything of it any more, and nobody works in it. Refused while anything is with it (F-34)."""
    if chaired := huddles.huddles_of_team(team_id=team.pk):
        raise errors.Refused(f"It runs {chaired[0].name}. Choose another team to chair that first.")
    places.close_team(by=by, team=team, why=why)
    for membership in who.members(team_ids=[team.pk]):
        accounts.end_work_with_team(by=by, membership=membership)
    return team


@action
def end_joint(*, by: actors.Actor, member: rows.JointMember) -> rows.JointMember:
    """An organisation leaves a joint team today, and its people leave the team with it: their steps go back."""
    places.leave_team(by=by, member=member, until_on=clock.today())
    for membership in who.members(team_ids=[member.team_id]):
        if membership.organisation_id == member.organisation_id:
            accounts.end_work_with_team(by=by, membership=membership)
    return member


@action
def begin(*, by: actors.Actor, borough: str, organisation: str, kind: str, name: str, email: str) -> rows.Place:
    """What the operator sets up once: a borough, the organisation that keeps it, and its first administrator."""
    if by.kind != "system":
        raise errors.NotHere()
    place = places.add_place(by=by, name=borough, kind="borough")
    keeper = places.welcome_organisation(by=by, name=organisation, kind=kind)
    places.lead_place(by=by, place=place, organisation=keeper)
    team = known.front_desk(organisation_id=keeper.pk)
    accounts.invite(by=by, name=name, email=email, title="", team=team, role="organisation_administrator")
    return place


@action
def tell_us(*, by: actors.Staff, words: str, page: str, named: bool = False) -> models.Told:
    """What somebody at work tells us about a page: to their own organisation's set-up area, by name only if they say
    so (C78)."""
    return models.Told.objects.create(
        organisation_id=by.organisation,
        words=words,
        page=rules.page_named(page),
        role=by.role_name,
        at=clock.now(),
        by_id=by.id if named else None,
    )


@action
def answer_told(*, by: actors.Staff, told_id: uuid.UUID, answer: str) -> models.Told:
    """Every one is answered. Raises NotHere for anybody but an administrator of that organisation."""
    told = queries.told_row(to=by, told_id=told_id)
    answered = models.Told.objects.filter(pk=told.pk, answered_at=None)
    if not answered.update(answer=answer, answered_at=clock.now(), answered_by=by.name):
        raise errors.Refused("Somebody has answered this already.", field="answer")
    told.refresh_from_db()
    return told
