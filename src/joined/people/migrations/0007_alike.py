"""Who may be the same person: the few candidates, for in-take that holds somebody; and finding by part of a name.

Both functions see past row security and say no more than the asker may know: `people_alike` answers only the
service itself and workers of an in-take team that holds the person asked about, and `people_named` only with people
whom the asker sees anyway. A condition on a name cannot use an index under row security: LIKE is not leakproof.
"""

from django.db import migrations

BIRTHDAYS = """
CREATE FUNCTION people_birthdays_like(born date) RETURNS date[]
LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
    WITH parts AS (SELECT extract(year FROM born)::int AS y, extract(month FROM born)::int AS m,
                          extract(day FROM born)::int AS d),
    years AS (SELECT year, lpad(year::text, 4, '0') AS a, lpad(y::text, 4, '0') AS b
                FROM parts, generate_series(greatest(1, y - 90), y + 90) AS year),
    slips AS (SELECT year FROM years, LATERAL (
                SELECT count(*) AS off, min(i) AS first, max(i) AS last
                  FROM generate_series(1, 4) AS i WHERE substr(a, i, 1) <> substr(b, i, 1)) AS by_place
               WHERE off <= 1 OR off = 2 AND last = first + 1
                     AND substr(a, first, 1) = substr(b, last, 1) AND substr(a, last, 1) = substr(b, first, 1)),
    days AS (SELECT make_date(year, m, d) AS day FROM slips, parts
              WHERE NOT (m = 2 AND d = 29 AND NOT (year % 4 = 0 AND (year % 100 <> 0 OR year % 400 = 0)))
             UNION SELECT make_date(y, d, m) FROM parts
              WHERE d <= 12)
    SELECT array_agg(day) FROM days
$$;
"""
ALIKE = """
CREATE FUNCTION people_alike(who uuid) RETURNS TABLE (
    id uuid, name text, call_me text, born_on date, nhs_number text, is_provisional boolean, added_at timestamptz,
    phones text[], is_phone_shared boolean, lines text, postcode text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    me uuid := nullif(current_setting('app.actor', true), '')::uuid;
    org uuid := nullif(current_setting('app.org', true), '')::uuid;
    acting_role text := nullif(current_setting('app.role', true), '');
    at_moment timestamptz := coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now());
    on_day date := (at_moment AT TIME ZONE 'Europe/London')::date;
    asked people_person;
    ends text[];
    postcodes text[];
BEGIN
    IF me IS NULL OR acting_role IS NULL THEN RETURN; END IF;
    IF acting_role <> 'system' AND NOT EXISTS (
        SELECT FROM people_relationship r
          JOIN places_team t ON t.id = r.party_id AND t.kind = 'intake'
          JOIN accounts_membership m ON m.team_id = t.id AND m.user_id = me AND m.organisation_id = org
          JOIN accounts_user u ON u.id = me AND u.is_active
         WHERE r.person_id = who AND r.party_kind = 'team' AND r.kind IN ('caseload', 'accepted')
           AND r.from_at <= at_moment AND (r.until_at IS NULL OR r.until_at > at_moment)
           AND m.from_on <= on_day AND (m.until_on IS NULL OR m.until_on > on_day))
    THEN RETURN; END IF;
    SELECT * INTO asked FROM people_person p WHERE p.id = who;
    SELECT coalesce(array_agg(right(f.number, 9)), '{}') INTO ends
      FROM people_phone f WHERE f.person_id = who AND f.until_at IS NULL;
    SELECT coalesce(array_agg(a.postcode), '{}') INTO postcodes
      FROM people_address a
     WHERE a.person_id = who AND a.until_at IS NULL AND a.postcode <> '' AND NOT a.is_confidential;
    RETURN QUERY
    WITH near AS (
        SELECT p.id AS near_id FROM people_person p WHERE asked.nhs_number <> '' AND p.nhs_number = asked.nhs_number
        UNION SELECT p.id FROM people_person p WHERE p.born_on = ANY (people_birthdays_like(asked.born_on))
        UNION SELECT f.person_id FROM people_phone f WHERE right(f.number, 9) = ANY (ends) AND f.until_at IS NULL
        UNION SELECT a.person_id FROM people_address a
               WHERE a.postcode = ANY (postcodes) AND a.until_at IS NULL AND NOT a.is_confidential)
    SELECT p.id, p.name::text, p.call_me::text, p.born_on, p.nhs_number::text, p.is_provisional, p.added_at,
           ARRAY(SELECT f.number::text FROM people_phone f WHERE f.person_id = p.id AND f.until_at IS NULL),
           EXISTS (SELECT FROM people_phone f WHERE f.person_id = p.id AND f.until_at IS NULL AND f.is_shared),
           coalesce(home.lines, ''), coalesce(home.postcode, '')::text
      FROM near JOIN people_person p ON p.id = near_id
      LEFT JOIN LATERAL (SELECT a.lines, a.postcode FROM people_address a
                          WHERE a.person_id = p.id AND a.until_at IS NULL AND NOT a.is_confidential
                          ORDER BY a.id LIMIT 1) AS home ON true
     WHERE p.id <> who AND p.became_id IS NULL AND p.let_go_at IS NULL
       AND NOT EXISTS (SELECT FROM people_exclusion x
                        WHERE x.person_id = p.id AND x.user_id = me AND x.until_at IS NULL)
       AND NOT EXISTS (SELECT FROM people_selflink s WHERE s.person_id = p.id AND s.user_id = me)
       AND (NOT p.is_restricted OR EXISTS (
            SELECT FROM people_relationship r WHERE r.person_id = p.id AND r.party_kind = 'user' AND r.party_id = me
               AND r.from_at <= at_moment AND (r.until_at IS NULL OR r.until_at > at_moment)))
     ORDER BY (asked.nhs_number <> '' AND p.nhs_number = asked.nhs_number) DESC,
              coalesce((p.born_on = asked.born_on)::int, 0)
              + EXISTS (SELECT FROM people_phone f WHERE f.person_id = p.id AND f.until_at IS NULL
                         AND right(f.number, 9) = ANY (ends))::int
              + 2 * similarity(p.name_key, asked.name_key) DESC,
              p.id
     LIMIT 12;
END $$;
"""
NAMED = """
CREATE FUNCTION people_named(part text) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT p.id FROM people_person p
     WHERE p.name_key LIKE '%' || replace(replace(replace(part, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'
       AND p.id = ANY ((SELECT people_i_may_see('identity'))::uuid[])
$$;
"""
MOVE = """
CREATE FUNCTION people_move_keys(from_person uuid, to_person uuid, only_these uuid[])
RETURNS TABLE (kept_in text, id uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF current_setting('app.role', true) IS DISTINCT FROM 'system'
       OR NOT ARRAY[from_person, to_person] <@ people_i_may_see('identity') THEN RETURN; END IF;
    RETURN QUERY UPDATE people_identifier i SET person_id = to_person
        WHERE i.person_id = from_person AND (only_these IS NULL OR i.id = ANY (only_these))
        RETURNING 'people_identifier', i.id;
    RETURN QUERY UPDATE people_selflink s SET person_id = to_person
        WHERE s.person_id = from_person AND (only_these IS NULL OR s.id = ANY (only_these))
        RETURNING 'people_selflink', s.id;
END $$;
"""


FORMER = """
CREATE FUNCTION people_former(who uuid) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT id FROM people_person WHERE became_id = who AND who = ANY ((SELECT people_i_may_see('identity'))::uuid[])
$$;
"""
NO_LONGER = "DROP FUNCTION people_holder_of(text, text)"
HOLDER = """
CREATE FUNCTION people_holder_of(in_system text, in_value text) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT person_id FROM people_identifier
     WHERE system = in_system AND value = in_value AND current_setting('app.role', true) = 'system'
$$;
"""


class Migration(migrations.Migration):
    dependencies = (("people", "0006_same_person"), ("accounts", "0001_initial"), ("places", "0001_initial"))
    operations = (
        migrations.RunSQL(BIRTHDAYS, "DROP FUNCTION people_birthdays_like(date)"),
        migrations.RunSQL(ALIKE, "DROP FUNCTION people_alike(uuid)"),
        migrations.RunSQL(NAMED, "DROP FUNCTION people_named(text)"),
        migrations.RunSQL(MOVE, "DROP FUNCTION people_move_keys(uuid, uuid, uuid[])"),
        migrations.RunSQL(FORMER, "DROP FUNCTION people_former(uuid)"),
        migrations.RunSQL(NO_LONGER, HOLDER),
    )
