"""What one process has made for everybody who may see the same, for the seconds in which others need it too.

Not logged: it is in no backup and on no other server, and empty after a crash. Nobody has a right on the table; who
knows the exact name of what they need (who may see it, and after which change) is given it, or told to make it.
"""

from django.db import migrations

from joined.base.migrating import Closed

TABLE = """
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
SWEEP = """
CREATE FUNCTION base_made_sweep(before timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DELETE FROM base_made WHERE at < before;
$$;
"""


class Migration(migrations.Migration):
    dependencies = (("base", "0003_visits"),)
    operations = (
        migrations.RunSQL(TABLE, "DROP TABLE base_made"),
        Closed("base_made"),
        migrations.RunSQL(TURN, "DROP FUNCTION base_made_turn(text, boolean)"),
        migrations.RunSQL(KEEP, "DROP FUNCTION base_made_keep(text, text)"),
        migrations.RunSQL(SWEEP, "DROP FUNCTION base_made_sweep(timestamptz)"),
    )
