"""The demo's morning is the same whoever loads it: the drills' own load beside that of the tests."""

import psycopg
import pytest
from drills import house

from joined.base import roles, testing

# What must be the same from the same seed and day; ids, references and the database's own clock may differ.
SAME = {
    "people": """
        SELECT p.name, p.born_on, p.nhs_number, o.name, p.language
          FROM people_person p LEFT JOIN places_organisation o ON o.id = p.practice_id ORDER BY 1, 2, 3""",
    "how to reach them": """
        SELECT p.name, c.channel, c.is_allowed, c.safe, c.level, c.confirmed_at, c.confirmed_by_name
          FROM people_safecontact c JOIN people_person p ON p.id = c.person_id ORDER BY 1, 2""",
    "requests": """
        SELECT p.name, r.door, r.state, r.ask, r.asked_at, r.decided_at, r.told_at
          FROM doors_referral r JOIN people_person p ON p.id = r.person_id ORDER BY 1, r.asked_at""",
    "agendas": """
        SELECT s.on, p.name, i.why, i.state, i."order", i.is_closed_part, i.brought_by
          FROM huddle_agendaitem i JOIN huddle_sitting s ON s.id = i.sitting_id
          JOIN people_person p ON p.id = i.person_id ORDER BY 1, 2""",
    "plans": """
        SELECT p.name, h.plan, h.state, h.told_at, h.told_how
          FROM huddle_proposal h JOIN people_person p ON p.id = h.person_id ORDER BY 1, h.decided_at""",
    "steps": """
        SELECT p.name, n.what, t.name, n.due_on, n.state, n.made_at, n.reason
          FROM steps_nextstep n JOIN people_person p ON p.id = n.person_id
          JOIN places_team t ON t.id = n.team_id ORDER BY 1, 2, 3, 6""",
    "texts": "SELECT written_at, words, state FROM messages_message ORDER BY 1, 2",
    "deeds and looks": "SELECT verb, role, count(*), min(at), max(at) FROM trail_event GROUP BY 1, 2 ORDER BY 1, 2",
}


@pytest.fixture(scope="module")
def addresses():
    """Two loads of one day, each by the demo's own command in a process whose sets are ordered in their own way."""
    with house.furnished() as drilled, testing.riverside() as loaded:
        yield loaded.owner_url, drilled.url(roles.OWNER)


@pytest.mark.parametrize("part", SAME)
def test_the_same_seed_and_day_give_the_same_history(addresses, part):
    found = []
    for address in addresses:
        with psycopg.connect(address) as connection:
            found.append(connection.execute(SAME[part]).fetchall())
    first, second = found
    assert first
    assert first == second
