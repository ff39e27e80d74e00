"""Row security on every table of people; and identifiers, which the application cannot write by itself."""

from django.db import migrations

from joined.base.migrating import Closed, KeepDefault, Protect

CLAIM = """
CREATE FUNCTION claim_identifier(person uuid, in_system text, in_value text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO people_identifier (id, person_id, system, value)
         VALUES (gen_random_uuid(), person, in_system, in_value) ON CONFLICT DO NOTHING;
    IF FOUND THEN RETURN 'ok'; END IF;
    RETURN CASE WHEN EXISTS (SELECT FROM people_identifier i WHERE i.system = in_system
                              AND i.value = in_value AND i.person_id = person) THEN 'ok' ELSE 'taken' END;
END $$;
"""
# Somebody who was added by mistake leaves their number to whoever it belongs to.
LET_GO = """
CREATE FUNCTION people_let_go(who uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DELETE FROM people_identifier
     WHERE person_id = who AND current_setting('app.role', true) = 'system'
       AND who = ANY (string_to_array(nullif(current_setting('app.people', true), ''), ',')::uuid[])
       AND NOT EXISTS (SELECT FROM people_relationship r WHERE r.person_id = who AND r.until_at IS NULL)
$$;
"""
MOVE = """
CREATE FUNCTION people_move_keys(from_person uuid, to_person uuid, only_these uuid[])
RETURNS TABLE (kept_in text, id uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF current_setting('app.role', true) IS DISTINCT FROM 'system'
       OR NOT ARRAY[from_person, to_person] <@ people_i_may_see('identity') THEN RETURN; END IF;
    RETURN QUERY UPDATE people_identifier i SET person_id = to_person
        WHERE i.person_id = from_person AND (only_these IS NULL OR i.id = ANY (only_these))
        RETURNING 'people_identifier', i.id;
    RETURN QUERY UPDATE people_selflink s SET person_id = to_person
        WHERE s.person_id = from_person AND (only_these IS NULL OR s.id = ANY (only_these))
        RETURNING 'people_selflink', s.id;
END $$;
"""


def protected(table: str, scope: str, **more: object) -> Protect:
    return Protect(f"people_{table}", person="person_id", scope=scope, **more)


class Migration(migrations.Migration):
    dependencies = (("people", "0002_whom_i_may_see"),)
    operations = (
        migrations.RunSQL(CLAIM),
        migrations.RunSQL(LET_GO),
        migrations.RunSQL(MOVE),
        Protect("people_person", person="id", scope="identity"),
        Protect("people_personevent", person="id", scope="identity", append_only=True),
        protected("identifier", "identity", insert="nobody", append_only=True),
        protected("phone", "contact"),
        protected("phoneevent", "contact", append_only=True),
        protected("email", "contact"),
        protected("emailevent", "contact", append_only=True),
        protected("address", "contact"),
        protected("addressevent", "contact", append_only=True),
        protected("safecontact", "contact"),
        protected("safecontactevent", "contact", append_only=True),
        protected("need", "identity"),
        protected("needevent", "identity", append_only=True),
        protected("relationship", "identity", insert="actor"),
        protected("consent", "identity"),
        protected("exclusion", "safety"),
        Closed("people_selflink"),
        # where nothing is said of a number, it is not kept back
        KeepDefault("people_phone", "is_confidential", default="false"),
    )
