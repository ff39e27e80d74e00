"""Notes are sealed when a sitting is closed (AC-076); what the house asks for agendas and summaries: ids and counts."""

from django.db import migrations

# The first argument says which column of the row names the sitting, or `item`; the second, what may still change.
SEAL = """
CREATE FUNCTION huddle_seal() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    was jsonb := CASE WHEN TG_OP = 'INSERT' THEN '{}' ELSE to_jsonb(OLD) END;
    becomes jsonb := CASE WHEN TG_OP = 'DELETE' THEN '{}' ELSE to_jsonb(NEW) END;
    stands jsonb := CASE WHEN TG_OP = 'INSERT' THEN becomes ELSE was END;
    over boolean;
BEGIN
    IF (was - TG_ARGV[1]::text[]) IS NOT DISTINCT FROM (becomes - TG_ARGV[1]::text[]) THEN
        RETURN coalesce(NEW, OLD);
    END IF;
    IF TG_ARGV[0] = 'item' THEN
        SELECT s.state = 'closed' INTO over FROM huddle_agendaitem i JOIN huddle_sitting s ON s.id = i.sitting_id
         WHERE i.id = (stands ->> 'item_id')::uuid;
    ELSE
        SELECT state = 'closed' INTO over FROM huddle_sitting WHERE id = (stands ->> TG_ARGV[0])::uuid;
    END IF;
    IF over THEN
        RAISE EXCEPTION 'This sitting is over and its notes are sealed. Add a note to them instead. Nothing was saved.'
            USING ERRCODE = 'JU001';
    END IF;
    RETURN coalesce(NEW, OLD);
END $$;
"""
SEALED = (
    ("huddle_sitting", "id", ""),
    ("huddle_presence", "sitting_id", "has_answered"),
    ("huddle_agendaitem", "sitting_id", "person_id"),
    ("huddle_unnamedline", "sitting_id", ""),
    ("huddle_view", "item", "person_id"),
    ("huddle_huddleoffer", "item", "person_id"),
    (
        "huddle_proposal",
        "item",
        "person_id,state,answered_at,answered_by,their_words,told_at,told_how,message_id",
    ),
)
FOR_AGENDA = """
CREATE FUNCTION huddle_for_agenda(wanted text, place uuid, since timestamptz, on_day date)
RETURNS TABLE (person uuid, day date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT s.person_id, min(s.due_on)
      FROM steps_nextstep s JOIN people_person p ON p.id = s.person_id
     WHERE s.state = 'open' AND p.neighbourhood_id = place AND current_setting('app.role', true) = 'system'
       AND CASE wanted WHEN 'not_met' THEN s.due_on < on_day
                       WHEN 'nobody_named' THEN s.due_on BETWEEN on_day AND on_day + 1 AND s.someone_id IS NULL
                       ELSE false END
       AND (EXISTS (SELECT FROM steps_offer o WHERE s.source = 'offer' AND o.id = s.source_id
                     AND o.state = 'accepted' AND o.to_team_id = s.team_id)
         OR EXISTS (SELECT FROM huddle_proposal r WHERE s.source = 'proposal' AND r.id = s.source_id
                     AND r.first_contact_on = s.due_on AND r.accepted_by_id IS NOT NULL))
     GROUP BY s.person_id
$$;
CREATE FUNCTION huddle_of_house(asked uuid) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT coalesce(array_agg(person_id), '{}') FROM huddle_agendaitem
     WHERE sitting_id = asked AND state = 'waiting' AND (is_made OR reasons <> '[]')
       AND current_setting('app.role', true) = 'system'
$$;
"""
COUNTS = """
CREATE FUNCTION huddle_counts(asked uuid)
RETURNS TABLE (organisation uuid, brought bigint, offered bigint, in_plan bigint, promised bigint, asks bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH items AS (SELECT * FROM huddle_agendaitem WHERE sitting_id = asked
                    AND current_setting('app.role', true) = 'system'),
    found AS (
        SELECT brought_by_team_id AS team, 'brought' AS what FROM items WHERE state IN ('proposed', 'carried_over')
        UNION ALL
        SELECT o.team_id, CASE WHEN o.is_in_plan THEN 'in_plan' ELSE 'offered' END
          FROM huddle_huddleoffer o JOIN items i ON i.id = o.item_id WHERE o.kind = 'can_start'
        UNION ALL
        SELECT s.team_id, 'promised' FROM steps_nextstep s JOIN huddle_proposal p ON p.id = s.source_id
          JOIN items i ON i.id = p.item_id WHERE s.source = 'proposal' AND s.state = 'open'
        UNION ALL
        SELECT o.to_team_id, 'asks' FROM steps_offer o JOIN items i ON i.person_id = o.person_id
         WHERE o.state = 'asked' AND o.asked_at >= (SELECT opened_at FROM huddle_sitting WHERE id = asked)
    )
    SELECT t.organisation_id, count(*) FILTER (WHERE what = 'brought'),
           count(*) FILTER (WHERE what IN ('offered', 'in_plan')), count(*) FILTER (WHERE what = 'in_plan'),
           count(*) FILTER (WHERE what = 'promised'), count(*) FILTER (WHERE what = 'asks')
      FROM found JOIN places_team t ON t.id = found.team GROUP BY t.organisation_id
$$;
"""


def _sealed(table: str, names: str, free: str) -> str:
    return f"""CREATE TRIGGER {table}_sealed BEFORE INSERT OR UPDATE OR DELETE ON {table}
        FOR EACH ROW EXECUTE FUNCTION huddle_seal('{names}', '{{{free}}}')"""


class Migration(migrations.Migration):
    dependencies = (
        ("huddle", "0003_live"),
        ("steps", "0001_tables"),
        ("people", "0001_tables"),
        ("places", "0001_tables"),
    )
    operations = (
        migrations.RunSQL(SEAL),
        *(migrations.RunSQL(_sealed(*table)) for table in SEALED),
        migrations.RunSQL(FOR_AGENDA),
        migrations.RunSQL(COUNTS),
    )
