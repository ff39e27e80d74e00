"""What somebody said of a STOP is never changed; whose it is follows two records that are joined, and back (F-36)."""

from django.db import migrations

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
NO_MOVES = """
DROP TRIGGER stays ON messages_lifted;
DROP FUNCTION messages_lifted_stays_as_it_was();
DROP POLICY moves ON messages_lifted;
"""


class Migration(migrations.Migration):
    dependencies = (("messages", "0007_notices"),)
    operations = (migrations.RunSQL(MOVES, NO_MOVES),)
