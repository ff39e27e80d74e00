"""Setting up places, organisations, teams, duty and local rules."""

import datetime
import typing

from django.db.models import Q

from joined.kit import actors, clock, errors
from joined.places import access, models, rules
from joined.trail.writing import action


@action
def add_place(
    *,
    by: actors.Actor,
    name: str,
    kind: str,
    within: models.Place | None = None,
    lead: models.Organisation | None = None,
) -> models.Place:
    """A system, borough or neighbourhood, from today. Only within a place that `by` keeps."""
    access.check_keeps(by, within)
    if by.kind == "staff" and (within is None or within.kind not in rules.WITHIN[kind]):
        raise errors.Refused("Choose the larger place that it lies in.", field="within")
    if models.Place.objects.filter(name__iexact=name, kind=kind, until_on=None).exists():
        raise errors.Refused(f"There is a {rules.PLACE_KINDS[kind].lower()} of that name already.", field="name")
    return models.Place.objects.create(name=name, kind=kind, within=within, lead=lead, from_on=clock.today())


@action
def add_organisation(
    *, by: actors.Actor, name: str, kind: str, code: str = "", phone: str = "", text_name: str = "", email: str = ""
) -> models.Organisation:
    """An organisation; `text_name` is how it signs a text. Whoever keeps a place adds those that work there."""
    access.check_keeps(by, None)
    code = code.strip().upper()
    if code and models.Organisation.objects.filter(code__iexact=code).exists():
        raise errors.Refused("There is an organisation with this code already. Find it in the list.", field="code")
    return models.Organisation.objects.create(
        name=name,
        kind=kind,
        code=code,
        phone=phone,
        text_name=text_name or name,
        email=email,
        keeper_id=by.organisation,
    )


@action
def welcome_organisation(
    *,
    by: actors.Actor,
    name: str,
    kind: str,
    neighbourhood: models.Place | None = None,
    code: str = "",
    phone: str = "",
    text_name: str = "",
    email: str = "",
) -> models.Organisation:
    """An organisation with the one team that every organisation has, so that it can be asked and people can join.

    A practice is its own team; for any other it is a front desk. A practice's people belong to the neighbourhood.
    """
    made = add_organisation(by=by, name=name, kind=kind, code=code, phone=phone, text_name=text_name, email=email)
    is_practice = kind == "practice"
    models.Team.objects.create(
        name=name if is_practice else f"Front desk, {name}"[:120],
        organisation=made,
        kind="practice" if is_practice else "front_desk",
        neighbourhood=neighbourhood,
        phone=phone,
    )
    if is_practice and neighbourhood:
        place_practice(by=by, practice=made, neighbourhood=neighbourhood)
    return made


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
    team = models.Team(
        name=name,
        organisation=organisation,
        kind=kind,
        neighbourhood=neighbourhood,
        may_hold=may_hold,
        phone=phone or organisation.phone,
    )
    access.check_may_change_team(by, team)
    check_team(team)
    team.save(force_insert=True)
    return team


def check_team(team: models.Team) -> None:
    """Raises Refused where such a team cannot be, or a neighbourhood would have two in-take teams."""
    kinds = {"kind": team.kind, "organisation_kind": team.organisation.kind, "may_hold": team.may_hold}
    if why := rules.why_not_a_team(**kinds):
        raise errors.Refused(
            why, field="may_hold" if team.kind in rules.TEAM_KINDS_OF[team.organisation.kind] else "kind"
        )
    if team.kind != "intake":
        return
    others = models.Team.objects.filter(kind="intake", neighbourhood=team.neighbourhood, closed_on=None)
    if other := others.exclude(pk=team.pk).first():
        raise errors.Refused(f"{other.name} is the in-take team here already. Change that one.", field="kind")


@action
def join_team(
    *, by: actors.Actor, team: models.Team, organisation: models.Organisation, scopes: list[str], agreement: str
) -> models.JointMember:
    """An organisation works in this joint team, under a written agreement."""
    access.check_may_change_team(by, team)
    if organisation.pk == team.organisation_id or _live(team.organisations).filter(organisation=organisation).exists():
        raise errors.Refused(f"{organisation.name} works in this team already.", field="organisation")
    return models.JointMember.objects.create(
        team=team, organisation=organisation, scopes=scopes, agreement=agreement, from_on=clock.today()
    )


@action
def place_practice(
    *, by: actors.Actor, practice: models.Organisation, neighbourhood: models.Place
) -> models.PracticeArea:
    """People of this practice belong to this neighbourhood, from today; until now they may have belonged elsewhere."""
    access.check_keeps(by, neighbourhood)
    today = clock.today()
    for area in _live(models.PracticeArea.objects.filter(practice=practice)):
        if area.neighbourhood_id == neighbourhood.pk:
            raise errors.Refused(f"{practice.name} belongs here already.", field="practice")
        access.check_keeps(by, area.neighbourhood)
        models.PracticeArea.objects.filter(pk=area.pk).update(until_on=today)
    return models.PracticeArea.objects.create(practice=practice, neighbourhood=neighbourhood, from_on=clock.today())


@action
def place_postcodes(*, by: actors.Actor, begins: str, neighbourhood: models.Place) -> models.PostcodeArea:
    """Postcodes beginning like this lie in this neighbourhood."""
    access.check_keeps(by, neighbourhood)
    usual = rules.postcode_area(begins)
    there = models.PostcodeArea.objects.filter(begins=usual, until_on=None).select_related("neighbourhood").first()
    if there:
        raise errors.Refused(
            f"{usual} lies in {there.neighbourhood.name} already. Take it out there first.", field="begins"
        )
    return models.PostcodeArea.objects.create(begins=usual, neighbourhood=neighbourhood, from_on=clock.today())


@action
def place_every_postcode(*, by: actors.Actor, begins: list[str], neighbourhood: models.Place) -> None:
    """All of these lie here, or none where one lies elsewhere already."""
    for one in begins:
        place_postcodes(by=by, begins=one, neighbourhood=neighbourhood)


@action
def staff_duty(
    *,
    by: actors.Actor,
    neighbourhood: models.Place,
    team: models.Team,
    phone: str,
    crisis_phone: str,
    hours: rules.DutyHours,
    is_staffed: bool = True,
) -> models.DutyRoute:
    """A duty route: without one a neighbourhood cannot open its doors (C81)."""
    access.check_keeps(by, neighbourhood)
    check_duty(team, neighbourhood)
    return models.DutyRoute.objects.create(
        neighbourhood=neighbourhood,
        team=team,
        phone=phone,
        crisis_phone=crisis_phone,
        is_staffed=is_staffed,
        **duty_hours(hours),
    )


def duty_hours(hours: rules.DutyHours) -> dict[str, typing.Any]:
    """The fields of a duty route that say when somebody answers: as data, and in words."""
    if not hours.days:
        raise errors.Refused("Choose the days on which somebody answers.", field="days")
    return {
        "hours": rules.duty_words(hours),
        "days": sorted(hours.days),
        "opens": hours.opens,
        "closes": hours.closes,
        "on_bank_holidays": hours.on_bank_holidays,
    }


def check_duty(team: models.Team, neighbourhood: models.Place) -> None:
    """Raises Refused unless this team can answer what cannot wait: open, of NHS or council, here or for everywhere."""
    if team.closed_on or team.organisation.kind not in rules.DIRECT_CARE:
        raise errors.Refused(
            "Choose an open team of the NHS or the council: it answers now, at any hour said.", field="team"
        )
    if team.neighbourhood_id not in (None, neighbourhood.pk):
        raise errors.Refused(f"{team.name} works in another neighbourhood.", field="team")


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
    """Set a local rule from a day on. Refused past its bounds, or in the past; what stood until then stays readable."""
    access.check_keeps(by, place)
    if not rules.within_bounds(name, value):
        rule = rules.LOCAL_RULES[name]
        raise errors.Refused(
            f"Choose between {rule.floor} and {rule.ceiling} {rule.unit}: this rule keeps people safe.",
            field="value",
        )
    if from_on < clock.today():
        raise errors.Refused("Choose today or a later day: what was in force stays as it was.", field="from_on")
    if not reason.strip():
        raise errors.Refused("Say why, in a line that everybody here may read.", field="reason")
    before = models.LocalRule.objects.filter(place=place, name=name)
    before.filter(Q(until_on=None) | Q(until_on__gt=from_on)).filter(from_on__lte=from_on).update(until_on=from_on)
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
    access.check_keeps(by, neighbourhood)
    if models.ReceiverId.objects.filter(system=system, value=value).exists():
        raise errors.Refused("This address is ours already.", field="value")
    return models.ReceiverId.objects.create(system=system, value=value, neighbourhood=neighbourhood, is_test=is_test)


def _live(rows: typing.Any) -> typing.Any:
    today = clock.today()
    return rows.filter(Q(until_on=None) | Q(until_on__gt=today), from_on__lte=today)
