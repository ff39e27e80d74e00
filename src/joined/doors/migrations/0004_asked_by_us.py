"""Where is my request? Its status, to whoever asked, whatever else they may see (C13)."""

from django.db import migrations

ASKED_BY_US = """
CREATE FUNCTION doors_asked_by_us()
RETURNS TABLE (id uuid, reference text, asked_at timestamptz, asked_by text, state text)
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
    SELECT r.id, r.reference, r.asked_at, r.asker_name,
           CASE WHEN m.ended_at IS NULL THEN coalesce(lead.state, r.state) ELSE 'ended' END
      FROM doors_referral r
      JOIN steps_matter m ON m.id = r.matter_id
      LEFT JOIN doors_referral lead ON lead.id = r.joined_to_id, acting
     WHERE r.asker_organisation_id = acting.org AND r.asker_team_id IN (SELECT team_id FROM my_teams)
       AND NOT EXISTS (SELECT FROM people_exclusion x
                        WHERE x.person_id = r.person_id AND x.user_id = acting.me AND x.until_at IS NULL)
       AND NOT EXISTS (SELECT FROM people_selflink s
                        WHERE s.person_id = r.person_id AND s.user_id = acting.me)
     ORDER BY r.asked_at DESC
     LIMIT 50
$$;
"""


class Migration(migrations.Migration):
    dependencies = (("doors", "0003_rows"), ("accounts", "0001_initial"))
    operations = (migrations.RunSQL(ASKED_BY_US, "DROP FUNCTION doors_asked_by_us()"),)
