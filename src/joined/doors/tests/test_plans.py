"""The list of requests asks indexes: it costs the same however many requests others have (performance.md §2)."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from joined.base import rows
from joined.base.making import making
from joined.doors import queries
from joined.doors.tests.test_pages import asked
from joined.front import queries as front

COPIED = "people_person", "steps_matter", "steps_responsibility", "steps_nextstep", "doors_referral"
COPY = """
    INSERT INTO {table} SELECT (jsonb_populate_record(NULL::{table}, to_jsonb(one) || jsonb_build_object(
        'id', md5('{table}' || n)::uuid, 'person_id', md5('people_person' || n)::uuid,
        'matter_id', md5('steps_matter' || n)::uuid, 'reference', 'N' || n,
        'team_id', %(team)s::uuid, 'asker_team_id', %(team)s::uuid))).*
    FROM (SELECT * FROM {table} LIMIT 1) AS one, generate_series(1, 700) AS n
"""
WHOLE = re.compile("Seq Scan on (doors|steps|people)_")


@pytest.fixture
def crowd(place):
    """One request of ours among 700 of another team."""
    asked(place)
    with making("doors"), connection.cursor() as cursor:
        for table in COPIED:
            cursor.execute(COPY.format(table=table), {"team": place.community.pk})
        cursor.execute(f"ANALYZE {', '.join(COPIED)}")


def test_the_list_and_today_read_no_table_whole(place, crowd):
    with CaptureQueriesContext(connection) as made:
        assert len(queries.queue(to=place.intake, show="all").people) == 1
        assert len(front.today(to=place.intake).requests.unnamed) == 1
    asks = [one["sql"] for one in made.captured_queries if one["sql"].startswith('SELECT "')]
    assert any("doors_referral" in ask for ask in asks)
    with rows.context(place.intake), connection.cursor() as cursor:
        for ask in asks:
            cursor.execute(f"EXPLAIN {ask}")
            plan = "\n".join(line for (line,) in cursor.fetchall())
            assert not WHOLE.search(plan), f"{ask}\n{plan}"
