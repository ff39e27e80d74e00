"""Who is in a charity's group and agreed that this charity may know them: ids alone, asked afresh each time (AC-061)."""

from django.db import migrations

# Of a group of one of the looker's own teams, whoever said yes to the charity and has not taken it back; the house
# alone is told everybody, so that a session that is cancelled is cancelled for all.
IN_GROUPS = """
CREATE FUNCTION caseload_in_groups(wanted uuid[], on_day date) RETURNS TABLE (in_group uuid, person uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT m.group_id, m.person_id
      FROM caseload_groupmember m
      JOIN caseload_group g ON g.id = m.group_id
      JOIN caseload_spell s ON s.id = m.spell_id
      JOIN steps_matter t ON t.id = s.matter_id AND t.ended_at IS NULL
      JOIN people_person p ON p.id = m.person_id
     WHERE m.group_id = ANY (wanted) AND m.until_on IS NULL
       AND (current_setting('app.role', true) = 'system' OR (
           NOT p.is_restricted
           AND current_setting('app.role', true) IN ('vcse_worker', 'volunteer', 'team_manager')
           AND EXISTS (SELECT FROM accounts_user u JOIN accounts_membership w ON w.user_id = u.id
                WHERE u.id = nullif(current_setting('app.actor', true), '')::uuid AND u.is_active
                  AND w.team_id = g.team_id AND w.from_on <= on_day AND (w.until_on IS NULL OR w.until_on > on_day)
                  AND w.organisation_id = nullif(current_setting('app.org', true), '')::uuid)
           AND EXISTS (SELECT FROM people_consent c
                WHERE c.person_id = m.person_id AND c.until_at IS NULL AND c.scope = 'identity'
                  AND c.organisation_id = nullif(current_setting('app.org', true), '')::uuid
                  AND c.state IN ('given', 'best_interest') AND (c.review_on IS NULL OR c.review_on > on_day))
           AND NOT EXISTS (SELECT FROM people_exclusion x WHERE x.person_id = m.person_id AND x.until_at IS NULL
                  AND x.user_id = nullif(current_setting('app.actor', true), '')::uuid)
           AND NOT EXISTS (SELECT FROM people_selflink l WHERE l.person_id = m.person_id
                  AND l.user_id = nullif(current_setting('app.actor', true), '')::uuid)))
$$;
"""


class Migration(migrations.Migration):
    dependencies = (
        ("caseload", "0004_counts"),
        ("steps", "0003_rows"),
        ("people", "0003_rows"),
        ("accounts", "0001_tables"),
    )
    operations = (migrations.RunSQL(IN_GROUPS),)
