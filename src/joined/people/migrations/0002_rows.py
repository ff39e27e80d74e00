"""Who may see whom: the one function that every policy asks, and row security on every table of people."""

from django.db import migrations

from joined.base.migrating import Closed, Protect

MAY_SEE = """
CREATE OR REPLACE FUNCTION people_i_may_see(wanted text) RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    me uuid := nullif(current_setting('app.actor', true), '')::uuid;
    org uuid := nullif(current_setting('app.org', true), '')::uuid;
    acting_role text := nullif(current_setting('app.role', true), '');
    only_these uuid[] := string_to_array(nullif(current_setting('app.people', true), ''), ',')::uuid[];
    at_moment timestamptz := coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now());
    on_day date := (at_moment AT TIME ZONE 'Europe/London')::date;
    my_teams uuid[];
    restricted uuid[];
    is_direct boolean;
    kinds text[];
BEGIN
    IF me IS NULL OR acting_role IS NULL THEN RETURN '{}'; END IF;
    IF acting_role IN ('system', 'machine') THEN RETURN coalesce(only_these, '{}'); END IF;
    IF acting_role = 'person' THEN
        RETURN (SELECT coalesce(array_agg(person_id), '{}') FROM people_selflink WHERE user_id = me);
    END IF;
    IF NOT EXISTS (SELECT FROM (VALUES
            ('trust_clinician', '{identity,contact,plan,safety,clinical,huddle,step,asked}'::text[]),
            ('gp', '{identity,contact,plan,safety,clinical,huddle,step,asked}'),
            ('social_worker', '{identity,contact,plan,safety,huddle,step,asked}'),
            ('team_manager', '{identity,contact,plan,safety,huddle,step,asked}'),
            ('receptionist', '{identity,contact,huddle,step,asked}'),
            ('vcse_worker', '{identity,contact,plan,safety,huddle,step,asked}'),
            ('volunteer', '{identity,contact,plan,step}')
        ) AS role_scopes(role_class, scopes)
        WHERE role_class = acting_role AND wanted = ANY (scopes))
    THEN RETURN '{}'; END IF;

    SELECT coalesce(array_agg(kind), '{}') INTO kinds FROM (VALUES
        ('caseload', '{identity,contact,plan,safety,clinical,huddle,step,asked}'::text[]),
        ('named', '{identity,contact,plan,safety,clinical,huddle,step,asked}'),
        ('registered', '{identity,contact,plan,safety,clinical,huddle,step,asked}'),
        ('referral', '{identity,contact,asked}'),
        ('accepted', '{identity,contact,plan,safety,huddle,step,asked}'),
        ('huddle', '{identity,huddle,step,asked}'),
        ('past', '{identity,contact,plan,safety,clinical}')
    ) AS kind_scopes(kind, scopes) WHERE wanted = ANY (scopes);
    IF acting_role = 'volunteer' THEN kinds := ARRAY['named']; END IF;

    SELECT coalesce(array_agg(m.team_id), '{}') INTO my_teams
      FROM accounts_membership m JOIN accounts_user u ON u.id = m.user_id
     WHERE m.user_id = me AND m.organisation_id = org AND u.is_active
       AND m.from_on <= on_day AND (m.until_on IS NULL OR m.until_on > on_day);
    IF my_teams = '{}' THEN RETURN '{}'; END IF;
    SELECT kind IN ('nhs_trust', 'practice', 'council') INTO is_direct
      FROM places_organisation WHERE id = org;
    SELECT coalesce(array_agg(id), '{}') INTO restricted FROM people_person WHERE is_restricted;

    RETURN (
        SELECT coalesce(array_agg(DISTINCT r.person_id), '{}')
          FROM people_relationship r
         WHERE r.party_id = ANY (my_teams || me || org)
           AND (only_these IS NULL OR r.person_id = ANY (only_these))
           AND r.from_at <= at_moment
           AND CASE
                 WHEN r.until_at IS NULL OR r.until_at > at_moment THEN r.kind = ANY (kinds)
                 ELSE 'past' = ANY (kinds) AND r.kind IN ('caseload', 'named')
                      AND r.until_at > at_moment - interval '28 days'
               END
           AND (r.party_kind = 'user' OR r.person_id <> ALL (restricted))
           AND NOT EXISTS (SELECT FROM people_exclusion x
                            WHERE x.person_id = r.person_id AND x.user_id = me AND x.until_at IS NULL)
           AND NOT EXISTS (SELECT FROM people_selflink s
                            WHERE s.person_id = r.person_id AND s.user_id = me)
           AND CASE
                 WHEN wanted = 'asked' AND r.kind <> 'huddle' THEN true
                 WHEN is_direct THEN NOT EXISTS (
                    SELECT FROM people_consent c
                     WHERE c.person_id = r.person_id AND c.organisation_id = org AND c.until_at IS NULL
                       AND c.state IN ('refused', 'withdrawn')
                       AND c.scope = ANY (people_needed_consent(r.kind, wanted)))
                 ELSE EXISTS (
                    SELECT FROM people_consent c
                     WHERE c.person_id = r.person_id AND c.organisation_id = org AND c.until_at IS NULL
                       AND c.state IN ('given', 'best_interest')
                       AND (c.review_on IS NULL OR c.review_on > on_day)
                       AND c.scope = ANY (people_needed_consent(r.kind, wanted)))
               END
    );
END $$;
"""
NEEDED = """
CREATE FUNCTION people_needed_consent(kind text, wanted text) RETURNS text[]
LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
    SELECT CASE WHEN kind = 'huddle' THEN '{huddle}'::text[]
                WHEN wanted = 'step' THEN '{plan,huddle}'::text[]
                ELSE ARRAY[wanted] END
$$;
"""
CLAIM = """
CREATE FUNCTION claim_identifier(person uuid, in_system text, in_value text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO people_identifier (id, person_id, system, value)
         VALUES (gen_random_uuid(), person, in_system, in_value) ON CONFLICT DO NOTHING;
    IF FOUND THEN RETURN 'ok'; END IF;
    RETURN CASE WHEN EXISTS (SELECT FROM people_identifier i WHERE i.system = in_system
                              AND i.value = in_value AND i.person_id = person) THEN 'ok' ELSE 'taken' END;
END $$;
"""
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
LIKELY = """
CREATE FUNCTION people_holder_of(in_system text, in_value text) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT person_id FROM people_identifier
     WHERE system = in_system AND value = in_value
       AND current_setting('app.role', true) = 'system'
$$;
"""
IS_ME = """
CREATE FUNCTION people_is_me(who uuid, me uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM people_selflink s WHERE s.person_id = who AND s.user_id = me)
$$;
"""


def protected(table: str, scope: str, **more: object) -> Protect:
    return Protect(f"people_{table}", person="person_id", scope=scope, **more)


class Migration(migrations.Migration):
    dependencies = (
        ("people", "0001_initial"),
        ("accounts", "0001_initial"),
        ("places", "0001_initial"),
        ("base", "0002_rows"),
    )
    operations = (
        migrations.RunSQL(NEEDED, "DROP FUNCTION people_needed_consent(text, text)"),
        migrations.RunSQL(MAY_SEE, migrations.RunSQL.noop),
        migrations.RunSQL(CLAIM, "DROP FUNCTION claim_identifier(uuid, text, text)"),
        migrations.RunSQL(MATCH, "DROP FUNCTION people_match(text, date)"),
        migrations.RunSQL(LIKELY, "DROP FUNCTION people_holder_of(text, text)"),
        migrations.RunSQL(IS_ME, "DROP FUNCTION people_is_me(uuid, uuid)"),
        Protect("people_person", person="id", scope="identity"),
        Protect("people_personevent", person="id", scope="identity", append_only=True),
        protected("identifier", "identity", insert="nobody", append_only=True),
        protected("phone", "contact"),
        protected("phoneevent", "contact", append_only=True),
        protected("address", "contact"),
        protected("addressevent", "contact", append_only=True),
        protected("safecontact", "contact"),
        protected("safecontactevent", "contact", append_only=True),
        protected("need", "identity"),
        protected("needevent", "identity", append_only=True),
        protected("relationship", "identity", insert="actor"),
        protected("consent", "identity"),
        protected("exclusion", "safety"),
        Closed("people_selflink"),
    )
