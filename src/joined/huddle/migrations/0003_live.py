"""Open boards hear of changes: ids alone, after the commit (docs/decisions/0013).

They are told apart that the room talks about somebody else: the dearest change, and the most frequent. A notice says of
which transaction it is: two processes that heard the same know that they did.
"""

from django.db import migrations

# What is written at a sitting. The argument: which column of the row names the sitting, or `item`.
SAID = """
CREATE FUNCTION huddle_tell_board() RETURNS trigger
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
    PERFORM pg_notify('live', 'huddles:' || board || ' ' || change || ' ' || pg_current_xact_id());
    RETURN NULL;
END $$;
"""
# What bears on who may see whom, and on what a card says: only where somebody is on an agenda of these days.
# Said out for each column, so that PostgreSQL plans it once for a connection and not at every write.
MOVED = """
CREATE FUNCTION huddle_tell_boards_by_{column}() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    since timestamptz := coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now()) - interval '5 days';
    board uuid;
BEGIN
    FOR board IN
        SELECT DISTINCT s.id FROM moved m JOIN huddle_agendaitem i ON i.person_id = m.{column}
          JOIN huddle_sitting s ON s.id = i.sitting_id WHERE s.ends_at > since
    LOOP
        PERFORM pg_notify('live', 'huddles:' || board || ' all');
    END LOOP;
    RETURN NULL;
END $$;
"""
# Users whom a row about somebody on this agenda names: they may see more or less than others of their team; and chair and
# scribe: they may decide, and so have a board of their own.
NAMED = """
CREATE FUNCTION huddle_named(sitting uuid) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH about AS (SELECT DISTINCT person_id FROM huddle_agendaitem WHERE sitting_id = sitting)
    SELECT coalesce(array_agg(DISTINCT who), '{}') FROM (
        SELECT party_id FROM people_relationship JOIN about USING (person_id) WHERE party_kind = 'user'
        UNION ALL SELECT user_id FROM people_exclusion JOIN about USING (person_id) WHERE user_id IS NOT NULL
        UNION ALL SELECT user_id FROM people_selflink JOIN about USING (person_id)
        UNION ALL SELECT someone_id FROM steps_nextstep JOIN about USING (person_id) WHERE someone_id IS NOT NULL
        UNION ALL SELECT unnest(ARRAY[chair_id, scribe_id]) FROM huddle_sitting WHERE id = sitting
    ) AS rows_that_name(who) WHERE who IS NOT NULL
$$;
"""
# Who is on an agenda: what somebody may see of it is worked out for these, not for all ten thousand of a practice.
PEOPLE = """
CREATE FUNCTION huddle_people(sitting uuid) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT person_id), '{}') FROM huddle_agendaitem WHERE sitting_id = sitting
$$;
"""
WRITTEN = (
    ("huddle_sitting", "'id'"),
    ("huddle_presence", "'sitting_id'"),
    ("huddle_agendaitem", "'sitting_id'"),
    ("huddle_unnamedline", "'sitting_id'"),
    ("huddle_view", "'item', 'said'"),
    ("huddle_huddleoffer", "'item', 'said'"),
    ("huddle_proposal", "'item'"),
)
BEHIND = (
    ("people_person", "id"),
    ("people_need", "person_id"),
    ("people_relationship", "person_id"),
    ("people_consent", "person_id"),
    ("people_exclusion", "person_id"),
    ("steps_responsibility", "person_id"),
    ("steps_nextstep", "person_id"),
    ("steps_offer", "person_id"),
)


def _row(table: str, given: str) -> str:
    return f"""CREATE TRIGGER {table}_tells AFTER INSERT OR UPDATE ON {table}
        FOR EACH ROW EXECUTE FUNCTION huddle_tell_board({given})"""


def _statement(table: str, column: str, event: str) -> str:
    return f"""CREATE TRIGGER {table}_tells_{event.lower()} AFTER {event} ON {table} REFERENCING NEW TABLE AS moved
        FOR EACH STATEMENT EXECUTE FUNCTION huddle_tell_boards_by_{column}()"""


class Migration(migrations.Migration):
    dependencies = (
        ("huddle", "0002_rows"),
        ("people", "0001_tables"),
        ("steps", "0001_tables"),
    )
    operations = (
        migrations.RunSQL(SAID),
        *(migrations.RunSQL(MOVED.format(column=column)) for column in dict.fromkeys(column for _, column in BEHIND)),
        migrations.RunSQL(NAMED),
        migrations.RunSQL(PEOPLE),
        *(migrations.RunSQL(_row(table, given)) for table, given in WRITTEN),
        *(
            migrations.RunSQL(_statement(table, column, event))
            for table, column in BEHIND
            for event in ("INSERT", "UPDATE")
        ),
    )
