"""Whom of those near the asker a search may mean: a few, in order of name, before row security (docs/decisions/0017).

A name is looked for among the asker's own practice and caseloads and never among everybody, so that it costs the same
in a town and in a country. What is found is no answer: the search reads only what row security leaves of it, and
asks for more where too few are left. Nobody is shown these ids (T09).
"""

from django.db import migrations

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
BEFORE = """
CREATE FUNCTION people_candidates(number text, born date, parts text[], most integer) RETURNS uuid[]
LANGUAGE sql STABLE AS 'SELECT NULL::uuid[]';
"""
NAMED = """
CREATE FUNCTION people_named(part text) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT id FROM people_person WHERE strpos(name_key, part) > 0
       AND id = ANY ((SELECT people_i_may_see('identity'))::uuid[])
$$;
"""


class Migration(migrations.Migration):
    dependencies = (("people", "0010_in_blocks"), ("accounts", "0001_initial"))
    operations = (
        migrations.RunSQL("DROP FUNCTION people_candidates(text, date, text[], integer)", BEFORE),
        migrations.RunSQL("DROP FUNCTION people_named(text)", NAMED),
        migrations.RunSQL(CANDIDATES, "DROP FUNCTION people_candidates(text, text, date, text, text[], integer)"),
    )
