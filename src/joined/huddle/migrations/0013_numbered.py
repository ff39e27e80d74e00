"""A notice to open boards says of which transaction it is: two processes that heard the same know that they did.

Going back makes every process make all of it for itself, and loses nothing.
"""

from django.db import migrations

TELL = """
CREATE OR REPLACE FUNCTION huddle_tell_board() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    board text;
    change text := 'all';
    turning text[] := ARRAY['now_item_id', 'part', 'room_confirmed_at'];
BEGIN
    IF TG_ARGV[0] = 'item' THEN
        SELECT sitting_id INTO board FROM huddle_agendaitem WHERE id = NEW.item_id;
        change := CASE WHEN TG_ARGV[1] = 'said' THEN 'said:' || NEW.item_id ELSE 'all' END;
    ELSE
        board := to_jsonb(NEW) ->> TG_ARGV[0];
    END IF;
    IF TG_OP = 'UPDATE' AND change = 'all' AND to_jsonb(NEW) - turning = to_jsonb(OLD) - turning THEN
        change := 'talk';
    END IF;
    PERFORM pg_notify('live', 'huddles:' || board || ' ' || change{number});
    RETURN NULL;
END $$;
"""
# Who is on an agenda: what somebody may see of it is worked out for these, not for all ten thousand of a practice.
PEOPLE = """
CREATE FUNCTION huddle_people(sitting uuid) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT person_id), '{}') FROM huddle_agendaitem WHERE sitting_id = sitting
$$;
"""
NUMBER = " || ' ' || pg_current_xact_id()"


class Migration(migrations.Migration):
    dependencies = (("huddle", "0012_talk_tells"),)
    operations = (
        migrations.RunSQL(TELL.format(number=NUMBER), TELL.format(number="")),
        migrations.RunSQL(PEOPLE, "DROP FUNCTION huddle_people(uuid)"),
    )
