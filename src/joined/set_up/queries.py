"""What the set-up pages show that no single room knows. Nobody is shown here."""

import dataclasses
import typing
import uuid

from joined.accounts import queries as accounts
from joined.huddle import access as chairs
from joined.huddle import queries as huddles
from joined.kit import actors, errors
from joined.places import arranged
from joined.places import queries as places
from joined.set_up import models, rules, words
from joined.steps import queries as steps


@dataclasses.dataclass(frozen=True, kw_only=True)
class Ready:
    """One neighbourhood on the set-up home, or on its own page."""

    place: typing.Any
    items: tuple[rules.Item, ...]
    shut: list[str]
    intake_id: uuid.UUID | None
    chair_team_id: uuid.UUID | None
    huddle_id: uuid.UUID | None

    @property
    def left(self) -> int:
        return sum(1 for item in self.items if not item.is_done)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Home:
    """The first page of the set-up area."""

    ready: tuple[Ready, ...]
    other_places: tuple[typing.Any, ...]
    people: int
    teams: int
    administrators: int
    to_review: int
    is_administrator: bool
    keeps_places: bool

    @property
    def shut(self) -> tuple[Ready, ...]:
        """Neighbourhoods whose doors cannot open."""
        return tuple(one for one in self.ready if one.shut)


def home(*, to: actors.Staff) -> Home:
    """What is ready and what is missing, for the places that `to` keeps and the organisation that they act for."""
    mine = arranged.places(to=to)
    kept = {place.pk for place in mine if arranged.keeps(to=to, place=place)}
    is_administrator = accounts.is_administrator(to=to)
    reviewed = accounts.access_review(to=to) if is_administrator else []
    neighbourhoods = [place for place in mine if place.pk in kept and place.kind == "neighbourhood"]
    return Home(
        ready=tuple(_ready(neighbourhoods)),
        other_places=tuple(place for place in mine if place not in neighbourhoods),
        people=len({one.membership.user_id for one in reviewed}),
        administrators=sum(1 for one in reviewed if one.membership.role == "organisation_administrator"),
        to_review=sum(1 for one in reviewed if one.stands != "kept"),
        teams=sum(1 for team in arranged.teams_of_mine(to=to) if team.closed_on is None),
        is_administrator=is_administrator,
        keeps_places=bool(kept),
    )


def ready(*, place: typing.Any) -> Ready:
    """The same for one neighbourhood."""
    return _ready([place])[0]


def _ready(found: list[typing.Any]) -> list[Ready]:
    """Every neighbourhood in a few statements, however many there are."""
    ids = [place.pk for place in found]
    stands, standing = arranged.stands(place_ids=ids), huddles.standing_each(place_ids=ids)
    teams = {stand.intake.pk for stand in stands.values() if stand.intake}
    roles = accounts.roles_in(team_ids=teams | {huddle.chair_team_id for huddle in standing.values()})
    return [_one(place, stands[place.pk], standing.get(place.pk), roles) for place in found]


def _one(place: typing.Any, stands: arranged.Stands, huddle: typing.Any, roles: dict[uuid.UUID, set[str]]) -> Ready:
    now = rules.Standing(
        has_intake=stands.intake is not None,
        intake_works=bool(stands.intake and roles[stands.intake.pk]),
        has_duty=stands.duty is not None,
        practices=stands.practices,
        has_huddle=huddle is not None,
        has_chair=bool(huddle and roles[huddle.chair_team_id] & set(chairs.CHAIRS)),
    )
    return Ready(
        place=place,
        items=rules.checklist(now),
        shut=rules.doors_stay_shut(now),
        intake_id=stands.intake.pk if stands.intake else None,
        chair_team_id=huddle.chair_team_id if huddle else None,
        huddle_id=huddle.pk if huddle else None,
    )


@dataclasses.dataclass(frozen=True)
class InTeam:
    """What a leaver holds in one team."""

    team: str
    kinds: tuple[tuple[str, int], ...]
    late: int

    @property
    def steps(self) -> int:
        return sum(count for _, count in self.kinds)


@dataclasses.dataclass(frozen=True)
class Holds:
    """What a leaver holds, as numbers: whoever sets up sees no person's record (AC-086)."""

    colleague: typing.Any
    teams: tuple[InTeam, ...]
    sittings: tuple[typing.Any, ...]
    elsewhere: bool

    @property
    def steps(self) -> int:
        return sum(team.steps for team in self.teams)


def holds(*, to: actors.Staff, user_id: uuid.UUID) -> Holds:
    """Steps by team, and sittings to chair. Raises NotHere for anybody who works for another organisation (AC-085)."""
    if not accounts.is_administrator(to=to):
        raise errors.NotHere()
    colleague = accounts.colleague(to=to, user_id=user_id)
    if colleague is None:
        raise errors.NotHere()
    here = {work.organisation_id for work in colleague.works}
    hats = {hat.organisation for hat in accounts.hats(user_id=user_id)}
    return Holds(
        colleague=colleague,
        teams=tuple(_by_team(steps.held_by_worker(to=to, user_id=user_id))),
        sittings=tuple(huddles.chaired_by(user_id=user_id)),
        elsewhere=bool(hats - here),
    )


def _by_team(found: list[steps.Hold]) -> list[InTeam]:
    names = {team.pk: team.name for team in places.teams(team_ids=[hold.team_id for hold in found])}
    listed = []
    for team_id, name in names.items():
        mine = [hold for hold in found if hold.team_id == team_id]
        kinds: dict[str, int] = {}
        for hold in mine:
            said = words.HELD.get(hold.source, words.OTHER)
            kinds[said] = kinds.get(said, 0) + hold.steps
        listed.append(InTeam(name, tuple(kinds.items()), sum(hold.late for hold in mine)))
    return listed


TOLD_SHOWN = 50


@dataclasses.dataclass(frozen=True)
class ToldUs:
    """What people of my organisation told us, the latest first; `left`: how many wait for an answer."""

    told: tuple[models.Told, ...]
    left: int


def told(*, to: actors.Staff) -> ToldUs:
    """For the organisation's administrators. Raises NotHere for anybody else."""
    if not accounts.is_administrator(to=to):
        raise errors.NotHere()
    found = models.Told.objects.filter(organisation_id=to.organisation).select_related("by")
    listed = sorted(found.order_by("-at")[:TOLD_SHOWN], key=lambda row: row.answered_at is not None)
    return ToldUs(tuple(listed), found.filter(answered_at=None).count())


def told_row(*, to: actors.Staff, told_id: uuid.UUID) -> models.Told:
    """One of these, to answer it. Raises NotHere for anybody else's."""
    row = models.Told.objects.filter(pk=told_id, organisation_id=to.organisation).first()
    if row is None or not accounts.is_administrator(to=to):
        raise errors.NotHere()
    return row


def told_by_me(*, to: actors.Staff) -> list[models.Told]:
    """What I told us by name, with what was answered, the latest first."""
    found = models.Told.objects.filter(organisation_id=to.organisation, by_id=to.id)
    return list(found.order_by("-at")[:TOLD_SHOWN])
