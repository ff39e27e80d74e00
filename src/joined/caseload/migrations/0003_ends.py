"""Care ends only as promise P1 allows, whoever writes it."""

from django.db import migrations

# Care ends only as promise P1 allows, whoever writes it: moved on with people who have met them; not for not coming
# without a huddle of two organisations and a clinician; and never past an undecided section 117.
GUARD = """
CREATE FUNCTION caseload_guard_end() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    moving caseload_movingon;
BEGIN
    IF NEW.ending NOT IN ('died', 'made_in_error', 'joined')
       AND EXISTS (SELECT FROM caseload_aftercare WHERE person_id = NEW.person_id AND decided_on IS NULL) THEN
        RAISE EXCEPTION 'Aftercare under section 117 ends only when NHS and council decide it together, in writing.'
            USING ERRCODE = 'JU001';
    END IF;
    IF NEW.ending = 'agreed' THEN
        SELECT m.* INTO moving FROM caseload_movingon m JOIN caseload_spell s ON s.id = m.spell_id
         WHERE s.matter_id = NEW.id AND m.ended_at IS NULL AND m.stopped_at IS NULL;
        IF moving.id IS NULL OR moving.agrees <> 'yes' OR moving.exit_contact_id IS NULL OR moving.early_signs = ''
           OR NOT EXISTS (SELECT FROM caseload_support WHERE moving_on_id = moving.id AND met_at IS NOT NULL)
           OR EXISTS (SELECT FROM caseload_support u JOIN steps_offer o ON o.id = u.offer_id
                WHERE u.moving_on_id = moving.id AND u.met_at IS NULL AND o.state IN ('asked', 'accepted'))
           OR NOT EXISTS (SELECT FROM steps_returnpass WHERE person_id = NEW.person_id AND used_at IS NULL) THEN
            RAISE EXCEPTION 'Not everybody who goes on with them has said yes and met them. Nothing was saved.'
                USING ERRCODE = 'JU001';
        END IF;
    END IF;
    IF NEW.ending = 'not_reached' AND NOT EXISTS (
        SELECT FROM caseload_notcoming n JOIN steps_closing c ON c.id = n.closing_id AND c.withdrawn_at IS NULL
         WHERE c.matter_id = NEW.id) THEN
        RAISE EXCEPTION 'No huddle of two organisations and a clinician has agreed to this. Nothing was saved.'
            USING ERRCODE = 'JU001';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guard_end_of_care BEFORE INSERT OR UPDATE OF ending ON steps_matter
    FOR EACH ROW WHEN (NEW.kind = 'care' AND NEW.ending <> '') EXECUTE FUNCTION caseload_guard_end();
"""
# Nobody's help ends silently with their care: it is said first what became of it.
COURSES = """
CREATE FUNCTION caseload_guard_courses() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NEW.ending NOT IN ('died', 'made_in_error', 'joined')
       AND EXISTS (SELECT FROM caseload_course c JOIN caseload_spell s ON s.id = c.spell_id
                    WHERE s.matter_id = NEW.id AND c.ended_on IS NULL) THEN
        RAISE EXCEPTION 'Say first what became of the help that is being given to them. Nothing was saved.'
            USING ERRCODE = 'JU001';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guard_courses_of_care BEFORE UPDATE OF ending ON steps_matter
    FOR EACH ROW WHEN (NEW.kind = 'care' AND NEW.ending <> '') EXECUTE FUNCTION caseload_guard_courses();
"""


class Migration(migrations.Migration):
    dependencies = (
        ("caseload", "0002_rows"),
        ("steps", "0002_promise"),
    )
    operations = (
        migrations.RunSQL(GUARD),
        migrations.RunSQL(COURSES),
    )
