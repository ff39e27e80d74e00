"""The trail is append only, tells two clocks, and is under row security."""

from django.db import migrations

from joined.base.migrating import Protect

CLOCK = """
CREATE FUNCTION trail_stamp() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    NEW.recorded_at := clock_timestamp();
    RETURN NEW;
END $$;
CREATE TRIGGER trail_stamp BEFORE INSERT ON trail_event FOR EACH ROW EXECUTE FUNCTION trail_stamp();
"""
APPEND_ONLY = """
CREATE FUNCTION trail_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'The trail is never changed.' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER trail_stays BEFORE UPDATE OR DELETE ON trail_event
    FOR EACH STATEMENT EXECUTE FUNCTION trail_stays();
"""


class Migration(migrations.Migration):
    dependencies = (
        ("trail", "0001_tables"),
        ("base", "0002_rows"),
    )
    operations = (
        migrations.RunSQL(CLOCK),
        migrations.RunSQL(APPEND_ONLY),
        Protect("trail_event", person="person_id", scope="identity", insert="actor", append_only=True),
    )
