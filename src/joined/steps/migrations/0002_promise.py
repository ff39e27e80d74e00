"""Promise P1, held at every commit, and row security on what it stands on."""

from django.db import migrations

from joined.base.migrating import Protect

PROMISE = """
CREATE FUNCTION steps_keep_promise() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    who uuid := coalesce(NEW.person_id, OLD.person_id);
    teams int;
BEGIN
    -- Without the lock two people finishing the last two steps at once would both commit, and none be left.
    PERFORM pg_advisory_xact_lock(hashtextextended(who::text, 0));
    IF NOT EXISTS (SELECT FROM steps_matter WHERE person_id = who AND ended_at IS NULL) THEN
        RETURN NULL;
    END IF;
    SELECT count(*) INTO teams FROM steps_responsibility WHERE person_id = who AND until_at IS NULL;
    IF teams <> 1 THEN
        RAISE EXCEPTION 'One team must be responsible for this person. Nothing was saved.'
            USING ERRCODE = 'JU001';
    END IF;
    IF NOT EXISTS (SELECT FROM steps_nextstep WHERE person_id = who AND state = 'open') THEN
        RAISE EXCEPTION 'This person would be left without a next step. '
            'Say what comes next, who does it and by when. Nothing was saved.'
            USING ERRCODE = 'JU001';
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION steps_team_may_hold() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT (SELECT may_hold FROM places_team WHERE id = NEW.team_id) THEN
        RAISE EXCEPTION 'That team answers for its own step and cannot be responsible for a person. Nothing was saved.'
            USING ERRCODE = 'JU001';
    END IF;
    RETURN NEW;
END $$;

CREATE CONSTRAINT TRIGGER promise AFTER INSERT OR UPDATE OR DELETE ON steps_matter
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION steps_keep_promise();
CREATE CONSTRAINT TRIGGER promise AFTER INSERT OR UPDATE OR DELETE ON steps_responsibility
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION steps_keep_promise();
CREATE CONSTRAINT TRIGGER promise AFTER INSERT OR UPDATE OR DELETE ON steps_nextstep
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION steps_keep_promise();
CREATE TRIGGER may_hold BEFORE INSERT OR UPDATE OF team_id ON steps_responsibility
    FOR EACH ROW EXECUTE FUNCTION steps_team_may_hold();
"""
UNDO = """
DROP FUNCTION steps_keep_promise() CASCADE;
DROP FUNCTION steps_team_may_hold() CASCADE;
"""
LATE = """
CREATE FUNCTION steps_late(on_day date) RETURNS TABLE (step uuid, person uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT id, person_id FROM steps_nextstep
     WHERE state = 'open' AND due_on < on_day AND (lead_told_at IS NULL OR huddle_told_at IS NULL)
       AND current_setting('app.role', true) = 'system'
     ORDER BY due_on
$$;
CREATE FUNCTION steps_of_worker(worker uuid) RETURNS TABLE (step uuid, person uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT id, person_id FROM steps_nextstep
     WHERE state = 'open' AND someone_id = worker AND current_setting('app.role', true) = 'system'
$$;
"""


def protected(table: str, scope: str) -> Protect:
    return Protect(f"steps_{table}", person="person_id", scope=scope)


class Migration(migrations.Migration):
    dependencies = (("steps", "0001_initial"), ("people", "0002_rows"))
    operations = (
        migrations.RunSQL(PROMISE, UNDO),
        migrations.RunSQL(LATE, "DROP FUNCTION steps_late(date); DROP FUNCTION steps_of_worker(uuid)"),
        protected("matter", "asked"),
        protected("responsibility", "identity"),
        protected("offer", "asked"),
        protected("nextstep", "step"),
    )
