"""Counts are of the places where the looker works, or which they lead: never of the whole database."""

from django.db import migrations

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
CREATE OR REPLACE FUNCTION steps_pace(teams uuid[], since timestamptz) RETURNS TABLE (team uuid, let_go bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT r.team_id, count(*) FROM steps_responsibility r JOIN people_person p ON p.id = r.person_id
     WHERE r.team_id = ANY (teams) AND r.until_at >= since
       AND (p.neighbourhood_id IS NULL OR p.neighbourhood_id = ANY (steps_my_places()))
       AND EXISTS (SELECT FROM accounts_membership m WHERE m.team_id = r.team_id
            AND m.user_id = nullif(current_setting('app.actor', true), '')::uuid
            AND m.organisation_id = nullif(current_setting('app.org', true), '')::uuid)
     GROUP BY r.team_id
$$;
CREATE OR REPLACE FUNCTION steps_noes(since timestamptz)
RETURNS TABLE (team text, reason text, is_direct boolean, noes bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT t.name, o.reason_code, g.kind IN ('nhs_trust', 'practice', 'council'), count(DISTINCT o.person_id)
      FROM steps_offer o JOIN places_team t ON t.id = o.to_team_id
      JOIN places_organisation g ON g.id = t.organisation_id {ABOUT}
     WHERE o.state = 'declined' AND o.answered_at >= since AND {MAY} AND {HERE}
     GROUP BY t.name, o.reason_code, g.kind
$$;
CREATE OR REPLACE FUNCTION steps_twice_declined(since timestamptz) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT count(*) FROM (SELECT o.matter_id FROM steps_offer o {ABOUT}
         WHERE o.state = 'declined' AND o.answered_at >= since AND {MAY} AND {HERE}
         GROUP BY o.matter_id HAVING count(*) > 1) twice
$$;
CREATE OR REPLACE FUNCTION steps_offered_instead(since timestamptz)
RETURNS TABLE (team text, reason text, can_offer text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT t.name, o.reason_code, o.can_offer FROM steps_offer o JOIN places_team t ON t.id = o.to_team_id {ABOUT}
     WHERE o.state = 'declined' AND o.answered_at >= since AND o.can_offer <> '' AND {MAY} AND {HERE}
     ORDER BY o.answered_at DESC LIMIT 50
$$;
"""


def filled(text: str) -> str:
    return text.replace("{ABOUT}", ABOUT).replace("{MAY}", MAY).replace("{HERE}", HERE)


class Migration(migrations.Migration):
    dependencies = (
        ("steps", "0008_promise_where_it_can_break"),
        ("places", "0005_set_up"),
        ("accounts", "0003_set_up"),
    )
    operations = (
        migrations.RunSQL(PLACES, migrations.RunSQL.noop),
        migrations.RunSQL(filled(COUNTS), migrations.RunSQL.noop),
    )
