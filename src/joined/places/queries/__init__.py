"""Which place, which team, which rule. Nobody is shown here, so these reads name no looker."""

import dataclasses
import datetime
import uuid
from collections.abc import Callable, Iterable

from django.db.models import Q, QuerySet

from joined.base import often, wording
from joined.kit import clock
from joined.places import models, rules, words
from joined.places.queries.elsewhere import (
    NextDoor,
    around,
    next_doors,
    outside_service,
    outside_services,
    useful_now,
)
from joined.places.queries.local_rules import (
    Set,
    hours,
    local_rule,
    local_rule_each,
    local_rules,
    places_of,
    set_for,
    set_now,
)

__all__ = [
    "NextDoor",
    "Set",
    "around",
    "hours",
    "local_rule",
    "local_rule_each",
    "local_rules",
    "next_doors",
    "outside_service",
    "outside_services",
    "places_of",
    "set_for",
    "set_now",
    "useful_now",
]


@dataclasses.dataclass(frozen=True)
class Duty:
    """Who answers now in one neighbourhood. `is_there_now`, `when`: None where its hours are only in words."""

    team: models.Team
    phone: str
    crisis_phone: str
    hours: str
    is_there_now: bool | None
    when: rules.DutyHours | None = None

    @property
    def hours_now(self) -> str:
        """Its hours, and that nobody is there where that is so."""
        return f"{self.hours}; nobody is there now" if self.is_there_now is False else self.hours


def neighbourhood_for(*, practice_id: uuid.UUID | None, postcode: str = "") -> uuid.UUID | None:
    """The practice's neighbourhood, else the postcode's, else None: not known yet (decisions.md §1)."""
    today = clock.today()
    if practice_id:
        area = (
            models.PracticeArea.objects.filter(practice_id=practice_id, from_on__lte=today)
            .exclude(until_on__lte=today)
            .first()
        )
        if area:
            return area.neighbourhood_id
    begins = rules.beginnings(postcode)
    areas = models.PostcodeArea.objects.filter(begins__in=begins, until_on=None)
    found = {row.begins: row.neighbourhood_id for row in areas}
    return next((found[start] for start in begins if start in found), None)


def intake_team(*, neighbourhood_id: uuid.UUID | None) -> models.Team:
    """The in-take team of a neighbourhood; the default one where it is not known or has none."""
    teams = models.Team.objects.filter(kind="intake", closed_on=None)
    found = teams.filter(neighbourhood_id=neighbourhood_id).first() if neighbourhood_id else None
    return found or teams.get(neighbourhood=None)


def duty(*, neighbourhood_id: uuid.UUID | None) -> Duty | None:
    """The staffed duty route of a neighbourhood; where it is not known, any staffed one. None: doors are closed."""
    routes = models.DutyRoute.objects.filter(is_staffed=True).select_related("team")
    route = (routes.filter(neighbourhood_id=neighbourhood_id) if neighbourhood_id else routes).first()
    return _duty(route) if route else None


def _duty(route: models.DutyRoute) -> Duty:
    there = rules.is_there(route.when, clock.now()) if route.when else None
    return Duty(route.team, route.phone, route.crisis_phone, route.hours, there, route.when)


def duty_by(
    duty: Duty | None, *, neighbourhood_id: uuid.UUID | None, rule: str = "cannot_wait_hours"
) -> datetime.datetime | None:
    """By when duty answers what is sent now, in its own hours; None where nobody can promise that (C81)."""
    if duty is None or duty.when is None:
        return None
    within = datetime.timedelta(hours=local_rule(rule, place_id=neighbourhood_id))
    return rules.answered_by(duty.when, clock.now(), within=within)


def national_types(teams: Iterable[models.Team]) -> dict[uuid.UUID, Callable[[datetime.date], str]]:
    """For each team, its national type on a day; a team comes with its organisation."""
    teams = {team.pk: team for team in teams}
    said: dict[uuid.UUID, list[tuple[datetime.date, str]]] = {team_id: [] for team_id in teams}
    for row in models.TeamType.objects.filter(team_id__in=teams):
        said[row.team_id].append((row.from_on, row.code))

    def of(team: models.Team) -> Callable[[datetime.date], str]:
        kinds = {"organisation_kind": team.organisation.kind, "team_kind": team.kind}
        return lambda day: rules.national_type_on(said[team.pk], day, **kinds)

    return {team_id: of(team) for team_id, team in teams.items()}


read_by, replied_by = rules.read_by, rules.replied_by
DutyHours, DAY_AND_NIGHT, duty_words = rules.DutyHours, rules.DAY_AND_NIGHT, rules.duty_words


def duty_says(duty: Duty | None, *, neighbourhood_id: uuid.UUID | None) -> str:
    """What whoever sends something to duty is told: by when they answer, as far as that is known."""
    by = duty_by(duty, neighbourhood_id=neighbourhood_id)
    if duty is None or by is None:
        return words.RING_DUTY
    said = words.DUTY_ANSWERS if duty.is_there_now else words.DUTY_AWAY
    return said.format(by=wording.promised(by))


def duty_lines(*, neighbourhood_id: uuid.UUID | None = None) -> list[tuple[str, Duty]]:
    """Every staffed duty route with the name of its neighbourhood, or that of one neighbourhood, by name."""
    routes = models.DutyRoute.objects.filter(is_staffed=True, team__closed_on=None)
    routes = routes.filter(neighbourhood_id=neighbourhood_id) if neighbourhood_id else routes
    return [
        (route.neighbourhood.name, _duty(route))
        for route in routes.select_related("team", "neighbourhood").order_by("neighbourhood__name")
    ]


def works_in_team(*, organisation_id: uuid.UUID, team: models.Team) -> bool:
    """Whether people of this organisation may work in the team: it is its own, or a joint one under an agreement."""
    today = clock.today()
    joint = team.organisations.filter(organisation_id=organisation_id, from_on__lte=today)
    return team.organisation_id == organisation_id or joint.exclude(until_on__lte=today).exists()


def teams_for(*, organisation_id: uuid.UUID) -> QuerySet[models.Team]:
    """Open teams that people of this organisation can work in: its own, and joint ones."""
    today = clock.today()
    joint = models.JointMember.objects.filter(organisation_id=organisation_id, from_on__lte=today)
    found = models.Team.objects.filter(closed_on=None)
    mine = Q(organisation_id=organisation_id) | Q(pk__in=joint.exclude(until_on__lte=today).values("team_id"))
    return found.filter(mine).select_related("organisation").order_by("name")


def team(team_id: uuid.UUID) -> models.Team:
    """One team with its organisation."""
    return models.Team.objects.select_related("organisation").get(pk=team_id)


def teams(*, team_ids: list[uuid.UUID] | tuple[uuid.UUID, ...]) -> QuerySet[models.Team]:
    """These teams with their organisations, by name."""
    return models.Team.objects.filter(pk__in=team_ids).select_related("organisation").order_by("name")


_NAMES = often.Question(
    lambda: models.Team.objects.filter(pk__among=often.Given("teams")).order_by("name").values_list("pk", "name")
)


def names_of(*, team_ids: Iterable[uuid.UUID]) -> list[tuple[uuid.UUID, str]]:
    """These teams by name, and nothing else of them."""
    return [(pk, name) for pk, name in _NAMES(teams=often.ids(team_ids))]


def neighbourhood_of(*, team_ids: Iterable[uuid.UUID]) -> uuid.UUID | None:
    """Where these teams work: the first neighbourhood among them, by name of the team."""
    return next((team.neighbourhood_id for team in teams(team_ids=tuple(team_ids)) if team.neighbourhood_id), None)


def teams_of(*, neighbourhood_id: uuid.UUID) -> QuerySet[models.Team]:
    """Every open team of a neighbourhood, with its organisation, by name."""
    return (
        models.Team.objects.filter(closed_on=None)
        .filter(Q(neighbourhood_id=neighbourhood_id) | Q(neighbourhood=None))
        .select_related("organisation")
        .order_by("name")
    )


def teams_within(*, organisation_id: uuid.UUID) -> QuerySet[models.Team]:
    """Every open team of an organisation, by name."""
    return models.Team.objects.filter(organisation_id=organisation_id, closed_on=None).order_by("name")


def practices() -> QuerySet[models.Organisation]:
    """Every practice, by name."""
    return models.Organisation.objects.filter(kind="practice").order_by("name")


def organisations() -> QuerySet[models.Organisation]:
    """Every organisation, by name."""
    return models.Organisation.objects.order_by("name")


def organisation(organisation_id: uuid.UUID) -> models.Organisation:
    """One organisation."""
    return models.Organisation.objects.get(pk=organisation_id)


def addresses(*, organisation_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, str]:
    """Where each of these organisations is sent its lines; empty where it has not said."""
    found = models.Organisation.objects.filter(pk__in=list(organisation_ids))
    return dict(found.values_list("pk", "email"))


def teams_that_hold() -> QuerySet[models.Team]:
    """Every team that may be responsible for somebody, by name."""
    return models.Team.objects.filter(may_hold=True, closed_on=None).select_related("organisation").order_by("name")


def front_desk(*, organisation_id: uuid.UUID) -> models.Team | None:
    """The team that stands for an organisation: its practice team or front desk."""
    return (
        models.Team.objects.filter(organisation_id=organisation_id, closed_on=None)
        .order_by("kind", "name")
        .filter(kind__in=("practice", "front_desk"))
        .first()
    ) or models.Team.objects.filter(organisation_id=organisation_id, closed_on=None).first()


def neighbourhood_of_receiver(*, addresses: Iterable[tuple[str, str]]) -> uuid.UUID | None:
    """The neighbourhood behind the first of these addresses (system, value) that is ours and says one."""
    wanted = {tuple(address) for address in addresses}
    found = models.ReceiverId.objects.exclude(neighbourhood=None)
    return next((row.neighbourhood_id for row in found if (row.system, row.value) in wanted), None)


def receivers() -> dict[tuple[str, str], bool]:
    """Every address of ours in other systems' directories, and whether it is kept for tests."""
    return {(row.system, row.value): row.is_test for row in models.ReceiverId.objects.all()}


def organisation_with_code(*, code: str) -> models.Organisation | None:
    """The organisation with this ODS code, where we know it."""
    return models.Organisation.objects.filter(code__iexact=code).first() if code else None


def neighbourhoods() -> QuerySet[models.Place]:
    """Every neighbourhood, by name."""
    return models.Place.objects.filter(kind="neighbourhood").order_by("name")
