"""Who belongs on a huddle's agenda because of a request: ids and days alone, for the house."""

from django.db import migrations

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
UNDO = """
DROP FUNCTION doors_for_agenda(text, uuid, timestamptz, date);
DROP FUNCTION doors_waiting_longest(uuid, date, int);
"""


class Migration(migrations.Migration):
    dependencies = (("doors", "0009_languages_proposed"), ("steps", "0001_initial"), ("people", "0009_let_go_at"))
    operations = (migrations.RunSQL(FOR_AGENDA, UNDO),)
