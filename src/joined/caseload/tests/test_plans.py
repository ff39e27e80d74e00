"""The caseload, the forecast and who meets whom ask indexes: they cost the same however many people others care for."""

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
BUDGET = 26
"""Statements of one page, sign-in and looks among them."""


@pytest.fixture
def crowd(place, person, spell):
    """Sixty people of ours, and two thousand whom another team cares for."""
    with clock.at(at("2026-03-09", "16:00")):
        for day in ("2026-03-04", "2026-03-06", "2026-03-09"):
            actions.record(by=place.nurse, spell=spell, happened=met(place, at(day)))
        actions.book(by=place.nurse, spell=spell, booked=booked(place, at("2026-03-20"), mechanism="09"))
    ids = {"person": person.pk, "matter": spell.matter_id, "spell": spell.pk}
    ours = ids | {"team": place.community.pk, "user": place.nurse.id, "first": 1, "last": OURS - 1}
    others = ids | {"team": place.duty_team.pk, "user": place.duty.id, "first": OURS, "last": OURS + OTHERS}
    with making("caseload"), connection.cursor() as cursor:
        for table in COPIED:
            for given in (ours, others):
                asked = COPY.format(table=table, which=OF_THEM.get(table, "person_id = %(person)s"))
                cursor.execute(asked, given)
        cursor.execute(COPY.format(table="people_relationship", which=CARED_FOR), ours)
        cursor.execute(f"ANALYZE {', '.join(COPIED)}, people_relationship")


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
        for address in ("/caseload/?whose=team", "/caseload/forecast/?whose=team", "/caseload/continuity/"):
            with CaptureQueriesContext(connection) as made:
                assert nurse.get(address).status_code == 200
            assert len(made) <= BUDGET, (address, len(made))
        shown = nurse.get("/caseload/continuity/").content.decode()
        assert "How much the same, Community mental health, North (COC): Oct 2025 –" in shown
        assert shown.count("1.00") >= 4
