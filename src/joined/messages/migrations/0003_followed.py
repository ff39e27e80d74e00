"""Stopped numbers are closed to everybody; listed functions for STOP, for what waits, and for what was texted."""

import uuid

from django.db import migrations, models

from joined.base.migrating import Closed

STOPPED = """
CREATE FUNCTION messages_is_stopped(asked text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM messages_stoppednumber WHERE number = asked)
       AND nullif(current_setting('app.actor', true), '') IS NOT NULL
$$;
CREATE FUNCTION messages_stop(asked text, at_moment timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    INSERT INTO messages_stoppednumber (id, number, at)
    SELECT gen_random_uuid(), asked, at_moment WHERE current_setting('app.role', true) = 'system'
    ON CONFLICT DO NOTHING
$$;
"""
FOLLOWED = """
CREATE FUNCTION messages_waiting(before timestamptz) RETURNS TABLE (message uuid, person uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT id, about FROM messages_message
     WHERE state = 'queued' AND due_at < before AND current_setting('app.role', true) = 'system'
     ORDER BY due_at, written_at
$$;
CREATE FUNCTION messages_texted(number text, since timestamptz) RETURNS TABLE (message uuid, person uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT DISTINCT ON (about) id, about FROM messages_message
     WHERE "to" = number AND written_at >= since AND current_setting('app.role', true) = 'system'
     ORDER BY about, written_at DESC
$$;
"""
UNDO = """
DROP FUNCTION messages_is_stopped(text);
DROP FUNCTION messages_stop(text, timestamptz);
DROP FUNCTION messages_waiting(timestamptz);
DROP FUNCTION messages_texted(text, timestamptz);
"""


class Migration(migrations.Migration):
    dependencies = (("messages", "0002_rows"),)
    operations = (
        migrations.DeleteModel("StoppedNumber"),
        migrations.CreateModel(
            "StoppedNumber",
            [
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("number", models.CharField(max_length=20, unique=True)),
                ("at", models.DateTimeField()),
            ],
            options={"abstract": False},
        ),
        migrations.AddIndex(
            "message",
            models.Index(fields=["due_at"], condition=models.Q(state="queued"), name="message_waiting"),
        ),
        migrations.AddIndex("message", models.Index(fields=["to", "-written_at"], name="message_to")),
        migrations.RunSQL(STOPPED + FOLLOWED, UNDO),
        Closed("messages_stoppednumber"),
    )
