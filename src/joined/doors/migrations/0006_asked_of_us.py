"""What in-take asked my teams, to them alone; and who waits for what without an answer or a check-in."""

from django.db import migrations

from joined.base.migrating import Protect

ASKED_OF_US = """
CREATE FUNCTION doors_asked_of_us()
RETURNS TABLE (id uuid, person uuid, reference text, question text, asked_at timestamptz, asked_by text,
               asked_team text, phone text, answer_by date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH acting AS (
        SELECT nullif(current_setting('app.actor', true), '')::uuid AS me,
               nullif(current_setting('app.org', true), '')::uuid AS org,
               (coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now())
                   AT TIME ZONE 'Europe/London')::date AS on_day
    ), my_teams AS (
        SELECT m.team_id FROM accounts_membership m JOIN accounts_user u ON u.id = m.user_id, acting
         WHERE m.user_id = acting.me AND m.organisation_id = acting.org AND u.is_active
           AND m.from_on <= acting.on_day AND (m.until_on IS NULL OR m.until_on > acting.on_day)
    )
    SELECT q.id, q.person_id, r.reference, q.question, q.asked_at, q.asked_by, t.name, t.phone, q.answer_by
      FROM doors_question q
      JOIN doors_referral r ON r.id = q.referral_id
      JOIN places_team t ON t.id = q.asked_team_id
      JOIN steps_matter m ON m.id = q.matter_id, acting
     WHERE q.answered_at IS NULL AND m.ended_at IS NULL AND q.to_team_id IN (SELECT team_id FROM my_teams)
       AND NOT EXISTS (SELECT FROM people_exclusion x
                        WHERE x.person_id = q.person_id AND x.user_id = acting.me AND x.until_at IS NULL)
       AND NOT EXISTS (SELECT FROM people_selflink s
                        WHERE s.person_id = q.person_id AND s.user_id = acting.me)
     ORDER BY q.asked_at
     LIMIT 50
$$;
"""
SWEEPS = """
CREATE FUNCTION doors_questions_over(on_day date) RETURNS TABLE (question uuid, person uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT id, person_id FROM doors_question
     WHERE state = 'asked' AND answer_by < on_day AND current_setting('app.role', true) = 'system'
     ORDER BY answer_by
$$;
CREATE FUNCTION doors_without_check_in(before timestamptz) RETURNS TABLE (referral uuid, person uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT r.id, r.person_id FROM doors_referral r JOIN steps_matter m ON m.id = r.matter_id
     WHERE m.ended_at IS NULL AND m.kind = 'request' AND r.joined_to_id IS NULL AND r.received_at < before
       AND EXISTS (SELECT FROM steps_responsibility h JOIN places_team t ON t.id = h.team_id
            WHERE h.person_id = r.person_id AND h.until_at IS NULL AND t.kind = 'intake')
       AND NOT EXISTS (SELECT FROM steps_nextstep s WHERE s.matter_id = m.id AND s.state = 'open'
            AND s.source IN ('check_in', 'ladder'))
       AND current_setting('app.role', true) = 'system'
     ORDER BY r.received_at
$$;
"""
GONE = """
DROP FUNCTION doors_questions_over(date);
DROP FUNCTION doors_without_check_in(timestamptz);
"""


class Migration(migrations.Migration):
    dependencies = (("doors", "0005_questions"), ("accounts", "0001_initial"), ("people", "0002_rows"))
    operations = (
        Protect("doors_question", person="person_id", scope="huddle"),
        migrations.RunSQL(ASKED_OF_US, "DROP FUNCTION doors_asked_of_us()"),
        migrations.RunSQL(SWEEPS, GONE),
    )
