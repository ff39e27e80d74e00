"""Row security on worries."""

from django.db import migrations

from joined.base.migrating import Protect

# Whoever reaches the person's safety, and of these only NHS, practice and council workers: never a charity with
# consent, never the person themselves (AC-101).
LISTENERS = """
CREATE POLICY listeners ON worries_worry AS RESTRICTIVE FOR SELECT USING (
    coalesce(nullif(current_setting('app.role', true), ''), 'system') = 'system'
    OR (current_setting('app.role', true) IN ('trust_clinician', 'gp', 'social_worker', 'team_manager')
        AND EXISTS (SELECT FROM places_organisation o
                     WHERE o.id = nullif(current_setting('app.org', true), '')::uuid
                       AND o.kind IN ('nhs_trust', 'practice', 'council')))
);
"""


class Migration(migrations.Migration):
    dependencies = (
        ("worries", "0001_tables"),
        ("places", "0001_tables"),
        ("base", "0002_rows"),
    )
    operations = (
        Protect("worries_worry", person="person_id", scope="safety"),
        migrations.RunSQL(LISTENERS),
    )
