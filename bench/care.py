"""A small team's caseload in the region: sixty people in care out of everybody, two key workers, contacts, bookings.

Ten of them have been met three hundred times, and were looked at two hundred times: a story of five hundred events.
"""

import uuid

from bench import region

Asked = list[tuple[str, list]]
SIZE, LONG = region.CLOSE_SIZE, 10
TEAM, KEY_WORKERS = region.key("close", 0), 2
WHO = f"generate_series(1, {SIZE}) AS i, LATERAL (SELECT i * {region.CLOSE_STEP} AS n) AS one"
MET, MET_LONG, LOOKS_LONG = 12, 300, 200


def key_worker(n: int) -> uuid.UUID | str:
    """One of the two."""
    return region.key("key worker", n)


def longest(number: int) -> uuid.UUID | str:
    """Somebody with five hundred events."""
    return region.key("person", (1 + number % LONG) * region.CLOSE_STEP)


def sql() -> list[str]:
    """Every row of it, beside those that `region` makes of anybody in care."""
    return [*_team(), *_spells(), *_contacts(), *_looks()]


def _team() -> list[str]:
    staff = f"generate_series(0, {KEY_WORKERS - 1}) AS n"
    trust, place = f"'{region.key('organisation', 0)}'", f"'{region.key('place', 0)}'"
    return [
        region.insert("places_team", "generate_series(0, 0) AS n", id=f"'{TEAM}'", may_hold="true", name="'close 0'",
                      organisation_id=trust, kind="'community'", neighbourhood_id=place),
        region.insert("accounts_user", staff, id=region.key("key worker", "n"), password="'!'", last_login="NULL",
                      email="'key-worker' || n || '@bench.example'", name="'key worker ' || n"),
        region.insert("accounts_membership", staff, id=region.key("key worker member", "n"), role="'nurse'",
                      user_id=region.key("key worker", "n"), organisation_id=trust, team_id=f"'{TEAM}'",
                      from_on="'2025-01-01'"),
    ]  # fmt: skip


def _spells() -> list[str]:
    of_them = {"person_id": region.key("person", "n"), "spell_id": region.key("spell", "n")}
    return [
        region.insert("caseload_spell", WHO, id=region.key("spell", "n"), person_id=of_them["person_id"],
                      matter_id=region.key("care matter", "n"), began_on="current_date - 1200", began_by="'bench'",
                      intensity="CASE i % 3 WHEN 0 THEN 'close' ELSE 'usual' END"),
        region.insert("caseload_keyworker", f"{WHO} WHERE i < {SIZE - 1}", id=region.key("lead", "n"), **of_them,
                      user_id=region.key("key worker", f"(i % {KEY_WORKERS})"), role="'lead'",
                      from_on="current_date - 400", named_by="'bench'"),
        region.insert("caseload_pause", f"{WHO} WHERE i % 15 = 0", id=region.key("pause", "n"), **of_them,
                      kind="'ward'", from_on="current_date - 300", until_on="current_date - 280", left_to="'home'",
                      why="'Admitted'", begun_by="'bench'"),
    ]  # fmt: skip


def _contacts() -> list[str]:
    """Every fortnight one, of which every third by telephone; for three of four the next is booked."""
    long = f"CASE WHEN i <= {LONG} THEN {MET_LONG} ELSE {MET} END"
    ago = f"LATERAL (SELECT CASE WHEN c <= {MET} THEN c * 14 + i % 16 ELSE 200 + c * 3 END AS ago) AS days"
    met = f"{WHO}, LATERAL generate_series(1, {long}) AS c, {ago}, {_at_noon('ago')}"
    coming = f"{WHO}, {_at_noon('-(i % 20) - 1')} WHERE i % 4 <> 0"
    shared = {"person_id": region.key("person", "n"), "spell_id": region.key("spell", "n"), "team_id": f"'{TEAM}'",
              "worker_id": region.key("key worker", f"(i % {KEY_WORKERS})"), "at": "then_at",
              "on_day": "(then_at AT TIME ZONE 'Europe/London')::date", "written_by": "'bench'",
              "written_at": "least(then_at, now())", "written_by_id": region.key("key worker", "0")}  # fmt: skip
    return [
        region.insert("caseload_contact", met, id=region.key("contact", "n || '-' || c"), **shared, attendance="'5'",
                      mechanism="CASE c % 3 WHEN 0 THEN '02' ELSE '01' END", counts="true", why="'It counts.'"),
        region.insert("caseload_contact", coming, id=region.key("booked", "n"), **shared, mechanism="'01'"),
    ]  # fmt: skip


def _at_noon(days_ago: str) -> str:
    return f"LATERAL (SELECT (current_date - ({days_ago})::int + time '12:00') AT TIME ZONE 'UTC' AS then_at) AS moment"


def _looks() -> list[str]:
    looks = f"{WHO}, generate_series(1, {LOOKS_LONG}) AS c WHERE i <= {LONG}"
    return [region.look(looks, at="'2026-10-01T09:00Z'::timestamptz + c * interval '1 hour'")]


LISTED = """
    WITH listed AS (
        SELECT p.id, p.name, p.born_on, s.began_on, s.max_days, s.intensity, met.counted, met.face, met.nhs, next.at,
               next.mechanism, u.name AS lead, k.user_id, late.what, ARRAY(
                   SELECT (from_on, until_on, kind) FROM caseload_pause pause WHERE pause.spell_id = s.id) AS pauses
          FROM steps_responsibility h
          JOIN caseload_spell s ON s.person_id = h.person_id
          JOIN steps_matter m ON m.id = s.matter_id AND m.ended_at IS NULL
          JOIN people_person p ON p.id = h.person_id
          LEFT JOIN caseload_keyworker k ON k.spell_id = s.id AND k.role = 'lead' AND k.until_on IS NULL
          LEFT JOIN accounts_user u ON u.id = k.user_id
          LEFT JOIN LATERAL (
              SELECT max(on_day) FILTER (WHERE counts) AS counted,
                     max(on_day) FILTER (WHERE is_met AND mechanism = '01') AS face,
                     max(on_day) FILTER (WHERE is_met AND o.kind = 'nhs_trust') AS nhs
                FROM caseload_contact c JOIN places_team t ON t.id = c.team_id
                JOIN places_organisation o ON o.id = t.organisation_id,
                     LATERAL (SELECT attendance IN ('5', '6') AND with_whom = 'person' AS is_met) AS took_part
               WHERE c.spell_id = s.id AND c.replaced_at IS NULL) AS met ON true
          LEFT JOIN LATERAL (
              SELECT c.at, c.mechanism FROM caseload_contact c WHERE c.spell_id = s.id AND c.attendance = ''
                 AND c.replaced_at IS NULL AND c.at >= now() ORDER BY c.at LIMIT 1) AS next ON true
          LEFT JOIN LATERAL (
              SELECT step.what FROM steps_nextstep step WHERE step.person_id = p.id AND step.state = 'open'
                 AND step.due_on < current_date ORDER BY step.due_on LIMIT 1) AS late ON true
         WHERE h.team_id = %s AND h.until_at IS NULL AND (%s::uuid IS NULL OR k.user_id = %s)),
    looked AS (
        INSERT INTO trail_event (id, at, actor_kind, actor_id, actor_name, organisation_name, role, verb, is_look,
                                 person_id, outcome, why)
        SELECT gen_random_uuid(), now(), 'staff', %s, 'bench', '', '', 'bench', true, id, 'ok', '' FROM listed)
    SELECT * FROM listed
"""
"""What the list says of everybody on it, their looks among it: one statement."""


def listed(*, who: uuid.UUID | str, only: uuid.UUID | str | None = None) -> Asked:
    """The team's list, or of those whose key worker is `only`."""
    return [(LISTED, [TEAM, only, only, who])]


def told(person: uuid.UUID | str) -> Asked:
    """The rows of somebody's care that their page tells of."""
    met = (
        "SELECT c.at, c.on_day, c.mechanism, c.attendance, c.counts, t.name, u.name, l.words FROM caseload_contact c "
        "JOIN places_team t ON t.id = c.team_id LEFT JOIN accounts_user u ON u.id = c.worker_id "
        "LEFT JOIN caseload_line l ON l.contact_id = c.id WHERE c.person_id = %s AND c.replaced_at IS NULL"
    )
    one = "SELECT * FROM {} WHERE person_id = %s"
    tables = ("caseload_spell", "caseload_pause", "caseload_keyworker")
    return [(met, [person]), *((one.format(table), [person]) for table in tables)]
