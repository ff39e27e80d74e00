"""Counts without anybody in them: one function for every measure, for whoever may see a place's numbers.

It gives how many, never who, and groups for whole periods that are over alone: a month, or a quarter, half a year or a
year where a month holds too few. Whom the looker must not know of is not counted for them either, so that a number
never gives away what a list hides (docs/decisions/0018).
"""

from django.db import migrations

IS_OF = """
CREATE FUNCTION insight_is_of(organisation uuid, place uuid) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM places_team t
         WHERE t.closed_on IS NULL AND t.organisation_id = organisation
           AND (t.neighbourhood_id = place OR t.id IN (
                SELECT h.chair_team_id FROM huddle_huddle h WHERE h.neighbourhood_id = place AND h.until_on IS NULL
                UNION
                SELECT i.team_id FROM huddle_invited i JOIN huddle_huddle h ON h.id = i.huddle_id
                 WHERE h.neighbourhood_id = place AND h.until_on IS NULL)))
$$;
"""
COUNTS = """
CREATE FUNCTION insight_counts(
    of_place uuid, of_sitting uuid, since timestamptz, before timestamptz, by_what text, bands int[], moment timestamptz)
RETURNS TABLE (grp text, measure text, amount int, state text, people bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
WITH looker AS (
    SELECT u.id, o.id AS org, o.kind IN ('nhs_trust', 'practice', 'council') AS is_direct
      FROM (SELECT date_trunc('month', since AT TIME ZONE 'Europe/London') AS begins) AS month, accounts_user u
      JOIN places_organisation o ON o.id = nullif(current_setting('app.org', true), '')::uuid
     WHERE u.id = nullif(current_setting('app.actor', true), '')::uuid AND u.is_active
       AND EXISTS (SELECT FROM accounts_membership m
            WHERE m.user_id = u.id AND m.organisation_id = o.id
              AND m.from_on <= (moment AT TIME ZONE 'Europe/London')::date
              AND (m.until_on IS NULL OR m.until_on > (moment AT TIME ZONE 'Europe/London')::date))
       AND CASE WHEN of_place IS NULL
                THEN current_setting('app.role', true) IN (
                    'trust_clinician', 'gp', 'social_worker', 'team_manager', 'receptionist', 'vcse_worker')
                     AND of_sitting IS NULL AND by_what IN ('', 'month')
                ELSE current_setting('app.role', true) = 'team_manager' AND insight_is_of(o.id, of_place)
                     AND (by_what IN ('', 'month') OR of_sitting IS NULL AND before <= moment
                          AND EXISTS (SELECT FROM unnest(ARRAY[1, 3, 6, 12]) AS span
                               WHERE before AT TIME ZONE 'Europe/London' = month.begins + span * interval '1 month'
                                 AND (extract(month FROM month.begins)::int - 1) % span = 0)
                          AND since AT TIME ZONE 'Europe/London' = month.begins) END
), named AS (
    SELECT r.id FROM doors_referral r
     WHERE of_place IS NOT NULL AND of_sitting IS NULL
       AND r.neighbourhood_id = of_place AND r.asked_at >= since AND r.asked_at < before
    UNION
    SELECT coalesce(r.joined_to_id, r.id)
      FROM huddle_agendaitem i JOIN doors_referral r ON r.id = i.referral_id
      JOIN huddle_sitting s ON s.id = i.sitting_id JOIN huddle_huddle h ON h.id = s.huddle_id
     WHERE i.sitting_id = of_sitting AND h.neighbourhood_id = of_place AND i.state <> 'withdrawn'
    UNION
    SELECT r.id FROM looker, doors_referral r
     WHERE of_place IS NULL AND r.asker_organisation_id = looker.org AND r.asked_at >= since AND r.asked_at < before
    UNION
    SELECT r.id
      FROM looker, huddle_proposal p JOIN places_team t ON t.id = p.team_id
      JOIN huddle_agendaitem i ON i.id = p.item_id JOIN doors_referral r ON r.id = i.referral_id
     WHERE of_place IS NULL AND t.organisation_id = looker.org AND r.asked_at >= since AND r.asked_at < before
    UNION
    SELECT r.id
      FROM looker, steps_offer o JOIN places_team t ON t.id = o.to_team_id
      JOIN doors_referral r ON r.person_id = o.person_id
     WHERE of_place IS NULL AND t.organisation_id = looker.org AND o.state = 'accepted'
       AND o.asked_at >= r.asked_at AND r.asked_at >= since AND r.asked_at < before
), asked AS MATERIALIZED (
    SELECT r.id, r.person_id, r.asked_at, r.decided_at, told.at AS told_at, contact.at AS contact_at, ended.at AS ended_at,
           m.id AS matter_id,
           (r.asked_at AT TIME ZONE 'Europe/London')::date AS asked_on,
           CASE by_what
             WHEN 'month' THEN to_char(r.asked_at AT TIME ZONE 'Europe/London', 'YYYY-MM')
             WHEN 'ethnicity' THEN coalesce(p.ethnicity::text, '')
             WHEN 'language' THEN lower(split_part(p.language, '-', 1))
             WHEN 'age' THEN coalesce((SELECT max(band)::text FROM unnest(bands) AS band
                WHERE band <= extract(year FROM age((r.asked_at AT TIME ZONE 'Europe/London')::date, p.born_on))), '')
             WHEN 'deprivation' THEN coalesce((SELECT a.decile::text
                FROM people_address d
                JOIN LATERAL (SELECT upper(replace(d.postcode, ' ', '')) AS bare) AS b ON length(b.bare) > 4
                JOIN LATERAL (SELECT left(b.bare, -3) || ' ' || right(b.bare, 3) AS postcode) AS w ON true
                JOIN insight_area a ON a.until_at IS NULL
                 AND a.begins IN (w.postcode, left(w.postcode, -2), left(b.bare, -3))
               WHERE d.person_id = p.id AND d.until_at IS NULL
               ORDER BY length(a.begins) DESC, d.id LIMIT 1), '')
             ELSE '' END AS grp
      FROM named n JOIN doors_referral r ON r.id = n.id AND r.joined_to_id IS NULL
      JOIN steps_matter m ON m.id = r.matter_id AND m.ending NOT IN ('made_in_error', 'joined')
      JOIN people_person p ON p.id = r.person_id
      CROSS JOIN looker
      CROSS JOIN LATERAL (
        SELECT least(r.told_at, min(pr.told_at), min(pr.answered_at)) AS at
          FROM huddle_proposal pr JOIN huddle_agendaitem i ON i.id = pr.item_id
          JOIN doors_referral asked_as ON asked_as.id = i.referral_id
         WHERE pr.person_id = r.person_id AND coalesce(asked_as.joined_to_id, asked_as.id) = r.id) AS told
      CROSS JOIN LATERAL (
        SELECT CASE WHEN m.ended_at IS NULL OR m.ending <> 'agreed' THEN m.ended_at
                    ELSE (SELECT CASE WHEN bool_and(c.ended_at IS NOT NULL) THEN max(c.ended_at) END
                            FROM steps_matter c
                           WHERE c.person_id = r.person_id AND c.kind = 'care' AND c.opened_at >= m.ended_at) END AS at
      ) AS ended
      CROSS JOIN LATERAL (
        SELECT min(s.closed_at) AS at FROM steps_nextstep s
         WHERE s.person_id = r.person_id AND s.state = 'done' AND s.made_at >= r.asked_at
           AND (ended.at IS NULL OR s.closed_at <= ended.at)
           AND (s.source IN ('', 'proposal') AND EXISTS (SELECT FROM huddle_proposal pr
                 WHERE pr.person_id = r.person_id AND pr.team_id = s.team_id
                   AND pr.decided_at BETWEEN r.asked_at AND s.closed_at)
             OR s.source IN ('', 'offer') AND EXISTS (SELECT FROM steps_offer o
                 WHERE o.person_id = r.person_id AND o.to_team_id = s.team_id AND o.state = 'accepted'
                   AND o.answered_at BETWEEN r.asked_at AND s.closed_at
                   AND (s.source = '' OR s.source_id = o.id)))) AS contact
     WHERE NOT EXISTS (SELECT FROM people_exclusion x
            WHERE x.person_id = r.person_id AND x.user_id = looker.id AND x.until_at IS NULL)
       AND NOT EXISTS (SELECT FROM people_selflink l WHERE l.person_id = r.person_id AND l.user_id = looker.id)
       AND (NOT p.is_restricted OR EXISTS (SELECT FROM people_relationship v
            WHERE v.person_id = r.person_id AND v.party_kind = 'user' AND v.party_id = looker.id
              AND v.from_at <= moment AND (v.until_at IS NULL OR v.until_at > moment)))
       AND (of_sitting IS NULL OR CASE WHEN looker.is_direct
            THEN NOT EXISTS (SELECT FROM people_consent c
                  WHERE c.person_id = r.person_id AND c.organisation_id = looker.org AND c.scope = 'huddle'
                    AND c.until_at IS NULL AND c.state IN ('refused', 'withdrawn'))
            ELSE EXISTS (SELECT FROM people_consent c
                  WHERE c.person_id = r.person_id AND c.organisation_id = looker.org AND c.scope = 'huddle'
                    AND c.until_at IS NULL AND c.state IN ('given', 'best_interest')
                    AND (c.review_on IS NULL OR c.review_on > (moment AT TIME ZONE 'Europe/London')::date)) END)
), waits AS (
    SELECT grp, 'decided' AS measure, asked_at AS from_at, decided_at AS to_at, ended_at FROM asked
    UNION ALL SELECT grp, 'telling', decided_at, told_at, ended_at FROM asked WHERE decided_at IS NOT NULL
    UNION ALL SELECT grp, 'told', asked_at, told_at, ended_at FROM asked
    UNION ALL SELECT grp, 'meeting', told_at, contact_at, ended_at FROM asked WHERE told_at IS NOT NULL
    UNION ALL SELECT grp, 'first_contact', asked_at, contact_at, ended_at FROM asked
), each AS (
    SELECT grp, measure,
           greatest(0, ceil(extract(epoch FROM coalesce(to_at, ended_at, moment) - from_at) / 900))::int AS amount,
           CASE WHEN to_at IS NOT NULL THEN 'done' WHEN ended_at IS NOT NULL THEN 'ended' ELSE 'open' END AS state
      FROM waits
    UNION ALL
    SELECT grp, 'asked', 0, 'yes' FROM asked
    UNION ALL
    SELECT grp, 'same_day', 0,
           CASE WHEN (told_at AT TIME ZONE 'Europe/London')::date = asked_on THEN 'yes'
                WHEN told_at IS NULL AND ended_at IS NULL AND asked_on = (moment AT TIME ZONE 'Europe/London')::date
                THEN 'pending' ELSE 'no' END
      FROM asked
    UNION ALL
    SELECT grp, 'not_told', 0, CASE WHEN told_at IS NULL AND ended_at IS NULL THEN 'yes' ELSE 'no' END
      FROM asked WHERE decided_at IS NOT NULL
    UNION ALL
    SELECT grp, 'doors', 1 + noes.count,
           CASE WHEN contact_at IS NULL THEN 'pending' WHEN noes.count = 0 THEN 'yes' ELSE 'no' END
      FROM asked CROSS JOIN LATERAL (
        SELECT count(DISTINCT o.to_team_id)::int AS count FROM steps_offer o
         WHERE o.person_id = asked.person_id AND o.state = 'declined' AND o.answered_at >= asked.asked_at
           AND o.answered_at <= coalesce(asked.contact_at, asked.ended_at, moment)) AS noes
     WHERE contact_at IS NOT NULL OR ended_at IS NULL
    UNION ALL
    SELECT grp, 'asked_again', 0,
           CASE WHEN EXISTS (SELECT FROM doors_referral r
                 WHERE r.person_id = asked.person_id AND r.id <> asked.id
                   AND r.asked_at > asked.asked_at AND r.asked_at <= asked.asked_at + interval '90 days') THEN 'yes'
                WHEN asked_at + interval '90 days' > moment THEN 'pending' ELSE 'no' END
      FROM asked
    UNION ALL
    SELECT grp, 'late_promises', 0,
           CASE WHEN coalesce((s.closed_at AT TIME ZONE 'Europe/London')::date,
                              (moment AT TIME ZONE 'Europe/London')::date) > s.due_on THEN 'yes'
                WHEN s.closed_at IS NULL THEN 'pending' ELSE 'no' END
      FROM asked JOIN steps_nextstep s ON s.person_id = asked.person_id
     WHERE s.made_at >= asked.asked_at AND s.made_at < asked.asked_at + interval '90 days'
)
SELECT grp, measure, amount, state, count(*) FROM each GROUP BY grp, measure, amount, state
$$;
"""


class Migration(migrations.Migration):
    dependencies = (
        ("insight", "0001_tables"),
        ("doors", "0001_tables"),
        ("huddle", "0001_tables"),
        ("people", "0001_tables"),
        ("steps", "0001_tables"),
        ("accounts", "0001_tables"),
    )
    operations = (
        migrations.RunSQL(IS_OF),
        migrations.RunSQL(COUNTS),
    )
