"""For NHS and council, steps rest on the choice about the plan, not on that about the huddle: decision 0020."""

import importlib

from django.db import migrations

before = importlib.import_module("joined.people.migrations.0012_through")

NEEDED = """
CREATE FUNCTION people_needed_consent(kind text, wanted text, is_direct boolean) RETURNS text[]
LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
    SELECT CASE WHEN kind = 'huddle' THEN '{huddle}'::text[]
                WHEN wanted = 'step' AND is_direct THEN '{plan}'::text[]
                WHEN wanted = 'step' THEN '{plan,huddle}'::text[]
                ELSE ARRAY[wanted] END
$$;
"""
REACH = before.filled(before.REACH)


class Migration(migrations.Migration):
    dependencies = (("people", "0012_through"),)
    operations = (
        migrations.RunSQL(NEEDED, "DROP FUNCTION people_needed_consent(text, text, boolean)"),
        migrations.RunSQL(REACH.replace(", wanted))", ", wanted, is_direct))"), REACH),
        migrations.RunSQL(
            "DROP FUNCTION people_needed_consent(text, text)",
            """
            CREATE FUNCTION people_needed_consent(kind text, wanted text) RETURNS text[]
            LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
                SELECT people_needed_consent(kind, wanted, false)
            $$;
            """,
        ),
    )
