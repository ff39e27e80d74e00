"""Row security on attempts and lifted STOPs; the listed functions know letters, what cannot wait, and the count."""

from django.db import migrations

from joined.base.migrating import Protect

STOPPED = """
CREATE OR REPLACE FUNCTION messages_is_stopped(asked text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM messages_stoppednumber WHERE number = asked AND lifted_at IS NULL)
       AND nullif(current_setting('app.actor', true), '') IS NOT NULL
$$;
CREATE OR REPLACE FUNCTION messages_stop(asked text, at_moment timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    INSERT INTO messages_stoppednumber (id, number, at)
    SELECT gen_random_uuid(), asked, at_moment WHERE current_setting('app.role', true) = 'system'
    ON CONFLICT (number) DO UPDATE SET at = at_moment, lifted_at = NULL, lifted_by_id = NULL
$$;
CREATE FUNCTION messages_lift(asked text, at_moment timestamptz, worker uuid) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH lifted AS (
        UPDATE messages_stoppednumber SET lifted_at = at_moment, lifted_by_id = worker
         WHERE number = asked AND lifted_at IS NULL AND nullif(current_setting('app.actor', true), '') IS NOT NULL
        RETURNING 1)
    SELECT EXISTS (SELECT FROM lifted)
$$;
"""
FOLLOWED = """
CREATE OR REPLACE FUNCTION messages_silent(before timestamptz)
RETURNS TABLE (message uuid, person uuid) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT id, about FROM messages_message
     WHERE state = 'sending' AND channel IN ('sms', 'email') AND sent_at < before
       AND current_setting('app.role', true) = 'system'
$$;
CREATE OR REPLACE FUNCTION messages_waiting(before timestamptz)
RETURNS TABLE (message uuid, person uuid) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT id, about FROM messages_message
     WHERE state = 'queued' AND channel IN ('sms', 'email') AND due_at < before
       AND current_setting('app.role', true) = 'system'
     ORDER BY is_urgent DESC, due_at, written_at
$$;
CREATE FUNCTION messages_unsent(before timestamptz)
RETURNS TABLE (message uuid, due timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT id, due_at FROM messages_message WHERE state = 'queued' AND channel IN ('sms', 'email') AND due_at < before
       AND current_setting('app.role', true) = 'system'
$$;
CREATE FUNCTION messages_letters()
RETURNS TABLE (message uuid, person uuid) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT id, about FROM messages_message WHERE state = 'sending' AND channel = 'letter'
       AND current_setting('app.role', true) = 'system'
$$;
CREATE FUNCTION messages_gone(since timestamptz)
RETURNS TABLE (message uuid, person uuid, state text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT id, about, state FROM messages_message
     WHERE channel IN ('sms', 'email') AND sent_at >= since AND state IN ('sending', 'delivered', 'failed')
       AND current_setting('app.role', true) = 'system'
$$;
"""
UNDO = """
DROP FUNCTION messages_lift(text, timestamptz, uuid);
DROP FUNCTION messages_unsent(timestamptz);
DROP FUNCTION messages_letters();
DROP FUNCTION messages_gone(timestamptz);
"""


class Migration(migrations.Migration):
    dependencies = (("messages", "0004_routes"),)
    operations = (
        migrations.RunSQL(STOPPED + FOLLOWED, UNDO),
        Protect("messages_attempt", person="about", scope="contact"),
        Protect("messages_lifted", person="about", scope="contact", append_only=True),
    )
