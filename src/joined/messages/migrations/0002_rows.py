"""Row security on messages, and the listed functions that receipts and the look for silence need."""

from django.db import migrations

from joined.base.migrating import Protect

SILENT = """
CREATE FUNCTION messages_silent(before timestamptz) RETURNS TABLE (message uuid, person uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT id, about FROM messages_message
     WHERE state = 'sending' AND sent_at < before AND current_setting('app.role', true) = 'system'
$$;
CREATE FUNCTION messages_about(message uuid) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT about FROM messages_message
     WHERE id = message AND current_setting('app.role', true) = 'system'
$$;
"""


class Migration(migrations.Migration):
    dependencies = (("messages", "0001_initial"), ("people", "0002_rows"))
    operations = (
        migrations.RunSQL(SILENT, "DROP FUNCTION messages_silent(timestamptz); DROP FUNCTION messages_about(uuid)"),
        Protect("messages_message", person="about", scope="contact"),
    )
