"""Riverside itself: neighbourhoods, organisations, teams, duty, huddles, local rules, approved texts, staff."""

import dataclasses
import datetime
import typing

from joined.accounts import actions as accounts
from joined.accounts import behind
from joined.accounts import queries as who
from joined.demo import cast
from joined.doors import actions as doors
from joined.huddle import actions as huddle
from joined.interop import actions as systems
from joined.interventions import actions as helping
from joined.interventions import queries as catalogue
from joined.kit import actors, clock
from joined.messages import actions as messages
from joined.messages import words as said
from joined.places import actions as places

DUTY_HOURS = {
    "Hill": places.DutyHours(tuple(range(7)), datetime.time(7), datetime.time(23)),
}
"""Everywhere else day and night."""
PARTNER = (
    "Marsh Lane practice system",
    "Marsh Lane Surgery",
    {
        "kty": "EC",
        "crv": "P-256",
        "x": "SA7_4oip8d8Hktowo8Sg4nd0NpK8JLtv8KBfNqzRccE",
        "y": "nUy78-vcQ_UAtrWv7uWUlPHEo9yf4BMwiI2vNqksrsQ",
    },
)
"""A fictitious system's public key; nobody has the other half."""
LANGUAGES = (("so", "Soomaali"), ("ar", "العربية"))
"""Proposed, and not written: words of people who read a language are never made up."""
SET_UP = actors.System("set-up")
BOROUGH = "Riverside"
NEIGHBOURHOODS = ("North", "Quayside", "Hill")
PURPOSE = "plan"
TRUST = "Riverside NHS Trust"
COUNCIL = "Riverside Council"
ORGANISATIONS = (
    # name, kind, ODS code (Z99 is kept for tests), telephone
    (TRUST, "nhs_trust", "Z9R", "01632 960100"),
    (COUNCIL, "council", "", "01632 960200"),
    ("Lockside Surgery", "practice", "Z99011", "020 7946 0120"),
    ("St Brendan’s Practice", "practice", "Z99012", "020 7946 0121"),
    ("Ferry Row Practice", "practice", "Z99002", "020 7946 0122"),
    ("Coppersmith Row Surgery", "practice", "Z99013", "020 7946 0123"),
    ("Willowherb Practice", "practice", "Z99014", "020 7946 0124"),
    ("Marsh Lane Surgery", "practice", "Z99001", "020 7946 0125"),
    ("Riverside Befrienders", "charity", "", "01632 960301"),
    ("Harbour Refugee Welcome", "charity", "", "01632 960302"),
    ("Riverside Community Links", "charity", "", "01632 960303"),
    ("Riverside Carers and Families", "charity", "", "01632 960304"),
    ("The Lock Six Workshop", "charity", "", "01632 960305"),
    ("Tideway Learning and Recovery", "charity", "", "01632 960306"),
    ("Towpath Work and Skills", "charity", "", "01632 960307"),
    ("Three Bridges Supported Living", "charity", "", "01632 960308"),
)
PRACTICES = {
    "North": ("Lockside Surgery", "St Brendan’s Practice"),
    "Quayside": ("Ferry Row Practice", "Coppersmith Row Surgery"),
    "Hill": ("Willowherb Practice", "Marsh Lane Surgery"),
}
POSTCODES = {"North": "RV1", "Quayside": "RV2", "Hill": "RV3"}
SERVICES = {
    "Befriending": "Riverside Befrienders",
    "Harbour welcome": "Harbour Refugee Welcome",
    "Community links": "Riverside Community Links",
    "Families and carers": "Riverside Carers and Families",
    "The Lock Six workshop": "The Lock Six Workshop",
    "Learning and recovery": "Tideway Learning and Recovery",
    "Back to work": "Towpath Work and Skills",
    "Supported living": "Three Bridges Supported Living",
}
HUDDLES = {
    # when, and who is usually there beside the neighbourhood's own teams
    "North": (datetime.time(12, 30), ("Housing, Riverside", "Befriending", "Harbour welcome", "Community links")),
    "Quayside": (datetime.time(12, 15), ("Community links", "The Lock Six workshop")),
    "Hill": (datetime.time(13, 0), ("Community links", "Families and carers")),
}
RULES = (
    # neighbourhood, rule, value, why, who agreed it, of them with lived experience
    ("North", "named_worker_minutes", 45, "People told us that an hour without a name is long.",
     "Riverside North steering group", 4),
    ("North", "partners_asked_minutes", 240, "Volunteers look at their telephones at breakfast.",
     "Riverside North steering group", 4),
    ("North", "unsent_draft_minutes", 60, "Told the same day means told within the hour, or somebody rings.",
     "Riverside North steering group", 4),
    ("Quayside", "intake_reads_soon_hours", 2, "In-take is in the same building as both practices.",
     "Quayside huddle", 2),
    ("Hill", "quiet_from_hour", 20, "Farm families are in bed early.", "Hill patient groups", 5),
)  # fmt: skip
NOT_GIVEN = (
    "Eye movement desensitisation and reprocessing",
    "Nobody on the Hill is trained in it until spring; Quayside gives it, ask there.",
)
OUTSIDE = (
    # name, what it is there for, telephone, up to which age
    ("Riverside children and young people’s mental health", "children", "01632 960450", 17),
    ("Saltholme community mental health", "other_area", "01632 960451", None),
    ("Marshlands veterans’ mental health", "other_service", "01632 960452", None),
)
USEFUL = (
    ("A listening line, day and night: somebody answers who has been there", "01632 960460"),
    ("The Wednesday table at the library: soup, and nobody asks why you came", ""),
    ("Sleep, one step a night: a leaflet the reading group wrote, at every surgery", ""),
)
WHOM = (
    # team, ages from and to, neighbourhoods (none: all), help, room as it says
    ("Befriending", 18, None, (), ("company",), "2 places"),
    ("Community links", 18, None, (), ("company", "practical"), "4 places"),
    ("Back to work", 18, 66, (), ("work",), "1 place"),
    ("Learning and recovery", 18, None, (), ("work", "talking"), "6 places on the Thursday course"),
    ("Families and carers", 16, None, (), ("family",), ""),
    ("The Lock Six workshop", 18, None, ("Quayside", "Hill"), ("company", "work"), "3 benches free"),
    ("Supported living", 18, None, (), ("practical",), "no place before spring"),
    ("Housing, Riverside", 18, None, (), ("practical",), ""),
    ("Talking therapies, Riverside", 18, None, (), ("talking",), ""),
    ("Community mental health, North", 18, None, ("North",), ("talking", "illness"), ""),
    ("Community mental health, Quayside", 18, None, ("Quayside",), ("talking", "illness"), ""),
    ("Community mental health, Hill", 18, None, ("Hill",), ("talking", "illness"), ""),
)
FIRST_PHONE = 700
TELEPHONES = {"befriender": "+447700900801"}
"""Workers of charities whose telephones open links."""
OUR_ADDRESS = ("https://fhir.nhs.uk/Id/dos-service-id", "111111111")


@dataclasses.dataclass
class Riverside:
    """Everything that stories name, by its name; staff by their slug, as they act."""

    places: dict[str, typing.Any] = dataclasses.field(default_factory=dict)
    organisations: dict[str, typing.Any] = dataclasses.field(default_factory=dict)
    teams: dict[str, typing.Any] = dataclasses.field(default_factory=dict)
    huddles: dict[str, typing.Any] = dataclasses.field(default_factory=dict)
    users: dict[str, typing.Any] = dataclasses.field(default_factory=dict)
    staff: dict[str, actors.Staff] = dataclasses.field(default_factory=dict)
    outside: dict[str, typing.Any] = dataclasses.field(default_factory=dict)


def build(made: Riverside) -> None:
    """Everything that must stand before the first request."""
    _neighbourhoods(made)
    _organisations(made)
    _teams(made)
    _next_doors(made)
    for name in NEIGHBOURHOODS:
        _open_the_doors(made, name)
        _huddle(made, name)
    _rules_and_texts(made)
    _others_at_the_table(made)
    _staff(made)


def _neighbourhoods(made: Riverside) -> None:
    system = places.add_place(by=SET_UP, name="Marshlands and Riverside", kind="system")
    borough = made.places[BOROUGH] = places.add_place(by=SET_UP, name=BOROUGH, kind="borough", within=system)
    for name in NEIGHBOURHOODS:
        made.places[name] = places.add_place(by=SET_UP, name=f"Riverside {name}", kind="neighbourhood", within=borough)
        places.place_postcodes(by=SET_UP, begins=POSTCODES[name], neighbourhood=made.places[name])


def _organisations(made: Riverside) -> None:
    for name, kind, code, phone in ORGANISATIONS:
        made.organisations[name] = places.add_organisation(by=SET_UP, name=name, kind=kind, code=code, phone=phone)
    places.lead_place(by=SET_UP, place=made.places[BOROUGH], organisation=made.organisations[TRUST])


def _teams(made: Riverside) -> None:
    _team(made, "In-take, Riverside", TRUST, "intake", holds=True)
    _team(made, "Talking therapies, Riverside", TRUST, "community", holds=True)
    _team(made, "Housing, Riverside", COUNCIL, "service")
    for name in NEIGHBOURHOODS:
        _team(made, f"In-take, Riverside {name}", TRUST, "intake", name, holds=True)
        _team(made, f"Community mental health, {name}", TRUST, "community", name, holds=True)
        _team(made, f"Duty, {name}", TRUST, "duty", name, holds=True)
        _team(made, f"Adult social care, {name}", COUNCIL, "social_care", name, holds=True)
        for practice in PRACTICES[name]:
            _team(made, practice, practice, "practice", name)
            places.place_practice(by=SET_UP, practice=made.organisations[practice], neighbourhood=made.places[name])
    for service, charity in SERVICES.items():
        _team(made, service, charity, "service")
    for organisation in (TRUST, COUNCIL, *SERVICES.values()):
        _team(made, f"Front desk, {organisation}", organisation, "front_desk")


def _team(made: Riverside, name: str, organisation: str, kind: str, place: str = "", *, holds: bool = False) -> None:
    made.teams[name] = places.add_team(
        by=SET_UP,
        name=name,
        organisation=made.organisations[organisation],
        kind=kind,
        neighbourhood=made.places[place] if place else None,
        may_hold=holds,
        phone="" if kind == "practice" else f"01632 960{FIRST_PHONE + len(made.teams)}",
    )


def _next_doors(made: Riverside) -> None:
    """Whom each team takes, which services outside people are handed on to, and what helps while they wait."""
    borough = made.places["North"].within
    for name, kind, phone, age_to in OUTSIDE:
        made.outside[name] = places.know_outside(
            by=SET_UP, place=borough, name=name, kind=kind, phone=phone, age_to=age_to
        )
    for words, phone in USEFUL:
        places.find_useful(by=SET_UP, place=borough, words=words, phone=phone)
    for team, age_from, age_to, where, helps, room in WHOM:
        places.say_whom(
            by=SET_UP,
            team=made.teams[team],
            age_from=age_from,
            age_to=age_to,
            neighbourhoods=tuple(made.places[name] for name in where),
            helps=helps,
            room=room,
        )


def _open_the_doors(made: Riverside, name: str) -> None:
    number = 110 + 10 * NEIGHBOURHOODS.index(name)
    places.staff_duty(
        by=SET_UP,
        neighbourhood=made.places[name],
        team=made.teams[f"Duty, {name}"],
        phone=f"01632 960{number}",
        crisis_phone=f"01632 960{number + 1}",
        hours=DUTY_HOURS.get(name, places.DAY_AND_NIGHT),
    )


def _huddle(made: Riverside, name: str) -> None:
    starts, others = HUDDLES[name]
    standing = huddle.arrange(
        by=SET_UP,
        neighbourhood=made.places[name],
        name=f"Riverside {name} huddle",
        days=[0, 1, 2, 3, 4],
        starts=starts,
        minutes=30,
        chair_team=made.teams[f"In-take, Riverside {name}"],
    )
    own = (f"Community mental health, {name}", *PRACTICES[name], f"Adult social care, {name}")
    for team in (*own, *others):
        huddle.invite(by=SET_UP, huddle=standing, team=made.teams[team])
    made.huddles[name] = standing


def _not_given(place: typing.Any) -> None:
    """What a place does not offer for now, though the standard names it."""
    name, why = NOT_GIVEN
    (kind,) = [kind for kind in catalogue.offered(place_id=place.pk) if kind.name == name]
    row = catalogue.to_switch(to=SET_UP, place=place, intervention_id=kind.id)
    helping.switch_off(by=SET_UP, place=place, row=row, from_on=clock.today(), why=why)


def _rules_and_texts(made: Riverside) -> None:
    for name, rule, value, reason, agreed_by, count in RULES:
        places.set_rule(
            by=SET_UP,
            place=made.places[name],
            name=rule,
            value=value,
            reason=reason,
            from_on=clock.today(),
            agreed_by=agreed_by,
            lived_experience_count=count,
        )
    _not_given(made.places["Hill"])
    system, value = OUR_ADDRESS
    places.own_address(by=SET_UP, system=system, value=value, neighbourhood=made.places["North"], is_test=True)
    for level, words in said.PLAIN.items():
        messages.adopt(
            by=SET_UP,
            purpose=PURPOSE,
            language="en",
            level=level,
            words=words,
            approved_by="Riverside reading group",
        )


def _others_at_the_table(made: Riverside) -> None:
    """A partner's system that may send, and a language of the help page that somebody has begun to write."""
    name, practice, key = PARTNER
    organisation = made.organisations[practice]
    systems.add_client(by=SET_UP, organisation_id=organisation.pk, name=name, key=key, per_minute=60)
    for tag, itself in LANGUAGES:
        doors.propose_language(by=SET_UP, code=tag, name=itself)


def _staff(made: Riverside) -> None:
    for member in (*cast.PEOPLE, *cast.GONE):
        user = accounts.add_user(by=SET_UP, name=member.name, email=member.email, title=member.title)
        accounts.join(by=SET_UP, user=user, team=made.teams[member.team], role=member.role)
        made.users[member.slug] = user
        made.staff[member.slug] = who.staff(user_id=user.pk)


def register_telephone(made: Riverside, slug: str, number: str) -> None:
    """Registered for links without a password, and confirmed by the code that it was texted."""
    organisation = next(one for one in made.organisations.values() if one.pk == made.staff[slug].organisation)
    telephone = accounts.register(by=SET_UP, user=made.users[slug], organisation=organisation, number=number)
    code = behind.newest_code(telephone=telephone)
    accounts.try_code(by=SET_UP, telephone=telephone, link=None, digits=accounts.mint_code(by=SET_UP, code=code))
