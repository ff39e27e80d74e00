"""What is set up, as the set-up pages show it. Nobody is shown here; `to` decides what may be changed."""

import dataclasses
import datetime
import uuid

from django.db.models import Q, QuerySet

from joined.base import versions
from joined.kit import actors, clock, errors
from joined.places import access, models, rules, words

_TREE = ("within__within",)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Kept:
    """One place with everything that stands in it."""

    place: models.Place
    may_change: bool
    postcodes: tuple[models.PostcodeArea, ...]
    practices: tuple[models.PracticeArea, ...]
    past_practices: tuple[models.PracticeArea, ...]
    teams: tuple[models.Team, ...]
    closed_teams: tuple[models.Team, ...]
    duty: models.DutyRoute | None
    addresses: tuple[models.ReceiverId, ...]

    @property
    def intake(self) -> models.Team | None:
        """Its own in-take team."""
        return next((team for team in self.teams if team.kind == "intake"), None)

    @property
    def is_staffed(self) -> bool:
        """Whether somebody answers what cannot wait (C81)."""
        return bool(self.duty and self.duty.is_staffed and not self.duty.team.closed_on)

    @property
    def now(self) -> str:
        """Whether somebody is there at this moment, by the hours that are written down."""
        when = self.duty.when if self.duty else None
        if not self.is_staffed:
            return words.NOBODY_ANSWERS
        if when is None:
            return words.HOURS_IN_WORDS
        return words.SOMEBODY_THERE if rules.is_there(when, clock.now()) else words.NOBODY_THERE


def places(*, to: actors.Actor) -> list[models.Place]:
    """The places that `to` keeps, and those where its organisation has a team: larger ones first, then by name."""
    access.check_keeper(to)
    found = models.Place.objects.filter(until_on=None).select_related(*_TREE, "lead").order_by("name")
    here = set(
        models.Team.objects.filter(organisation_id=to.organisation, closed_on=None).values_list(
            "neighbourhood_id", flat=True
        )
    )
    order = list(rules.PLACE_KINDS)
    mine = [place for place in found if place.pk in here or access.keeps(to, place)]
    return sorted(mine, key=lambda place: order.index(place.kind))


def kept_places(*, to: actors.Actor) -> list[models.Place]:
    """Only those that `to` keeps."""
    return [place for place in places(to=to) if access.keeps(to, place)]


def place_row(*, to: actors.Actor, place_id: uuid.UUID, to_change: bool = False) -> models.Place:
    """One of them. Raises NotHere for any other, or where `to` may only read it and means to change it."""
    found = next((place for place in places(to=to) if place.pk == place_id), None)
    if found is None or (to_change and not access.keeps(to, found)):
        raise errors.NotHere()
    return found


def kept(*, to: actors.Actor, place: models.Place) -> Kept:
    """One place, whole. A larger place shows the teams that work for all of it."""
    today = clock.today()
    teams = list(
        models.Team.objects.filter(neighbourhood=place).select_related("organisation").order_by("kind", "name")
    )
    practices = list(place.practices.select_related("practice").order_by("practice__name", "-from_on"))
    live = [area for area in practices if area.until_on is None or area.until_on > today]
    return Kept(
        place=place,
        may_change=access.keeps(to, place),
        postcodes=tuple(place.postcodes.filter(until_on=None).order_by("begins")),
        practices=tuple(live),
        past_practices=tuple(area for area in practices if area not in live),
        teams=tuple(team for team in teams if team.closed_on is None),
        closed_teams=tuple(team for team in teams if team.closed_on),
        duty=place.duty_routes.select_related("team").order_by("-is_staffed", "pk").first(),
        addresses=tuple(models.ReceiverId.objects.filter(neighbourhood=place).order_by("system", "value")),
    )


@dataclasses.dataclass(frozen=True, kw_only=True)
class Stands:
    """What a neighbourhood stands on, for the list on the set-up home."""

    intake: models.Team | None
    duty: models.DutyRoute | None
    practices: int


def stands(*, place_ids: list[uuid.UUID]) -> dict[uuid.UUID, Stands]:
    """The same for each of these neighbourhoods, in three statements."""
    teams = models.Team.objects.filter(neighbourhood_id__in=place_ids, kind="intake", closed_on=None)
    intakes = {team.neighbourhood_id: team for team in teams}
    routes = models.DutyRoute.objects.filter(neighbourhood_id__in=place_ids, is_staffed=True, team__closed_on=None)
    duties = {route.neighbourhood_id: route for route in routes.select_related("team")}
    areas = _in_force(models.PracticeArea.objects.filter(neighbourhood_id__in=place_ids))
    practices = list(areas.values_list("neighbourhood_id", flat=True))
    return {
        place_id: Stands(intake=intakes.get(place_id), duty=duties.get(place_id), practices=practices.count(place_id))
        for place_id in place_ids
    }


def organisations(*, to: actors.Actor) -> QuerySet[models.Organisation]:
    """Every organisation that the service knows, by name: whoever keeps a place needs all of them."""
    access.check_keeper(to)
    found = models.Organisation.objects.order_by("name")
    return found if access.keeps(to, None) else found.filter(pk=to.organisation)


def organisation_row(*, to: actors.Actor, organisation_id: uuid.UUID, to_change: bool = False) -> models.Organisation:
    """One of them. Raises NotHere for any other."""
    found = organisations(to=to).filter(pk=organisation_id).first()
    if found is None or (to_change and not access.may_change_organisation(to, found)):
        raise errors.NotHere()
    return found


def teams_of_mine(*, to: actors.Actor) -> list[models.Team]:
    """Every team of the organisation, the closed ones last, and the joint teams that it works in."""
    access.check_keeper(to)
    joint = _in_force(models.JointMember.objects.filter(organisation_id=to.organisation))
    found = models.Team.objects.filter(Q(organisation_id=to.organisation) | Q(pk__in=joint.values("team_id")))
    found = found.select_related("organisation", "neighbourhood__within__within")
    return sorted(found, key=lambda team: (team.closed_on is not None, team.name))


def places_for_teams(*, to: actors.Actor) -> QuerySet[models.Place]:
    """Where a new team can work: any neighbourhood or larger place, by name."""
    access.check_keeper(to)
    return models.Place.objects.filter(until_on=None).order_by("kind", "name").select_related(*_TREE)


def team_kinds(organisation: models.Organisation) -> list[tuple[str, str]]:
    """Kinds of team that this organisation can have, with their names."""
    return [(kind, rules.TEAM_KINDS[kind]) for kind in rules.TEAM_KINDS_OF[organisation.kind]]


def team_row(*, to: actors.Actor, team_id: uuid.UUID, to_change: bool = False) -> models.Team:
    """A team of the organisation, or of a place that `to` keeps. Raises NotHere for any other."""
    access.check_keeper(to)
    found = (
        models.Team.objects.filter(pk=team_id).select_related("organisation", "neighbourhood__within__within").first()
    )
    if found is None:
        raise errors.NotHere()
    joint = _in_force(found.organisations.filter(organisation_id=to.organisation)).exists()
    may_read = to.kind == "system" or to.organisation == found.organisation_id or joint
    may_read = may_read or bool(found.neighbourhood and access.keeps(to, found.neighbourhood))
    if not may_read or (to_change and not access.may_change_team(to, found)):
        raise errors.NotHere()
    return found


def types_of(*, team: models.Team) -> list[tuple[datetime.date, str]]:
    """The national types that were said of a team, the latest first: from which day, and which in words."""
    rows = models.TeamType.objects.filter(team=team).order_by("-from_on")
    return [(row.from_on, rules.NATIONAL_TYPES[row.code]) for row in rows]


def may_change_team(*, to: actors.Actor, team: models.Team) -> bool:
    """Whether the page offers changes."""
    return access.may_change_team(to, team)


def may_change_organisation(*, to: actors.Actor, organisation: models.Organisation) -> bool:
    """Whether the page offers changes."""
    return access.may_change_organisation(to, organisation)


def keeps(*, to: actors.Actor, place: models.Place) -> bool:
    """Whether `to` keeps this place."""
    return access.keeps(to, place)


def check_keeper(*, to: actors.Actor) -> None:
    """Raises NotHere for everybody to whom the set-up area is not there."""
    access.check_keeper(to)


def keeps_any(*, to: actors.Actor) -> bool:
    """Whether `to` keeps any place at all."""
    return access.is_keeper(to) and access.keeps(to, None)


def joined(*, team: models.Team) -> list[models.JointMember]:
    """Organisations that work, or worked, in a joint team; those that left last."""
    found = team.organisations.select_related("organisation").order_by("organisation__name", "from_on")
    return sorted(found, key=lambda member: member.until_on is not None)


def open_teams(*, place: models.Place) -> QuerySet[models.Team]:
    """Open teams that work here or everywhere, by name, with their organisations."""
    larger = [place.pk]
    while place.within is not None:
        place = place.within
        larger.append(place.pk)
    found = models.Team.objects.filter(closed_on=None).filter(Q(neighbourhood_id__in=larger) | Q(neighbourhood=None))
    return found.select_related("organisation").order_by("organisation__name", "name")


def joint_row(*, to: actors.Actor, member_id: uuid.UUID) -> models.JointMember:
    """One organisation's part in a joint team, to end it. Raises NotHere where `to` may not."""
    found = models.JointMember.objects.filter(pk=member_id).select_related("team__organisation", "organisation").first()
    if found is None or not access.may_change_team(to, found.team):
        raise errors.NotHere()
    return found


def practice_area_row(*, to: actors.Actor, area_id: uuid.UUID) -> models.PracticeArea:
    """A practice's belonging, to end it. Raises NotHere where `to` may not."""
    found = models.PracticeArea.objects.filter(pk=area_id).select_related("neighbourhood__within__within").first()
    if found is None or not access.keeps(to, found.neighbourhood):
        raise errors.NotHere()
    return found


def postcode_row(*, to: actors.Actor, area_id: uuid.UUID) -> models.PostcodeArea:
    """A beginning of postcodes, to take it out. Raises NotHere where `to` may not."""
    found = models.PostcodeArea.objects.filter(pk=area_id).select_related("neighbourhood__within__within").first()
    if found is None or not access.keeps(to, found.neighbourhood):
        raise errors.NotHere()
    return found


def history(row: models.Edited) -> tuple[versions.Version, ...]:
    """What was changed of a place, organisation, team or duty route, newest first."""
    return versions.history(row, _WORDS[type(row)])


_WORDS = {
    models.Place: words.PLACE,
    models.Organisation: words.ORGANISATION,
    models.Team: words.TEAM,
    models.DutyRoute: words.DUTY,
}


@dataclasses.dataclass(frozen=True, kw_only=True)
class Local:
    """A local rule here: what it means, what holds today, and every value that it had or will have."""

    name: str
    rule: rules.Rule
    value: int
    rows: tuple[models.LocalRule, ...]
    in_force: models.LocalRule | None
    to_come: models.LocalRule | None

    @property
    def is_default(self) -> bool:
        return self.value == self.rule.default


def local_rules(*, place: models.Place) -> list[Local]:
    """Every local rule of a place, in one statement."""
    by_name: dict[str, list[models.LocalRule]] = {name: [] for name in rules.LOCAL_RULES}
    for row in models.LocalRule.objects.filter(place=place).order_by("-from_on", "until_on"):
        by_name[row.name].append(row)
    return [_local(name, found, clock.today()) for name, found in by_name.items()]


def _local(name: str, found: list[models.LocalRule], today: datetime.date) -> Local:
    rows = [row for row in found if row.until_on is None or row.until_on > row.from_on]
    live = [row for row in rows if row.from_on <= today and (row.until_on is None or today < row.until_on)]
    values = [(row.from_on, row.until_on, row.value) for row in found]
    return Local(
        name=name,
        rule=rules.LOCAL_RULES[name],
        value=rules.value_on(name, values, today),
        rows=tuple(found),
        in_force=live[0] if live else None,
        to_come=next((row for row in reversed(rows) if row.from_on > today), None),
    )


def _in_force(rows: QuerySet) -> QuerySet:
    today = clock.today()
    return rows.filter(Q(until_on=None) | Q(until_on__gt=today), from_on__lte=today)
