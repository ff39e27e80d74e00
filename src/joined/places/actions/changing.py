"""Changing what is set up: in place with every version kept, or ended on a day."""

import datetime

from joined.base import versions
from joined.kit import actors, clock, errors
from joined.places import access, models, rules, words
from joined.places.actions import arranging
from joined.trail.writing import action


@action
def change_place(*, by: actors.Actor, place: models.Place, version: int, name: str, why: str = "") -> models.Place:
    """Another name. Raises Conflict where somebody was quicker."""
    access.check_keeps(by, place)
    versions.edit(place, by=by, version=version, words=words.PLACE, why=why, name=name)
    return place


@action
def lead_place(*, by: actors.Actor, place: models.Place, organisation: models.Organisation) -> models.Place:
    """This organisation keeps the set-up of the place and of every place within it, from now on."""
    access.check_keeps(by, place)
    versions.edit(place, by=by, version=place.version, words=words.PLACE, lead=organisation)
    return place


@action
def change_organisation(
    *,
    by: actors.Actor,
    organisation: models.Organisation,
    version: int,
    name: str,
    code: str,
    phone: str,
    text_name: str,
    email: str = "",
) -> models.Organisation:
    """Its name, code, number, how it signs texts, and where its lines after a huddle go.

    Raises Conflict where somebody was quicker.
    """
    access.check_may_change_organisation(by, organisation)
    code = code.strip().upper()
    if code and models.Organisation.objects.filter(code__iexact=code).exclude(pk=organisation.pk).exists():
        raise errors.Refused("Another organisation has this code.", field="code")
    versions.edit(
        organisation,
        by=by,
        version=version,
        words=words.ORGANISATION,
        name=name,
        code=code,
        phone=phone,
        text_name=text_name or name,
        email=email,
    )
    return organisation


@action
def change_team(
    *, by: actors.Actor, team: models.Team, version: int, name: str, phone: str, may_hold: bool
) -> models.Team:
    """Its name, number and whether it may be responsible. What it is and where stays: open another instead."""
    access.check_may_change_team(by, team)
    team.may_hold = may_hold
    arranging.check_team(team)
    versions.edit(team, by=by, version=version, words=words.TEAM, name=name, phone=phone, may_hold=may_hold)
    return team


@action
def say_type(*, by: actors.Actor, team: models.Team, code: str, from_on: datetime.date) -> models.TeamType:
    """Its national type from a day on, also one that is past: it is found out late. Said again, that day's is another.

    Raises NotHere where the team is not theirs to change.
    """
    access.check_may_change_team(by, team)
    said, _ = models.TeamType.objects.update_or_create(
        team=team, from_on=from_on, defaults={"code": code, "said_by": by.shown}
    )
    return said


@action
def close_team(*, by: actors.Actor, team: models.Team, why: str = "") -> models.Team:
    """From today nobody asks anything of it. The database refuses while people or steps are with it (F-34)."""
    access.check_may_change_team(by, team)
    if models.DutyRoute.objects.filter(team=team, is_staffed=True).exists():
        raise errors.Refused("This team answers what cannot wait. Give that to another team first.")
    versions.edit(team, by=by, version=team.version, words=words.TEAM, why=why, closed_on=clock.today())
    return team


@action
def reopen_team(*, by: actors.Actor, team: models.Team) -> models.Team:
    """It was closed too early: it takes work again."""
    access.check_may_change_team(by, team)
    team.closed_on = None
    arranging.check_team(team)
    versions.edit(team, by=by, version=team.version, words=words.TEAM, closed_on=None)
    return team


@action
def leave_team(*, by: actors.Actor, member: models.JointMember, until_on: datetime.date) -> models.JointMember:
    """The organisation works in the joint team until that day; the agreement stays readable."""
    access.check_may_change_team(by, member.team)
    _end(member, until_on)
    return member


@action
def take_out_practice(*, by: actors.Actor, area: models.PracticeArea) -> models.PracticeArea:
    """From today the postcode decides for people of this practice."""
    access.check_keeps(by, area.neighbourhood)
    _end(area, clock.today())
    return area


@action
def take_out_postcodes(*, by: actors.Actor, area: models.PostcodeArea) -> models.PostcodeArea:
    """From today these postcodes lie nowhere, until somebody says where."""
    access.check_keeps(by, area.neighbourhood)
    _end(area, clock.today())
    return area


def _end(row: models.JointMember | models.PracticeArea | models.PostcodeArea, until_on: datetime.date) -> None:
    if until_on < clock.today():
        raise errors.Refused("Choose today or a later day.", field="until_on")
    type(row).objects.filter(pk=row.pk).update(until_on=until_on)
    row.refresh_from_db()


@action
def change_duty(
    *,
    by: actors.Actor,
    route: models.DutyRoute,
    version: int,
    team: models.Team,
    phone: str,
    crisis_phone: str,
    hours: rules.DutyHours,
    is_staffed: bool,
) -> models.DutyRoute:
    """Who answers, where and when. Unstaffed closes the neighbourhood's doors (C81)."""
    access.check_keeps(by, route.neighbourhood)
    arranging.check_duty(team, route.neighbourhood)
    versions.edit(
        route,
        by=by,
        version=version,
        words=words.DUTY,
        team=team,
        phone=phone,
        crisis_phone=crisis_phone,
        is_staffed=is_staffed,
        **arranging.duty_hours(hours),
    )
    return route
