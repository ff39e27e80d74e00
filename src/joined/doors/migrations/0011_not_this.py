"""Whoever holds a status link may say that what we suggested is not what they want: whom that is about."""

from django.db import migrations

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
    dependencies = (("doors", "0010_for_agenda"),)
    operations = (migrations.RunSQL(NOT_THIS, "DROP FUNCTION doors_may_say_not_this(text)"),)
