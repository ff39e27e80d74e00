"""Who is in a charity's group and agreed that this charity may know them: ids alone, asked afresh each time (AC-061).

And the day on which early signs were last talked through.
"""

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models

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
# The function above runs as the owner of the table, whom the rule against partners of 0006 held back as well.
DIRECT_CARE = """
ALTER POLICY direct_care ON caseload_groupmember USING (
    coalesce(nullif(current_setting('app.role', true), ''), 'system') IN ('system', 'machine'){or_owner}
    OR EXISTS (SELECT FROM places_organisation o
                WHERE o.id = nullif(current_setting('app.org', true), '')::uuid
                  AND o.kind IN ('nhs_trust', 'practice', 'council')));
"""
OWNER = """
    OR current_user = (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = 'caseload_groupmember'::regclass)"""


class Migration(migrations.Migration):
    dependencies = (("caseload", "0009_who_came_back_goes_with_their_person"), ("people", "0014_phone_kept_back"))
    operations = (
        migrations.RunSQL(IN_GROUPS, "DROP FUNCTION caseload_in_groups(uuid[], date)"),
        migrations.RunSQL(DIRECT_CARE.format(or_owner=OWNER), DIRECT_CARE.format(or_owner="")),
        migrations.AddField("movingon", "signs_on", models.DateField(null=True)),
        migrations.AddField("movingon", "signs_by", models.CharField(max_length=255, null=True)),
        AddConstraintNotValid(
            "movingon",
            models.CheckConstraint(
                condition=models.Q(
                    models.Q(("signs_by__isnull", False), ("signs_on__isnull", False)),
                    models.Q(("signs_by__isnull", True), ("signs_on__isnull", True)),
                    _connector="OR",
                ),
                name="moving_on_signs_by",
            ),
        ),
    )
