"""A region of fictitious people in the database, by its own SQL: the same rows for the same size,
in a minute for each 100,000.

Practices of 10,000, two to a neighbourhood. Of every hundred people ten are in a team's care, and one of every
two hundred has a request with in-take: about fifty in the first neighbourhood.
"""

import hashlib
import uuid
from collections.abc import Iterable

from django.apps import apps
from django.db import models

PRACTICE_SIZE = 10_000
GIVEN = (
    "Amina Bronwen Cai Delroy Efua Farid Gita Hamza Iris Jomo Kazimierz Leila Marek Noor Olwen Priya Quentin Rhys "
    "Siobhan Tariq Una Viktor Wanjiru Xavier Yusuf Zofia Agnes Bashir Carys Dimitri Esther Femi"
).split()
FAMILY = (
    "Abernathy Bello Chowdhury Davies Eze Fairweather Griffiths Hussain Ivanova Jankowski Kelleher Lindqvist Mbeki "
    "Nowak Okafor Pritchard Quaye Rahman Sutherland Thapa Ueda Vasquez Warsame Xiong Yeboah Zielinski Ashdown "
    "Bramley Coldwell Dunmore Eastwick Fenwick Garside Harrowgate Inglewood Jessop Kirkbride Langthorne Merriman "
    "Northcote Oldroyd Penhaligon Quarrie Ravenhill Stanhope Thistlewood Underhill Venables Westbrook Yarrow"
).split()
OPEN, ASKS = "n % 10 = 0", "n % 199 = 1 AND n % 10 <> 0"
CLOSE_STEP, CLOSE_SIZE = 1650, 60
CLOSE = f"n % {CLOSE_STEP} = 0 AND n <= {CLOSE_STEP * CLOSE_SIZE}"
"""Who of those in care is in a small team's (`care`): as many in a region of any size."""
STORY_SIZE = 200
"""How many events stand about whoever the person page is opened for."""


def key(kind: str, n: object) -> uuid.UUID | str:
    """The id of the n-th of a kind; an SQL expression when `n` is one."""
    if isinstance(n, int):
        return uuid.UUID(hashlib.md5(f"{kind}{n}".encode()).hexdigest())  # noqa: S324  an id, not a secret
    return f"md5('{kind}' || {n})::uuid"


def sql(people: int, *, more: Iterable[str] = ()) -> str:
    """Everything and `more`, as one script for a superuser: triggers and foreign keys rest meanwhile."""
    practices = max(people // PRACTICE_SIZE, 1)
    neighbourhoods = (practices + 1) // 2
    everybody = f"generate_series(1, {people}) AS n"
    return "\n".join(
        (
            "SET session_replication_role = replica; SET synchronous_commit = off; SET maintenance_work_mem = '512MB';",
            "BEGIN;",
            INDEXES_REST,
            *_places(practices, neighbourhoods),
            *_staff(practices, neighbourhoods),
            *_people(everybody, practices),
            *_open(everybody, practices),
            *_requests(everybody, practices),
            *_trail(everybody),
            *more,
            INDEXES_AGAIN,
            "COMMIT; VACUUM ANALYZE;",
        )
    )


INDEXES_REST = """
CREATE TEMPORARY TABLE resting ON COMMIT DROP AS
    SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS made
      FROM pg_index JOIN pg_class ON pg_class.oid = indrelid
     WHERE NOT indisunique AND NOT indisexclusion AND relnamespace = 'public'::regnamespace;
DO $$ DECLARE name text; BEGIN
    FOR name IN SELECT resting.name FROM resting LOOP EXECUTE 'DROP INDEX ' || name; END LOOP;
END $$;
"""
"""An index is made in a tenth of the time when its table is full."""
INDEXES_AGAIN = """
DO $$ DECLARE made text; BEGIN
    FOR made IN SELECT resting.made FROM resting LOOP EXECUTE made; END LOOP;
END $$;
"""


def insert(table: str, out_of: str, /, **given: object) -> str:
    """INSERT … SELECT for every column of the table; what is not given takes the field's own default."""
    model = next(one for one in apps.get_models() if one._meta.db_table == table)
    fields = model._meta.concrete_fields
    values = [str(given.pop(field.column)) if field.column in given else _default(field) for field in fields]
    if given:
        raise LookupError(f"{table} has no {', '.join(given)}")
    columns = ", ".join(f'"{field.column}"' for field in fields)
    return f"INSERT INTO {table} ({columns}) SELECT {', '.join(values)} FROM {out_of};"


def _default(field: models.Field) -> str:
    value = field.get_default()
    if value is None:
        return "NULL"
    if isinstance(value, bool | int):
        return str(value)
    return "'" + str(field.get_db_prep_value(value, None) if value == "" else value).replace("'", '"') + "'"


def _places(practices: int, neighbourhoods: int) -> list[str]:
    series, trust = "generate_series", f"'{key('organisation', 0)}'"
    day = {"from_on": "'2025-01-01'"}
    found = [
        insert("places_place", f"{series}(0, {neighbourhoods - 1}) AS n", id=key("place", "n"),
                name="'Neighbourhood ' || n", kind="'neighbourhood'", **day),
        insert("places_organisation", f"{series}(0, {practices}) AS n", id=key("organisation", "n"),
                name="CASE n WHEN 0 THEN 'The Trust' ELSE 'Practice ' || n END", phone="'01632 960000'",
                kind="CASE n WHEN 0 THEN 'nhs_trust' ELSE 'practice' END", code="'Z' || n"),
        insert("places_practicearea", f"{series}(1, {practices}) AS n", id=key("area", "n"), **day,
                practice_id=key("organisation", "n"), neighbourhood_id=key("place", "(n - 1) / 2")),
        insert("places_team", f"{series}(1, {practices}) AS n", id=key("practice team", "n"), may_hold="false",
                name="'Practice ' || n", organisation_id=key("organisation", "n"), kind="'practice'",
                neighbourhood_id=key("place", "(n - 1) / 2")),
        insert("places_dutyroute", f"{series}(0, {neighbourhoods - 1}) AS n", id=key("duty route", "n"),
                phone="'01632 960001'", crisis_phone="'111'", is_staffed="true", hours="'always'",
                neighbourhood_id=key("place", "n"), team_id=key("duty", "n")),
    ]  # fmt: skip
    for kind in ("intake", "community", "duty"):
        found.append(
            insert("places_team", f"{series}(0, {neighbourhoods - 1}) AS n", id=key(kind, "n"), may_hold="true",
                    name=f"'{kind} ' || n", organisation_id=trust, kind=f"'{kind}'", neighbourhood_id=key("place", "n"))
        )  # fmt: skip
    return found


def _staff(practices: int, neighbourhoods: int) -> list[str]:
    found = []
    for role, team, first, last, organisation in (
        ("gp", "practice team", 1, practices, key("organisation", "n")),
        ("practice_administrator", "practice team", 1, practices, key("organisation", "n")),
        ("intake", "intake", 0, neighbourhoods - 1, f"'{key('organisation', 0)}'"),
        ("nurse", "community", 0, neighbourhoods - 1, f"'{key('organisation', 0)}'"),
    ):
        source = f"generate_series({first}, {last}) AS n"
        found += [
            insert("accounts_user", source, id=key(role, "n"), email=f"'{role}' || n || '@bench.example'",
                    name=f"'{role} ' || n", password="'!'", last_login="NULL"),
            insert("accounts_membership", source, id=key(f"{role} member", "n"), user_id=key(role, "n"),
                    organisation_id=organisation, team_id=key(team, "n"), role=f"'{role}'", from_on="'2025-01-01'"),
        ]  # fmt: skip
    return found


def _array(names: list[str]) -> str:
    return "(ARRAY[" + ",".join(f"'{name}'" for name in names) + "])"


def _practice(practices: int) -> str:
    return f"(1 + n % {practices})"


def _people(everybody: str, practices: int) -> list[str]:
    name = (
        f"{_array(GIVEN)}[1 + n % {len(GIVEN)}] || ' ' || {_array(FAMILY)}[1 + (n / 7) % {len(FAMILY)}] || ' ' || "
        f"{_array(FAMILY)}[1 + (n / 311) % {len(FAMILY)}]"
    )
    weights = " + ".join(f"(substr(nine, {place}, 1)::int * {11 - place})" for place in range(1, 10))
    digits = f"(SELECT lpad((300000000 + n)::text, 9, '0') AS nine, n FROM {everybody}) AS nines"
    numbered = f"(SELECT n, nine, (11 - ({weights}) % 11) % 11 AS digit FROM {digits}) AS numbered"
    practice = _practice(practices)
    return [
        insert("people_person", numbered, id=key("person", "n"), name=name, name_key=f"lower({name})",
                born_on="date '1935-01-01' + n % 29000", practice_id=key("organisation", practice),
                nhs_number="CASE WHEN digit = 10 THEN '' ELSE nine || digit END", added_at="'2025-06-01T09:00Z'",
                neighbourhood_id=key("place", f"(({practice} - 1) / 2)")),
        insert("people_identifier", f"{numbered} WHERE digit < 10", id=key("identifier", "n"),
                person_id=key("person", "n"), system="'https://fhir.nhs.uk/Id/nhs-number'", value="nine || digit"),
        insert("people_relationship", everybody, id=key("registered", "n"), person_id=key("person", "n"),
                kind="'registered'", party_kind="'organisation'", party_id=key("organisation", practice),
                from_at="'2025-06-01T09:00Z'", source="'people.welcome'"),
        insert("people_phone", everybody, id=key("phone", "n"), person_id=key("person", "n"),
                number="'+447700' || lpad((900000 + n % 1000)::text, 6, '0')"),
        insert("people_address", everybody, id=key("address", "n"), person_id=key("person", "n"),
                lines="n || ' Long Street'", postcode="'RV' || 1 + n % 40 || ' ' || 1 + n % 9 || 'AB'"),
        insert("people_safecontact", f"{everybody} WHERE n % 3 = 0", id=key("safe", "n"),
                person_id=key("person", "n"), channel="'sms'", is_allowed="true", safe="'yes'", level="2",
                was_alone="'yes'", confirmed_at="'2026-09-01T09:00Z'", confirmed_by_name="'gp'"),
    ]  # fmt: skip


def _matter(source: str, kind: str, team: str) -> list[str]:
    """Somebody open: one matter, one responsible team, one live step."""
    whose = {"person_id": key("person", "n")}
    return [
        insert("steps_matter", source, id=key(f"{kind} matter", "n"), kind=f"'{kind}'", **whose,
                opened_at="'2026-10-01T09:00Z'"),
        insert("steps_responsibility", source, id=key(f"{kind} responsibility", "n"), **whose, team_id=team,
                from_at="'2026-10-01T09:00Z'", taken_by="'bench'"),
        insert("people_relationship", source, id=key(f"{kind} caseload", "n"), **whose, kind="'caseload'",
                party_kind="'team'", party_id=team, from_at="'2026-10-01T09:00Z'", source="'steps.responsible'"),
        insert("steps_nextstep", source, id=key(f"{kind} step", "n"), **whose, matter_id=key(f"{kind} matter", "n"),
                what="'See them'", team_id=team, due_on="current_date + (n % 20)::int", state="'open'",
                made_at="'2026-10-01T09:00Z'", made_by="'bench'", source="'request'"),
    ]  # fmt: skip


def _open(everybody: str, practices: int) -> list[str]:
    community = key("community", f"(({_practice(practices)} - 1) / 2)")
    team = f"CASE WHEN {CLOSE} THEN '{key('close', 0)}' ELSE {community} END"
    return _matter(f"{everybody} WHERE {OPEN}", "care", team)


def _requests(everybody: str, practices: int) -> list[str]:
    practice, source = _practice(practices), f"{everybody} WHERE {ASKS}"
    place = f"(({practice} - 1) / 2)"
    return [
        *_matter(source, "request", str(key("intake", place))),
        insert("doors_referral", source, id=key("request", "n"), person_id=key("person", "n"), door="'gp'",
                matter_id=key("request matter", "n"), reference="'B' || n", ask="'Somebody to talk with'",
                talked="'yes'", sharing="'everybody'", basis="'agreed'", safety="'no'", asker_name="'gp'",
                asker_id=key("gp", practice), asker_team_id=key("practice team", practice), state="'received'",
                asker_organisation_id=key("organisation", practice), neighbourhood_id=key("place", place),
                asked_at="now() - (n % 30) * interval '1 hour'", received_at="now() - (n % 30) * interval '1 hour'"),
    ]  # fmt: skip


def _trail(everybody: str) -> list[str]:
    """Two events for everybody in care, and a long story for the first hundred of them."""
    long = f"(SELECT n FROM {everybody} WHERE {OPEN} ORDER BY n LIMIT 100) AS first, "
    two = f"(SELECT n FROM {everybody} WHERE {OPEN}) AS o, generate_series(1, 2) AS i"
    began = "'2026-10-01T09:00Z'::timestamptz"
    return [
        look(two, at=f"{began} + i * interval '1 day'"),
        look(f"{long} generate_series(1, {STORY_SIZE}) AS i", at=f"{began} + i * interval '1 hour'"),
    ]


def look(source: str, *, at: str) -> str:
    """An event for each `n` of the source: somebody looked at that person."""
    event = {"actor_kind": "'staff'", "actor_id": key("nurse", "0"), "actor_name": "'nurse 0'", "is_look": "true",
             "verb": "'people.person'", "outcome": "'ok'", "role": "'nurse'"}  # fmt: skip
    return insert("trail_event", source, id="gen_random_uuid()", at=at, person_id=key("person", "n"), **event)
