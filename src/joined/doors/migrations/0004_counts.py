"""What the house asks without seeing anybody: who waits without an answer or a check-in, and who belongs on an agenda."""

from django.db import migrations

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
FOR_AGENDA = """
CREATE FUNCTION doors_for_agenda(wanted text, place uuid, since timestamptz, on_day date)
RETURNS TABLE (person uuid, day date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH near AS (
        SELECT r.*, (r.received_at AT TIME ZONE 'Europe/London')::date AS received_on
          FROM doors_referral r JOIN steps_matter m ON m.id = r.matter_id JOIN people_person p ON p.id = r.person_id
         WHERE m.ended_at IS NULL AND p.neighbourhood_id = place AND current_setting('app.role', true) = 'system'
    ), found AS (
        SELECT person_id, received_on AS day FROM near
         WHERE wanted = 'asked_again' AND joined_to_id IS NOT NULL AND received_at >= since
        UNION ALL
        SELECT near.person_id, (s.replies_by AT TIME ZONE 'Europe/London')::date
          FROM near JOIN doors_selfreferral s ON s.referral_id = near.id
         WHERE wanted = 'answer_due' AND near.state IN ('received', 'with_intake')
           AND (s.replies_by AT TIME ZONE 'Europe/London')::date <= on_day
        UNION ALL
        SELECT near.person_id, q.answer_by FROM near JOIN doors_question q ON q.referral_id = near.id
         WHERE wanted = 'question_due' AND q.state = 'asked' AND q.answer_by <= on_day
    )
    SELECT person_id, min(day) FROM found GROUP BY person_id
$$;
CREATE FUNCTION doors_waiting_longest(place uuid, until_day date, most int)
RETURNS TABLE (person uuid, day date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT r.person_id, (r.received_at AT TIME ZONE 'Europe/London')::date
      FROM doors_referral r JOIN steps_matter m ON m.id = r.matter_id JOIN people_person p ON p.id = r.person_id
      JOIN steps_responsibility h ON h.person_id = r.person_id AND h.until_at IS NULL
      JOIN places_team t ON t.id = h.team_id AND t.kind = 'intake'
     WHERE m.ended_at IS NULL AND m.kind = 'request' AND r.joined_to_id IS NULL AND p.neighbourhood_id = place
       AND r.state IN ('received', 'with_intake', 'in_huddle')
       AND (r.received_at AT TIME ZONE 'Europe/London')::date <= until_day
       AND current_setting('app.role', true) = 'system'
     ORDER BY r.received_at LIMIT most
$$;
"""


class Migration(migrations.Migration):
    dependencies = (("doors", "0003_answers"),)
    operations = (
        migrations.RunSQL(SWEEPS),
        migrations.RunSQL(FOR_AGENDA),
    )
