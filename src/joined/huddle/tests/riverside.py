"""A small neighbourhood for tests, made by the product’s own actions; who works there is written down straight."""

import copy
import dataclasses
import datetime
import typing

from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.utils import is_mfa_enabled
from django.test import Client

from joined.accounts import queries as who
from joined.accounts.models import User
from joined.accounts.tests import factories
from joined.base import later, rows
from joined.huddle import actions as huddle
from joined.huddle import models as huddles
from joined.huddle import queries as boards
from joined.kit import actors, clock
from joined.people import actions as people
from joined.people import models as persons
from joined.places import actions as places
from joined.places import models as places_models

SET_UP = actors.System("set-up")
MORNING = datetime.datetime(2026, 3, 3, 9, 10, tzinfo=clock.LONDON)
SITTING = datetime.datetime(2026, 3, 3, 12, 35, tzinfo=clock.LONDON)
AFTERNOON = datetime.datetime(2026, 3, 3, 14, 0, tzinfo=clock.LONDON)
PHONE = "+447700900123"


@dataclasses.dataclass
class Riverside:
    """Everybody and everything in the small neighbourhood."""

    north: places_models.Place
    trust: places_models.Organisation
    practice: places_models.Organisation
    other_practice: places_models.Organisation
    council: places_models.Organisation
    befrienders: places_models.Organisation
    intake_team: places_models.Team
    community: places_models.Team
    duty_team: places_models.Team
    practice_team: places_models.Team
    other_practice_team: places_models.Team
    social_care: places_models.Team
    befriending: places_models.Team
    huddle: huddles.Huddle
    gp: actors.Staff
    receptionist: actors.Staff
    other_gp: actors.Staff
    intake: actors.Staff
    chair: actors.Staff
    nurse: actors.Staff
    other_nurse: actors.Staff
    social_worker: actors.Staff
    befriender: actors.Staff
    duty: actors.Staff


def make() -> Riverside:
    """Riverside North: a trust with in-take, community and duty, two practices, the council and a charity."""
    borough = places.add_place(by=SET_UP, name="Riverside", kind="borough")
    north = places.add_place(by=SET_UP, name="Riverside North", kind="neighbourhood", within=borough)
    trust = _organisation("Riverside NHS Trust", "nhs_trust")
    practice = _organisation("Lockside Surgery", "practice")
    other_practice = _organisation("St Brendan’s Practice", "practice")
    council = _organisation("Riverside Council", "council")
    befrienders = _organisation("Riverside Befrienders", "charity")
    intake_team = _team("In-take, Riverside North", trust, "intake", north, may_hold=True)
    _team("In-take, Riverside", trust, "intake", None, may_hold=True)
    community = _team("Community mental health, North", trust, "community", north, may_hold=True)
    duty_team = _team("Duty, North", trust, "duty", north, may_hold=True)
    practice_team = _team("Lockside Surgery", practice, "practice", north)
    other_practice_team = _team("St Brendan’s Practice", other_practice, "practice", north)
    social_care = _team("Adult social care, North", council, "social_care", north, may_hold=True)
    befriending = _team("Befriending", befrienders, "service", north)
    for surgery in (practice, other_practice):
        places.place_practice(by=SET_UP, practice=surgery, neighbourhood=north)
    places.staff_duty(
        by=SET_UP,
        neighbourhood=north,
        team=duty_team,
        phone="01632 960110",
        crisis_phone="01632 960111",
        hours=places.DAY_AND_NIGHT,
    )
    standing = huddle.arrange(
        by=SET_UP,
        neighbourhood=north,
        name="Riverside North huddle",
        days=[0, 1, 2, 3, 4],
        starts=datetime.time(12, 30),
        minutes=30,
        chair_team=intake_team,
    )
    for team in (community, practice_team, other_practice_team, social_care, befriending):
        huddle.invite(by=SET_UP, huddle=standing, team=team)
    return Riverside(
        north=north,
        trust=trust,
        practice=practice,
        other_practice=other_practice,
        council=council,
        befrienders=befrienders,
        intake_team=intake_team,
        community=community,
        duty_team=duty_team,
        practice_team=practice_team,
        other_practice_team=other_practice_team,
        social_care=social_care,
        befriending=befriending,
        huddle=standing,
        gp=worker("Dr Oluwaseun Adeyemi", practice_team, "gp"),
        receptionist=worker("Ros Receptionist", practice_team, "receptionist"),
        other_gp=worker("Dr Xu Pemberton", other_practice_team, "gp"),
        intake=worker("Priyanka Ramanathan", intake_team, "intake"),
        chair=worker("Bronwen Achterberg", intake_team, "chair"),
        nurse=worker("Róisín Mac Giolla", community, "nurse"),
        other_nurse=worker("Tunde Bakare", community, "nurse"),
        social_worker=worker("Gethin Rhydderch", social_care, "social_worker"),
        befriender=worker("Maud Featherington", befriending, "vcse_worker"),
        duty=worker("Dele Duty", duty_team, "duty"),
    )


def with_more(
    small: tuple, make: typing.Callable[[Riverside], typing.Any]
) -> tuple[Riverside, typing.Any, list[typing.Any]]:
    """A small Riverside in which something more was made that morning, once for all tests of a file, for `own`."""
    with later.playing() as jobs, clock.at(MORNING):
        (place,) = own(small, jobs)
        made = make(place)
    return place, made, jobs.waiting


def own(made: tuple, jobs: later.Play) -> list[typing.Any]:
    """Of what was made once for a file: a copy to change as one likes. The jobs that were put, its last part, wait."""
    *copied, waiting = copy.deepcopy(made)
    jobs.waiting += waiting
    return copied


def _organisation(name: str, kind: str) -> places_models.Organisation:
    return places.add_organisation(by=SET_UP, name=name, kind=kind, phone="01632 960100")


def _team(
    name: str,
    organisation: places_models.Organisation,
    kind: str,
    neighbourhood: places_models.Place | None,
    *,
    may_hold: bool = False,
) -> places_models.Team:
    return places.add_team(
        by=SET_UP,
        name=name,
        organisation=organisation,
        kind=kind,
        neighbourhood=neighbourhood,
        may_hold=may_hold,
    )


def worker(name: str, team: places_models.Team, role: str) -> actors.Staff:
    """Somebody who works in that team since the beginning of the year, as they act."""
    address = "".join(c for c in name.lower() if c.isascii() and c.isalpha())
    user = factories.a_user(name=name, email=f"{address}@riverside.example", second_factor=False)
    factories.a_membership(user=user, team=team, role=role, from_on=datetime.date(2026, 1, 1))
    found = who.staff(user_id=user.pk)
    assert found
    return found


def somebody(place: Riverside, *, by: actors.Actor | None = None, **more: object) -> persons.Person:
    """A person of Lockside Surgery with a telephone."""
    details = {"name": "Amina Specimen", "born_on": datetime.date(1991, 8, 14), "phone": PHONE} | more
    details.setdefault("practice_id", place.practice.pk)
    return people.welcome(by=by or place.gp, details=people.Details(**details))


def ways(*, level: int = 3, safe: str = "yes", alone: str = "yes") -> tuple[people.Way, ...]:
    """They may be rung and texted; asked on their own."""
    text = people.Way(channel="sms", is_allowed=level > 0, safe=safe, level=level, was_alone=alone)
    return (text, people.Way(channel="voice", is_allowed=True, safe=safe, level=3, was_alone=alone))


def holds(team: places_models.Team) -> None:
    """This team has agreed to be responsible for people."""
    places.change_team(by=SET_UP, team=team, version=team.version, name=team.name, phone=team.phone, may_hold=True)


def finish(place: Riverside, sitting: huddles.Sitting) -> huddles.Sitting:
    """The chair says who tells whoever has not been told, today, and closes the sitting."""
    with rows.acting(place.chair):
        untold = boards.untold(sitting=sitting)
    for plan in untold:
        teller = boards.may_tell(plan)[0].user_id
        huddle.say_who_tells(by=place.chair, proposal=plan, user_id=teller, tell_by=clock.today())
    return huddle.finish(by=place.chair, sitting=sitting)


def browser(actor: actors.Staff) -> Client:
    """A test client signed in as this member of staff, with a second factor."""
    user = User.objects.get(pk=actor.id)
    if not is_mfa_enabled(user):
        TOTP.activate(user, factories.TOTP_SECRET)
    return factories.signed_in(user)
