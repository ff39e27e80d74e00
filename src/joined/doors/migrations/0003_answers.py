"""What whoever asked, or is asked, is told, whatever else they may see."""

from django.db import migrations

# Where is my request? Its status, to whoever asked (C13).
ASKED_BY_US = """
CREATE FUNCTION doors_asked_by_us()
RETURNS TABLE (id uuid, reference text, asked_at timestamptz, asked_by text, state text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH acting AS (
        SELECT nullif(current_setting('app.actor', true), '')::uuid AS me,
               nullif(current_setting('app.org', true), '')::uuid AS org,
               (coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now())
                   AT TIME ZONE 'Europe/London')::date AS on_day
    ), my_teams AS (
        SELECT m.team_id FROM accounts_membership m JOIN accounts_user u ON u.id = m.user_id, acting
         WHERE m.user_id = acting.me AND m.organisation_id = acting.org AND u.is_active
           AND m.from_on <= acting.on_day AND (m.until_on IS NULL OR m.until_on > acting.on_day)
    )
    SELECT r.id, r.reference, r.asked_at, r.asker_name,
           CASE WHEN m.ended_at IS NULL THEN coalesce(lead.state, r.state) ELSE 'ended' END
      FROM doors_referral r
      JOIN steps_matter m ON m.id = r.matter_id
      LEFT JOIN doors_referral lead ON lead.id = r.joined_to_id, acting
     WHERE r.asker_organisation_id = acting.org AND r.asker_team_id IN (SELECT team_id FROM my_teams)
       AND NOT EXISTS (SELECT FROM people_exclusion x
                        WHERE x.person_id = r.person_id AND x.user_id = acting.me AND x.until_at IS NULL)
       AND NOT EXISTS (SELECT FROM people_selflink s
                        WHERE s.person_id = r.person_id AND s.user_id = acting.me)
     ORDER BY r.asked_at DESC
     LIMIT 50
$$;
"""
# What in-take asked my teams, to them alone.
ASKED_OF_US = """
CREATE FUNCTION doors_asked_of_us()
RETURNS TABLE (id uuid, person uuid, reference text, question text, asked_at timestamptz, asked_by text,
               asked_team text, phone text, answer_by date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH acting AS (
        SELECT nullif(current_setting('app.actor', true), '')::uuid AS me,
               nullif(current_setting('app.org', true), '')::uuid AS org,
               (coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now())
                   AT TIME ZONE 'Europe/London')::date AS on_day
    ), my_teams AS (
        SELECT m.team_id FROM accounts_membership m JOIN accounts_user u ON u.id = m.user_id, acting
         WHERE m.user_id = acting.me AND m.organisation_id = acting.org AND u.is_active
           AND m.from_on <= acting.on_day AND (m.until_on IS NULL OR m.until_on > acting.on_day)
    )
    SELECT q.id, q.person_id, r.reference, q.question, q.asked_at, q.asked_by, t.name, t.phone, q.answer_by
      FROM doors_question q
      JOIN doors_referral r ON r.id = q.referral_id
      JOIN places_team t ON t.id = q.asked_team_id
      JOIN steps_matter m ON m.id = q.matter_id, acting
     WHERE q.answered_at IS NULL AND m.ended_at IS NULL AND q.to_team_id IN (SELECT team_id FROM my_teams)
       AND NOT EXISTS (SELECT FROM people_exclusion x
                        WHERE x.person_id = q.person_id AND x.user_id = acting.me AND x.until_at IS NULL)
       AND NOT EXISTS (SELECT FROM people_selflink s
                        WHERE s.person_id = q.person_id AND s.user_id = acting.me)
     ORDER BY q.asked_at
     LIMIT 50
$$;
"""
# What whoever asked is told at once: the reference, and when a person reads it.
ANSWER = """
CREATE FUNCTION doors_answer(request uuid)
RETURNS TABLE (reference text, received_at timestamptz, state text, neighbourhood uuid, read_by timestamptz,
               read_on date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH acting AS (
        SELECT nullif(current_setting('app.actor', true), '')::uuid AS me,
               nullif(current_setting('app.org', true), '')::uuid AS org
    )
    SELECT r.reference, r.received_at,
           CASE WHEN m.ended_at IS NULL THEN coalesce(lead.state, r.state) ELSE 'ended' END,
           r.neighbourhood_id, step.due_at, step.due_on
      FROM acting
      JOIN doors_referral r ON r.id = request AND r.asker_id = acting.me
      JOIN steps_matter m ON m.id = r.matter_id
      LEFT JOIN doors_referral lead ON lead.id = r.joined_to_id
      LEFT JOIN LATERAL (SELECT s.due_at, s.due_on FROM steps_nextstep s
                          WHERE s.matter_id = r.matter_id AND s.source = 'request' AND s.made_at >= r.received_at
                          ORDER BY s.made_at LIMIT 1) step ON true
     WHERE NOT EXISTS (SELECT FROM people_exclusion x
                        WHERE x.person_id = r.person_id AND x.user_id = acting.me AND x.until_at IS NULL)
       AND NOT EXISTS (SELECT FROM people_selflink s
                        WHERE s.person_id = r.person_id AND s.user_id = acting.me)
       AND EXISTS (SELECT FROM accounts_user u WHERE u.id = acting.me AND u.is_active)
$$;
"""
STATUS = """
CREATE FUNCTION doors_status(of_link text)
RETURNS TABLE (received_at timestamptz, state text, reads_by timestamptz, replies_by timestamptz, place uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT r.received_at,
           CASE WHEN m.ended_at IS NULL THEN coalesce(lead.state, r.state) ELSE 'ended' END,
           s.reads_by, s.replies_by, r.neighbourhood_id
      FROM doors_selfreferral s
      JOIN doors_referral r ON r.id = s.referral_id
      JOIN steps_matter m ON m.id = r.matter_id
      LEFT JOIN doors_referral lead ON lead.id = r.joined_to_id
     WHERE s.digest = of_link AND current_setting('app.role', true) = 'system'
$$;
"""
# Whoever holds a status link may say that what we suggested is not what they want: whom that is about.
NOT_THIS = """
CREATE FUNCTION doors_may_say_not_this(of_link text)
RETURNS TABLE (referral uuid, person uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT r.id, r.person_id
      FROM doors_selfreferral s
      JOIN doors_referral r ON r.id = s.referral_id
      LEFT JOIN doors_referral lead ON lead.id = r.joined_to_id
     WHERE s.digest = of_link AND current_setting('app.role', true) = 'system'
       AND coalesce(lead.state, r.state) IN ('plan_proposed', 'told', 'ended')
       AND EXISTS (SELECT FROM steps_matter m WHERE m.person_id = r.person_id AND m.ended_at IS NULL)
$$;
"""


class Migration(migrations.Migration):
    dependencies = (
        ("doors", "0002_rows"),
        ("accounts", "0001_tables"),
        ("people", "0001_tables"),
        ("places", "0001_tables"),
        ("steps", "0001_tables"),
    )
    operations = (
        migrations.RunSQL(ASKED_BY_US),
        migrations.RunSQL(ASKED_OF_US),
        migrations.RunSQL(ANSWER),
        migrations.RunSQL(STATUS),
        migrations.RunSQL(NOT_THIS),
    )
