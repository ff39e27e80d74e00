"""What the house asks without seeing anybody: ids for jobs and agendas, and days of help with a number for each person."""

from django.db import migrations

# For whoever re-homes what a leaver leaves behind: ids alone, and as the house alone (F-34).
OF_WORKER = """
CREATE FUNCTION caseload_of_worker(worker uuid) RETURNS TABLE (spell uuid, person uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT s.id, s.person_id FROM caseload_keyworker k
      JOIN caseload_spell s ON s.id = k.spell_id
      JOIN steps_matter m ON m.id = s.matter_id AND m.ended_at IS NULL
     WHERE k.user_id = worker AND k.until_on IS NULL AND current_setting('app.role', true) = 'system'
     ORDER BY s.person_id
$$;
"""
# Who is in care of the teams of a place: ids alone, and as the house alone, to count whom a shorter rule makes late.
IN_PLACE = """
CREATE FUNCTION caseload_in_place(place uuid) RETURNS TABLE (person uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT s.person_id FROM caseload_spell s
      JOIN steps_matter m ON m.id = s.matter_id AND m.ended_at IS NULL
      JOIN steps_responsibility r ON r.person_id = s.person_id AND r.until_at IS NULL
      JOIN places_team t ON t.id = r.team_id
     WHERE t.neighbourhood_id = place AND current_setting('app.role', true) = 'system'
     ORDER BY 1
$$;
"""
# Whom the last team tells within four weeks that their return pass ends: asked by the house once a day.
ENDING = """
CREATE FUNCTION caseload_passes_ending(on_day date, days int) RETURNS TABLE (pass uuid, person uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT p.id, p.person_id FROM steps_returnpass p
     WHERE p.used_at IS NULL AND p.until_on > on_day AND p.until_on <= on_day + days
       AND current_setting('app.role', true) = 'system'
       AND NOT EXISTS (SELECT FROM people_person d WHERE d.id = p.person_id AND d.died_on IS NOT NULL)
       AND NOT EXISTS (SELECT FROM steps_matter m WHERE m.person_id = p.person_id AND m.ended_at IS NULL
                        AND m.kind <> 'worry')
       AND NOT EXISTS (SELECT FROM steps_nextstep n WHERE n.source = 'pass_ends' AND n.source_id = p.id
                        AND (n.made_at AT TIME ZONE 'Europe/London')::date >= p.until_on - days)
     ORDER BY p.until_on
$$;
"""
# Who said no to moving on since the sitting before: the huddle hears of it (decision 0019).
SAID_NO = """
CREATE FUNCTION caseload_for_agenda(place uuid, since timestamptz) RETURNS TABLE (person uuid, day date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT m.person_id, m.agrees_said_on FROM caseload_movingon m JOIN people_person p ON p.id = m.person_id
     WHERE m.agrees = 'no' AND m.ended_at IS NULL AND m.stopped_at IS NULL
       AND m.agrees_said_on >= (since AT TIME ZONE 'Europe/London')::date
       AND p.neighbourhood_id = place AND current_setting('app.role', true) = 'system'
$$;
"""
# Whose dated duty was missed: its day has passed, or somebody said that it did not happen, until it is done.
MISSED = """
CREATE FUNCTION caseload_for_agenda(wanted text, place uuid, since timestamptz, on_day date)
RETURNS TABLE (person uuid, day date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT d.person_id, min(CASE WHEN d.next_on < on_day THEN least(d.next_on, d.missed_on) ELSE d.missed_on END)
      FROM caseload_duty d JOIN people_person p ON p.id = d.person_id
      JOIN caseload_spell s ON s.id = d.spell_id JOIN steps_matter m ON m.id = s.matter_id
     WHERE wanted = 'duty_missed' AND d.ended_at IS NULL AND m.ended_at IS NULL
       AND p.neighbourhood_id = place AND current_setting('app.role', true) = 'system'
       AND (d.next_on < on_day OR d.missed_on IS NOT NULL)
     GROUP BY d.person_id
$$;
"""
# Days of the courses that the looker's own teams give or gave, with a number in place of each person: for counts alone.
# Left out is whom this looker must not know of (docs/decisions/0018).
HELP = """
CREATE FUNCTION caseload_help(since date, on_day date)
RETURNS TABLE (who bigint, team uuid, intervention uuid, agreed date, started date, ended date, result text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT dense_rank() OVER (ORDER BY c.person_id), c.team_id, c.intervention_id, c.agreed_on, c.started_on,
           c.ended_on, c.result
      FROM accounts_user u
      JOIN accounts_membership w ON w.user_id = u.id AND w.from_on <= on_day
       AND (w.until_on IS NULL OR w.until_on > on_day)
       AND w.organisation_id = nullif(current_setting('app.org', true), '')::uuid
      JOIN caseload_course c ON c.team_id = w.team_id
      JOIN caseload_spell s ON s.id = c.spell_id
      JOIN steps_matter m ON m.id = s.matter_id
      JOIN people_person p ON p.id = c.person_id
     WHERE u.id = nullif(current_setting('app.actor', true), '')::uuid AND u.is_active
       AND current_setting('app.role', true) IN (
           'trust_clinician', 'gp', 'social_worker', 'team_manager', 'vcse_worker')
       AND (c.ended_on IS NULL AND m.ended_at IS NULL OR c.ended_on >= since OR c.started_on >= since)
       AND NOT EXISTS (SELECT FROM people_exclusion x
            WHERE x.person_id = c.person_id AND x.user_id = u.id AND x.until_at IS NULL)
       AND NOT EXISTS (SELECT FROM people_selflink l WHERE l.person_id = c.person_id AND l.user_id = u.id)
       AND (NOT p.is_restricted OR EXISTS (SELECT FROM people_relationship v
            WHERE v.person_id = c.person_id AND v.party_kind = 'user' AND v.party_id = u.id AND v.until_at IS NULL))
$$;
"""


class Migration(migrations.Migration):
    dependencies = (
        ("caseload", "0003_ends"),
        ("steps", "0003_rows"),
        ("people", "0002_whom_i_may_see"),
        ("accounts", "0001_tables"),
        ("places", "0001_tables"),
    )
    operations = (
        migrations.RunSQL(OF_WORKER),
        migrations.RunSQL(IN_PLACE),
        migrations.RunSQL(ENDING),
        migrations.RunSQL(SAID_NO),
        migrations.RunSQL(MISSED),
        migrations.RunSQL(HELP),
    )
