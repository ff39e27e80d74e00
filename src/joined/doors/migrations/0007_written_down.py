"""The door "e-mail", and what whoever asked is told at once: the reference, and when a person reads it."""

from django.db import migrations, models

DOORS = {
    "gp": "GP practice",
    "message": "Message from another system",
    "colleague": "NHS or council colleague",
    "charity": "Charity",
    "self": "The person",
    "telephone": "Telephone",
    "email": "E-mail",
}
ANSWER = """
CREATE FUNCTION doors_answer(request uuid)
RETURNS TABLE (reference text, received_at timestamptz, state text, neighbourhood uuid, read_by timestamptz,
               read_on date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH acting AS (
        SELECT nullif(current_setting('app.actor', true), '')::uuid AS me,
               nullif(current_setting('app.org', true), '')::uuid AS org
    )
    SELECT r.reference, r.received_at,
           CASE WHEN m.ended_at IS NULL THEN coalesce(lead.state, r.state) ELSE 'ended' END,
           r.neighbourhood_id, step.due_at, step.due_on
      FROM acting
      JOIN doors_referral r ON r.id = request AND r.asker_id = acting.me
      JOIN steps_matter m ON m.id = r.matter_id
      LEFT JOIN doors_referral lead ON lead.id = r.joined_to_id
      LEFT JOIN LATERAL (SELECT s.due_at, s.due_on FROM steps_nextstep s
                          WHERE s.matter_id = r.matter_id AND s.source = 'request' AND s.made_at >= r.received_at
                          ORDER BY s.made_at LIMIT 1) step ON true
     WHERE NOT EXISTS (SELECT FROM people_exclusion x
                        WHERE x.person_id = r.person_id AND x.user_id = acting.me AND x.until_at IS NULL)
       AND NOT EXISTS (SELECT FROM people_selflink s
                        WHERE s.person_id = r.person_id AND s.user_id = acting.me)
       AND EXISTS (SELECT FROM accounts_user u WHERE u.id = acting.me AND u.is_active)
$$;
"""


class Migration(migrations.Migration):
    dependencies = (("doors", "0006_asked_of_us"), ("accounts", "0001_initial"))
    operations = (
        migrations.RemoveConstraint(model_name="referral", name="referral_door"),
        migrations.AlterField(
            model_name="referral", name="door", field=models.CharField(choices=list(DOORS.items()), max_length=12)
        ),
        migrations.AddConstraint(
            model_name="referral",
            constraint=models.CheckConstraint(condition=models.Q(door__in=list(DOORS)), name="referral_door"),
        ),
        migrations.RunSQL(ANSWER, "DROP FUNCTION doors_answer(uuid)"),
    )
