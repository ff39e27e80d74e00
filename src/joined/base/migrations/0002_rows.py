"""The shared cache, what processes make for each other, and each user's own rows.

Nobody sees anybody until `people` says who may: policies need the function before its tables are there.
"""

from django.db import migrations

from joined.base.migrating import Closed, Own

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
-- What visitors wrote and did not send is forgotten within hours, not days.
CREATE FUNCTION base_sweep_visits(before timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DELETE FROM base_draft
     WHERE form = 'visit' AND saved_at < before AND current_setting('app.role', true) = 'system';
$$;
"""
# Not logged: it is in no backup and on no other server, and empty after a crash. Nobody has a right on the table; who
# knows the exact name of what they need (who may see it, and after which change) is given it, or told to make it.
MADE = """
CREATE UNLOGGED TABLE base_made (
    name text PRIMARY KEY,
    what text NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp()
);
ALTER TABLE base_made ALTER COLUMN what SET STORAGE EXTERNAL;
"""
# Whose turn it is to make it, until the end of the transaction; or what was made meanwhile.
TURN = """
CREATE FUNCTION base_made_turn(wanted text, is_patient boolean, OUT is_ours boolean, OUT kept text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    turn bigint := hashtextextended(wanted, 1);
BEGIN
    is_ours := true;
    IF is_patient THEN
        PERFORM pg_advisory_xact_lock(turn);
    ELSE
        is_ours := pg_try_advisory_xact_lock(turn);
    END IF;
    SELECT what INTO kept FROM base_made WHERE name = wanted;
END $$;
"""
KEEP = """
CREATE FUNCTION base_made_keep(wanted text, made text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    INSERT INTO base_made (name, what) VALUES (wanted, made) ON CONFLICT (name) DO NOTHING;
$$;
"""
SWEEP_MADE = """
CREATE FUNCTION base_made_sweep(before timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DELETE FROM base_made WHERE at < before;
$$;
"""


class Migration(migrations.Migration):
    dependencies = (("base", "0001_tables"),)
    operations = (
        migrations.RunSQL(CACHE),
        migrations.RunSQL(EMPTY),
        migrations.RunSQL(SWEEP),
        Own("base_draft", user="user_id"),
        Own("base_formkey", user="actor_id"),
        migrations.RunSQL(MADE),
        Closed("base_made"),
        migrations.RunSQL(TURN),
        migrations.RunSQL(KEEP),
        migrations.RunSQL(SWEEP_MADE),
    )
