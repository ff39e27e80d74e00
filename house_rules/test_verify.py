"""`./joined verify` is clean on a day like any other, and each of its checks is seen to break.

Every breach is planted by the owner of the tables, past the triggers: no deed of the product can do it.
"""

import json
from collections.abc import Iterator

import pytest
from django.core import management
from django.db import connection, transaction

from joined.base import promises
from joined.base.making import making
from joined.huddle import actions as huddle
from joined.huddle.tests import riverside
from joined.kit import clock
from joined.steps.tests import riverside_days as days

NO_PROMISE = "ALTER TABLE {} DISABLE TRIGGER promise"
TABLES = ("steps_matter", "steps_responsibility", "steps_nextstep")
TEXT = """
    INSERT INTO messages_message (id, about, organisation_id, channel, "to", language, level, words, written_at,
        written_by_id, written_by, due_at, state, provider_id, sent_at, settled_at, why_not)
    SELECT gen_random_uuid(), person_id, gen_random_uuid(), 'sms', '+447700900123', 'en', 1, 'Please ring.',
        now(), gen_random_uuid(), 'Somebody', %(then)s, %(state)s, '', %(then)s, %(then)s, ''
      FROM steps_matter WHERE ended_at IS NULL LIMIT 1
"""
# What verify says: the SQL that breaks it.
PLANTED = {
    "people without exactly one responsible team": "UPDATE steps_responsibility SET until_at = now()",
    "people without a live next step": """UPDATE steps_nextstep SET state = 'done', closed_at = now(),
        closed_by = 'Somebody'""",
    "people held by a team that may not be responsible": "UPDATE places_team SET may_hold = false",
    "requests without a person or an opening": """UPDATE doors_referral SET matter_id =
        (SELECT id FROM steps_matter m WHERE m.person_id <> doors_referral.person_id LIMIT 1)""",
    "asks of another team without our own step beside them": """UPDATE steps_nextstep SET state = 'done',
        closed_at = now(), closed_by = 'Somebody' WHERE source = 'offer'""",
    "late steps whose team lead does not know after one working day": """UPDATE steps_nextstep
        SET due_on = '2026-02-20'""",
    "late steps that have not reached the huddle after two working days": """UPDATE steps_nextstep
        SET due_on = '2026-02-20', lead_told_at = now()""",
    "steps named to somebody who has left": """UPDATE accounts_user SET is_active = false;
        UPDATE steps_nextstep SET someone_id = (SELECT id FROM accounts_user LIMIT 1)""",
    "people held, or with live steps, about whom nothing is open": """UPDATE steps_matter SET ended_at = now(),
        ended_by = 'Somebody', ending = 'agreed'""",
    "asks that wait for an answer although what they were about has ended": """UPDATE steps_matter
        SET ended_at = now(), ended_by = 'Somebody', ending = 'agreed'""",
    "texts that failed ten minutes ago or longer and that no step follows": TEXT,
    "texts without a receipt that nobody was told about": TEXT,
    "texts that should have gone and that nobody was told about": TEXT,
    "receipts for unknown messages that nobody has looked at for a day": """INSERT INTO messages_parked
        (id, reference, status, at) VALUES (gen_random_uuid(), 'unknown', 'delivered', %(then)s)""",
    "plans proposed that nobody has told and nobody has a step to tell or to ask about": """UPDATE steps_nextstep
        SET state = 'done', closed_at = now(), closed_by = 'Somebody' WHERE source IN ('tell', 'ask')""",
    "people with two plans proposed at once": """INSERT INTO huddle_proposal (id, item_id, person_id, plan,
        team_id, state, decided_at, decided_by_id, decided_by, their_words, told_how)
        SELECT gen_random_uuid(), i.id, p.person_id, p.plan, p.team_id, p.state, p.decided_at, p.decided_by_id,
        p.decided_by, '', '' FROM huddle_proposal p JOIN huddle_agendaitem i ON i.id <> p.item_id""",
    "neighbourhoods with open doors and no staffed duty route": "UPDATE places_dutyroute SET is_staffed = false",
    "people not matched for longer than a working day and whom nobody has a step to compare": """UPDATE people_person
        SET is_provisional = true; UPDATE steps_matter SET opened_at = '2026-02-20'""",
    "records that were emptied into another and still hold something of the person": """UPDATE people_person p
        SET became_id = (SELECT id FROM people_person o WHERE o.id <> p.id LIMIT 1)""",
    "tables that reach a person and are not under forced row security": """ALTER TABLE people_person
        NO FORCE ROW LEVEL SECURITY""",
    "tables that stand in no list of who is reached through them": "CREATE TABLE an_attic (person_id uuid)",
}
STATES = {
    "texts that failed ten minutes ago or longer and that no step follows": "failed",
    "texts without a receipt that nobody was told about": "sending",
    "texts that should have gone and that nobody was told about": "queued",
}


@pytest.fixture
def a_day(place) -> Iterator[riverside.Riverside]:
    """Somebody has a plan that is not told yet, and somebody else waits to be talked about."""
    amina, delroy = riverside.somebody(place), riverside.somebody(place, name="Delroy Augustine")
    for person in (amina, delroy):
        days.bring(place, person)
    with clock.at(riverside.SITTING):
        days.propose(place, days.item_of(place, amina), by=place.nurse)
        huddle.carry_over(by=place.chair, item=days.item_of(place, delroy))
    with clock.at(riverside.AFTERNOON):
        yield place


def verify(capsys, *words: str) -> tuple[str, int]:
    """What it prints, as the owner, and its exit code."""
    with making("base"):
        try:
            management.call_command("verify", *words)
        except SystemExit as end:
            return capsys.readouterr().out, end.code
    return capsys.readouterr().out, 0


def plant(sql: str, **values: object) -> None:
    with making("base"), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in TABLES:
            cursor.execute(NO_PROMISE.format(table))
        cursor.execute(sql, values or None)


@pytest.mark.django_db
def test_every_promise_holds_on_a_day_like_any_other(a_day, capsys):
    said, code = verify(capsys, "--json")
    found = json.loads(said)
    assert found["ok"] is True
    assert {promise["promise"] for promise in found["promises"]} == {"P1", "P2", "P3"}
    assert [promise for promise in found["promises"] if promise["count"]] == []
    assert code == 0


@pytest.mark.django_db
def test_each_planted_breach_is_counted_and_ends_with_1(a_day, capsys):
    unseen = []
    for check, sql in PLANTED.items():
        with transaction.atomic():
            then = riverside.SITTING if "failed" in check else riverside.MORNING - clock.days(2)
            plant(sql, **({"then": then, "state": STATES.get(check, "")} if "%(" in sql else {}))
            said, code = verify(capsys, "--json")
            transaction.set_rollback(True)
        found = json.loads(said)
        counted = {promise["check"]: promise["count"] for promise in found["promises"]}
        if not counted[check] or found["ok"] or code != 1:
            unseen.append(check)
    assert unseen == []


def test_every_check_is_seen_to_break():
    assert {promise.check for promise in promises.of_every_room()} == set(PLANTED)


@pytest.mark.django_db
def test_a_person_reads_each_check_its_count_and_how_late_the_oldest_is(a_day, capsys):
    plant("UPDATE steps_nextstep SET due_on = '2026-02-20', lead_told_at = now()")
    said, code = verify(capsys)
    assert "P1  BROKEN" in said
    assert "late steps that have not reached the huddle after two working days" in said
    assert "   11  days the oldest step is late" in said
    assert said.rstrip().endswith("checks broken.")
    assert code == 1


@pytest.mark.django_db
def test_who_would_see_nothing_does_not_call_that_good(a_day):
    with pytest.raises(management.CommandError, match="must run as the owner"):
        management.call_command("verify")
