"""The caseload, the forecast and who meets whom ask indexes: they cost the same however many people others care for."""

import csv
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from joined.base import rows
from joined.base.making import making
from joined.caseload import actions, queries
from joined.caseload.tests.test_contacts import at, booked, met
from joined.huddle.tests.riverside import browser
from joined.kit import clock

OURS, OTHERS = 60, 2_000
COPIED = (
    "people_person",
    "steps_matter",
    "steps_responsibility",
    "steps_nextstep",
    "caseload_spell",
    "caseload_keyworker",
    "caseload_contact",
)
COPY = """
    INSERT INTO {table} SELECT made.* FROM (SELECT * FROM {table} WHERE {which}) AS one,
      generate_series(%(first)s, %(last)s) AS n,
      LATERAL jsonb_populate_record(NULL::{table}, to_jsonb(one) || jsonb_build_object(
        'id', md5('{table}' || n || one.id)::uuid, 'person_id', md5('people_person' || n || %(person)s)::uuid,
        'matter_id', md5('steps_matter' || n || %(matter)s)::uuid,
        'spell_id', md5('caseload_spell' || n || %(spell)s)::uuid,
        'party_id', to_jsonb(one) ->> 'party_id', 'user_id', %(user)s::uuid, 'worker_id', %(user)s::uuid,
        'team_id', %(team)s::uuid)) AS made
"""
OF_THEM = {
    "people_person": "id = %(person)s",
    "steps_matter": "id = %(matter)s",
    "caseload_spell": "id = %(spell)s",
    "steps_responsibility": "person_id = %(person)s AND until_at IS NULL",
}
CARED_FOR = "person_id = %(person)s AND kind = 'caseload' AND until_at IS NULL"
WHOLE = re.compile(f"Seq Scan on ({'|'.join(COPIED)})")
BUDGETS = {
    "/caseload/?whose=team": 21,
    "/caseload/forecast/?whose=team": 26,
    "/caseload/continuity/": 26,
}
"""Statements of one page, sign-in and looks among them."""


@pytest.fixture
def sixty(place, person, spell):
    """Sixty people of ours, alike."""
    with clock.at(at("2026-03-09", "16:00")):
        for day in ("2026-03-04", "2026-03-06", "2026-03-09"):
            actions.record(by=place.nurse, spell=spell, happened=met(place, at(day)))
        actions.book(by=place.nurse, spell=spell, booked=booked(place, at("2026-03-20"), mechanism="09"))
    ours = {"team": place.community.pk, "user": place.nurse.id, "first": 1, "last": OURS - 1}
    copy(person, spell, ours)
    with making("caseload"), connection.cursor() as cursor:
        cursor.execute(COPY.format(table="people_relationship", which=CARED_FOR), _ids(person, spell) | ours)


@pytest.fixture
def crowd(place, person, spell, sixty):
    """The sixty, and two thousand whom another team cares for."""
    copy(person, spell, {"team": place.duty_team.pk, "user": place.duty.id, "first": OURS, "last": OURS + OTHERS})
    with making("caseload"), connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {', '.join(COPIED)}, people_relationship")


def copy(person, spell, given):
    with making("caseload"), connection.cursor() as cursor:
        for table in COPIED:
            asked = COPY.format(table=table, which=OF_THEM.get(table, "person_id = %(person)s"))
            cursor.execute(asked, _ids(person, spell) | given)


def _ids(person, spell):
    return {"person": person.pk, "matter": spell.matter_id, "spell": spell.pk}


UNLIKE = """
    CREATE TEMPORARY TABLE numbered ON COMMIT DROP AS
        SELECT id AS spell_id, person_id, row_number() OVER (ORDER BY id) AS n FROM caseload_spell;
    UPDATE people_person SET name = 'Person ' || lpad((n * 7 % 60)::text, 2, '0') FROM numbered WHERE id = person_id;
    UPDATE caseload_keyworker w SET until_on = '2026-03-08' FROM numbered WHERE w.spell_id = numbered.spell_id
       AND n % 7 = 0;
    UPDATE caseload_contact c SET replaced_at = '2026-03-09T17:00Z' FROM numbered WHERE c.spell_id = numbered.spell_id
       AND (attendance <> '' AND extract(day FROM on_day) > 3 + n % 8 OR attendance = '' AND n % 3 = 0);
    UPDATE caseload_spell s SET intensity = 'close', max_days = 7 FROM numbered WHERE s.id = spell_id AND n % 5 = 0;
    INSERT INTO caseload_pause (id, person_id, spell_id, kind, from_on, why, safety_plan, begun_by, ended_by, left_to)
        SELECT gen_random_uuid(), person_id, spell_id, 'ward', '2026-03-10', 'Admitted', '', 'x', '', ''
          FROM numbered WHERE n % 11 = 0;
"""
"""No two of them alike: other names, last contacts, bookings, clocks; some without a key worker, some on a ward."""
LINKED = re.compile(r'<th scope="row".*?<a href="/caseload/people/([^/]+)/">([^<]+)</a>', re.DOTALL)
SHOWN = re.compile(r'data-label="Clock">\s*<strong[^>]*>([^<]+)</strong>')


def test_the_page_and_the_file_say_of_sixty_people_what_the_list_says_in_its_order(place, sixty):
    with making("caseload"), connection.cursor() as cursor:
        cursor.execute(UNLIKE)
    with clock.at(at("2026-03-14", "09:05")):
        nurse = browser(place.nurse)
        found = queries.caseload(to=place.nurse, whose="team").rows
        page = nurse.get("/caseload/?whose=team").content.decode()
        file = list(csv.reader(nurse.get("/caseload/list.csv?whose=team").content.decode().splitlines()))[1:]
    assert len(found) == OURS
    assert LINKED.findall(page) == [(str(row.person.id), row.person.name) for row in found]
    assert SHOWN.findall(page) == [row.clock.tag for row in found]
    assert [line[:2] for line in file] == [[row.person.name, row.clock.tag] for row in found]
    assert [(line[5], line[7], line[8]) for line in file] == [
        (row.lead, str(row.weight.points), "; ".join(row.missing)) for row in found
    ]
    assert {"Person 00", "Person 59"} <= {row.person.name for row in found}
    assert len({(row.clock.tag, row.lead, row.next_at, row.weight.points) for row in found}) > 12


def test_sixty_people_among_thousands_read_no_table_whole_and_cost_as_many_statements_as_one(place, crowd):
    with clock.at(at("2026-03-10", "09:05")):
        with CaptureQueriesContext(connection) as made:
            assert len(queries.caseload(to=place.nurse, whose="team").people) == OURS
            assert len(queries.forecast(to=place.nurse, whose="team").people) == OURS
            assert queries.continuities(to=place.nurse).teams[0].in_care == OURS
        asks = [one["sql"] for one in made.captured_queries if one["sql"].startswith('SELECT "')]
        assert any("caseload_spell" in ask for ask in asks)
        with rows.context(place.nurse), connection.cursor() as cursor:
            for ask in asks:
                cursor.execute(f"EXPLAIN {ask}")
                plan = "\n".join(line for (line,) in cursor.fetchall())
                assert not WHOLE.search(plan), f"{ask}\n{plan}"
        nurse = browser(place.nurse)
        for address, budget in BUDGETS.items():
            with CaptureQueriesContext(connection) as made:
                assert nurse.get(address).status_code == 200
            assert len(made) <= budget, (address, len(made))
        shown = nurse.get("/caseload/continuity/").content.decode()
        assert "How much the same, Community mental health, North (COC): Oct 2025 –" in shown
        assert shown.count("1.00") >= 4
