"""That somebody came back, or that a huddle agreed, is never changed; whose it is, and of which time, follows two
records that are joined, and back (F-36)."""

from django.db import migrations

TABLES = {"caseload_cameback": "identity", "caseload_notcoming": "plan"}
MOVES = """
CREATE POLICY moves ON {table} FOR UPDATE
    USING (person_id = ANY ((SELECT people_i_may_see('{scope}'))::uuid[]))
    WITH CHECK (person_id = ANY ((SELECT people_i_may_see('{scope}'))::uuid[]));
CREATE FUNCTION {table}_stays_as_it_was() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(NEW) - '{{person_id,spell_id}}'::text[] IS DISTINCT FROM
       to_jsonb(OLD) - '{{person_id,spell_id}}'::text[] THEN
        RAISE EXCEPTION 'What was written down then is not changed.';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER stays BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_stays_as_it_was();
"""
NO_MOVES = """
DROP TRIGGER stays ON {table};
DROP FUNCTION {table}_stays_as_it_was();
DROP POLICY moves ON {table};
"""


class Migration(migrations.Migration):
    dependencies = (("caseload", "0008_saved_views"),)
    operations = [
        migrations.RunSQL(MOVES.format(table=table, scope=scope), NO_MOVES.format(table=table))
        for table, scope in TABLES.items()
    ]
