"""The demo's history is the same whoever loads it: its first five months once more, beside the morning of the tests."""

import os
import subprocess
import sys

import psycopg
import pytest

from joined.base import databases, testing
from joined.demo import diary

UNTIL = -diary.DAILY + 8
"""The working day up to which it is loaded again: months of care, and eight days of which everything is told."""
LOAD = """
import datetime, sys
import django
django.setup()
from joined.demo import loading
loading.load(
    anchor=datetime.date.fromisoformat(sys.argv[1]), say=print, until=datetime.datetime.fromisoformat(sys.argv[2])
)
"""
OTHER_ORDER = {"PYTHONHASHSEED": "1"}
"""Sets of this load are ordered otherwise than those of the other: the same history must come of both."""
assert OTHER_ORDER["PYTHONHASHSEED"] != databases.HASH_SEED

# What had come to be by then and is never changed afterwards; ids, references and the database's own clock may differ.
SAME = {
    "deeds and looks": """
        SELECT e.at, e.verb, e.actor_name, e.role, e.organisation_name, e.outcome, e.why, p.name
          FROM trail_event e LEFT JOIN people_person p ON p.id = e.person_id
         WHERE e.at <= %s ORDER BY 1, 2, 3, 8, 7""",
    "people": """
        SELECT p.name, p.born_on, o.name, p.language FROM people_person p
          LEFT JOIN places_organisation o ON o.id = p.practice_id
         WHERE EXISTS (SELECT FROM trail_event e WHERE e.person_id = p.id AND e.at <= %s) ORDER BY 1, 2""",
    "requests": """
        SELECT p.name, r.door, r.ask, r.asked_at, r.received_at
          FROM doors_referral r JOIN people_person p ON p.id = r.person_id WHERE r.received_at <= %s ORDER BY 1, 4""",
    "plans": """
        SELECT p.name, h.plan, h.decided_at
          FROM huddle_proposal h JOIN people_person p ON p.id = h.person_id WHERE h.decided_at <= %s ORDER BY 1, 3""",
    "steps": """
        SELECT p.name, n.what, n.made_at
          FROM steps_nextstep n JOIN people_person p ON p.id = n.person_id WHERE n.made_at <= %s ORDER BY 1, 3, 2""",
    "contacts": """
        SELECT p.name, c.at, c.kind, c.mechanism, c.attendance, c.why
          FROM caseload_contact c JOIN people_person p ON p.id = c.person_id
         WHERE c.written_at <= %s AND c.attendance <> '' ORDER BY 1, 2, 3""",
}


@pytest.fixture(scope="module")
def addresses():
    """Two loads of one day, the second only up to a moment; and that moment."""
    with testing.riverside() as loaded, testing.another_database() as again:
        until = diary.Diary(loaded.day).at(UNTIL, "09:05")
        surroundings = {"JOINED_MODE": "demo", "JOINED_CLOCK_OFFSET": str(loaded.offset())} | OTHER_ORDER
        surroundings |= {"DATABASE_URL": again.url, "DATABASE_OWNER_URL": again.owner_url}
        command = [sys.executable, "-c", LOAD, loaded.day.isoformat(), until.isoformat()]
        ran = subprocess.run(command, env=os.environ | surroundings, capture_output=True, text=True)
        assert ran.returncode == 0, ran.stderr[-2000:]
        yield loaded.owner_url, again.owner_url, until


@pytest.mark.parametrize("part", SAME)
def test_the_same_seed_and_day_give_the_same_history(addresses, part):
    *both, until = addresses
    found = []
    for address in both:
        with psycopg.connect(address) as connection:
            found.append(connection.execute(SAME[part], [until]).fetchall())
    first, second = found
    assert first
    assert first == second
