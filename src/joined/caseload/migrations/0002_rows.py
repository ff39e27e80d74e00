"""Row security on care, and what no constraint of Django says of its rows."""

from django.db import migrations

from joined.base.migrating import Protect

# A charity with consent reads that and when somebody was met, and its own lines; never what NHS, practice or council
# wrote down.
OWN_LINES = """
CREATE POLICY own_lines ON caseload_line AS RESTRICTIVE FOR SELECT USING (
    coalesce(nullif(current_setting('app.role', true), ''), 'system') IN ('system', 'machine')
    OR organisation_id = nullif(current_setting('app.org', true), '')::uuid
    OR EXISTS (SELECT FROM places_organisation o
                WHERE o.id = nullif(current_setting('app.org', true), '')::uuid
                  AND o.kind IN ('nhs_trust', 'practice', 'council')));
"""
# Dated duties are read by NHS, practice and council alone: safeguarding is among them (C76). A partner who may read
# somebody's plan reads that they were in a group, and not in which one (H21).
DIRECT_CARE = """
CREATE POLICY direct_care ON caseload_{table} AS RESTRICTIVE FOR SELECT USING (
    coalesce(nullif(current_setting('app.role', true), ''), 'system') IN ('system', 'machine'){or_owner}
    OR EXISTS (SELECT FROM places_organisation o
                WHERE o.id = nullif(current_setting('app.org', true), '')::uuid
                  AND o.kind IN ('nhs_trust', 'practice', 'council')));
"""
# Who is in a charity's group is asked by a function, which runs as the owner of the table (0005).
OR_OWNER = """
    OR current_user = (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = 'caseload_{table}'::regclass)"""
DIRECT_CARE_IN = {"duty": "", "dutydone": "", "attending": "", "groupmember": OR_OWNER.format(table="groupmember")}
# The day of a contact and of a session is London's, whoever writes it down (F-12).
LONDON = """
ALTER TABLE caseload_contact ADD CONSTRAINT contact_london_day
    CHECK (on_day = (at AT TIME ZONE 'Europe/London')::date);
ALTER TABLE caseload_groupsession ADD CONSTRAINT group_session_london_day
    CHECK (on_day = (at AT TIME ZONE 'Europe/London')::date);
"""
# A session is of a course of the same person, also while two records of one person are joined, at the end of the deed.
OWN_COURSE = """
ALTER TABLE caseload_contact ADD CONSTRAINT contact_own_course FOREIGN KEY (course_id, person_id)
    REFERENCES caseload_course (id, person_id) DEFERRABLE INITIALLY DEFERRED
"""
# That somebody came back, what was taken over then, or that a huddle agreed, is never changed; whose it is, and of
# which time, follows two records that are joined, and back (F-36).
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
MOVING = {"caseload_cameback": "identity", "caseload_notcoming": "plan", "caseload_takenover": "plan"}


class Migration(migrations.Migration):
    dependencies = (
        ("caseload", "0001_tables"),
        ("places", "0001_tables"),
        ("base", "0002_rows"),
    )
    operations = (
        Protect("caseload_spell", person="person_id", scope="plan"),
        Protect("caseload_keyworker", person="person_id", scope="plan"),
        Protect("caseload_contact", person="person_id", scope="plan"),
        Protect("caseload_line", person="person_id", scope="plan"),
        Protect("caseload_pause", person="person_id", scope="plan"),
        Protect("caseload_circle", person="person_id", scope="plan"),
        Protect("caseload_handover", person="person_id", scope="plan"),
        Protect("caseload_lateness", person="person_id", scope="plan"),
        Protect("caseload_aftercare", person="person_id", scope="plan"),
        Protect("caseload_movingon", person="person_id", scope="plan"),
        Protect("caseload_support", person="person_id", scope="plan"),
        Protect("caseload_cameback", person="person_id", scope="identity", append_only=True),
        Protect("caseload_notcoming", person="person_id", scope="plan", append_only=True),
        Protect("caseload_takenover", person="person_id", scope="plan", append_only=True),
        Protect("caseload_fact", person="person_id", scope="plan"),
        Protect("caseload_duty", person="person_id", scope="safety"),
        Protect("caseload_dutydone", person="person_id", scope="safety"),
        Protect("caseload_check", person="person_id", scope="clinical"),
        Protect("caseload_look", person="person_id", scope="clinical"),
        Protect("caseload_course", person="person_id", scope="plan"),
        Protect("caseload_groupmember", person="person_id", scope="plan"),
        Protect("caseload_attending", person="person_id", scope="plan"),
        migrations.RunSQL(OWN_LINES),
        *(
            migrations.RunSQL(DIRECT_CARE.format(table=table, or_owner=or_owner))
            for table, or_owner in DIRECT_CARE_IN.items()
        ),
        migrations.RunSQL(LONDON),
        migrations.RunSQL(OWN_COURSE),
        *(migrations.RunSQL(MOVES.format(table=table, scope=scope)) for table, scope in MOVING.items()),
    )
