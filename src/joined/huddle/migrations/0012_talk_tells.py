"""Open boards are told apart that the room talks about somebody else: the dearest change, and the most frequent.

Going back makes it one change among all others again, and loses nothing.
"""

from django.db import migrations

TELL = """
CREATE OR REPLACE FUNCTION huddle_tell_board() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    board text;
    change text := 'all';
    turning text[] := {turning};
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
    PERFORM pg_notify('live', 'huddles:' || board || ' ' || change);
    RETURN NULL;
END $$;
"""
COLUMNS = "ARRAY['now_item_id', 'part', 'room_confirmed_at']"


class Migration(migrations.Migration):
    dependencies = (("huddle", "0011_chair_place"),)
    operations = (migrations.RunSQL(TELL.format(turning=COLUMNS), TELL.format(turning="ARRAY['']")),)
