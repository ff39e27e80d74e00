"""What visitors wrote and did not send is forgotten within hours, not days."""

from django.db import migrations

SWEEP = """
CREATE FUNCTION base_sweep_visits(before timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DELETE FROM base_draft
     WHERE form = 'visit' AND saved_at < before AND current_setting('app.role', true) = 'system';
$$;
"""


class Migration(migrations.Migration):
    dependencies = (("base", "0002_rows"),)
    operations = (migrations.RunSQL(SWEEP, "DROP FUNCTION base_sweep_visits(timestamptz)"),)
