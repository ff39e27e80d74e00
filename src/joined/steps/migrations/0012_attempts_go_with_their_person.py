"""What came of an attempt is never changed; whose it is follows two records that are joined, and back (F-36)."""

from django.db import migrations

MOVES = """
CREATE POLICY moves ON steps_attempt FOR UPDATE
    USING (person_id = ANY ((SELECT people_i_may_see('contact'))::uuid[]))
    WITH CHECK (person_id = ANY ((SELECT people_i_may_see('contact'))::uuid[]));
CREATE FUNCTION steps_attempt_stays_as_it_was() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(NEW) - 'person_id' IS DISTINCT FROM to_jsonb(OLD) - 'person_id' THEN
        RAISE EXCEPTION 'What came of an attempt is not changed.';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER stays BEFORE UPDATE ON steps_attempt FOR EACH ROW EXECUTE FUNCTION steps_attempt_stays_as_it_was();
"""
NO_MOVES = """
DROP TRIGGER stays ON steps_attempt;
DROP FUNCTION steps_attempt_stays_as_it_was();
DROP POLICY moves ON steps_attempt;
"""


class Migration(migrations.Migration):
    dependencies = (("steps", "0011_replies_of_some_teams"),)
    operations = (migrations.RunSQL(MOVES, NO_MOVES),)
