"""Row security on imports: a list is its worker's own; whom it became, as everybody else, by reason to look."""

from django.db import migrations

from joined.base.migrating import Own, Protect

KNOWN = """
CREATE FUNCTION imports_known(digests text[]) RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT digest FROM imports_made
     WHERE organisation_id = nullif(current_setting('app.org', true), '')::uuid
       AND undone_at IS NULL AND digest = ANY (digests)
$$;
"""
SWEEP = """
CREATE FUNCTION imports_sweep(at_moment timestamptz, left_before timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF current_setting('app.role', true) <> 'system' THEN RETURN; END IF;
    UPDATE imports_import SET state = 'thrown_away', body = NULL
     WHERE state IN ('checking', 'in_review') AND uploaded_at < left_before;
    DELETE FROM imports_row r USING imports_import i
     WHERE i.id = r.of_id AND (i.state IN ('unreadable', 'thrown_away', 'undone')
                               OR (i.state = 'done' AND i.undo_until < at_moment));
END $$;
"""


class Migration(migrations.Migration):
    dependencies = (
        ("imports", "0001_tables"),
        ("base", "0002_rows"),
    )
    operations = (
        migrations.RunSQL(KNOWN),
        migrations.RunSQL(SWEEP),
        Own("imports_import", user="user_id"),
        Own("imports_row", user="user_id"),
        Protect("imports_made", person="person_id", scope="identity"),
    )
