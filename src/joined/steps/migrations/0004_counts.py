"""What the house asks without seeing anybody: ids for jobs and agendas, and counts.

Counts are of the places where the looker works, or which they lead, and never of the whole database.
"""

from django.db import migrations

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
PLACES = """
CREATE FUNCTION steps_my_places() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH RECURSIVE acting AS (
        SELECT nullif(current_setting('app.actor', true), '')::uuid AS me,
               nullif(current_setting('app.org', true), '')::uuid AS org,
               (coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now())
                   AT TIME ZONE 'Europe/London')::date AS on_day
    ), work AS (
        SELECT m.team_id, m.role, t.neighbourhood_id, acting.org
          FROM accounts_membership m JOIN accounts_user u ON u.id = m.user_id
          JOIN places_team t ON t.id = m.team_id, acting
         WHERE m.user_id = acting.me AND m.organisation_id = acting.org AND u.is_active
           AND m.from_on <= acting.on_day AND (m.until_on IS NULL OR m.until_on > acting.on_day)
    ), mine AS (
        SELECT neighbourhood_id AS id FROM work WHERE neighbourhood_id IS NOT NULL
        UNION SELECT t.neighbourhood_id FROM places_team t JOIN work w ON t.organisation_id = w.org
               WHERE w.neighbourhood_id IS NULL AND w.role <> 'place_lead' AND t.neighbourhood_id IS NOT NULL
        UNION SELECT p.id FROM places_place p JOIN work w ON p.lead_id = w.org WHERE w.role = 'place_lead'
        UNION SELECT p.id FROM places_place p JOIN mine ON p.within_id = mine.id
    )
    SELECT coalesce(array_agg(id), '{}') FROM mine
$$;
"""
HERE = "coalesce(p.neighbourhood_id, f.neighbourhood_id) = ANY (steps_my_places())"
ABOUT = "JOIN people_person p ON p.id = o.person_id JOIN places_team f ON f.id = o.from_team_id"
MAY = "current_setting('app.role', true) IN ('team_manager', 'commissioner')"
COUNTS = """
CREATE FUNCTION steps_pace(teams uuid[], since timestamptz) RETURNS TABLE (team uuid, let_go bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT r.team_id, count(*) FROM steps_responsibility r JOIN people_person p ON p.id = r.person_id
     WHERE r.team_id = ANY (teams) AND r.until_at >= since
       AND (p.neighbourhood_id IS NULL OR p.neighbourhood_id = ANY (steps_my_places()))
       AND EXISTS (SELECT FROM accounts_membership m WHERE m.team_id = r.team_id
            AND m.user_id = nullif(current_setting('app.actor', true), '')::uuid
            AND m.organisation_id = nullif(current_setting('app.org', true), '')::uuid)
     GROUP BY r.team_id
$$;
CREATE FUNCTION steps_noes(since timestamptz)
RETURNS TABLE (team text, reason text, is_direct boolean, noes bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT t.name, o.reason_code, g.kind IN ('nhs_trust', 'practice', 'council'), count(DISTINCT o.person_id)
      FROM steps_offer o JOIN places_team t ON t.id = o.to_team_id
      JOIN places_organisation g ON g.id = t.organisation_id {ABOUT}
     WHERE o.state = 'declined' AND o.answered_at >= since AND {MAY} AND {HERE}
     GROUP BY t.name, o.reason_code, g.kind
$$;
CREATE FUNCTION steps_twice_declined(since timestamptz) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT count(*) FROM (SELECT o.matter_id FROM steps_offer o {ABOUT}
         WHERE o.state = 'declined' AND o.answered_at >= since AND {MAY} AND {HERE}
         GROUP BY o.matter_id HAVING count(*) > 1) twice
$$;
CREATE FUNCTION steps_offered_instead(since timestamptz)
RETURNS TABLE (team text, reason text, can_offer text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT t.name, o.reason_code, o.can_offer FROM steps_offer o JOIN places_team t ON t.id = o.to_team_id {ABOUT}
     WHERE o.state = 'declined' AND o.answered_at >= since AND o.can_offer <> '' AND {MAY} AND {HERE}
     ORDER BY o.answered_at DESC LIMIT 50
$$;
"""
# How long teams take to answer is counted for the teams that are shown, and not for every place there is.
REPLIES = """
CREATE FUNCTION steps_reply_hours(teams uuid[], since timestamptz) RETURNS TABLE (team uuid, hours int, answers bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT o.to_team_id,
           round(percentile_cont(0.5) WITHIN GROUP (
               ORDER BY extract(epoch FROM o.answered_at - o.asked_at) / 3600))::int,
           count(*)
      FROM steps_offer o
     WHERE o.to_team_id = ANY (teams) AND o.asked_at >= since AND o.state IN ('accepted', 'declined')
       AND nullif(current_setting('app.actor', true), '') IS NOT NULL
     GROUP BY o.to_team_id
$$;
"""
# What a team or a leaver holds, as numbers (F-34).
HELD = """
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
# Who belongs on a huddle's agenda because of a promise, a message or a no: ids and days alone, for the house.
FOR_AGENDA = """
CREATE FUNCTION steps_for_agenda(wanted text, place uuid, since timestamptz, on_day date)
RETURNS TABLE (person uuid, day date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH near AS (
        SELECT s.*, (s.made_at AT TIME ZONE 'Europe/London')::date AS made_on
          FROM steps_nextstep s JOIN people_person p ON p.id = s.person_id
         WHERE s.state = 'open' AND p.neighbourhood_id = place AND current_setting('app.role', true) = 'system'
    ), found AS (
        SELECT person_id, due_on AS day FROM near
         WHERE wanted = 'late_step' AND huddle_told_at IS NOT NULL AND due_on < on_day
        UNION ALL
        SELECT person_id, made_on FROM near
         WHERE wanted = 'not_arrived' AND source = 'message'
           AND EXISTS (SELECT FROM messages_message m WHERE m.id = near.source_id)
        UNION ALL
        SELECT person_id, made_on FROM near
         WHERE wanted = 'not_told' AND (source = 'unsent' OR (source = 'tell' AND due_on < on_day))
        UNION ALL
        SELECT o.person_id, (o.answered_at AT TIME ZONE 'Europe/London')::date
          FROM steps_offer o JOIN steps_matter m ON m.id = o.matter_id JOIN people_person p ON p.id = o.person_id
         WHERE wanted = 'declined' AND o.state = 'declined' AND o.answered_at >= since AND m.ended_at IS NULL
           AND p.neighbourhood_id = place AND current_setting('app.role', true) = 'system'
           AND NOT EXISTS (SELECT FROM steps_offer l WHERE l.matter_id = o.matter_id
                AND l.asked_at >= o.answered_at AND l.state IN ('asked', 'accepted'))
        UNION ALL
        SELECT c.person_id, (c.asked_at AT TIME ZONE 'Europe/London')::date
          FROM steps_closing c JOIN steps_matter m ON m.id = c.matter_id JOIN people_person p ON p.id = c.person_id
         WHERE wanted = 'not_reached' AND c.ending = 'not_reached' AND c.signed_at IS NULL
           AND c.withdrawn_at IS NULL AND m.ended_at IS NULL
           AND p.neighbourhood_id = place AND current_setting('app.role', true) = 'system'
    )
    SELECT person_id, min(day) FROM found GROUP BY person_id
$$;
"""


def filled(text: str) -> str:
    return text.replace("{ABOUT}", ABOUT).replace("{MAY}", MAY).replace("{HERE}", HERE)


class Migration(migrations.Migration):
    dependencies = (
        ("steps", "0003_rows"),
        ("people", "0001_tables"),
        ("accounts", "0001_tables"),
        ("places", "0001_tables"),
        ("messages", "0001_tables"),
    )
    operations = (
        migrations.RunSQL(LATE),
        migrations.RunSQL(PLACES),
        migrations.RunSQL(filled(COUNTS)),
        migrations.RunSQL(REPLIES),
        migrations.RunSQL(HELD),
        migrations.RunSQL(FOR_AGENDA),
    )
