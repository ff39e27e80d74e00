"""What a team or a leaver holds, as numbers; and no team closes while anything is with it (F-34)."""

from django.db import migrations

COUNTS = """
CREATE FUNCTION steps_held(worker uuid, on_day date)
    RETURNS TABLE (team uuid, source text, steps bigint, late bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT s.team_id, s.source::text, count(*), count(*) FILTER (WHERE s.due_on < on_day)
      FROM steps_nextstep s
     WHERE s.state = 'open' AND s.someone_id = worker
       AND (current_setting('app.role', true) = 'system'
            OR current_setting('app.role', true) = 'organisation_administrator'
               AND EXISTS (SELECT FROM accounts_membership w WHERE w.user_id = worker AND w.team_id = s.team_id
                   AND w.organisation_id = nullif(current_setting('app.org', true), '')::uuid))
     GROUP BY s.team_id, s.source ORDER BY s.team_id, s.source
$$;
CREATE FUNCTION steps_of_team(team uuid) RETURNS TABLE (people bigint, steps bigint, asked bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT (SELECT count(*) FROM steps_responsibility r WHERE r.team_id = t.id AND r.until_at IS NULL),
           (SELECT count(*) FROM steps_nextstep s WHERE s.team_id = t.id AND s.state = 'open'),
           (SELECT count(*) FROM steps_offer o WHERE o.to_team_id = t.id AND o.state = 'asked')
      FROM places_team t
     WHERE t.id = team
       AND (current_setting('app.role', true) = 'system'
            OR current_setting('app.role', true) IN ('organisation_administrator', 'team_manager')
               AND t.organisation_id = nullif(current_setting('app.org', true), '')::uuid)
$$;
"""
CLOSES = """
CREATE FUNCTION steps_team_closes() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    held bigint;
    live bigint;
    waiting bigint;
BEGIN
    SELECT count(*) INTO held FROM steps_responsibility WHERE team_id = NEW.id AND until_at IS NULL;
    SELECT count(*) INTO live FROM steps_nextstep WHERE team_id = NEW.id AND state = 'open';
    SELECT count(*) INTO waiting FROM steps_offer WHERE to_team_id = NEW.id AND state = 'asked';
    IF held + live + waiting > 0 THEN
        RAISE EXCEPTION 'Move its work first: it answers for % people, has % open steps and % unanswered asks. '
            'Nothing was changed.', held, live, waiting USING ERRCODE = 'JU001';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION steps_team_is_open() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM places_team WHERE id = NEW.team_id AND closed_on IS NOT NULL) THEN
        RAISE EXCEPTION 'That team has closed. Choose another. Nothing was saved.' USING ERRCODE = 'JU001';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER closes BEFORE UPDATE OF closed_on ON places_team FOR EACH ROW
    WHEN (OLD.closed_on IS NULL AND NEW.closed_on IS NOT NULL) EXECUTE FUNCTION steps_team_closes();
CREATE TRIGGER team_is_open BEFORE INSERT OR UPDATE OF team_id ON steps_responsibility
    FOR EACH ROW EXECUTE FUNCTION steps_team_is_open();
CREATE TRIGGER team_is_open BEFORE INSERT OR UPDATE OF team_id ON steps_nextstep
    FOR EACH ROW EXECUTE FUNCTION steps_team_is_open();
"""
UNDO = """
DROP FUNCTION steps_team_closes() CASCADE;
DROP FUNCTION steps_team_is_open() CASCADE;
DROP FUNCTION steps_held(uuid, date);
DROP FUNCTION steps_of_team(uuid);
"""


class Migration(migrations.Migration):
    dependencies = (
        ("steps", "0004_guards"),
        ("places", "0005_set_up"),
        ("accounts", "0003_set_up"),
    )
    operations = (migrations.RunSQL(COUNTS + CLOSES, UNDO),)
