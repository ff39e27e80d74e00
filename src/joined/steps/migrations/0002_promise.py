"""Promise P1, held at every commit and asked where it can be broken: a matter opens or changes, a team or a step ends.

Its guarded ends too; and no team closes while anything is with it (F-34).
"""

from django.db import migrations

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

-- That a team or a step is added takes nothing from anybody: a second team at once is refused by its own index.
CREATE CONSTRAINT TRIGGER promise AFTER INSERT OR UPDATE OR DELETE ON steps_matter
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION steps_keep_promise();
CREATE CONSTRAINT TRIGGER promise AFTER UPDATE OR DELETE ON steps_responsibility
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION steps_keep_promise();
CREATE CONSTRAINT TRIGGER promise AFTER UPDATE OR DELETE ON steps_nextstep
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION steps_keep_promise();
CREATE TRIGGER may_hold BEFORE INSERT OR UPDATE OF team_id ON steps_responsibility
    FOR EACH ROW EXECUTE FUNCTION steps_team_may_hold();
"""
GUARDS = """
CREATE FUNCTION steps_guard_end() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    heard timestamptz;
    closing steps_closing;
BEGIN
    SELECT * INTO closing FROM steps_closing
     WHERE matter_id = NEW.id AND ending = NEW.ending AND withdrawn_at IS NULL;
    IF NEW.ending = 'made_in_error' AND closing.agreed_at IS NULL THEN
        RAISE EXCEPTION 'A second person must agree that this was made in error. Nothing was saved.'
            USING ERRCODE = 'JU001';
    END IF;
    IF NEW.ending = 'elsewhere'
       AND NOT EXISTS (SELECT FROM steps_handon WHERE matter_id = NEW.id AND state = 'accepted') THEN
        RAISE EXCEPTION 'Nobody of another service has said yes yet, with a name and a day. Nothing was saved.'
            USING ERRCODE = 'JU001';
    END IF;
    IF NEW.ending = 'not_reached' THEN
        SELECT max(at) INTO heard FROM steps_attempt
         WHERE matter_id = NEW.id AND outcome IN ('spoke', 'agreed', 'not_now');
        IF (SELECT count(DISTINCT rung) FROM steps_attempt
             WHERE matter_id = NEW.id AND (heard IS NULL OR at > heard)) < 6
           OR closing.letter_at IS NULL OR closing.signed_at IS NULL
           OR (closing.received_at IS NULL AND EXISTS (SELECT FROM people_person
                WHERE id = NEW.person_id AND practice_id IS NOT NULL))
           OR NOT EXISTS (SELECT FROM steps_returnpass WHERE person_id = NEW.person_id AND used_at IS NULL)
           OR EXISTS (SELECT FROM steps_matter WHERE person_id = NEW.person_id AND kind = 'worry' AND ended_at IS NULL)
           OR EXISTS (SELECT FROM doors_referral WHERE matter_id = NEW.id AND safety <> 'no') THEN
            RAISE EXCEPTION 'Not every way to reach them has been tried and written down. Nothing was saved.'
                USING ERRCODE = 'JU001';
        END IF;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guard_end BEFORE INSERT OR UPDATE OF ending ON steps_matter
    FOR EACH ROW WHEN (NEW.ending <> '') EXECUTE FUNCTION steps_guard_end();
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


class Migration(migrations.Migration):
    dependencies = (
        ("steps", "0001_tables"),
        ("people", "0001_tables"),
        ("places", "0001_tables"),
    )
    operations = (
        migrations.RunSQL(PROMISE),
        migrations.RunSQL(GUARDS),
        migrations.RunSQL(CLOSES),
    )
