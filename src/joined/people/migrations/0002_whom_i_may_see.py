"""Whom somebody may see: the one function that every policy asks.

Through the work that they do now, and as far as a joint team's agreement goes (docs/decisions/0016). For NHS and
council, steps rest on the choice about the plan, not on that about the huddle (0020). It is worked out once a
transaction for each scope, and forgotten when anything behind it moves (0007).
"""

from django.db import migrations

NEEDED = """
CREATE FUNCTION people_needed_consent(kind text, wanted text, is_direct boolean) RETURNS text[]
LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
    SELECT CASE WHEN kind = 'huddle' THEN '{huddle}'::text[]
                WHEN wanted = 'step' AND is_direct THEN '{plan}'::text[]
                WHEN wanted = 'step' THEN '{plan,huddle}'::text[]
                ELSE ARRAY[wanted] END
$$;
"""
AGREED = """
CREATE FUNCTION people_agreed_scopes(wanted text) RETURNS text[]
LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
    SELECT CASE wanted WHEN 'asked' THEN '{identity,contact,plan,safety,clinical,huddle}'::text[]
                       WHEN 'step' THEN '{plan,huddle}'::text[]
                       ELSE ARRAY[wanted] END
$$;
"""
REACH = """
CREATE FUNCTION people_reach(wanted text) RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    me uuid := nullif(current_setting('app.actor', true), '')::uuid;
    org uuid := nullif(current_setting('app.org', true), '')::uuid;
    acting_role text := nullif(current_setting('app.role', true), '');
    only_these uuid[] := string_to_array(nullif(current_setting('app.people', true), ''), ',')::uuid[];
    at_moment timestamptz := coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now());
    on_day date := (at_moment AT TIME ZONE 'Europe/London')::date;
    teams uuid[];
    mine uuid[];
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

    SELECT coalesce(array_agg(m.team_id), '{}') INTO mine
      FROM accounts_membership m JOIN accounts_user u ON u.id = m.user_id
     WHERE m.user_id = me AND m.organisation_id = org AND u.is_active
       AND m.from_on <= on_day AND (m.until_on IS NULL OR m.until_on > on_day);
    IF mine = '{}' THEN RETURN '{}'; END IF;
    SELECT coalesce(array_agg(t.id), '{}') INTO teams FROM places_team t
     WHERE t.id = ANY (mine) AND (t.organisation_id = org OR EXISTS (
           SELECT FROM places_jointmember j
            WHERE j.team_id = t.id AND j.organisation_id = org
              AND j.from_on <= on_day AND (j.until_on IS NULL OR j.until_on > on_day)
              AND j.scopes ?| people_agreed_scopes(wanted)));
    mine := teams || me || org;
    SELECT kind IN ('nhs_trust', 'practice', 'council') INTO is_direct
      FROM places_organisation WHERE id = org;
    IF NOT is_direct AND wanted <> 'asked' THEN kinds := array_remove(kinds, 'referral'); END IF;

    IF only_these IS NOT NULL THEN
        RETURN ARRAY(
            SELECT DISTINCT r.person_id
              FROM people_relationship r
             WHERE r.person_id = ANY (only_these) AND r.party_id = ANY (mine)
               AND {in_time}
               AND {in_work}
               AND (r.party_kind = 'user' OR NOT EXISTS (
                    SELECT FROM people_person p WHERE p.id = r.person_id AND p.is_restricted))
               AND NOT EXISTS (SELECT FROM people_exclusion x
                                WHERE x.person_id = r.person_id AND x.user_id = me AND x.until_at IS NULL)
               AND NOT EXISTS (SELECT FROM people_selflink s WHERE s.person_id = r.person_id AND s.user_id = me)
               AND CASE
                     WHEN wanted = 'asked' AND r.kind <> 'huddle' THEN true
                     WHEN is_direct THEN NOT EXISTS (
                        SELECT FROM people_consent c
                         WHERE c.person_id = r.person_id AND {no} AND c.scope = ANY (
                               people_needed_consent(r.kind, wanted, is_direct)))
                     ELSE EXISTS (
                        SELECT FROM people_consent c
                         WHERE c.person_id = r.person_id AND {yes} AND c.scope = ANY (
                               people_needed_consent(r.kind, wanted, is_direct)))
                   END);
    END IF;
    RETURN ARRAY(
        SELECT DISTINCT r.person_id
          FROM people_relationship r
         WHERE r.party_id = ANY (mine)
           AND {in_time}
           AND {in_work}
           AND (r.party_kind = 'user' OR r.person_id NOT IN (SELECT id FROM people_person WHERE is_restricted))
           AND r.person_id NOT IN (SELECT person_id FROM people_exclusion WHERE user_id = me AND until_at IS NULL)
           AND r.person_id NOT IN (SELECT person_id FROM people_selflink WHERE user_id = me)
           AND CASE
                 WHEN wanted = 'asked' AND r.kind <> 'huddle' THEN true
                 WHEN is_direct THEN (r.person_id, r.kind::text) NOT IN (
                    SELECT c.person_id, k FROM people_consent c, unnest(kinds || '{caseload,named}'::text[]) AS k
                     WHERE {no} AND c.scope = ANY (people_needed_consent(k, wanted, is_direct)))
                 ELSE (r.person_id, r.kind::text) IN (
                    SELECT c.person_id, k FROM people_consent c, unnest(kinds || '{caseload,named}'::text[]) AS k
                     WHERE {yes} AND c.scope = ANY (people_needed_consent(k, wanted, is_direct)))
               END);
END $$;
"""
IN_TIME = """r.from_at <= at_moment AND CASE
                     WHEN r.until_at IS NULL OR r.until_at > at_moment THEN r.kind = ANY (kinds)
                     ELSE 'past' = ANY (kinds) AND r.kind IN ('caseload', 'named')
                          AND r.until_at > at_moment - interval '28 days'
                   END"""
IN_WORK = "(r.party_kind <> 'user' OR r.through = ANY (teams || org))"
NO = "c.organisation_id = org AND c.until_at IS NULL AND c.state IN ('refused', 'withdrawn')"
YES = """c.organisation_id = org AND c.until_at IS NULL AND c.state IN ('given', 'best_interest')
                               AND (c.review_on IS NULL OR c.review_on > on_day)"""
SEEN_ONCE = """
CREATE OR REPLACE FUNCTION people_i_may_see(wanted text) RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    known text := current_setting('app.seen_' || wanted, true);
    asked text := md5(concat_ws('|', current_setting('app.actor', true), current_setting('app.org', true),
        current_setting('app.role', true), current_setting('app.people', true), current_setting('app.now', true)));
    found uuid[];
BEGIN
    IF left(known, 32) = asked THEN RETURN substr(known, 33)::uuid[]; END IF;
    found := people_reach(wanted);
    IF cardinality(found) <= 500 THEN  -- reading back a long list costs more than finding it again
        PERFORM set_config('app.seen_' || wanted, asked || found::text, true);
    END IF;
    RETURN found;
END $$;
"""
STANDING = """
CREATE FUNCTION people_standing(
    who uuid, me uuid, org uuid, teams uuid[], at_moment timestamptz, grace_from timestamptz, on_day date)
RETURNS TABLE (
    kinds text[], agreed jsonb, consent jsonb, is_excluded boolean, is_restricted boolean, is_self boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT ARRAY(
            SELECT DISTINCT CASE WHEN r.until_at IS NULL OR r.until_at > at_moment THEN r.kind ELSE 'past' END
                   || '/' || r.party_kind || '/'
                   || CASE r.party_kind WHEN 'team' THEN r.party_id::text WHEN 'user' THEN r.through::text ELSE '' END
              FROM people_relationship r
             WHERE r.person_id = who AND r.from_at <= at_moment
               AND (r.party_kind, r.party_id) IN (
                    SELECT 'user', me UNION ALL SELECT 'organisation', org UNION ALL SELECT 'team', unnest(teams))
               AND (r.party_kind <> 'user' OR r.through = ANY (teams || org))
               AND (r.until_at IS NULL OR r.until_at > at_moment
                    OR (r.kind IN ('caseload', 'named') AND r.until_at > grace_from))),
        (SELECT coalesce(jsonb_object_agg(t.id, (
                SELECT coalesce(jsonb_agg(scope), '[]')
                  FROM places_jointmember j, jsonb_array_elements_text(j.scopes) AS scope
                 WHERE j.team_id = t.id AND j.organisation_id = org AND j.from_on <= on_day
                   AND (j.until_on IS NULL OR j.until_on > on_day))), '{}')
           FROM places_team t WHERE t.id = ANY (teams) AND t.organisation_id <> org),
        (SELECT coalesce(jsonb_object_agg(c.scope, c.state), '{}')
           FROM people_consent c
          WHERE c.person_id = who AND c.organisation_id = org AND c.until_at IS NULL
            AND (c.review_on IS NULL OR c.review_on > on_day OR c.state NOT IN ('given', 'best_interest'))),
        EXISTS (SELECT FROM people_exclusion x WHERE x.person_id = who AND x.user_id = me AND x.until_at IS NULL),
        EXISTS (SELECT FROM people_person p WHERE p.id = who AND p.is_restricted),
        EXISTS (SELECT FROM people_selflink s WHERE s.person_id = who AND s.user_id = me)
$$;
"""
FORGET = """
CREATE FUNCTION people_forget_seen() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
    PERFORM set_config('app.seen_' || scope, '', true) FROM unnest(
        '{identity,contact,plan,safety,clinical,huddle,step,asked}'::text[]) AS scope;
    RETURN NULL;
END $$;
"""
BEHIND_IT = (
    "people_relationship",
    "people_consent",
    "people_exclusion",
    "people_selflink",
    "people_person",
    "accounts_membership",
    "accounts_user",
    "places_organisation",
    "places_jointmember",
)


def filled(text: str) -> str:
    found = text.replace("{in_time}", IN_TIME).replace("{in_work}", IN_WORK)
    return found.replace("{no}", NO).replace("{yes}", YES)


class Migration(migrations.Migration):
    dependencies = (
        ("people", "0001_tables"),
        ("accounts", "0001_tables"),
        ("places", "0001_tables"),
        ("base", "0002_rows"),
    )
    operations = (
        migrations.RunSQL(NEEDED),
        migrations.RunSQL(AGREED),
        migrations.RunSQL(filled(REACH)),
        migrations.RunSQL(SEEN_ONCE),
        migrations.RunSQL(STANDING),
        migrations.RunSQL(FORGET),
        *(
            migrations.RunSQL(
                f"CREATE TRIGGER forget_seen AFTER INSERT OR UPDATE OR DELETE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION people_forget_seen()"
            )
            for table in BEHIND_IT
        ),
    )
