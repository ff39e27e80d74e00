"""The pieces of work: what is asked over HTTP, and the plain SQL that does the same."""

import dataclasses
import datetime
import random
import uuid
from collections.abc import Callable
from urllib.parse import quote

from psycopg.types.json import Jsonb

from bench import care, region

NOBODY = "00000000-0000-0000-0000-000000000000"


@dataclasses.dataclass(frozen=True)
class Piece:
    """One piece of work: who does it, what they ask (GET) or send (POST), and its SQL with its parameters.

    `goal`: processor milliseconds that performance.md §1 hopes for.
    """

    name: str
    who: uuid.UUID
    goal: float
    ask: Callable[[random.Random], str]
    sql: Callable[[random.Random], list[tuple[str, list]]]
    send: Callable[[random.Random], dict[str, str]] | None = None
    says: str = ""


LOOKED = (
    "INSERT INTO trail_event (id, at, actor_kind, actor_id, actor_name, organisation_name, role, verb, is_look, "
    "person_id, outcome, why) SELECT gen_random_uuid(), now(), 'staff', %s, 'bench', '', '', 'bench', true, "
    "unnest(%s::uuid[]), 'ok', ''"
)


def pieces(people: int) -> list[Piece]:
    """Everything that is measured, on a region of this size."""
    practices = max(people // region.PRACTICE_SIZE, 1)
    gp, intake, cpn = region.key("gp", 1), region.key("intake", 0), region.key("nurse", 0)
    other = region.key("intake", 1 if practices > 2 else 0)  # or the list of the first grows with every call
    practice, team = region.key("organisation", 1), region.key("intake", 0)
    keeper = care.key_worker(0)
    ours = [n for n in range(practices, people, practices) if n % 10 == 0][:100]  # practice 1, in care, long stories

    def somebody(draw: random.Random) -> int:
        return practices * draw.randrange(1, people // practices - 1)

    def name_of(n: int) -> str:
        return " ".join(_name(n))

    return [
        Piece("list of 50 requests", intake, 2.5, lambda draw: "/requests/", lambda draw: _list(team, intake),
              says="Somebody to talk with"),
        Piece("Today of a GP", gp, 2.5, lambda draw: "/", lambda draw: [("SELECT 1", [])], says="Today"),
        Piece("find by name", gp, 1.2, lambda draw: _find(name_of(somebody(draw))),
              lambda draw: _by("name_key = %s", name_of(somebody(draw)).lower(), practice)),
        Piece("find by NHS number", gp, 0.9, lambda draw: _find(_number(somebody(draw))),
              lambda draw: _by("nhs_number = %s", _number(somebody(draw)), practice)),
        Piece("find by date of birth and name", gp, 0.9, lambda draw: _find(_born_and_name(somebody(draw))),
              lambda draw: _by("born_on = date '1935-01-01' + %s", somebody(draw) % 29000, practice)),
        Piece("find by the middle of a name", gp, 2.0, lambda draw: _find(_name(somebody(draw))[2][1:6]),
              lambda draw: _by("name_key LIKE %s", f"%{_name(somebody(draw))[2][1:6].lower()}%", practice)),
        Piece("a person's page, 200 events", cpn, 8.0,
              lambda draw: _page(region.key("person", draw.choice(ours))),
              lambda draw: _person(region.key("person", draw.choice(ours))), says="Responsible"),
        Piece("a person's page, 500 events", keeper, 8.0, lambda draw: _page(care.longest(draw.randrange(99))),
              lambda draw: _cared_for(care.longest(draw.randrange(99))), says="Seen, on time"),
        Piece("a person's whole story", keeper, 8.0, lambda draw: _page(care.longest(draw.randrange(99)), "?story=all"),
              lambda draw: _cared_for(care.longest(draw.randrange(99))), says="Seen, on time"),
        Piece("caseload of a key worker, 29", keeper, 2.5, lambda draw: "/caseload/",
              lambda draw: care.listed(who=keeper, only=keeper), says="29 people"),
        Piece("caseload of a team, 60", keeper, 2.5, lambda draw: "/caseload/?whose=team",
              lambda draw: care.listed(who=keeper), says="60 people"),
        Piece("add a person", gp, 2.0, lambda draw: "/people/add/", _add(practice), send=_new_person),
        Piece("write a call down: person and request", other, 2.0, lambda draw: "/requests/type/", _refer(practice),
              send=_new_call),
    ]  # fmt: skip


def _name(n: int) -> tuple[str, str, str]:
    given, family = region.GIVEN, region.FAMILY
    return given[n % len(given)], family[n // 7 % len(family)], family[n // 311 % len(family)]


def _number(n: int) -> str:
    nine = str(300_000_000 + n)
    while True:
        digit = (11 - sum(int(d) * (10 - place) for place, d in enumerate(nine)) % 11) % 11
        if digit < 10:
            return f"{nine}{digit}"
        nine = str(int(nine) + 1)


def _born_and_name(n: int) -> str:
    born = datetime.date(1935, 1, 1) + datetime.timedelta(days=n % 29000)
    return f"{born:%d/%m/%Y} {_name(n)[1]}"


def _find(words: str) -> str:
    return f"/people/?q={quote(words)}&fragment=1"


def _by(condition: str, value: object, practice: uuid.UUID) -> list[tuple[str, list]]:
    found = (
        f"SELECT p.id, p.name, p.born_on FROM people_person p WHERE p.{condition} AND p.practice_id = %s "  # noqa: S608
        "ORDER BY p.name_key LIMIT 12"
    )
    return [(found, [value, practice]), (LOOKED, [NOBODY, [NOBODY]])]


def _list(team: uuid.UUID, who: uuid.UUID) -> list[tuple[str, list]]:
    rows = (
        "SELECT r.id, r.ask, r.received_at, p.id, p.name, p.born_on, s.what, s.due_on FROM steps_responsibility h "
        "JOIN doors_referral r ON r.person_id = h.person_id JOIN people_person p ON p.id = r.person_id "
        "JOIN steps_nextstep s ON s.person_id = p.id AND s.state = 'open' "
        "WHERE h.team_id = %s AND h.until_at IS NULL ORDER BY r.received_at LIMIT 50"
    )
    return [(rows, [team]), (LOOKED, [who, [NOBODY] * 50])]


def _page(person: uuid.UUID | str, asked: str = "") -> str:
    return f"/people/{person}/{asked}"


def _cared_for(person: uuid.UUID | str) -> list[tuple[str, list]]:
    return [*care.told(person), *_person(person)]


def _person(person: uuid.UUID) -> list[tuple[str, list]]:
    one = "SELECT * FROM {} WHERE {} = %s"
    tables = ("people_phone", "people_address", "people_safecontact", "people_need", "steps_nextstep", "doors_referral")
    return [
        (one.format("people_person", "id"), [person]),
        *((one.format(table, "person_id"), [person]) for table in tables),
        ("SELECT at, actor_name, verb FROM trail_event WHERE person_id = %s ORDER BY at DESC LIMIT 200", [person]),
        (LOOKED, [NOBODY, [person]]),
    ]


def _new_person(draw: random.Random) -> dict[str, str]:
    n = draw.randrange(10**9)
    return {"name": f"New {region.GIVEN[n % len(region.GIVEN)]} {n:x}", "language": "en", "practice": "", "anyway": "1"}


def _add(practice: uuid.UUID) -> Callable[[random.Random], list[tuple[str, list]]]:
    person = (
        "INSERT INTO people_person SELECT made.* FROM (SELECT * FROM people_person WHERE practice_id = %s LIMIT 1) p, "
        "LATERAL jsonb_populate_record(NULL::people_person, "
        "to_jsonb(p) || jsonb_build_object('id', gen_random_uuid())) AS made"
    )
    return lambda draw: [(person, [practice]), (LOOKED, [NOBODY, [NOBODY]])]


def _new_call(draw: random.Random) -> dict[str, str]:
    asked = {"door": "telephone", "caller": "self", "ask": "Somebody to talk with", "talked": "yes"}
    answered = {"sharing": "everybody", "safety": "no", "may_ring": "yes", "may_text": "0", "alone": "yes"}
    return _new_person(draw) | asked | answered | {"anyway": "yes"}


def _refer(practice: uuid.UUID) -> Callable[[random.Random], list[tuple[str, list]]]:
    """Every row of a person with a request, each copied from one that is there, under new ids."""
    copied = (
        "SELECT made.* FROM (SELECT * FROM {0} {1} LIMIT 1) x, "
        "LATERAL jsonb_populate_record(NULL::{0}, to_jsonb(x) || %s) AS made"
    )
    tables = ("steps_matter", "steps_responsibility", "steps_nextstep", "doors_referral")

    def rows(draw: random.Random) -> list[tuple[str, list]]:
        person, matter = uuid.UUID(int=draw.getrandbits(128)), uuid.UUID(int=draw.getrandbits(128))
        ours = {"person_id": str(person), "matter_id": str(matter)}
        of_a_request = "WHERE ended_at IS NULL AND kind = 'request'"
        found = [_copy(copied.format("people_person", ""), "people_person", {"id": str(person)})]
        for table in ("people_relationship", *tables):
            own = {"id": str(matter if table == "steps_matter" else uuid.UUID(int=draw.getrandbits(128)))}
            own |= {"reference": f"R{draw.getrandbits(36):x}", "until_at": None}
            where = of_a_request if table == "steps_matter" else "WHERE state = 'open'" if "nextstep" in table else ""
            found.append(_copy(copied.format(table, where), table, ours | own))
        return [*found, (LOOKED, [NOBODY, [str(person)]])]

    return rows


def _copy(text: str, table: str, changed: dict[str, object]) -> tuple[str, list]:
    return f"INSERT INTO {table} {text}", [Jsonb(changed)]
