"""Guarded ends, held by the database too; row security on what they stand on; counts without anybody in them."""

from django.db import migrations

from joined.base.migrating import Protect

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
NO_GUARDS = "DROP FUNCTION steps_guard_end() CASCADE"

COUNTS = """
CREATE FUNCTION steps_pace(teams uuid[], since timestamptz) RETURNS TABLE (team uuid, let_go bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT r.team_id, count(*) FROM steps_responsibility r
     WHERE r.team_id = ANY (teams) AND r.until_at >= since
       AND EXISTS (SELECT FROM accounts_membership m WHERE m.team_id = r.team_id
            AND m.user_id = nullif(current_setting('app.actor', true), '')::uuid)
     GROUP BY r.team_id
$$;
CREATE FUNCTION steps_reply_hours(since timestamptz) RETURNS TABLE (team uuid, hours int, answers bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT o.to_team_id,
           round(percentile_cont(0.5) WITHIN GROUP (
               ORDER BY extract(epoch FROM o.answered_at - o.asked_at) / 3600))::int,
           count(*)
      FROM steps_offer o
     WHERE o.asked_at >= since AND o.state IN ('accepted', 'declined')
       AND nullif(current_setting('app.actor', true), '') IS NOT NULL
     GROUP BY o.to_team_id
$$;
CREATE FUNCTION steps_noes(since timestamptz)
RETURNS TABLE (team text, reason text, is_direct boolean, noes bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT t.name, o.reason_code, g.kind IN ('nhs_trust', 'practice', 'council'), count(DISTINCT o.person_id)
      FROM steps_offer o JOIN places_team t ON t.id = o.to_team_id
      JOIN places_organisation g ON g.id = t.organisation_id
     WHERE o.state = 'declined' AND o.answered_at >= since
       AND current_setting('app.role', true) IN ('team_manager', 'commissioner')
     GROUP BY t.name, o.reason_code, g.kind
$$;
CREATE FUNCTION steps_twice_declined(since timestamptz) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT count(*) FROM (SELECT o.matter_id FROM steps_offer o
         WHERE o.state = 'declined' AND o.answered_at >= since
           AND current_setting('app.role', true) IN ('team_manager', 'commissioner')
         GROUP BY o.matter_id HAVING count(*) > 1) twice
$$;
CREATE FUNCTION steps_offered_instead(since timestamptz) RETURNS TABLE (team text, reason text, can_offer text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT t.name, o.reason_code, o.can_offer FROM steps_offer o JOIN places_team t ON t.id = o.to_team_id
     WHERE o.state = 'declined' AND o.answered_at >= since AND o.can_offer <> ''
       AND current_setting('app.role', true) IN ('team_manager', 'commissioner')
     ORDER BY o.answered_at DESC LIMIT 50
$$;
"""
NO_COUNTS = """
DROP FUNCTION steps_pace(uuid[], timestamptz);
DROP FUNCTION steps_reply_hours(timestamptz);
DROP FUNCTION steps_noes(timestamptz);
DROP FUNCTION steps_twice_declined(timestamptz);
DROP FUNCTION steps_offered_instead(timestamptz);
"""


def protected(table: str, scope: str, *, append_only: bool = False) -> Protect:
    return Protect(f"steps_{table}", person="person_id", scope=scope, append_only=append_only)


class Migration(migrations.Migration):
    dependencies = (("steps", "0003_ends"), ("people", "0002_rows"))
    operations = (
        migrations.RunSQL(GUARDS, NO_GUARDS),
        migrations.RunSQL(COUNTS, NO_COUNTS),
        protected("attempt", "contact", append_only=True),
        protected("closing", "huddle"),
        protected("handon", "huddle"),
        protected("returnpass", "identity"),
    )
