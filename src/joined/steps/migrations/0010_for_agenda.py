"""Who belongs on a huddle's agenda because of a promise, a message or a no: ids and days alone, for the house."""

from django.db import migrations

FOR_AGENDA = """
CREATE FUNCTION steps_for_agenda(wanted text, place uuid, since timestamptz, on_day date)
RETURNS TABLE (person uuid, day date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH near AS (
        SELECT s.*, (s.made_at AT TIME ZONE 'Europe/London')::date AS made_on
          FROM steps_nextstep s JOIN people_person p ON p.id = s.person_id
         WHERE s.state = 'open' AND p.neighbourhood_id = place AND current_setting('app.role', true) = 'system'
    ), found AS (
        SELECT person_id, due_on AS day FROM near
         WHERE wanted = 'late_step' AND huddle_told_at IS NOT NULL AND due_on < on_day
        UNION ALL
        SELECT person_id, made_on FROM near
         WHERE wanted = 'not_arrived' AND source = 'message'
           AND EXISTS (SELECT FROM messages_message m WHERE m.id = near.source_id)
        UNION ALL
        SELECT person_id, made_on FROM near
         WHERE wanted = 'not_told' AND (source = 'unsent' OR (source = 'tell' AND due_on < on_day))
        UNION ALL
        SELECT o.person_id, (o.answered_at AT TIME ZONE 'Europe/London')::date
          FROM steps_offer o JOIN steps_matter m ON m.id = o.matter_id JOIN people_person p ON p.id = o.person_id
         WHERE wanted = 'declined' AND o.state = 'declined' AND o.answered_at >= since AND m.ended_at IS NULL
           AND p.neighbourhood_id = place AND current_setting('app.role', true) = 'system'
           AND NOT EXISTS (SELECT FROM steps_offer l WHERE l.matter_id = o.matter_id
                AND l.asked_at >= o.answered_at AND l.state IN ('asked', 'accepted'))
        UNION ALL
        SELECT c.person_id, (c.asked_at AT TIME ZONE 'Europe/London')::date
          FROM steps_closing c JOIN steps_matter m ON m.id = c.matter_id JOIN people_person p ON p.id = c.person_id
         WHERE wanted = 'not_reached' AND c.ending = 'not_reached' AND c.signed_at IS NULL
           AND c.withdrawn_at IS NULL AND m.ended_at IS NULL
           AND p.neighbourhood_id = place AND current_setting('app.role', true) = 'system'
    )
    SELECT person_id, min(day) FROM found GROUP BY person_id
$$;
"""


class Migration(migrations.Migration):
    dependencies = (("steps", "0009_counts_of_a_place"), ("messages", "0001_initial"), ("people", "0009_let_go_at"))
    operations = (migrations.RunSQL(FOR_AGENDA, "DROP FUNCTION steps_for_agenda(text, uuid, timestamptz, date)"),)
