"""How many requests the provider takes; whose turn it is, by listed functions; when messages went, by an index."""

from django.db import migrations, models

TURNS = """
CREATE FUNCTION messages_gone_lately(since timestamptz) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT count(*) FROM messages_message
     WHERE sent_at >= since AND channel IN ('sms', 'email') AND current_setting('app.role', true) = 'system'
$$;
CREATE FUNCTION messages_before(asked uuid, at_moment timestamptz) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT count(*) FROM messages_message other, messages_message mine
     WHERE mine.id = asked AND other.state = 'queued' AND other.channel IN ('sms', 'email')
       AND other.due_at <= at_moment AND current_setting('app.role', true) = 'system'
       AND (NOT other.is_urgent, other.due_at, other.written_at, other.id)
         < (NOT mine.is_urgent, mine.due_at, mine.written_at, mine.id)
$$;
"""
UNDO = """
DROP FUNCTION messages_gone_lately(timestamptz);
DROP FUNCTION messages_before(uuid, timestamptz);
"""


class Migration(migrations.Migration):
    dependencies = (("messages", "0005_rows_of_routes"),)
    operations = (
        migrations.AddField("busy", "a_minute", models.PositiveIntegerField(null=True)),
        migrations.AddIndex(
            "message",
            models.Index(condition=models.Q(sent_at__isnull=False), fields=["sent_at"], name="message_gone"),
        ),
        migrations.RunSQL(TURNS, UNDO),
    )
