"""The demo's morning, loaded by its own command: every promise is kept and every story told."""

import datetime
import importlib
import os
import pathlib
import subprocess
import sys

import psycopg
import pytest

from joined.base import testing
from joined.caseload import promises as caseload
from joined.demo import cast
from joined.kit import clock, working_days

ROOT = pathlib.Path(__file__).resolve().parents[1]
LOAD = (sys.executable, "-m", "joined.config.manage", "load_demo")

_STEP = "FROM steps_nextstep s JOIN people_person p ON p.id = s.person_id WHERE s.state = 'open' AND"
_ITEM = (
    "FROM huddle_agendaitem i JOIN huddle_sitting t ON t.id = i.sitting_id JOIN huddle_huddle h ON h.id = t.huddle_id"
    " JOIN people_person p ON p.id = i.person_id"
    " WHERE t.on = %(today)s AND h.name = 'Riverside North huddle' AND i.state = 'waiting' AND"
)
# Each asks who the story is about.
STORIES = {
    "somebody waits with in-take": "SELECT p.name FROM doors_referral r JOIN people_person p ON p.id = r.person_id"
    " WHERE r.state = 'with_intake' AND r.holder_id IS NOT NULL",
    "a request that nobody is named for yet": "SELECT p.name FROM doors_referral r"
    " JOIN people_person p ON p.id = r.person_id WHERE r.state = 'received' AND r.holder_id IS NULL",
    "somebody waits for therapy with a date": f"SELECT p.name {_STEP} s.what LIKE 'First contact: Therapy%%'",
    "a plan proposed yesterday, and told": "SELECT p.name FROM huddle_proposal h"
    " JOIN people_person p ON p.id = h.person_id WHERE h.state = 'proposed' AND h.told_how = 'text'"
    " AND h.decided_at::date = %(yesterday)s AND h.told_at::date = %(yesterday)s",
    "a text that failed, and somebody who rings": "SELECT p.name FROM messages_message m"
    " JOIN people_person p ON p.id = m.about JOIN steps_nextstep s ON s.source_id = m.id AND s.state = 'open'"
    " WHERE m.state = 'failed' AND s.due_on = %(today)s",
    "a draft that nobody sent": f"SELECT p.name {_STEP} s.source = 'unsent' AND s.lead_told_at IS NOT NULL",
    "a charity that said no and named a next door": "SELECT p.name FROM steps_offer o"
    " JOIN people_person p ON p.id = o.person_id JOIN steps_nextstep s ON s.source_id = o.id AND s.state = 'open'"
    " WHERE o.state = 'declined' AND o.next_door <> '' AND s.due_on = %(today)s",
    "an offer that waits for an answer": "SELECT what FROM steps_offer WHERE state = 'asked'",
    "a sister who helps with shopping": "SELECT p.name FROM huddle_agendaitem i"
    " JOIN people_person p ON p.id = i.person_id WHERE i.story LIKE '%%ister%%shopping%%'",
    "a partner who answers the telephone": "SELECT p.name FROM people_safecontact c"
    " JOIN people_person p ON p.id = c.person_id JOIN people_phone f ON f.person_id = p.id AND f.is_shared"
    " WHERE c.channel = 'voice' AND c.if_answered = 'nothing' AND c.hours <> ''",
    "a worker who must never hear of it, at the huddle": f"SELECT p.name {_ITEM} i.is_closed_part AND i.person_id IN"
    " (SELECT x.person_id FROM people_exclusion x JOIN huddle_presence n ON n.user_id = x.user_id)",
    "somebody who may be known already, to be compared": f"SELECT p.name {_STEP} s.source = 'match'"
    " AND p.is_provisional AND s.due_on > %(today)s",
    "a family's worry, in somebody else's words": "SELECT p.name FROM doors_referral r"
    " JOIN people_person p ON p.id = r.person_id WHERE r.door = 'charity' AND r.talked = 'not_yet'"
    " AND r.in_their_words = '' AND r.asker_name LIKE '%%mother'",
    "somebody who wrote at night, through text relay": "SELECT p.name FROM doors_selfreferral s"
    " JOIN people_person p ON p.id = s.person_id JOIN doors_referral r ON r.id = s.referral_id"
    " WHERE s.way = 'relay' AND r.door = 'self' AND extract(hour FROM r.received_at AT TIME ZONE 'Europe/London') > 20",
    "a sister's worry that nobody is named for yet": "SELECT p.name FROM worries_worry w"
    " JOIN people_person p ON p.id = w.person_id WHERE w.state = 'received' AND w.holder_id IS NULL",
    "a man without telephone or English, handed his plan": "SELECT p.name FROM huddle_proposal h"
    " JOIN people_person p ON p.id = h.person_id WHERE h.told_how = 'handed' AND p.language <> 'en'"
    " AND NOT EXISTS (SELECT FROM people_phone f WHERE f.person_id = p.id)",
    "asked for the third time": f"SELECT p.name {_ITEM} i.why = 'asked_again' AND"
    " 3 = (SELECT count(*) FROM doors_referral r WHERE r.person_id = i.person_id)",
    "moved on this week, with a return pass": "SELECT p.name FROM caseload_movingon m"
    " JOIN people_person p ON p.id = m.person_id JOIN steps_returnpass r ON r.person_id = p.id AND r.used_at IS NULL"
    " WHERE m.ended_at IS NOT NULL AND NOT EXISTS (SELECT FROM steps_matter t WHERE t.person_id = p.id"
    " AND t.ended_at IS NULL)",
    "a group that met this morning, and who came": "SELECT g.name FROM caseload_group g JOIN caseload_groupsession s"
    " ON s.group_id = g.id JOIN caseload_attending a ON a.session_id = s.id JOIN caseload_contact c"
    " ON c.id = a.contact_id WHERE s.on_day = %(today)s AND c.attendance = '' AND c.kind = 'group'",
    "came straight back, and is to be seen": f"SELECT p.name {_STEP} s.source = 'come_back' AND s.due_on > %(today)s",
    "a name without a surname": "SELECT name FROM people_person WHERE name NOT LIKE '%% %%'",
    "a name in another script": "SELECT name FROM people_person WHERE name ~ '[\u0600-\u06ff]'",
    "it cannot wait: with duty, and on no agenda": "SELECT p.name FROM doors_referral r"
    " JOIN people_person p ON p.id = r.person_id WHERE r.state = 'with_duty' AND r.received_at::date = %(today)s"
    " AND NOT EXISTS (SELECT FROM huddle_agendaitem i WHERE i.person_id = p.id)",
    "said no to one charity only": f"SELECT p.name {_ITEM} i.is_closed_part AND 1 = (SELECT count(*)"
    " FROM people_consent c WHERE c.person_id = p.id AND c.state = 'refused' AND c.until_at IS NULL)",
    "brought without a name": "SELECT line FROM huddle_unnamedline",
    "a promise late by one working day": f"SELECT p.name {_STEP} s.source = 'proposal'"
    " AND s.due_on = %(yesterday)s AND s.lead_told_at IS NOT NULL AND s.huddle_told_at IS NULL",
    "a promise late by two, brought to the huddle": f"SELECT p.name {_ITEM} i.why = 'late_step' AND EXISTS (SELECT"
    " FROM steps_nextstep s WHERE s.person_id = p.id AND s.state = 'open' AND s.huddle_told_at IS NOT NULL)",
    "said “not this”, and is first today": f"SELECT p.name {_ITEM} i.why = 'not_this' AND i.in_their_words <> ''",
    "carried over with everything kept": f"SELECT p.name {_ITEM} i.why = 'carried_over'",
    "agreed, and in care": "SELECT p.name FROM steps_matter m JOIN people_person p ON p.id = m.person_id"
    " WHERE m.kind = 'care' AND m.ended_at IS NULL",
    "chose otherwise, in their own words": "SELECT ending_words FROM steps_matter WHERE ending = 'person_chose'",
    "met by another service": "SELECT m.ending_words FROM steps_matter m JOIN steps_handon h ON h.matter_id = m.id"
    " WHERE m.ending = 'elsewhere' AND h.accepted_by <> ''",
    "two teams said no, and the chair has a step": f"SELECT p.name {_STEP} s.source = 'two_noes' AND 2 = (SELECT"
    " count(*) FROM steps_offer o WHERE o.person_id = p.id AND o.state = 'declined')",
    "a reason that is none, with what the team can offer": "SELECT can_offer FROM steps_offer"
    " WHERE reason_code = 'alcohol_drugs' AND can_offer <> ''",
    "somebody who waits, with a check-in": f"SELECT p.name {_STEP} s.source = 'check_in'",
    "somebody whom a peer worker is named for": f"SELECT p.name {_STEP} s.someone_id IN"
    " (SELECT user_id FROM accounts_membership WHERE role = 'peer_worker')",
}

_CARE = "FROM caseload_spell c JOIN people_person p ON p.id = c.person_id JOIN steps_matter m ON m.id = c.matter_id"
STORIES |= {
    "cared for over five months by one key worker": f"SELECT p.name {_CARE} JOIN caseload_keyworker k"
    " ON k.spell_id = c.id AND k.role = 'lead' AND k.until_on IS NULL WHERE m.ended_at IS NULL"
    " AND k.from_on < %(today)s - 150",
    "a key worker who left, and another on the same day": "SELECT p.name FROM caseload_keyworker k"
    " JOIN people_person p ON p.id = k.person_id JOIN accounts_membership b ON b.user_id = k.user_id"
    " AND b.until_on = k.until_on JOIN caseload_keyworker n ON n.spell_id = k.spell_id AND n.from_on = k.until_on"
    " AND n.role = 'lead' AND n.until_on IS NULL",
    "home from a ward, and seen within three days": "SELECT p.name FROM caseload_pause w"
    " JOIN people_person p ON p.id = w.person_id JOIN caseload_contact t ON t.spell_id = w.spell_id AND t.counts"
    " AND t.on_day > w.until_on AND t.on_day <= w.until_on + 3 WHERE w.kind = 'ward' AND w.left_to = 'home'",
    "a break that they asked for": "SELECT why FROM caseload_pause WHERE kind = 'break' AND until_on < %(today)s",
    "did not come three times, and was found": "SELECT p.name FROM caseload_contact t"
    " JOIN people_person p ON p.id = t.person_id WHERE t.attendance = '3' AND EXISTS (SELECT FROM caseload_contact n"
    " WHERE n.spell_id = t.spell_id AND n.counts AND n.at > t.at) GROUP BY 1 HAVING count(*) >= 3",
    "why a contact was late, and what somebody does": "SELECT does FROM caseload_lateness WHERE does <> ''",
    "another team said yes, met him, and answers for him now": "SELECT p.name FROM caseload_handover h"
    " JOIN steps_offer o ON o.id = h.offer_id JOIN steps_responsibility r ON r.person_id = h.person_id"
    " AND r.team_id = o.to_team_id AND r.until_at IS NULL JOIN people_person p ON p.id = h.person_id"
    " WHERE h.met_at IS NOT NULL AND o.answered_at < h.met_at",
    "came back by pass weeks ago, and is seen": f"SELECT p.name {_CARE} JOIN caseload_cameback b ON b.spell_id = c.id"
    " AND b.return_pass_id IS NOT NULL JOIN caseload_contact t ON t.spell_id = c.id AND t.counts"
    " AND t.on_day <= b.see_by WHERE m.ended_at IS NULL AND b.asked_at < %(now)s - interval '50 days'",
    "a charity’s contacts count": "SELECT t.id FROM caseload_contact t JOIN places_team g ON g.id = t.team_id"
    " JOIN places_organisation o ON o.id = g.organisation_id WHERE o.kind = 'charity' AND t.counts",
    "all six readings of the yearly check": "SELECT person_id FROM caseload_check GROUP BY 1"
    " HAVING count(DISTINCT kind) >= 7 AND min(on_day) > %(today)s - 365",
    "a dated duty that came round again and again": "SELECT duty_id FROM caseload_dutydone WHERE became = 'done'"
    " GROUP BY 1 HAVING count(*) >= 5",
    "a contact that was put right": "SELECT replaced_why FROM caseload_contact WHERE replaced_at IS NOT NULL"
    " AND replaced_why <> '' AND attendance <> ''",
    "what somebody else told, and nobody has looked through yet": "SELECT words FROM caseload_line WHERE from_other"
    " AND reviewed_at IS NULL",
    "help of which every session was had": "SELECT id FROM caseload_course WHERE result = 'finished'",
    "help that a charity gives": "SELECT c.id FROM caseload_course c JOIN places_team g ON g.id = c.team_id"
    " JOIN places_organisation o ON o.id = g.organisation_id WHERE o.kind = 'charity' AND c.started_on IS NOT NULL",
    "booked with somebody who is away then": "SELECT p.name FROM caseload_contact t"
    " JOIN people_person p ON p.id = t.person_id JOIN caseload_away a ON a.user_id = t.worker_id"
    " AND t.on_day BETWEEN a.from_on AND a.until_on WHERE t.attendance = '' AND t.on_day > %(today)s",
}


@pytest.fixture(scope="module")
def morning():
    """Loaded by the demo's own command in a process of its own."""
    with testing.riverside() as loaded:
        yield loaded


@pytest.fixture(scope="module")
def asked(morning):
    """Ask it, as the owner."""
    today = morning.day
    days = {
        "today": today,
        "now": clock.moment_on(today, datetime.time(9, 5)),
        "yesterday": working_days.add(today, -1),
        "one_working_day_ago": working_days.add(today, -1),
        "two_working_days_ago": working_days.add(today, -2),
        "three_working_days_ago": working_days.add(today, -3),
    }
    with psycopg.connect(morning.owner_url) as connection:
        yield lambda sql: connection.execute(sql, days).fetchall()


ROOMS = sorted(path.parent.name for path in (ROOT / "src" / "joined").glob("*/promises.py"))


@pytest.mark.parametrize("room", [room for room in ROOMS if room != "base"])
def test_every_promise_is_kept(asked, room):
    promises = importlib.import_module(f"joined.{room}.promises").PROMISES
    counted = {promise.check: asked(promise.sql)[0][0] for promise in promises}
    assert counted == dict.fromkeys(counted, 0)


@pytest.mark.parametrize("story", STORIES)
def test_the_story_is_told(asked, story):
    assert asked(STORIES[story])


def test_nobody_in_care_is_late_and_the_team_has_figures_for_the_last_four_months(asked):
    """Five people with three contacts each are the fewest of whom a middle is shown."""
    assert asked(caseload.FIGURES[0].sql) == [(0,)]
    counted = asked(
        "SELECT month, (SELECT count(*) FROM (SELECT FROM caseload_contact t JOIN steps_responsibility r"
        " ON r.person_id = t.person_id AND r.until_at IS NULL JOIN places_team g ON g.id = r.team_id"
        " AND g.name = 'Community mental health, North' WHERE t.attendance IN ('5', '6') AND t.replaced_at IS NULL"
        " AND t.with_whom = 'person' AND t.on_day <= month GROUP BY t.person_id HAVING count(*) >= 3) AS known)"
        " FROM (SELECT (date_trunc('month', %(today)s::date) - interval '1 day' - n * interval '1 month')::date AS"
        " month FROM generate_series(0, 3) AS n) AS months"
    )
    assert all(people >= 5 for _, people in counted), counted


def test_nobody_waits_on_the_agenda_of_a_day_that_is_over(asked):
    waiting = "SELECT p.name, t.on FROM huddle_agendaitem i JOIN huddle_sitting t ON t.id = i.sitting_id"
    waiting += " JOIN people_person p ON p.id = i.person_id WHERE t.on < %(today)s AND i.state = 'waiting'"
    assert asked(waiting) == []


def test_six_to_eight_people_were_brought_to_todays_agenda_in_the_north_and_somebody_to_each_other(asked):
    """Besides those whom the house itself put there this morning."""
    found = {
        name: (brought, made)
        for name, brought, made in asked(
            "SELECT h.name, count(*) FILTER (WHERE NOT is_made), count(*) FILTER (WHERE is_made)"
            " FROM huddle_agendaitem i JOIN huddle_sitting t ON t.id = i.sitting_id"
            " JOIN huddle_huddle h ON h.id = t.huddle_id WHERE t.on = %(today)s GROUP BY 1"
        )
    }
    brought, made = found["Riverside North huddle"]
    assert 6 <= brought <= 8
    assert made >= 4
    assert len(found) == 3


def test_nothing_has_happened_after_five_past_nine(asked):
    assert asked("SELECT verb FROM trail_event WHERE at > %(now)s") == []
    assert asked("SELECT s.id FROM huddle_sitting s WHERE s.on >= %(today)s AND s.state <> 'planned'") == []


def test_every_telephone_is_from_the_ranges_kept_for_drama(asked):
    numbers = [number for (number,) in asked("SELECT number FROM people_phone")]
    numbers += [row[0] for row in asked("SELECT phone FROM places_organisation UNION SELECT phone FROM places_team")]
    drama = ("+447700900", "+441632960", "01632 960", "020 7946 0")
    assert [number for number in numbers if number and not number.startswith(drama)] == []


def test_every_nhs_number_is_one_of_those_for_tests(asked):
    assert asked("SELECT nhs_number FROM people_person WHERE nhs_number <> '' AND nhs_number NOT LIKE '999%%'") == []
    assert asked("SELECT name FROM people_person WHERE is_nhs_number_odd") == []


def test_everybody_of_the_cast_can_be_signed_in_as(asked):
    emails = {
        email
        for (email,) in asked(
            "SELECT u.email FROM accounts_user u JOIN accounts_membership m ON m.user_id = u.id AND m.until_on IS NULL"
        )
    }
    assert emails == {member.email for member in cast.PEOPLE}
    assert cast.PEOPLE[0].slug == "gp"


def test_the_database_says_that_it_is_a_demo(asked):
    assert asked("SELECT count(*) FROM demo_marker") == [(1,)]


def test_it_is_loaded_into_an_empty_database_only(morning):
    env = os.environ | {"DATABASE_URL": morning.url, "DATABASE_OWNER_URL": morning.owner_url}
    ran = subprocess.run(LOAD, env=env, capture_output=True, text=True, timeout=60)
    assert ran.returncode == 1
    assert "This database has data in it." in ran.stderr
