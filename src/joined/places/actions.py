"""Setting up places, organisations, teams, duty and local rules."""

import datetime

from joined.kit import actors, clock, errors
from joined.places import models, rules
from joined.trail.writing import action


@action
def add_place(*, by: actors.Actor, name: str, kind: str, within: models.Place | None = None) -> models.Place:
    """A system, borough or neighbourhood, from today."""
    return models.Place.objects.create(name=name, kind=kind, within=within, from_on=clock.today())


@action
def add_organisation(
    *, by: actors.Actor, name: str, kind: str, code: str = "", phone: str = "", text_name: str = ""
) -> models.Organisation:
    """An organisation; `text_name` is how it signs a text."""
    return models.Organisation.objects.create(name=name, kind=kind, code=code, phone=phone, text_name=text_name or name)


@action
def add_team(
    *,
    by: actors.Actor,
    name: str,
    organisation: models.Organisation,
    kind: str,
    neighbourhood: models.Place | None = None,
    may_hold: bool = False,
    phone: str = "",
) -> models.Team:
    """A team. Only NHS, council and agreeing practices may be responsible for a person."""
    if may_hold and organisation.kind not in rules.DIRECT_CARE:
        raise errors.Refused("A charity answers for its own steps and cannot be responsible for a person.")
    return models.Team.objects.create(
        name=name,
        organisation=organisation,
        kind=kind,
        neighbourhood=neighbourhood,
        may_hold=may_hold,
        phone=phone or organisation.phone,
    )


@action
def join_team(
    *, by: actors.Actor, team: models.Team, organisation: models.Organisation, scopes: list[str], agreement: str
) -> models.JointMember:
    """An organisation works in this joint team, under a written agreement."""
    return models.JointMember.objects.create(
        team=team, organisation=organisation, scopes=scopes, agreement=agreement, from_on=clock.today()
    )


@action
def place_practice(
    *, by: actors.Actor, practice: models.Organisation, neighbourhood: models.Place
) -> models.PracticeArea:
    """People of this practice belong to this neighbourhood."""
    return models.PracticeArea.objects.create(practice=practice, neighbourhood=neighbourhood, from_on=clock.today())


@action
def place_postcodes(*, by: actors.Actor, begins: str, neighbourhood: models.Place) -> models.PostcodeArea:
    """Postcodes beginning like this lie in this neighbourhood."""
    return models.PostcodeArea.objects.create(begins=rules.postcode_area(begins), neighbourhood=neighbourhood)


@action
def staff_duty(
    *, by: actors.Actor, neighbourhood: models.Place, team: models.Team, phone: str, crisis_phone: str, hours: str
) -> models.DutyRoute:
    """A duty route: without one a neighbourhood cannot open its doors (C81)."""
    return models.DutyRoute.objects.create(
        neighbourhood=neighbourhood,
        team=team,
        phone=phone,
        crisis_phone=crisis_phone,
        hours=hours,
        is_staffed=True,
    )


@action
def set_rule(
    *,
    by: actors.Actor,
    place: models.Place,
    name: str,
    value: int,
    reason: str,
    from_on: datetime.date,
    agreed_by: str = "",
    lived_experience_count: int = 0,
) -> models.LocalRule:
    """Set a local rule from a day on. Refused past its bounds; history stays."""
    if not rules.within_bounds(name, value):
        rule = rules.LOCAL_RULES[name]
        raise errors.Refused(
            f"Choose between {rule.floor} and {rule.ceiling} {rule.unit}: this rule keeps people safe.",
            field="value",
        )
    return models.LocalRule.objects.create(
        place=place,
        name=name,
        value=value,
        reason=reason,
        from_on=from_on,
        agreed_by=agreed_by,
        lived_experience_count=lived_experience_count,
    )


@action
def own_address(
    *, by: actors.Actor, system: str, value: str, neighbourhood: models.Place | None = None, is_test: bool = False
) -> models.ReceiverId:
    """Messages sent to this address are ours. Test mode accepts and marks impossible NHS numbers."""
    return models.ReceiverId.objects.create(system=system, value=value, neighbourhood=neighbourhood, is_test=is_test)


@action
def know_outside(
    *, by: actors.Actor, place: models.Place, name: str, kind: str, phone: str, age_to: int | None = None
) -> models.OutsideService:
    """A service outside that people of this place are handed on to."""
    return models.OutsideService.objects.create(place=place, name=name, kind=kind, phone=phone, age_to=age_to)


@action
def find_useful(*, by: actors.Actor, place: models.Place, words: str, phone: str = "") -> models.UsefulNow:
    """Something that helps while somebody waits."""
    return models.UsefulNow.objects.create(place=place, words=words, phone=phone, from_on=clock.today())


@action
def say_whom(
    *,
    by: actors.Actor,
    team: models.Team,
    age_from: int = 0,
    age_to: int | None = None,
    neighbourhoods: tuple[models.Place, ...] = (),
    helps: tuple[str, ...] = (),
    room: str = "",
) -> models.Accepts:
    """Whom a team takes and how much room it has, as it says today; what it said before is replaced."""
    found, _ = models.Accepts.objects.update_or_create(
        team=team,
        defaults={
            "age_from": age_from,
            "age_to": age_to,
            "neighbourhoods": [str(place.pk) for place in neighbourhoods],
            "helps": list(helps),
            "room": room,
            "room_said_on": clock.today() if room else None,
        },
    )
    return found
