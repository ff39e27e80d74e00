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
from joined.worries import actions as worries

NO_PROMISE = "ALTER TABLE {} DISABLE TRIGGER promise"
TABLES = ("steps_matter", "steps_responsibility", "steps_nextstep")
TEXT = """
    INSERT INTO messages_message (id, about, organisation_id, channel, "to", language, level, words, written_at,
        written_by_id, written_by, due_at, state, provider_id, sent_at, settled_at, why_not, subject, is_urgent,
        printed_by)
    SELECT gen_random_uuid(), person_id, gen_random_uuid(), 'sms', '+447700900123', 'en', 1, 'Please ring.',
        now(), gen_random_uuid(), 'Somebody', %(then)s, %(state)s, '', %(then)s, %(then)s, '', '', false, ''
      FROM steps_matter WHERE ended_at IS NULL LIMIT 1
"""
SPELL = """
    INSERT INTO caseload_spell (id, person_id, matter_id, began_on, began_by, intensity, max_days, max_days_why)
    SELECT gen_random_uuid(), person_id, id, '2026-03-03', 'Somebody', 'usual', 28, '' FROM steps_matter
     WHERE kind = '{}'"""
COURSE = """;
    INSERT INTO caseload_course (id, person_id, spell_id, intervention_id, team_id, agreed_on, wish, result,
        result_line, version, written_at, written_by, changed_by_name)
    SELECT gen_random_uuid(), person_id, id, (SELECT id FROM interventions_intervention LIMIT 1),
        (SELECT id FROM places_team LIMIT 1), '2026-03-03', '', '{}', '', 1, now(), 'Somebody', ''
      FROM caseload_spell;"""
CARE = "UPDATE steps_matter SET kind = 'care' WHERE kind = 'request';"
# What verify says: the SQL that breaks it.
PLANTED = {
    "people without exactly one responsible team": "UPDATE steps_responsibility SET until_at = now()",
    "people without a live next step": """UPDATE steps_nextstep SET state = 'done', closed_at = now(),
        closed_by = 'Somebody'""",
    "people held by a team that may not be responsible": "UPDATE places_team SET may_hold = false",
    "people whose responsible team has no reason to look, and does not see them": """UPDATE people_relationship
        SET until_at = now() WHERE kind = 'caseload'""",
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
        (id, reference, status, at, why) VALUES (gen_random_uuid(), 'unknown', 'delivered', %(then)s, '')""",
    "plans proposed that nobody has told and nobody has a step to tell or to ask about": """UPDATE steps_nextstep
        SET state = 'done', closed_at = now(), closed_by = 'Somebody' WHERE source IN ('tell', 'ask')""",
    "people with two plans proposed at once": """INSERT INTO huddle_proposal (id, item_id, person_id, plan,
        team_id, state, decided_at, decided_by_id, decided_by, their_words, told_how)
        SELECT gen_random_uuid(), i.id, p.person_id, p.plan, p.team_id, p.state, p.decided_at, p.decided_by_id,
        p.decided_by, '', '' FROM huddle_proposal p JOIN huddle_agendaitem i ON i.id <> p.item_id""",
    "answers to other systems that were not taken in time and are on nobody’s list": """WITH arrived AS (
        INSERT INTO interop_arrival (id, sender, message, digest, endpoint_system, endpoint_value, request_id,
        correlation_id, asked_as, reference, at)
        VALUES (gen_random_uuid(), 'X', 'X', 'X', '', '', '', '', '', 'X', %(then)s) RETURNING id)
        INSERT INTO interop_answer (id, person_id, arrival_id, kind, body, request_id, made_at, state, tries,
        next_try_at, last_error) SELECT gen_random_uuid(), m.person_id, arrived.id, 'proposed', '',
        gen_random_uuid(), %(then)s, 'waiting', 1, %(then)s, '' FROM steps_matter m, arrived LIMIT 1""",
    "neighbourhoods with open doors and no staffed duty route": "UPDATE places_dutyroute SET is_staffed = false",
    "worries that are open while their matter has ended, or answered while it is open": """UPDATE steps_matter
        SET ended_at = now(), ended_by = 'Somebody', ending = 'answered' WHERE kind = 'worry'""",
    "worries that no step of in-take or duty follows": """UPDATE steps_nextstep SET state = 'done',
        closed_at = now(), closed_by = 'Somebody' WHERE source = 'worry'""",
    "requests asked again that nobody was to read the same day": """UPDATE doors_referral SET joined_to_id =
        (SELECT id FROM doors_referral o WHERE o.id <> doors_referral.id LIMIT 1);
        UPDATE steps_nextstep SET source_id = NULL WHERE source = 'request'""",
    "questions without an answer that went back to nobody after their day": """INSERT INTO doors_question (id,
        person_id, referral_id, matter_id, to_name, question, rang, asked_at, asked_by, asked_by_id, asked_team_id,
        answer_by, state, answer) SELECT gen_random_uuid(), r.person_id, r.id, r.matter_id, 'Somebody', 'Which school?',
        'not_there', now(), 'Somebody', gen_random_uuid(), (SELECT id FROM places_team LIMIT 1), '2026-02-27',
        'asked', '' FROM doors_referral r LIMIT 1""",
    "people whom in-take has held for two days and whom nobody is to ask how they are": """UPDATE doors_referral
        SET received_at = '2026-02-20'; UPDATE steps_responsibility SET from_at = '2026-02-20'""",
    "matters that ended without what guards their end": """ALTER TABLE steps_matter DISABLE TRIGGER guard_end;
        UPDATE steps_matter SET ended_at = now(), ended_by = 'Somebody', ending = 'elsewhere'""",
    "services outside that were asked without our own step beside them": """INSERT INTO places_outsideservice
        (id, place_id, name, kind, phone) SELECT gen_random_uuid(), id, 'Saltholme', 'other_area', ''
          FROM places_place LIMIT 1;
        INSERT INTO steps_handon (id, person_id, matter_id, from_team_id, service_id, what, adult, asked_at, asked_by,
        state, accepted_by, reason) SELECT gen_random_uuid(), m.person_id, m.id, r.team_id,
        (SELECT id FROM places_outsideservice), '', '', now(), 'Somebody', 'asked', '', ''
          FROM steps_matter m JOIN steps_responsibility r ON r.person_id = m.person_id LIMIT 1""",
    "people who have died and whom somebody is still to ring or write to": "UPDATE people_person SET died_on = now()",
    "letters written and not posted by the end of the next working day": """INSERT INTO messages_message
        (id, about, organisation_id, channel, "to", subject, language, level, words, is_urgent, written_at,
         written_by_id, written_by, due_at, state, provider_id, why_not, printed_by)
        SELECT gen_random_uuid(), id, gen_random_uuid(), 'letter', '', '', 'en', 1, 'Please ring.', false,
         '2026-02-20T10:00Z', gen_random_uuid(), '', '2026-02-20T10:00Z', 'queued', '', '', '' FROM people_person""",
    "messages of which the sending service tells another story, and that nobody has looked at for a day": """
        WITH kept AS (INSERT INTO messages_count (id, at, since, ours, theirs)
         VALUES (gen_random_uuid(), %(then)s, %(then)s, '{}', '{}') RETURNING id)
        INSERT INTO messages_difference (id, count_id, reference, ours, theirs, why)
        SELECT gen_random_uuid(), id, 'unknown', '', 'delivered', '' FROM kept""",
    "people not matched for longer than a working day and whom nobody has a step to compare": """UPDATE people_person
        SET is_provisional = true; UPDATE steps_matter SET opened_at = '2026-02-20'""",
    "records that were emptied into another and still hold something of the person": """UPDATE people_person p
        SET became_id = (SELECT id FROM people_person o WHERE o.id <> p.id LIMIT 1)""",
    "people who moved on while somebody who said yes had not met them": """INSERT INTO caseload_spell (id, person_id,
        matter_id, began_on, began_by, intensity, max_days, max_days_why) SELECT gen_random_uuid(), person_id, id,
        '2026-02-20', '', 'usual', 28, '' FROM steps_matter LIMIT 1;
        INSERT INTO caseload_movingon (id, person_id, spell_id, asked_by, agrees, their_words, agrees_said_on,
        early_signs, what_helps, begun_at, begun_by, ended_at, ended_by, stopped_why) SELECT gen_random_uuid(),
        person_id, id, 'we', 'yes', '', '2026-02-20', '', '', now(), '', now(), 'Somebody', '' FROM caseload_spell""",
    "care that ended with aftercare under section 117 undecided": """INSERT INTO caseload_spell (id, person_id,
        matter_id, began_on, began_by, intensity, max_days, max_days_why) SELECT gen_random_uuid(), person_id, id,
        '2026-02-20', '', 'usual', 28, '' FROM steps_matter WHERE kind = 'request' LIMIT 1;
        INSERT INTO caseload_aftercare (id, person_id, spell_id, known_from, known_on, written_at, written_by,
        nhs_name, council_name) SELECT gen_random_uuid(), person_id, id, 'The ward', '2026-02-20', '2026-02-20', '',
        '', '' FROM caseload_spell;
        UPDATE steps_matter SET ended_at = now(), ended_by = 'Somebody', ending = 'agreed'""",
    "return passes that ended without a word to the person": """INSERT INTO steps_returnpass (id, person_id, matter_id,
        team_id, until_on, given_at, given_by) SELECT gen_random_uuid(), m.person_id, m.id, (SELECT id FROM places_team
        LIMIT 1), '2026-02-20', '2025-02-20', '' FROM steps_matter m LIMIT 1""",
    "people who came back and are open without the step to see them, unseen": """INSERT INTO caseload_spell (id,
        person_id, matter_id, began_on, began_by, intensity, max_days, max_days_why) SELECT gen_random_uuid(),
        person_id, id, '2026-02-20', '', 'usual', 28, '' FROM steps_matter LIMIT 1;
        INSERT INTO caseload_cameback (id, person_id, spell_id, why, asked_at, asked_by, see_by)
        SELECT gen_random_uuid(), person_id, id, '', '2030-01-01', '', '2030-01-01' FROM caseload_spell""",
    "help that ended without a word what became of it": f"""ALTER TABLE caseload_course
        DROP CONSTRAINT course_ends_with_a_result; {SPELL.format("request")}{COURSE.format("finished")}""",
    "help that stands as given to somebody whose care has ended": f"""{SPELL.format("request")}{COURSE.format("")}
        UPDATE steps_matter SET ended_at = now(), ended_by = 'Somebody', ending = 'agreed'""",
    "tables that reach a person and are not under forced row security": """ALTER TABLE people_person
        NO FORCE ROW LEVEL SECURITY""",
    "jobs set aside after five tries that nobody has looked at": """INSERT INTO procrastinate_jobs
        (queue_name, task_name, status) VALUES ('default', 'somebody.forgot', 'failed')""",
    "care that is open without a spell, so that no clock runs": CARE,
    "spells whose matter is another person's, or no care": SPELL.format("request"),
    "care without a key worker, and without the step to name one": CARE + SPELL.format("care"),
    "contacts that are booked for somebody in care, and no step of anybody": f"""{CARE}{SPELL.format("care")};
        INSERT INTO caseload_contact (id, person_id, spell_id, team_id, at, on_day, kind, mechanism, attendance,
        with_whom, "where", counts, why, written_at, written_by, written_by_id, replaced_why)
        SELECT gen_random_uuid(), person_id, id, (SELECT id FROM places_team LIMIT 1), '2026-03-20T10:00Z',
        '2026-03-20', 'one', '01', '', 'person', '', false, '', now(), 'Somebody', gen_random_uuid(), ''
          FROM caseload_spell""",
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
    worries.hear(by=place.intake, worry=worries.Worrying(sees="She does not open the door.", name="Ines Specimen"))
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
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
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
