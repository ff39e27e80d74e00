"""Row security on messages, attempts and lifted STOPs, and the listed functions that sending, receipts and STOP need.

Stopped numbers are closed to everybody.
"""

from django.db import migrations

from joined.base.migrating import Closed, Protect

STOPPED = """
CREATE FUNCTION messages_is_stopped(asked text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM messages_stoppednumber WHERE number = asked AND lifted_at IS NULL)
       AND nullif(current_setting('app.actor', true), '') IS NOT NULL
$$;
CREATE FUNCTION messages_stop(asked text, at_moment timestamptz) RETURNS void
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
CREATE FUNCTION messages_about(message uuid) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT about FROM messages_message
     WHERE id = message AND current_setting('app.role', true) = 'system'
$$;
CREATE FUNCTION messages_texted(number text, since timestamptz) RETURNS TABLE (message uuid, person uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT DISTINCT ON (about) id, about FROM messages_message
     WHERE "to" = number AND written_at >= since AND current_setting('app.role', true) = 'system'
     ORDER BY about, written_at DESC
$$;
CREATE FUNCTION messages_silent(before timestamptz)
RETURNS TABLE (message uuid, person uuid) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT id, about FROM messages_message
     WHERE state = 'sending' AND channel IN ('sms', 'email') AND sent_at < before
       AND current_setting('app.role', true) = 'system'
$$;
CREATE FUNCTION messages_waiting(before timestamptz)
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
# Whose turn it is, and how many went lately.
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
# What somebody said of a STOP is never changed; whose it is follows two records that are joined, and back (F-36).
MOVES = """
CREATE POLICY moves ON messages_lifted FOR UPDATE
    USING (about = ANY ((SELECT people_i_may_see('contact'))::uuid[]))
    WITH CHECK (about = ANY ((SELECT people_i_may_see('contact'))::uuid[]));
CREATE FUNCTION messages_lifted_stays_as_it_was() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(NEW) - 'about' IS DISTINCT FROM to_jsonb(OLD) - 'about' THEN
        RAISE EXCEPTION 'What somebody said of a STOP is not changed.';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER stays BEFORE UPDATE ON messages_lifted FOR EACH ROW EXECUTE FUNCTION messages_lifted_stays_as_it_was();
"""


class Migration(migrations.Migration):
    dependencies = (
        ("messages", "0001_tables"),
        ("base", "0002_rows"),
    )
    operations = (
        migrations.RunSQL(STOPPED),
        migrations.RunSQL(FOLLOWED),
        migrations.RunSQL(TURNS),
        Protect("messages_message", person="about", scope="contact"),
        Protect("messages_attempt", person="about", scope="contact"),
        Protect("messages_lifted", person="about", scope="contact", append_only=True),
        Closed("messages_stoppednumber"),
        migrations.RunSQL(MOVES),
    )
