"""Who may be meant, and who may be the same person.

`people_alike` gives the few candidates for in-take that holds somebody. It sees past row security and says no more than
the asker may know: it answers only the service itself and workers of an in-take team that holds the person asked about.
What is kept confidential of somebody, a telephone number or an address, is compared with nobody's.

`people_candidates` gives whom of those near the asker a search may mean: a few, in order of name, before row security
(docs/decisions/0017). A name is looked for among the asker's own practice and caseloads and never among everybody, so
that it costs the same in a town and in a country. What is found is no answer: the search reads only what row security
leaves of it, and asks for more where too few are left. Nobody is shown these ids (T09).
"""

from django.db import migrations

MATCH = """
CREATE FUNCTION people_match(number text, birth date) RETURNS TABLE (initials text, born_year int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT (SELECT string_agg(left(word, 1) || '.', '') FROM regexp_split_to_table(p.name, '\\s+') AS word),
           extract(year FROM p.born_on)::int
      FROM people_identifier i JOIN people_person p ON p.id = i.person_id
     WHERE i.system = 'https://fhir.nhs.uk/Id/nhs-number' AND i.value = number AND p.born_on = birth
       AND nullif(current_setting('app.actor', true), '') IS NOT NULL AND NOT p.is_restricted
       AND NOT EXISTS (SELECT FROM people_exclusion x WHERE x.person_id = p.id AND x.until_at IS NULL
                        AND x.user_id = current_setting('app.actor', true)::uuid)
       AND NOT EXISTS (SELECT FROM people_selflink s WHERE s.person_id = p.id
                        AND s.user_id = current_setting('app.actor', true)::uuid)
$$;
"""
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
      FROM people_phone f WHERE f.person_id = who AND f.until_at IS NULL AND NOT f.is_confidential;
    SELECT coalesce(array_agg(a.postcode), '{}') INTO postcodes
      FROM people_address a
     WHERE a.person_id = who AND a.until_at IS NULL AND a.postcode <> '' AND NOT a.is_confidential;
    RETURN QUERY
    WITH near AS (
        SELECT p.id AS near_id FROM people_person p WHERE asked.nhs_number <> '' AND p.nhs_number = asked.nhs_number
        UNION SELECT p.id FROM people_person p WHERE p.born_on = ANY (people_birthdays_like(asked.born_on))
        UNION SELECT f.person_id FROM people_phone f WHERE right(f.number, 9) = ANY (ends) AND f.until_at IS NULL AND NOT f.is_confidential
        UNION SELECT a.person_id FROM people_address a
               WHERE a.postcode = ANY (postcodes) AND a.until_at IS NULL AND NOT a.is_confidential)
    SELECT p.id, p.name::text, p.call_me::text, p.born_on, p.nhs_number::text, p.is_provisional, p.added_at,
           ARRAY(SELECT f.number::text FROM people_phone f WHERE f.person_id = p.id AND f.until_at IS NULL AND NOT f.is_confidential),
           EXISTS (SELECT FROM people_phone f WHERE f.person_id = p.id AND f.until_at IS NULL AND NOT f.is_confidential AND f.is_shared),
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
              + EXISTS (SELECT FROM people_phone f WHERE f.person_id = p.id AND f.until_at IS NULL AND NOT f.is_confidential
                         AND right(f.number, 9) = ANY (ends))::int
              + 2 * similarity(p.name_key, asked.name_key) DESC,
              p.id
     LIMIT 12;
END $$;
"""
CANDIDATES = """
CREATE FUNCTION people_candidates(number text, phone text, born date, in_postcode text, parts text[], most integer)
RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    me uuid := nullif(current_setting('app.actor', true), '')::uuid;
    org uuid := nullif(current_setting('app.org', true), '')::uuid;
    mine uuid[];
    patterns text[] := ARRAY(
        SELECT '%' || replace(replace(replace(part, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'
          FROM unnest(parts) AS part ORDER BY length(part) DESC);
    longest text := coalesce(patterns[1], '%');
BEGIN
    IF me IS NULL THEN RETURN '{}'; END IF;
    IF number <> '' THEN
        RETURN ARRAY(SELECT id FROM people_person WHERE nhs_number = number ORDER BY id LIMIT most);
    ELSIF phone <> '' THEN
        RETURN ARRAY(SELECT DISTINCT person_id FROM people_phone
                      WHERE right(people_phone.number, 9) = phone AND until_at IS NULL ORDER BY 1 LIMIT most);
    ELSIF born IS NOT NULL THEN
        RETURN ARRAY(SELECT id FROM people_person WHERE born_on = born AND name_key LIKE ALL (patterns)
                      ORDER BY name_key, id LIMIT most);
    ELSIF in_postcode <> '' THEN
        RETURN ARRAY(SELECT DISTINCT a.person_id FROM people_address a
                      WHERE a.postcode = in_postcode AND a.until_at IS NULL AND NOT a.is_confidential
                      ORDER BY 1 LIMIT most);
    END IF;
    mine := ARRAY[me, org] || ARRAY(SELECT team_id FROM accounts_membership WHERE user_id = me AND organisation_id = org);
    RETURN ARRAY(
        SELECT id FROM (
            (SELECT p.id, p.name_key FROM people_person p
              WHERE p.practice_id = org AND p.name_key LIKE longest AND p.name_key LIKE ALL (patterns)
              ORDER BY p.name_key, p.id LIMIT most)
            UNION
            (SELECT p.id, p.name_key
               FROM (SELECT DISTINCT held.person_id
                       FROM unnest(mine) AS party,
                            unnest('{caseload,named,referral,accepted,huddle}'::text[]) AS why,
                            LATERAL (SELECT r.person_id FROM people_relationship r
                                      WHERE r.party_id = party AND r.kind = why OFFSET 0) AS held) AS near,
                    LATERAL (SELECT id, name_key FROM people_person
                              WHERE id = near.person_id AND name_key LIKE ALL (patterns) OFFSET 0) AS p
              ORDER BY p.name_key, p.id LIMIT most)) AS either  -- OFFSET 0: each by its index, whatever is expected
         ORDER BY name_key, id LIMIT most);
END $$;
"""
FORMER = """
CREATE FUNCTION people_former(who uuid) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT id FROM people_person WHERE became_id = who AND who = ANY ((SELECT people_i_may_see('identity'))::uuid[])
$$;
"""


class Migration(migrations.Migration):
    dependencies = (
        ("people", "0003_rows"),
        ("accounts", "0001_tables"),
        ("places", "0001_tables"),
    )
    operations = (
        migrations.RunSQL(MATCH),
        migrations.RunSQL(BIRTHDAYS),
        migrations.RunSQL(ALIKE),
        migrations.RunSQL(CANDIDATES),
        migrations.RunSQL(FORMER),
    )
