"""The shared cache, the function that row security asks (filled by `people`), and each user's own rows."""

from django.db import migrations

from joined.base.migrating import Own

CACHE = """
CREATE TABLE base_cache (
    cache_key varchar(255) PRIMARY KEY,
    value text NOT NULL,
    expires timestamptz NOT NULL
);
CREATE INDEX base_cache_expires ON base_cache (expires);
"""
EMPTY = """
CREATE FUNCTION people_i_may_see(wanted text) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ SELECT '{}'::uuid[] $$;
"""
SWEEP = """
CREATE FUNCTION base_sweep(keys_before timestamptz, drafts_before timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DELETE FROM base_formkey WHERE at < keys_before AND current_setting('app.role', true) = 'system';
    DELETE FROM base_draft WHERE saved_at < drafts_before AND current_setting('app.role', true) = 'system';
$$;
"""


class Migration(migrations.Migration):
    dependencies = (("base", "0001_initial"),)
    operations = (
        migrations.RunSQL(CACHE, "DROP TABLE base_cache"),
        migrations.RunSQL(EMPTY, "DROP FUNCTION people_i_may_see(text)"),
        migrations.RunSQL(SWEEP, "DROP FUNCTION base_sweep(timestamptz, timestamptz)"),
        Own("base_draft", user="user_id"),
        Own("base_formkey", user="actor_id"),
    )
