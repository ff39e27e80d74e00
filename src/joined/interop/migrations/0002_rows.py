"""Row security on original messages and answers; what a client is told of its own requests, and what waits to be sent."""

from django.db import migrations

from joined.base.migrating import Protect

SENT_BY_US = """
CREATE FUNCTION interop_sent_by_us(wanted uuid[], number text, most integer)
RETURNS TABLE (arrival_id uuid, person_id uuid, state text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT a.id, o.person_id, CASE WHEN m.ended_at IS NULL THEN coalesce(lead.state, r.state) ELSE 'ended' END
      FROM interop_client c
      JOIN interop_arrival a ON a.organisation_id = c.organisation_id
      JOIN interop_original o ON o.arrival_id = a.id
      JOIN doors_referral r ON r.id = o.referral_id
      JOIN steps_matter m ON m.id = r.matter_id
      LEFT JOIN doors_referral lead ON lead.id = r.joined_to_id
     WHERE c.id = nullif(current_setting('app.actor', true), '')::uuid AND c.ended_at IS NULL
       AND (wanted IS NULL OR a.id = ANY (wanted)) AND (number = '' OR o.nhs_number = number)
     ORDER BY a.at DESC
     LIMIT most
$$;
"""
UNSENT = """
CREATE FUNCTION interop_unsent(before timestamptz) RETURNS TABLE (answer uuid, person uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT id, person_id FROM interop_answer
     WHERE state IN ('waiting', 'sent') AND next_try_at < before AND current_setting('app.role', true) = 'system'
     ORDER BY next_try_at
$$;
"""


class Migration(migrations.Migration):
    dependencies = (
        ("interop", "0001_tables"),
        ("doors", "0001_tables"),
        ("steps", "0001_tables"),
        ("base", "0002_rows"),
    )
    operations = (
        migrations.RunSQL(SENT_BY_US),
        migrations.RunSQL(UNSENT),
        Protect("interop_original", person="person_id", scope="clinical"),
        Protect("interop_answer", person="person_id", scope="asked"),
    )
