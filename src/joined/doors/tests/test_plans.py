"""The list of requests asks indexes: it costs the same however many requests others have (performance.md §2)."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from joined.base import rows
from joined.base.making import making
from joined.doors import models, queries
from joined.doors.tests.test_pages import asked
from joined.front import queries as front

COPIED = "people_person", "steps_matter", "steps_responsibility", "steps_nextstep", "doors_referral"
COPY = """
    INSERT INTO {table} SELECT made.*
    FROM (SELECT * FROM {table} LIMIT 1) AS one, generate_series(1, 700) AS n,
        jsonb_populate_record(NULL::{table}, to_jsonb(one) || jsonb_build_object(
        'id', md5('{table}' || n)::uuid, 'person_id', md5('people_person' || n)::uuid,
        'matter_id', md5('steps_matter' || n)::uuid, 'reference', 'N' || n,
        'team_id', %(team)s::uuid, 'asker_team_id', %(team)s::uuid)) AS made
"""
WHOLE = re.compile("Seq Scan on (doors|steps|people)_")


AGAIN = """
    INSERT INTO doors_referral ({columns}) SELECT {values} FROM (
        SELECT * FROM doors_referral WHERE reference <> '{ours}' LIMIT 1) AS one, generate_series(701, 20000) AS n
"""
"""Requests of long ago: 20,000 in all."""


@pytest.fixture
def crowd(place):
    """One request of ours among 20,000 of another team."""
    ours = asked(place)[1].reference
    with making("doors"), connection.cursor() as cursor:
        for table in COPIED:
            cursor.execute(COPY.format(table=table), {"team": place.community.pk})
        given = {
            "id": "md5('again' || n)::uuid",
            "person_id": "md5('people_person' || 1 + n % 700)::uuid",
            "matter_id": "md5('steps_matter' || 1 + n % 700)::uuid",
            "reference": "'A' || n",
            "received_at": "received_at - n * interval '1 hour'",
        }
        columns = [field.column for field in models.Referral._meta.concrete_fields]
        values = ", ".join(given.get(column, f"one.{column}") for column in columns)
        cursor.execute(AGAIN.format(columns=", ".join(columns), values=values, ours=ours))
        cursor.execute(f"ANALYZE {', '.join(COPIED)}")


def plans_of(to, asks):
    """Each question with how the database answers it, as `to`."""
    with rows.context(to), connection.cursor() as cursor:
        for ask in asks:
            cursor.execute(f"EXPLAIN {ask}")
            yield ask, "\n".join(line for (line,) in cursor.fetchall())


def test_the_list_and_today_read_no_table_whole(place, crowd):
    with CaptureQueriesContext(connection) as made:
        assert len(queries.queue(to=place.intake, show="all").people) == 1
        assert len(front.today(to=place.intake).requests.unnamed) == 1
    asks = [one["sql"] for one in made.captured_queries if one["sql"].startswith('SELECT "')]
    assert any("doors_referral" in ask for ask in asks)
    for ask, plan in plans_of(place.intake, asks):
        assert not WHOLE.search(plan), f"{ask}\n{plan}"
