"""Row security on what a promise stands on, and on the ends that it allows."""

from django.db import migrations

from joined.base.migrating import Protect

# What came of an attempt is never changed; whose it is follows two records that are joined, and back (F-36).
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


class Migration(migrations.Migration):
    dependencies = (
        ("steps", "0002_promise"),
        ("base", "0002_rows"),
    )
    operations = (
        Protect("steps_matter", person="person_id", scope="asked"),
        Protect("steps_responsibility", person="person_id", scope="identity"),
        Protect("steps_offer", person="person_id", scope="asked"),
        Protect("steps_nextstep", person="person_id", scope="step"),
        Protect("steps_attempt", person="person_id", scope="contact", append_only=True),
        Protect("steps_closing", person="person_id", scope="huddle"),
        Protect("steps_handon", person="person_id", scope="huddle"),
        Protect("steps_returnpass", person="person_id", scope="identity"),
        migrations.RunSQL(MOVES),
    )
